"""Sentences on targets and evaluations: bound to the form that they tell of, where it agrees."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from tests.extract.claims_support import claims
from tests.support import VOCABULARY, printed, understood

PROJECTS = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 90.00 → 60.00 → 30.00
    213 → 农林水支出 → 90.00 → 60.00 → 30.00
    """)
REVIEWED = printed("""
    某市级2023年堤防加固项目绩效自评表
    项目名称 → 堤防加固 → → → → →
    主管部门 → 岱山县水利局 → → 实施单位 → 岱山县水文站 → →
    项目资金（万元） → → 年初预算数 → 全年预算数 → 全年执行数 → 分值 → 执行率
     → 年度资金总额 → 30.00 → 28.00 → 21.00 → 10 → 75.00%
    一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分
    产出指标 → 数量指标 → 加固堤防长度 → 12公里 → 12公里 → 90 → 88
    总分 → → → → → 100 → 95.5
    """)


@pytest.mark.parametrize(
    "said",
    [
        "2023年政策和项目全面实施绩效目标管理，涉及项目4个，预算资金30.00万元。",
        "其他运转类项目和特定目标类项目均实行绩效目标管理，共计4个一级项目，涉及资金30.00万元。",
        # that these are all of them the sentence does not say, but the amount does
        "本单位编报绩效目标的项目共2个，涉及项目预算资金30.00万元。",
    ],
)
def test_what_targets_cover_is_the_total_of_all_projects(said: str) -> None:
    (found,) = [c for c in claims(f"{said}\n\n{PROJECTS}", kind="budget") if c.kind == "amount"]
    assert (found.bound_row_no, found.bound_column_no, found.code) == (1, 5, "")


@pytest.mark.parametrize(
    "said",
    [
        "2023年政策和项目全面实施绩效目标管理，涉及项目4个，预算资金31.00万元。",
        "本单位编报绩效目标的项目共2个，涉及项目预算资金29.00万元。",
    ],
)
def test_other_money_or_part_of_the_projects_is_bound_to_nothing(said: str) -> None:
    (found,) = [c for c in claims(f"{said}\n\n{PROJECTS}", kind="budget") if c.kind == "amount"]
    assert found.bound_table == ""


def test_what_is_said_of_one_money_is_no_figure_of_all() -> None:
    said = "政策和项目全面实施绩效目标管理，涉及项目4个，预算资金30.00万元，其中财政拨款30.00万元。"
    *_, whole, part = claims(f"{said}\n\n{PROJECTS}", kind="budget")
    assert (whole.fund, whole.bound_column_no) == ("", 5)
    assert (part.fund, part.bound_column_no) == ("appropriation", None)


def test_a_review_is_bound_to_the_form_of_its_project() -> None:
    told = "1.岱山县水文站堤防加固项目绩效自评综述：全年预算数28.00万元，执行数21.00万元。"
    found = [c for c in claims(f"{told}\n\n{REVIEWED}") if c.kind == "amount"]
    assert [(c.amount_text, c.phase) for c in found] == [
        ("28.00", "adjusted"),
        ("21.00", "executed"),
    ]
    assert [c.bound_table for c in found] == [found[0].bound_table] * 2 != ["", ""]


@pytest.mark.parametrize("name", ["海塘维修", "堤防加固（二期）"])
def test_a_review_of_another_project_is_bound_to_nothing(name: str) -> None:
    told = f"1.{name}项目绩效自评综述：全年预算数28.00万元，执行数21.00万元。"
    assert {c.bound_table for c in claims(f"{told}\n\n{REVIEWED}")} == {""}


def test_what_a_review_of_a_project_states_is_of_the_project() -> None:
    found = claims(
        "2.某院安保服务项目绩效自评综述：全年预算数396万元，执行数378.27万元，完成预算的95.52%。"
    )
    assert {c.indicator for c in found} == {"某院安保服务"}
    assert [(c.kind, c.phase) for c in found] == [
        ("amount", "adjusted"),
        ("amount", "executed"),
        ("completion", "executed"),
    ]


VALUES = """
    部门整体支出绩效目标表

    部门名称 → 岱山县水利局 → → → →
    年度主要任务 → 任务名称 → 主要内容 → 金额合计 → 财政拨款 → 其他资金
    年度总体目标 → 保障运转 → → → →
    一级指标 → 二级指标 → 三级指标 → 指标内容 → 指标值 →
    产出指标 → 成本指标 → {names} → {values} → →
    """


def values(names: str, values: str) -> list[tuple[str, str, str, str]]:
    table = printed(VALUES.format(names=names, values=values))
    found = claims(f"支出总计90.00万元。\n\n{PROJECTS}\n\n{table}", kind="budget")
    return [(c.kind, c.indicator, c.amount_text, c.bound_table) for c in found[1:]]


def test_values_of_one_cell_bear_the_names_of_the_cell_before_them() -> None:
    assert values(
        "基本支出：人员经费；日常公用经费", "合计60.00万元；分项40.00万元；20.00万元"
    ) == [
        ("amount", "基本支出", "60.00", ""),
        ("amount", "人员经费", "40.00", ""),
        ("amount", "日常公用经费", "20.00", ""),
    ]
    assert values("指标：基地奖励；岗位补助", "10万元/基地；1000元/人/月") == [
        ("price", "基地奖励", "10", ""), ("price", "岗位补助", "1000", ""),
    ]  # fmt: skip


def test_values_whose_names_are_not_as_many_are_of_nothing_known() -> None:
    assert values("基地奖励；岗位补助；安家补助", "10万元/基地；1000元/人/月") == []


LISTED = printed("""
    项目支出预算表

    单位：万元

    项目名称 → 合计 → 财政拨款 → 其他资金
    合计 → 90.00 → 80.00 → 10.00
    河道清淤 → 60.00 → 55.00 → 5.00
    堤防加固 → 30.00 → 25.00 → 5.00

    """)


def test_money_of_one_project_that_is_evaluated_and_the_appropriations_of_it() -> None:
    said = "拟对河道清淤1个项目开展部门重点绩效评价，涉及预算资金60.00万元，其中财政拨款55.00万元。"
    found = understood(f"{LISTED}\n一、绩效情况\n\n{said}\n", kind="budget")
    stated = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    row = next(a.row_no for a in found.amounts if a.row_label == "河道清淤")
    money, of_it = (c for c in stated if c.kind == "amount")
    assert (money.bound_row_no, of_it.bound_row_no) == (row, row)
    cell = next(a for a in found.amounts if (a.row_no, a.column_no) == (row, of_it.bound_column_no))
    assert cell.amount_text == "55.00"


def test_a_rate_of_completion_behind_what_was_counted_is_of_no_money() -> None:
    said = "项目预算50.00万元，执行数48.00万元，{}。"
    (own,) = [
        c for c in claims(said.format("完成率96.00%"), kind="final") if c.kind == "completion"
    ]
    assert own.percentage_text == "96.00"
    for work in ("培训3期，完成率100%", "完成监测点12个，任务完成率100%", "到位率100%，完成率100%"):
        found = claims(said.format(work), kind="final")
        assert [c for c in found if c.kind == "completion"] == []


def test_no_money_of_a_fund_that_an_evaluation_is_about_is_bound_as_its_neighbour() -> None:
    tables = printed("""
        一般公共预算财政拨款支出决算表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 76.00 → 50.00 → 26.00
        213 → 农林水支出 → 76.00 → 50.00 → 26.00

        政府性基金预算财政拨款收入支出决算表

        单位：万元

        科目编码 → 科目名称 → 年初结转和结余 → 本年收入 → 本年支出 → 年末结转和结余
         → 合计 → → → →
        """)
    said = "开展部门整体支出绩效评价，涉及一般公共预算支出76.00万元，政府性基金预算支出0万元。"
    found = claims(f"{said}\n\n第四部分 决算表\n\n{tables}", kind="final")
    assert [(c.code, c.bound_table != "") for c in found if c.kind == "amount"] == [
        ("general_public", True),
        ("government_fund", True),
    ]


DEPARTMENT = printed("""
    部门整体支出绩效自评表
    部门名称 → 岱山县水利局 → → →
    任务名称 → 主要内容 → 全年预算数（万元） → 全年执行数（万元） → 执行率
    防汛抗旱 → 巡堤 → 40.00 → 30.00 → 75.00%
    金额合计 → → 98.00 → 91.00 → 92.86%
    """)


@pytest.mark.parametrize(("budget", "bound"), [("98.00", [True, True]), ("97.00", [False, True])])
def test_all_that_a_department_spent_is_in_the_form_of_its_evaluation(
    budget: str, bound: list[bool]
) -> None:
    said = f"部门整体支出绩效自评得分95，全年预算数{budget}万元，执行数91.00万元。"
    found = claims(f"{said}\n\n第四部分 决算表\n\n{DEPARTMENT}", kind="final")
    money = [c for c in found if c.kind == "amount"]
    assert [c.indicator for c in money] == ["部门整体支出", "部门整体支出"]
    assert [c.bound_table != "" for c in money] == bound
