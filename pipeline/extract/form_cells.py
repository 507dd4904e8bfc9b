"""Cells of forms as they are read: closed up, "" where nothing is printed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Cell
from pipeline.values.amounts import is_blank
from pipeline.values.text import closed_up

Row = tuple[Cell | None, ...]


def text_of(cell: Cell | None) -> str:
    """A cell's text closed up, "" for a covered or blank one."""
    return "" if cell is None or is_blank(cell.text) else closed_up(cell.text)


def printed_in(row: Row) -> list[str]:
    """The texts of a row's cells as printed, "" for covered and blank ones."""
    return ["" if cell is None or is_blank(cell.text) else cell.text for cell in row]


def is_spanned(body: Sequence[Row]) -> bool:
    """Whether a table's source states its merged cells."""
    return any(c.row_span > 1 or c.column_span > 1 for row in body for c in row if c is not None)
