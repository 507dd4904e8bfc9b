"""Sides without 收入 and 支出 over them: lists of names beside one another."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned
from tests.support import Understood, amount


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
