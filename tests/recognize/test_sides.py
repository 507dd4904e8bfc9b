"""Sides without 收入 and 支出 over them: lists of names beside one another."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned
from tests.support import Understood, amount, printed, understood


def beside(heading: str, *rows: str, above: str = "2023年预算收支表\n单位：万元") -> Understood:
    return spanned("\n".join((heading, *rows)), above=above)


@pytest.mark.parametrize(
    ("first", "second"),
    [("行业", "行业"), ("收入来源去向", "支出来源去向"), ("预算科目", "预算科目")],
)
def test_a_heading_that_comes_again_begins_a_list_of_its_own(first: str, second: str) -> None:
    found = beside(
        f"{first} | 预算数 | {second} | 预算数",
        "农业 | 1.50 | 工业 | 2.50",
        "林业 | 3.50 | 商业 | 4.50",
    )
    assert [row[::2] for row in found.stated] == [
        ("农业", "1.50"),
        ("工业", "2.50"),
        ("林业", "3.50"),
        ("商业", "4.50"),
    ]


def test_whole_numbers_before_a_second_list_are_amounts() -> None:
    """They have the lengths of codes, and names follow them."""
    found = beside(
        "行业 | 本期 | 行业 | 本期", "农业 | 3404 | 工业 | 2245", "林业 | 2004 | 商业 | 1097"
    )
    assert [row[::2] for row in found.stated] == [
        ("农业", "3404"),
        ("工业", "2245"),
        ("林业", "2004"),
        ("商业", "1097"),
    ]


def test_the_numbers_of_a_second_lists_lines_are_its_own() -> None:
    found = beside(
        "序号 | 行业 | 预算数 | 序号 | 行业 | 预算数",
        "1 | 农业 | 1.50 | 3 | 工业 | 2.50",
        "2 | 林业 | 3.50 | 4 | 商业 | 4.50",
    )
    assert [column.label for column in found.table.columns if column.panel == 1] == [
        "序号",
        "行业",
        "预算数",
    ]


def test_a_heading_over_the_amounts_of_every_list_names_no_side() -> None:
    found = beside(
        "行业 | 2022年 | < | 行业 | 2022年 | <",
        "^ | 全市 | 市级 | ^ | 全市 | 市级",
        "农业 | 1.50 | 0.50 | 工业 | 2.50 | 0.70",
    )
    assert [column.label for column in found.table.columns][::3] == ["行业", "行业"]
    assert {a.fiscal_year for a in found.amounts} == {2022}


def test_a_year_over_one_list_is_the_year_of_its_amounts() -> None:
    found = beside(
        "行业 | 2022年 | < | 行业 | 2021年 | <",
        "^ | 全市 | 市级 | ^ | 全市 | 市级",
        "农业 | 1.50 | 0.50 | 农业 | 2.50 | 0.70",
    )
    assert [a.fiscal_year for a in found.amounts] == [2022, 2022, 2021, 2021]


ITEMS = ("预算科目 | 预算数 | 预算科目 | 预算数", "税收 | 9.00 | 农林水 | 9.00")


def directions(found: Understood) -> list[str]:
    return [a.direction for a in found.amounts]


def test_totals_tell_the_sides() -> None:
    found = beside(*ITEMS, "收 入 合 计 | 9.00 | 支 出 合 计 | 9.00")
    assert amount(found, "税收", "预算数").direction == "revenue"
    assert amount(found, "农林水", "预算数").direction == "expenditure"


def test_codes_tell_the_sides() -> None:
    found = beside(
        "科目编码 | 科目名称 | 预算数 | 科目编码 | 科目名称 | 预算数",
        "101 | 税收 | 9.00 | 213 | 农林水 | 8.00",
        "10101 | 增值税 | 9.00 | 21303 | 水利 | 8.00",
    )
    assert directions(found) == ["revenue", "expenditure"] * 2


def test_a_title_tells_both_sides_where_it_names_one_flow() -> None:
    assert set(directions(beside(*ITEMS, above="2023年收入情况表"))) == {"revenue"}


def test_nothing_is_told_where_nothing_says_it() -> None:
    assert set(directions(beside(*ITEMS))) == {""}
    mixed = beside(*ITEMS, "收入合计 | 9.00 | 收入合计 | 9.00", "支出合计 | 1.00 | 支出合计 | 1.00")
    assert set(directions(mixed)) == {""}


def test_the_form_of_one_side_says_nothing_of_a_table_of_two() -> None:
    found = beside(*ITEMS, above="2023年政府性基金预算收支总表")
    assert found.table.form == "budget.government_fund"
    assert set(directions(found)) == {""}


def test_names_of_the_side_that_is_spent_are_functions() -> None:
    found = beside(
        "项目 | 预算数 | 项目 | 预算数",
        "一、财政拨款收入 | 3.00 | 一、农林水支出 | 3.00",
        "本年收入合计 | 3.00 | 本年支出合计 | 3.00",
        above="2023年部门预算收支总表\n单位：万元",
    )
    assert [(a.row_label, a.classification) for a in found.amounts] == [
        ("一、财政拨款收入", "item"),
        ("一、农林水支出", "functional"),
        ("本年收入合计", "item"),
        ("本年支出合计", "functional"),
    ]


def test_the_sources_of_expenditure_are_no_revenue() -> None:
    found = spanned(
        """
项目名称 | 总计 | 财政拨款 | 单位资金 | 单位资金
 | | | 事业收入 | 其他收入
防汛 | 3.00 | 1.00 | 1.00 | 1.00
""",
        above="项目支出总表\n单位：万元",
    )
    assert {a.direction for a in found.amounts} == {"expenditure"}


def test_what_pays_for_projects_is_no_income_of_theirs() -> None:
    found = understood(
        printed("""
        项目支出预算表

        单位：万元

        项目名称 → 总计 → 财政拨款收入 → → 单位资金
         → → 一般公共预算 → 政府性基金 →
        执法办案 → 8.00 → 3.00 → 4.00 → 1.00
        """)
    )
    assert [(a.fund, a.direction) for a in found.amounts] == [
        ("", "expenditure"),
        ("general_public", "expenditure"),
        ("government_fund", "expenditure"),
        ("unit_funds", "expenditure"),
    ]


def test_appropriations_of_all_funds_are_one_measure() -> None:
    found = understood(
        printed("""
        部门收入总表

        单位：万元

        科目编码 → 科目名称 → 总计 → 一般公共预算拨款收入 → 政府性基金预算拨款收入 → 国有资本经营预算拨款收入
        213 → 农林水支出 → 9.00 → 4.00 → 3.00 → 2.00
        """)
    )
    assert [a.measure for a in found.amounts] == ["total", *["appropriation"] * 3]


def test_names_alone_are_classified_in_a_form_of_basic_expenditure() -> None:
    found = understood(
        printed("""
        基本支出总表

        单位：万元

        支出项目类别 → 总计 → 财政拨款
        工资福利支出 → 9.00 → 9.00
        基本工资 → 5.00 → 5.00
        津贴补贴 → 4.00 → 4.00
        """)
    )
    assert {a.classification for a in found.amounts} == {"economic"}
