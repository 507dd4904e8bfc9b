"""A grid that was cut out of a larger one → the same within columns of its own.

The columns of a larger grid are those of all its tables: on a sheet a narrower table has blank ones at its
right, in Word every edge of any table parts the columns of all.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cell, Grid
from pipeline.values.amounts import is_blank

_Row = tuple[Cell, ...]


def within_own_columns(grid: Grid) -> Grid:
    """The grid without the columns behind all that it says, and without those in which no cell begins."""
    end = max((_end(row) for row in grid.rows), default=0)
    begun = [any(not row[at].covered for row in grid.rows if at < len(row)) for at in range(end)]
    if all(begun) and all(len(row) <= end for row in grid.rows):
        return grid
    before = [sum(begun[:at]) for at in range(end + 1)]
    return replace(grid, rows=tuple(_within(row, begun, before) for row in grid.rows))


def _end(row: _Row) -> int:
    """The column behind the last that a row says anything in."""
    stated = (at + cell.column_span for at, cell in enumerate(row) if not is_blank(cell.text))
    return max(stated, default=0)


def _within(row: _Row, begun: list[bool], before: list[int]) -> _Row:
    """A row in the columns in which a cell begins; `before` counts these before each column."""
    last = len(begun)
    return tuple(
        replace(cell, column_span=before[min(at + cell.column_span, last)] - before[at])
        if cell.column_span > 1
        else cell
        for at, cell in enumerate(row[:last])
        if begun[at]
    )
