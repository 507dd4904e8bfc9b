"""Rows whose cells hold several rows, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Cell, Grid, GridLayout, Place
from pipeline.recognize.stacked_lines import unstacked

PLACE = Place("水利局.docx", 1)


def grid(*rows: list[str | Cell]) -> Grid:
    made = tuple(
        tuple(cell if isinstance(cell, Cell) else Cell(cell, PLACE) for cell in row) for row in rows
    )
    return Grid(made, GridLayout.SPANNED, PLACE)


def texts(found: Grid) -> list[list[str]]:
    return [["^" if cell.covered else cell.text for cell in row] for row in found.rows]


def test_rows_that_stand_in_one_are_parted() -> None:
    found = unstacked(
        grid(["科目", "名称", "合计"], ["201\n208", "水利\n农业", "30\n30"], ["", "合计", "60"])
    )
    assert texts(found) == [
        ["科目", "名称", "合计"],
        ["201", "水利", "30"],
        ["208", "农业", "30"],
        ["", "合计", "60"],
    ]


def test_a_name_on_one_line_is_merged_over_the_rows() -> None:
    found = unstacked(grid(["水利", "", "30.00\n7.50"]))
    assert texts(found) == [["水利", "", "30.00"], ["^", "", "7.50"]]
    assert found.rows[0][0].row_span == 2


def test_what_is_merged_over_a_parted_row_grows() -> None:
    covered = Cell("", PLACE, covered=True)
    found = unstacked(
        grid([Cell("支出", PLACE, row_span=2), "水利", "1"], [covered, "农业\n林业", "2\n—"])
    )
    assert texts(found) == [["支出", "水利", "1"], ["^", "农业", "2"], ["^", "林业", "—"]]
    assert found.rows[0][0].row_span == 3


@pytest.mark.parametrize(
    "row",
    [
        ["水利", "123456\n78.90"],
        ["一、财政拨款\n（一）水利\n二、其他收入", "9.00\n5.00"],
        ["水利", "1234\n5678"],
        ["水利\n建设", "12.50"],
        ["水利\n农业", "30\n30", "1\n2\n3"],
        ["其他\n支出", "无\n30"],
    ],
)
def test_a_number_or_a_name_broken_over_lines_stays_one(row: list[str | Cell]) -> None:
    assert unstacked(grid(row)) == grid(row)


cells = st.lists(st.sampled_from(["水利", "30", "1.50", "", "—"]), max_size=3).map("\n".join)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_no_line_is_lost_or_made(rows: list[list[str]]) -> None:
    before = grid(*[list[str | Cell](row) for row in rows])
    after = unstacked(before)
    assert len({len(row) for row in after.rows}) == 1

    def said(found: Grid) -> list[str]:
        lines = (line for row in found.rows for cell in row for line in cell.text.split("\n"))
        return sorted(line for line in lines if line)

    assert said(after) == said(before)
