"""A grid whose heading is printed again among its rows → the grid with the first heading alone.

Pages that were made from a print, or that keep the heading in sight, repeat it above every so many rows.
A heading below a total, or above one, heads another table and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Grid
from pipeline.recognize.column_numbers import column_numbers
from pipeline.recognize.regions import Row, is_blank_row, states_values
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_LEAST_HEADINGS = 2


def without_headings_again(grid: Grid, headings: Headings) -> Grid:
    """The grid without the rows that repeat those which head its first columns, each word and each
    merged cell of them."""
    rows = grid.rows
    first = next((at for at, row in enumerate(rows) if _headings(row) >= _LEAST_HEADINGS), None)
    if first is None or not _is_of_words(rows[first], headings):
        return grid
    depth = _depth(rows, first)
    kept = list(rows[: first + depth])
    at = first + depth
    begun = False  # whether a row states a value
    while at < len(rows):
        again = _repeated(rows, first, at, headings) if begun else 0
        if again >= depth and not _parts(rows, kept[-1], at + again, headings):
            at += again
            continue
        kept.append(rows[at])
        begun = begun or states_values(rows[at])
        at += 1
    return grid if len(kept) == len(rows) else replace(grid, rows=tuple(kept))


def _depth(rows: Sequence[Row], first: int) -> int:
    """How many rows the first heading takes up at least, by the cells merged down in it."""
    reach = first + 1
    at = first
    while at < min(reach, len(rows)):
        reach = max(reach, at + max((cell.row_span for cell in rows[at]), default=1))
        at += 1
    return reach - first


def _repeated(rows: Sequence[Row], first: int, at: int, headings: Headings) -> int:
    """How many rows from one on say what the heading's rows say, numbers of columns among them."""
    count = 0
    while first + count < at and at + count < len(rows):
        if not _say_the_same(rows[first + count], rows[at + count]):
            break
        if not _is_of_words(rows[at + count], headings):
            break
        count += 1
    return count


def _parts(rows: Sequence[Row], above: Row, below: int, headings: Headings) -> bool:
    """Whether what stands above a heading ends a table, or what stands below it begins one: a total that
    is not the last row of all, or a line that says one thing."""
    after = [row for row in rows[below:] if not is_blank_row(row)]
    if not after or _headings(above) < _LEAST_HEADINGS:
        return True
    begins = len(after) > 1 and headings.is_total_row(_first(after[0]))
    return begins or headings.is_total_row(_first(above))


def _is_of_words(row: Row, headings: Headings) -> bool:
    return not states_values(row) or bool(column_numbers(row, headings))


def _headings(row: Row) -> int:
    return len([cell for cell in row if not is_blank(cell.text)])


def _first(row: Row) -> str:
    return next((cell.text for cell in row if not is_blank(cell.text)), "")


def _say_the_same(row: Row, other: Row) -> bool:
    """Whether two rows say the same, each word and each merged cell."""
    return len(row) == len(other) and all(
        fold(cell.text) == fold(beside.text)
        and (cell.column_span, cell.row_span) == (beside.column_span, beside.row_span)
        for cell, beside in zip(row, other, strict=True)
    )
