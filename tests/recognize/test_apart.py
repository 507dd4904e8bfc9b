"""Several tables drawn as one grid are taken apart, each with its own caption."""

from __future__ import annotations

import pytest

from pipeline.model.document import Paragraph, Place
from pipeline.recognize.apart import apart
from tests.read.spreadsheet_support import read
from tests.recognize.test_spanned import spanned
from tests.support import FILE, VOCABULARY, Understood, headings, identity

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


def test_a_title_that_calls_itself_no_table_stands_above_its_unit() -> None:
    found = stacked("2023年支出草案 | < | <", " | | 单位：亿元")
    assert captions(found)[1] == ("", "2023年支出草案", "亿元")
    assert len(found.tables[0].body) == 2


SHEET = """
    附表1
    2023年收入情况表
    单位：万元
    预算科目 → 预算数 → 决算数
    一、税收收入 → 12.00 → 11.00
    收入合计 → 12.00 → 11.00
    附表2
    2023年支出情况表
    单位：亿元
    预算科目 → 预算数 → 决算数
    一、农林水支出 → 2.00 → 1.00
    支出合计 → 2.00 → 1.00
"""


@pytest.mark.parametrize("merged", [True, False], ids=["merged titles", "plain titles"])
@pytest.mark.parametrize("border", ["|", ""], ids=["borders", "none"])
def test_tables_below_one_another_on_a_sheet_keep_their_captions(merged: bool, border: str) -> None:
    text = SHEET.replace("    预算科目", f"    {border}预算科目").replace(
        "    一、", f"    {border}一、"
    )
    text = text.replace("    收入合计", f"    {border}收入合计").replace(
        "    支出合计", f"    {border}支出合计"
    )
    for title in ("2023年收入情况表", "2023年支出情况表") if merged else ():
        text = text.replace(title, f"=>{title} → < → <")
    found = Understood(read(text), identity())
    assert captions(found) == [
        ("附表1", "2023年收入情况表", "万元"),
        ("附表2", "2023年支出情况表", "亿元"),
    ]
    assert [len(table.body) for table in found.tables] == [2, 2]


def test_the_last_row_of_a_page_is_in_no_caption_of_the_next() -> None:
    grid = spanned(REVENUE + "二、其他收入 | < | <").document.blocks[-1]
    same, next_page = (Paragraph("单位：万元", Place(FILE, 9, page)) for page in (1, 2))
    assert list(apart([grid, next_page], VOCABULARY)) == [grid, next_page]
    assert [getattr(block, "text", "") for block in apart([grid, same], VOCABULARY)] == [
        "",
        "二、其他收入",
        "单位：万元",
    ]


def test_who_signed_a_table_is_not_the_caption_of_the_next() -> None:
    found = stacked("填报人： | |", "附表2 | |", "支出完成情况表 | < | <")
    assert captions(found)[1] == ("附表2", "支出完成情况表", "")
    assert len(found.tables[0].body) == 2
    assert found.tables[0].notes == ("填报人：",)


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
