"""Rows between those of a form: the total that opens every page, and notes."""

from __future__ import annotations

import pytest

from pipeline.model.document import Cell, Document, Grid, GridLayout, Paragraph, Place
from tests.support import Understood, identity

FILE = "岱山县水利局.pdf"
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
TOTAL = ["", "合计", "71.40", "51.40", "20.00"]
ROWS = [
    ["213", "农林水支出", "61.40", "41.40", "20.00"],
    ["21303", "水利", "61.40", "41.40", "20.00"],
    ["221", "住房保障支出", "10.00", "10.00", ""],
]


def table(*pages: list[list[str]], merged: str = "") -> Understood:
    rows = []
    for number, page in enumerate(pages, 1):
        place = Place(FILE, line=5, page=number)
        for texts in page:
            cells = [Cell(text, place) for text in texts]
            if texts[0] == merged != "":
                cells = [Cell(merged, place, column_span=len(HEAD))]
                cells += [Cell("", place, covered=True)] * (len(HEAD) - 1)
            rows.append(tuple(cells))
    place = Place(FILE, line=1, page=1)
    lines = [Paragraph(text, place) for text in ("部门支出总表", "单位：万元")]
    grid = Grid(tuple(rows), GridLayout.SPANNED, place)
    return Understood(Document(FILE, "pdf", (*lines, grid), (("",), ("",))), identity())


def labels(found: Understood) -> list[str]:
    return [entry.label for entry in found.table.entries]


@pytest.mark.parametrize("head", [[], [HEAD], [HEAD, ["栏次", "", "1", "2", "3"]]])
def test_a_total_that_opens_every_page_is_one(head: list[list[str]]) -> None:
    first = [*(head or [HEAD]), TOTAL, *ROWS[:2]]
    found = table(first, [*head, TOTAL, *ROWS[2:]])
    assert labels(found) == ["合计", "农林水支出", "水利", "住房保障支出"]


def test_a_total_of_other_amounts_is_one_of_its_own() -> None:
    other = ["", "合计", "10.00", "10.00", ""]
    found = table([HEAD, TOTAL, *ROWS[:2]], [other, *ROWS[2:]])
    assert labels(found).count("合计") == 2


def test_a_total_that_stands_again_within_a_page_stays() -> None:
    assert labels(table([HEAD, TOTAL, *ROWS, TOTAL])).count("合计") == 2


@pytest.mark.parametrize(
    ("note", "merged"),
    [
        ("备注：含上年结转 3.50 万元", False),
        ("以上各项含提前下达的资金。", False),
        ("上列支出含提前下达资金", True),
    ],
)
def test_a_note_between_rows_is_no_end_of_a_name(note: str, merged: bool) -> None:
    row = [note if merged else "", "" if merged else note, "", "", ""]
    found = table([HEAD, TOTAL, ROWS[0], row, *ROWS[1:]], merged=note if merged else "")
    assert "农林水支出" in labels(found)
    assert not any(label.startswith("农林水支出" + note[:2]) for label in labels(found))
