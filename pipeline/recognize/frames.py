"""Columns at the edge of a grid that are one empty cell from top to bottom: its frame, no part of it.

Grid → Grid. Only where the source states its merged cells; a column that is merely empty is one of
the table all the same.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Grid, GridLayout
from pipeline.values.amounts import is_blank


def without_frame(grid: Grid) -> Grid:
    """The grid without the columns at its edges that hold one empty cell over all of its rows."""
    if grid.layout is not GridLayout.SPANNED or len(grid.rows) < 2:
        return grid
    first, last = 0, grid.width
    while first < last and _is_frame(grid, first):
        first += 1
    while last > first and _is_frame(grid, last - 1):
        last -= 1
    if first == last or (first == 0 and last == grid.width):
        return grid
    return replace(grid, rows=tuple(row[first:last] for row in grid.rows))


def _is_frame(grid: Grid, column: int) -> bool:
    if column >= len(grid.rows[0]):
        return False
    top = grid.rows[0][column]
    return is_blank(top.text) and top.column_span == 1 and top.row_span == len(grid.rows)
