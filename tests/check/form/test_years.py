"""Years and kinds of organisation left over from another text, and those that are right."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

YEAR, SCOPE = "form.year", "form.department_or_unit"
TABLE = """
        {title}

        部门：岱山县水利局

        {year}

        单位：万元

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 61.40
        21303 → 水利 → 61.40
        """


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("按照规定，现将岱山县水利局2022年单位预算公开如下：", "budget"),
        ("岱山县水利局2022年部门预算信息公开情况说明", "budget"),
        ("第二部分 2022年度部门决算情况说明", "final"),
        ("纳入本部门2022年度部门决算编制范围的单位共2个。", "final"),
        ("本部门 2022 年度收入总计 61.40 万元。", "final"),
        ("截至2022年12月31日，本部门共有车辆2辆。", "final"),
    ],
)
def test_another_year_where_only_this_can_be_meant_is_told(line: str, kind: str) -> None:
    (finding,) = understood(line, kind=kind).of(YEAR, Outcome.FAIL)
    assert finding.source_line == 1
    for said in (finding.message, finding.message_en):
        assert "2022" in said
        assert "2023" in said


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("现将岱山县水利局2023年部门预算公开如下：", "budget"),
        ("2023年收入预算61.40万元，比2022年部门预算增加3万元。", "budget"),
        ("与2022年部门预算相比，减少3万元。", "budget"),
        ("根据《关于批复2022年部门预算的通知》，开展以下工作。", "budget"),
        ("按照关于做好2022年部门预算公开工作的通知要求执行。", "budget"),
        ("冀财社〔2021〕159号关于提前下达2022年补助资金预算的通知", "budget"),
        ("截止2019年末，本部门共有车辆2辆。", "budget"),
        ("截至2022年12月31日，本部门共有车辆2辆。", "budget"),
        ("组织对2022年度部门决算进行了自查。", "budget"),
        ("二、2022年部门预算执行情况", "budget"),
        ("三、2022年工作总结和2023年部门预算", "budget"),
        ("2024年部门预算将继续压减。", "final"),
    ],
)
def test_years_of_comparison_and_of_notices_are_not(line: str, kind: str) -> None:
    assert understood(line, kind=kind).outcomes(YEAR) == [Outcome.PASS]


def test_the_year_over_a_table_is_compared() -> None:
    found = understood(printed(TABLE.format(title="支出总表", year="预算年度：2022")))
    (finding,) = found.of(YEAR, Outcome.FAIL)
    assert finding.source_line == 5


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("支出总表", "预算年度：2023"),
        ("项目支出绩效自评表", "(2022年度)"),
        ("支出总表", "截止时间：2022-12-31"),
    ],
)
def test_a_right_year_and_that_of_an_evaluation_are_not_told(title: str, year: str) -> None:
    found = understood(printed(TABLE.format(title=title, year=year)))
    assert found.outcomes(YEAR) == [Outcome.PASS]


def test_an_old_year_in_a_forms_title_is_told() -> None:
    found = understood(printed(TABLE.format(title="2022年部门支出总表", year="")))
    assert len(found.of(YEAR, Outcome.FAIL)) == 1


def test_a_department_that_calls_its_budget_a_units_is_told() -> None:
    found = understood("现将岱山县水利局2023年单位预算公开如下：")
    (finding,) = found.of(SCOPE, Outcome.FAIL)
    assert finding.source_line == 1
    assert "单位预算" in finding.message


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("现将岱山县水利局2023年部门预算公开如下：", Outcome.PASS),
        ("岱山县水利局本级2023年单位预算信息公开情况说明", Outcome.NOT_APPLICABLE),
        ("岱山县防汛服务中心2023年单位预算公开情况说明", Outcome.NOT_APPLICABLE),
        ("目前单位预算的编制实行综合预算管理。", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_units_own_announcement_is_not(line: str, outcome: Outcome) -> None:
    assert understood(line).outcomes(SCOPE) == [outcome]


@pytest.mark.parametrize(("year", "number"), [("2021年度", 1), ("2023年度", 0)])
def test_a_fund_is_called_a_budget_in_final_accounts_too(year: str, number: int) -> None:
    text = printed(TABLE.format(title="国有资本经营预算财政拨款支出决算表", year=year))
    assert len(understood(text, kind="final").of(YEAR, Outcome.FAIL)) == number


def test_the_year_of_a_table_of_purchases() -> None:
    table = """
        2022年政府采购预算表

        单位：万元

        采购项目 → 数量 → 金额
        办公设备 → 3 → 1.20
        合计 → 3 → 1.20
        """
    assert len(understood(printed(table)).of(YEAR, Outcome.FAIL)) == 1


def test_a_note_on_the_budget_does_not_excuse_the_year_of_the_next_form_of_an_account() -> None:
    found = understood(
        printed("""
        国有资本经营预算财政拨款支出决算表
        注：本部门没有国有资本经营预算财政拨款支出。
        财政拨款“三公”经费支出决算表
        2021年度
        单位：万元

        项目 → 决算数
        公务接待费 → 1.00
        """),
        kind="final",
        year=2023,
    )
    assert any("2021年度" in f.message for f in found.of("form.year", Outcome.FAIL))


def test_a_list_of_other_disclosures_with_their_days_says_nothing_of_this_one() -> None:
    assert not understood("岱山县民政局2018年部门预算 2018-03-02").of(YEAR, Outcome.FAIL)
    assert understood("岱山县水利局2018年部门预算公开说明").of(YEAR, Outcome.FAIL)
