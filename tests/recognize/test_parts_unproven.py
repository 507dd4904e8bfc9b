"""A part of a table on the next page that nothing joins to it: its amounts are doubted, no sum accuses."""

from __future__ import annotations

import pytest

from pipeline.model.document import Block, Cell, Document, Grid, GridLayout, Paragraph, Place
from pipeline.model.records import Outcome
from pipeline.model.table import JoinedBy
from tests.support import Understood, identity

FILE = "岱山县水利局.pdf"
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["", "合计", "71.40", "51.40", "20.00"],
    ["213", "农林水支出", "61.40", "41.40", "20.00"],
    ["21303", "水利", "61.40", "41.40", "20.00"],
    ["221", "住房保障支出", "10.00", "10.00", "0.00"],
]


def grid(page: int, rows: list[list[str]], widths: list[float]) -> Grid:
    lefts = [60 + sum(widths[:at]) for at in range(len(widths) + 1)]

    def cell(x: int, y: int, text: str) -> Cell:
        box = (lefts[x], 90.0 + 20 * y, lefts[x + 1], 110.0 + 20 * y)
        return Cell(text, Place(FILE, line=9 + y, page=page, box=box))

    made = tuple(
        tuple(cell(x, y, text) for x, text in enumerate(row)) for y, row in enumerate(rows)
    )
    return Grid(made, GridLayout.SPANNED, made[0][0].place)


def found(*second: Block) -> Understood:
    above = [
        Paragraph(text, Place(FILE, line=at, page=1))
        for at, text in enumerate(("部门支出总表", "单位：万元"), 1)
    ]
    first = grid(1, [HEAD, *ROWS[:3]], [60.0, 120.0, 60.0, 60.0, 60.0])
    return Understood(Document(FILE, "pdf", (*above, first, *second), (("",), ("",))), identity())


OTHER = [["科目编码", "科目名称", "合计", "项目支出"], ["221", "住房保障支出", "10.00", "0.00"]]
NAMES = [["科目名称", "合计", "项目支出"], ["住房保障支出", "10.00", "0.00"]]


def accused(made: Understood) -> list[str]:
    return [f.check for f in made.findings if f.outcome.fails and f.check.startswith("arithmetic.")]


def test_a_part_that_begins_as_the_table_has_its_caption_and_sums_accuse_nobody() -> None:
    made = found(grid(2, OTHER, [90.0, 90.0, 130.0, 40.0]))
    part = made.tables[-1]
    assert [join.by for join in part.page_joins] == [JoinedBy.NOTHING]
    assert (part.title, part.unit) == ("部门支出总表", "万元")
    assert not accused(made)


def test_a_part_under_other_headings_of_the_table_is_doubted() -> None:
    made = found(grid(2, NAMES, [90.0, 130.0, 40.0]))
    part = made.tables[-1]
    assert (part.title, [join.by for join in part.page_joins]) == ("", [JoinedBy.NOTHING])
    (told,) = made.of("form.columns_unproven", Outcome.FAIL)
    assert {cell[0] for cell in told.cells} == {part.name}
    assert not accused(made)


@pytest.mark.parametrize("title", ["政府采购表", "财政拨款支出表"])
def test_a_table_with_a_title_of_its_own_is_none(title: str) -> None:
    made = found(
        Paragraph(title, Place(FILE, line=1, page=2)), grid(2, OTHER, [90.0, 90.0, 130.0, 40.0])
    )
    assert not made.tables[-1].page_joins
