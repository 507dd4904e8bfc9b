"""A heading that is printed again among the rows of one grid."""

from __future__ import annotations

from pipeline.model.document import Grid
from pipeline.model.records import Outcome
from pipeline.recognize.printed_again import without_headings_again
from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY

HEAD = """
科目编码 | 科目名称 | 合计 | 基本支出 | <
^ | ^ | ^ | 人员经费 | 公用经费
"""
FIRST = """
213 | 农林水支出 | 61.40 | 41.40 | 20.00
21303 | 水利 | 61.40 | 41.40 | 20.00
"""
SECOND = """
221 | 住房保障支出 | 8.60 | 8.60 |
22102 | 住房改革支出 | 8.60 | 8.60 |
"""
TOTAL = "合计 | | 70.00 | 50.00 | 20.00\n"


def grid_of(drawn: str) -> Grid:
    (grid,) = (b for b in spanned(drawn, above="").document.blocks if isinstance(b, Grid))
    return grid


def table(*parts: str) -> str:
    return "\n".join(part.strip("\n") for part in parts)


def test_a_heading_of_two_rows_printed_again_heads_no_other_table() -> None:
    found = spanned(table(HEAD, FIRST, HEAD, SECOND, TOTAL))
    assert [e.code for e in found.table.entries] == ["213", "21303", "221", "22102", ""]
    assert ("住房保障支出", "基本支出/人员经费", "8.60") in found.stated
    assert not found.of("arithmetic.total", Outcome.FAIL)


def test_numbers_of_columns_below_it_go_with_it() -> None:
    numbers = "栏次 | | 1 | 2 | 3\n"
    found = spanned(table(HEAD, numbers, FIRST, HEAD, numbers, SECOND, TOTAL))
    assert len(found.table.entries) == 5
    assert len(found.stated) == 13


def test_it_may_stand_above_the_last_total() -> None:
    found = spanned(table(HEAD, FIRST, SECOND, HEAD, TOTAL))
    assert [a for a in found.stated if a[0] == "合计"] == [
        ("合计", "合计", "70.00"),
        ("合计", "基本支出/人员经费", "50.00"),
        ("合计", "基本支出/公用经费", "20.00"),
    ]
    assert len(found.tables) == 1


def test_below_a_total_it_heads_another_table() -> None:
    grid = grid_of(table(HEAD, FIRST, "合计 | | 61.40 | 41.40 | 20.00", HEAD, SECOND))
    assert without_headings_again(grid, VOCABULARY.headings) is grid


def test_above_a_total_with_rows_below_it_heads_another_table() -> None:
    grid = grid_of(table(HEAD, FIRST, HEAD, TOTAL, SECOND))
    assert without_headings_again(grid, VOCABULARY.headings) is grid


def test_a_heading_that_says_anything_else_stays() -> None:
    other = HEAD.replace("公用经费", "日常公用经费")
    grid = grid_of(table(HEAD, FIRST, other, SECOND))
    assert without_headings_again(grid, VOCABULARY.headings) is grid
