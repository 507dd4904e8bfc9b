"""Cells placed on a table's columns → rectangular rows, with what a merged cell covers marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.docx.columns import Edges
from pipeline.read.docx.raw import NOTE_BEGINS, NOTE_ENDS, PAGE_BREAK, RawCell

_NOTE = re.compile(f"{NOTE_BEGINS}([0-9]+){NOTE_ENDS}")
_NOTE_AT_FIGURE = re.compile(f"(?<=[0-9０-９%％])(?:{_NOTE.pattern})+")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell where it stands in its row. `begins` and `goes_on` say that it is the first of a cell
    merged downwards, or a further one."""

    edges: Edges
    text: str
    begins: bool = False
    goes_on: bool = False


def merged_rows(
    rows: Sequence[Sequence[PlacedCell]], columns: int
) -> tuple[tuple[tuple[RawCell, ...], ...], tuple[str, ...]]:
    """The rows, every one with a cell for each column, and the texts that no one sees because a
    merged cell lies over them.

    A cell that goes on below nothing is a cell of its own, as word processors draw it.
    """
    made = [[RawCell() for _ in range(columns)] for _ in rows]
    unseen: list[str] = []
    above: dict[Edges, int] = {}
    for index, row in enumerate(rows):
        here: dict[Edges, int] = {}
        for cell in row:
            top = above.get(cell.edges) if cell.goes_on else None
            if top is None:
                _lay(made[index], cell)
            else:
                _extend(made, cell.edges, top, index)
                shown = made[top][cell.edges[0]].text
                unseen += [cell.text] if cell.text.strip() and cell.text != shown else []
            if cell.begins or cell.goes_on:
                here[cell.edges] = index if top is None else top
        above = here
    return tuple(map(tuple, made)), tuple(unseen)


def _lay(row: list[RawCell], cell: PlacedCell) -> None:
    left, right = cell.edges
    row[left:right] = [
        RawCell(cell.text, column_span=right - left),
        *(RawCell(covered=True) for _ in range(right - left - 1)),
    ]


def _extend(made: list[list[RawCell]], edges: Edges, top: int, index: int) -> None:
    left, right = edges
    made[top][left] = RawCell(made[top][left].text, right - left, index - top + 1)
    made[index][left:right] = [RawCell(covered=True) for _ in range(right - left)]


def cell_text(paragraphs: Sequence[str]) -> str:
    """A cell's paragraphs as one text. A reference to a note at a figure is left out: set on the
    line it would be read as one more digit.

    >>> cell_text(["", "公用\\t经费", "4.10\\x0e1\\x0f", ""]), cell_text(["其他\\x0e2\\x0f"])
    ('公用 经费\\n4.10', '其他[2]')
    """
    text = "\n".join(paragraphs).replace(PAGE_BREAK, "").replace("\t", " ").strip("\n")
    return with_note_numbers(_NOTE_AT_FIGURE.sub("", text))


def with_note_numbers(text: str) -> str:
    """A text with its references to notes as [1]."""
    return _NOTE.sub(r"[\1]", text)
