"""A part of a table → its rows in the columns of the one above, told by what stands in these."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Cell
from pipeline.recognize.regions import Row, kind_of
from pipeline.values.amounts import is_blank


def aligned(above: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """Rows moved to the columns of the table above: by none or one to either side, as fits best."""
    if not rows:
        return []
    width = max(len(row) for row in above)
    usual = usual_kinds(above, width)
    if max(len(row) for row in rows) == width and len(above[-1]) == width:
        return list(rows)
    shift = max((0, -1, 1), key=lambda by: sum(agreement_of_kinds(usual, row, by) for row in rows))
    return [_shifted(row, shift) for row in rows]


def _shifted(row: Row, by: int) -> Row:
    if by < 0 and not is_blank(row[0].text):
        return row
    return row[-by:] if by < 0 else (*[Cell("", row[0].place)] * by, *row)


def usual_kinds(rows: Sequence[Row], width: int) -> list[set[str]]:
    tail = rows[-8:]
    return [{kind_of(row[c].text) for row in tail if c < len(row)} - {""} for c in range(width)]


def agreement_of_kinds(usual: Sequence[set[str]], row: Row, by: int) -> int:
    score = 0
    for index, cell in enumerate(row):
        kind, column = kind_of(cell.text), index + by
        if kind:
            fits = 0 <= column < len(usual) and (kind in usual[column] or not usual[column])
            score += 1 if fits else -1
    return score
