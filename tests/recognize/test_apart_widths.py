"""Tables of different widths drawn as one grid: each is as wide as what it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Cell, Grid, GridLayout, Place
from pipeline.recognize.own_columns import within_own_columns
from tests.recognize.test_spanned import spanned
from tests.support import headings

WIDE = """
科目名称 | 合计 | 基本支出 | 项目支出 | 经营支出 | 上缴上级支出 | 对附属单位补助支出
农林水支出 | 6.00 | 1.00 | 2.00 | 1.00 | 1.00 | 1.00
"""
PLACE = Place("1.xlsx", 1)


def below(*rows: str) -> list[tuple[str, list[str]]]:
    """The tables of a grid that goes on below a wide table: titles and headings of amounts."""
    found = spanned("\n".join((WIDE.strip(), *rows)))
    return [(table.title, headings(table)) for table in found.tables][1:]


def test_a_title_need_be_no_wider_than_its_own_table() -> None:
    assert below(
        "部门预算政府性基金支出表 | < | | | | |",
        "预算年度：2023 | < | | | | |",
        "部门：岱山县水利局 | 单位：元 | | | | |",
        "项目 | 预算数 | | | | |",
        "水利 | 3.00 | | | | |",
    ) == [("部门预算政府性基金支出表", ["预算数"])]


def test_a_heading_may_be_merged_over_all_columns_of_a_table_below() -> None:
    assert below(
        "公开07表 | | | | | |",
        "一般公共预算财政拨款项目支出决算表 | < | < | | | |",
        "部门：岱山县水利局 | | 单位：元 | | | |",
        "项目经费 | < | < | | | |",
        "科目编码 | 科目名称 | 金额 | | | |",
        "302 | 商品和服务支出 | 3.00 | | | |",
    ) == [("一般公共预算财政拨款项目支出决算表", ["项目经费/金额"])]


def test_a_title_that_ends_otherwise_has_a_caption_below_it() -> None:
    above = "2023年度部门国有资产占用情况 | < | | | | |"
    rows = ("项目 | 数量 | | | | |", "房屋 | 3 | | | | |")
    assert (
        below(above, "部门：岱山县水利局 | | | | | |", *rows)[0][0]
        == "2023年度部门国有资产占用情况"
    )


def test_columns_that_only_other_tables_part_are_none() -> None:
    rows = [
        [Cell("甲", PLACE, 2), Cell("", PLACE, covered=True), Cell("乙", PLACE, 3)],
        [Cell("丙", PLACE, 3), Cell("", PLACE, covered=True), Cell("", PLACE, covered=True)],
    ]
    rows[0] += [Cell("", PLACE, covered=True)] * 2 + [Cell("", PLACE)]
    rows[1] += [Cell("1", PLACE, 2), Cell("", PLACE, covered=True), Cell("", PLACE)]
    own = within_own_columns(Grid(tuple(map(tuple, rows)), GridLayout.SPANNED, PLACE))
    assert [[(c.text, c.column_span, c.covered) for c in row] for row in own.rows] == [
        [("甲", 1, False), ("乙", 2, False), ("", 1, True)],
        [("丙", 2, False), ("", 1, True), ("1", 1, False)],
    ]


@given(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_text_is_lost_and_spans_stay_within_the_grid(spans: list[list[int]]) -> None:
    width = max(map(sum, spans))
    rows = []
    for number, of_row in enumerate(spans):
        row: list[Cell] = []
        for span in of_row:
            row += [Cell(f"{number}.{len(row)}", PLACE, span)]
            row += [Cell("", PLACE, covered=True)] * (span - 1)
        rows.append((*row, *[Cell("", PLACE)] * (width - len(row))))
    own = within_own_columns(Grid(tuple(rows), GridLayout.SPANNED, PLACE))
    for before, after in zip(rows, own.rows, strict=True):
        assert [c.text for c in after if c.text] == [c.text for c in before if c.text]
        assert len(after) == len(own.rows[0])
        for at, cell in enumerate(after):
            covered = [c.covered for c in after[at + 1 : at + cell.column_span]]
            assert covered == [True] * (cell.column_span - 1)
