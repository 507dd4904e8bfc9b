"""What the prose tells of projects' self-evaluations, against their forms."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "performance.review_as_told"


def account(told: str, forms: str = "") -> Understood:
    return understood(
        printed(f"""
        2023年度部门决算

        第二部分 决算情况说明

        一、预算绩效情况说明

        1.{told}

        堤防加固项目绩效自评表
        项目名称 → 堤防加固 → → → → →
        主管部门 → 岱山县水利局 → → 实施单位 → 岱山县水文站 → →
        项目资金（万元） → → 年初预算数 → 全年预算数 → 全年执行数 → 分值 → 执行率
         → 年度资金总额 → 30.00 → 28.00 → 21.00 → 10 → 75.00%
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分
        产出指标 → 数量指标 → 加固堤防长度 → 12公里 → 12公里 → 90 → 88
        总分 → → → → → 100 → 95.5
        {forms}
        """),
        kind="final",
    )


def told(
    budget: str = "28.00", spent: str = "21.00", score: str = "95.5", of: str = "堤防加固"
) -> str:
    return (
        f"{of}项目绩效自评综述：自评得分{score}分。全年预算数为{budget}万元，"
        f"执行数为{spent}万元，完成预算的75%。"
    )


def test_a_review_that_states_the_figures_of_the_form_passes() -> None:
    assert account(told()).outcomes(CHECK) == [Outcome.PASS]


def test_a_review_that_states_others_is_told_with_both() -> None:
    (finding,) = account(told(spent="23.00", score="97")).of(CHECK, Outcome.FAIL)
    assert "“堤防加固项目”" in finding.message or "“堤防加固”" in finding.message
    assert "执行数 23.00 万元，自评表中为 21.00 万元" in finding.message
    assert "得分 97 分，自评表中为 95.5 分" in finding.message


def test_a_form_is_the_one_of_the_body_that_the_review_names() -> None:
    assert len(account(told("9.00", of="岱山县水文站堤防加固")).of(CHECK, Outcome.FAIL)) == 1
    assert account(told("9.00", of="岱山县水库站堤防加固")).of(CHECK, Outcome.FAIL) == []


def test_where_several_forms_have_the_name_nothing_is_said() -> None:
    again = """
        堤防加固（二期）项目绩效自评表
        项目名称 → 堤防加固 → → → → →
        项目资金（万元） → → 年初预算数 → 全年预算数 → 全年执行数 → 分值 → 执行率
         → 年度资金总额 → 50.00 → 50.00 → 50.00 → 10 → 100.00%
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分
        产出指标 → 数量指标 → 加固堤防长度 → 14公里 → 14公里 → 90 → 90
        总分 → → → → → 100 → 100
        """
    assert account(told("9.00"), again).of(CHECK, Outcome.FAIL) == []


def test_how_many_projects_are_told_of_is_one_number() -> None:
    found = understood(
        printed("""
        2023年度部门决算

        第二部分 决算情况说明

        一、预算绩效情况说明

        本部门在部门决算中反映堤防加固等12个一级项目的绩效自评结果。

        本部门在部门决算中反映河道疏浚项目等14个一级项目的绩效自评结果。
        """),
        kind="final",
    )
    (finding,) = found.of("prose.stated_twice", Outcome.FAIL)
    assert "反映绩效自评结果的项目" in finding.message
