"""The same figure in several tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Finding, Outcome
from tests.support import Understood, printed, understood

SUMMARY = """
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 61.40 → 一、农林水支出 → 61.40
        本年收入合计 → 61.40 → 本年支出合计 → 61.40
        收入总计 → 61.40 → 支出总计 → 61.40

        """
EXPENDITURE = """
        支出总表

        {owner}

        单位：{unit}

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → {total} →
        21303 → 水利 → {total} → {total} →
         → 合计 → {total} → {total} →
        """


def expenditure(total: str, unit: str = "万元", owner: str = "2023年度") -> str:
    return printed(EXPENDITURE.format(total=total, unit=unit, owner=owner))


def finding(found: Understood, name: str = "支出总表一致") -> Finding:
    (one,) = [
        f for f in found.findings if f.check == "cross_table.same_amount" and name in f.message
    ]
    return one


@pytest.mark.parametrize(
    ("total", "outcome"),
    [("61.40", Outcome.PASS), ("61.41", Outcome.ROUNDING), ("60.40", Outcome.FAIL)],
)
def test_the_summary_and_the_form_state_the_same(total: str, outcome: Outcome) -> None:
    assert finding(understood(printed(SUMMARY) + "\n" + expenditure(total))).outcome is outcome


@pytest.mark.parametrize(
    ("total", "outcome"),
    [
        ("614,000.00", Outcome.PASS),
        ("614,049.00", Outcome.ROUNDING),
        ("614,051.00", Outcome.FAIL),
        ("61.40", Outcome.FAIL),
    ],
)
def test_tables_in_yuan_and_in_ten_thousand_are_compared_in_yuan(
    total: str, outcome: Outcome
) -> None:
    found = finding(understood(printed(SUMMARY) + "\n" + expenditure(total, "元")))
    assert found.outcome is outcome
    assert found.printed == 614_000


def test_a_figure_in_one_form_only_is_not_applicable() -> None:
    assert finding(understood(expenditure("61.40"))).outcome is Outcome.NOT_APPLICABLE


def test_a_figure_that_one_form_lacks_cannot_be_evaluated() -> None:
    without_total = printed("""
        支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 61.40 →
        21303 → 水利 → 61.40 → 61.40 →
        """)
    found = finding(understood(printed(SUMMARY) + "\n" + without_total))
    assert found.outcome is Outcome.NOT_EVALUATED
    assert "支出总表" in found.message


def test_a_figure_that_one_form_states_twice_and_differently_cannot_be_evaluated() -> None:
    twice = expenditure("61.40") + "\t小计\t50.00\t50.00\t\n"
    found = finding(understood(printed(SUMMARY) + "\n" + twice))
    assert found.outcome is Outcome.NOT_EVALUATED


def test_the_figures_of_a_unit_are_not_held_against_its_departments() -> None:
    found = understood(
        printed(SUMMARY.replace("单位：万元", "部门：417岱山县水利局\n\n        单位：万元"))
        + "\n"
        + expenditure("20.00", owner="单位：417001岱山县防汛服务中心")
    )
    assert {f.outcome for f in found.findings if f.check == "cross_table.same_amount"} == {
        Outcome.NOT_APPLICABLE
    }


def test_general_public_expenditure_is_found_by_its_fund() -> None:
    text = """
        财政拨款收支总表

        单位：万元

        收入 → → 支出 → → →
        项目 → 金额 → 项目 → 合计 → 一般公共预算 → 政府性基金预算
        一、一般公共预算 → 61.40 → 一、农林水支出 → 66.40 → 61.40 → 5.00
        本年收入合计 → 66.40 → 本年支出合计 → 66.40 → 61.40 → 5.00

        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → {total} →
        21303 → 水利 → {total} → {total} →
         → 合计 → {total} → {total} →
        """
    right = finding(understood(printed(text.format(total="61.40"))), "一般公共预算支出表一致")
    wrong = finding(understood(printed(text.format(total="66.40"))), "一般公共预算支出表一致")
    assert (right.outcome, wrong.outcome) == (Outcome.PASS, Outcome.FAIL)


def labelled(total: str) -> str:
    return printed(SUMMARY).replace("支出总计", total).replace("本年支出合计", total)


@pytest.mark.parametrize("total", ["支出合计", "合计", "当年支出小计"])
def test_the_total_of_a_summary_is_found_under_other_names(total: str) -> None:
    found = understood(labelled(total) + "\n" + expenditure("60.40"))
    assert finding(found).outcome is Outcome.FAIL


def test_a_form_that_agrees_with_the_total_that_holds_the_balance_is_right() -> None:
    """One form counts what was carried over, the summary states the total with it and without it."""
    summary = printed(SUMMARY.replace("支出总计 → 61.40", "支出总计 → 70.00"))
    agreeing = finding(understood(summary + "\n" + expenditure("70.00")))
    assert (agreeing.outcome, agreeing.printed) == (Outcome.PASS, Decimal("70.00"))
    assert finding(understood(summary + "\n" + expenditure("66.00"))).outcome is Outcome.FAIL


def test_the_column_over_all_is_told_from_others_beside_it() -> None:
    more = (
        expenditure("60.40")
        .replace("→ 项目支出", "→ 采购安排/小计")
        .replace("60.40 →\n", "60.40 → 9.00\n")
    )
    assert finding(understood(printed(SUMMARY) + "\n" + more)).outcome is Outcome.FAIL


def test_a_form_of_one_row_without_a_name_states_its_total() -> None:
    row = """
        支出总表

        单位：万元

        合计 → 基本支出 → 项目支出
        60.40 → 50.40 → 10.00

        """
    assert finding(understood(printed(SUMMARY) + "\n" + printed(row))).outcome is Outcome.FAIL


BASIC = """
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        208 → 社会保障和就业支出 → 14.53 → 14.53 →
        20805 → 行政事业单位养老支出 → 14.53 → 14.53 →
        2080505 → 机关事业单位基本养老保险缴费支出 → {function} → {function} →

        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
        301 → 工资福利支出 → 14.53 → 14.53 →
        30108 → 机关事业单位基本养老保险缴费 → 6.94 → 6.94 →
        30108 → 机关事业单位基本养老保险缴费 → 7.59 → 7.59 →
        """


@pytest.mark.parametrize(
    ("function", "outcomes"),
    [("14.53", [Outcome.PASS]), ("14.52", [Outcome.ROUNDING]), ("12.00", [])],
)
def test_two_classifications_of_one_item_are_compared_where_they_agree(
    function: str, outcomes: list[Outcome]
) -> None:
    found = understood(printed(BASIC.format(function=function)))
    assert [f.outcome for f in found.findings if "2080505）与按经济分类" in f.message] == outcomes


BY_ROWS = """
        财政拨款收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款 → {general} → 一、农林水支出 → 61.40
        二、政府性基金预算拨款 → → 二、住房保障支出 →
        收入总计 → 61.40 → 支出总计 → 61.40

        """
GENERAL_PUBLIC = """
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {total} → {total} →
         → 合计 → {total} → {total} →
        """


@pytest.mark.parametrize(
    ("general", "total", "outcome"),
    [
        ("61.40", "61.40", Outcome.PASS),
        ("61.40", "60.40", Outcome.FAIL),
        ("51.40", "61.40", Outcome.NOT_EVALUATED),
    ],
)
def test_a_summary_of_one_fund_alone_states_it_without_a_column_of_its_own(
    general: str, total: str, outcome: Outcome
) -> None:
    summary, form = BY_ROWS.format(general=general), GENERAL_PUBLIC.format(total=total)
    text = printed(summary) + "\n" + printed(form)
    assert finding(understood(text), "收支总表与一般公共预算支出表").outcome is outcome


APPROPRIATIONS = """
        财政拨款收支总表

        单位：万元

        收入 → → 支出 → →
        项目 → 预算数 → 项目 → 合计 → 一般公共预算
        一、本年收入 → 61.40 → 一、本年支出 → 70.00 → 70.00
        （一）一般公共预算拨款 → 61.40 → （一）社会保障和就业支出 → 8.60 → 8.60
         → → （二）农林水支出 → 61.40 → 61.40
        二、上年结转 → {carried} → → →
        （一）一般公共预算拨款 → {carried} → 二、结转下年 → →
        收入总计 → 70.00 → 支出总计 → 70.00 → 70.00

        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        208 → 社会保障和就业支出 → 8.60 → 8.60 →
        213 → 农林水支出 → {this_year} → {this_year} →
         → 合计 → {total} → {total} →
        """


@pytest.mark.parametrize("check", ["cross_table.same_amount", "cross_table.same_class"])
def test_what_was_carried_over_may_stand_in_the_summary_alone(check: str) -> None:
    text = APPROPRIATIONS.format(carried="8.60", this_year="52.80", total="61.40")
    found = understood(printed(text))
    assert not found.of(check, Outcome.FAIL)
    said = [f for f in found.of(check, Outcome.NOT_EVALUATED) if "上年结转" in f.message]
    assert [f.difference for f in said] == [Decimal("8.60")]


@pytest.mark.parametrize("check", ["cross_table.same_amount", "cross_table.same_class"])
@pytest.mark.parametrize(
    ("carried", "this_year", "total"),
    [("8.60", "51.80", "60.40"), ("", "52.80", "61.40"), ("8.60", "70.00", "78.60")],
)
def test_any_other_difference_is_one(check: str, carried: str, this_year: str, total: str) -> None:
    text = APPROPRIATIONS.format(carried=carried, this_year=this_year, total=total)
    assert understood(printed(text)).of(check, Outcome.FAIL)
