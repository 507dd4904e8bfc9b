"""Several tables drawn as one grid are taken apart, each with its own caption."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned
from tests.support import Understood, headings

REVENUE = """
预算科目 | 预算数 | 完成数
本年收入合计 | 12.00 | 11.00
一、税收收入 | 12.00 | 11.00
"""
EXPENDITURE = """
预算科目 | 决算数 | 增减额
本年支出合计 | 10.00 | 2.00
一、农林水支出 | 10.00 | 2.00
"""


def captions(found: Understood) -> list[tuple[str, str, str]]:
    return [(table.number, table.title, table.unit) for table in found.tables]


def stacked(*between: str) -> Understood:
    return spanned("\n".join((REVENUE.strip(), *between, EXPENDITURE.strip())))


def test_a_caption_inside_the_grid_begins_another_table() -> None:
    found = stacked("附表2 | |", "2023年支出完成情况表 | < | <", " | | 单位：亿元")
    assert captions(found) == [
        ("", "支出总表", "万元"),
        ("附表2", "2023年支出完成情况表", "亿元"),
    ]
    assert [headings(table) for table in found.tables] == [
        ["预算数", "完成数"],
        ["决算数", "增减额"],
    ]
    assert [len(table.body) for table in found.tables] == [2, 2]
    assert {a.unit for a in found.amounts if a.table_no == 2} == {"亿元"}


@pytest.mark.parametrize(
    "between",
    [
        ("2023年支出完成情况表 | < | <",),
        ("附表2 | |", "支出完成情况表 | |"),
        ("支出完成情况表 | |", " | | 单位：万元"),
        ("附表2 | |",),
        ("单位：万元 | < | <",),
    ],
    ids=["a title", "number and title", "title and unit", "a number", "a unit"],
)
def test_any_row_of_a_caption_parts_two_tables(between: tuple[str, ...]) -> None:
    first, second = stacked(*between).tables
    assert headings(first) == ["预算数", "完成数"]
    assert headings(second) == ["决算数", "增减额"]


def test_a_new_heading_alone_begins_a_table_under_the_same_title() -> None:
    found = stacked()
    assert captions(found) == [("", "支出总表", "万元")] * 2
    assert [headings(table) for table in found.tables] == [
        ["预算数", "完成数"],
        ["决算数", "增减额"],
    ]


def test_a_heading_that_comes_again_as_it_was_parts_nothing() -> None:
    found = spanned(REVENUE + REVENUE.replace("税收", "非税").strip())
    (table,) = found.tables
    assert [entry.label for entry in table.entries][-1] == "一、非税收入"


def test_rows_of_the_body_are_no_captions() -> None:
    body = (
        REVENUE.strip()
        + "\n其中：单列情况 | < | <\n二、非税收入 | 1.00 | 1.00\n附表 | | \n收入明细表 | | "
    )
    assert len(spanned(body).tables) == 1


def test_who_signed_a_table_is_not_the_caption_of_the_next() -> None:
    found = stacked("填报人： | |", "附表2 | |", "支出完成情况表 | < | <")
    assert captions(found)[1] == ("附表2", "支出完成情况表", "")
    assert len(found.tables[0].body) == 3


SIDES = """
2023年债务情况表 | < | < | 2023年债务情况表 | < | <
表四 | | 单位：万元 | 表四 | | 单位：亿元
项目 | 全市 | < | 项目 | 市本级 | <
^ | 预算数 | 决算数 | ^ | 预算数 | 决算数
一般债务余额 | 8.00 | 7.00 | 一般债务余额 | 0.40 | 0.30
"""


def test_a_title_repeated_side_by_side_is_that_of_each_part() -> None:
    found = spanned(SIDES, above="债务")
    assert captions(found) == [
        ("表四", "2023年债务情况表", "万元"),
        ("表四", "2023年债务情况表", "亿元"),
    ]
    assert [headings(table) for table in found.tables] == [
        ["全市/预算数", "全市/决算数"],
        ["市本级/预算数", "市本级/决算数"],
    ]


def test_parts_that_a_cell_joins_stay_together() -> None:
    joined = SIDES.strip() + "\n合计 | 8.00 | 7.00 | < | < | <"
    assert len(spanned(joined, above="债务").tables) == 1
