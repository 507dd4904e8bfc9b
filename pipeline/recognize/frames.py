"""Columns of a grid that are none of the table: its frame, and what is merged away in every row.

Grid, or its rows → the same with fewer columns. Only where the source states its merged cells; a
column that is merely empty is one of the table all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Grid, GridLayout
from pipeline.recognize.regions import Row
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


def without_merged_columns(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows without the columns in which no row has a cell of its own: the editor that drew the table
    cut a column in two, and all that is printed lies over both."""
    width = max(map(len, rows), default=0)
    own = [any(c < len(row) and not row[c].covered for row in rows) for c in range(width)]
    if all(own):
        return tuple(rows)
    return tuple(_narrowed(row, own) for row in rows)


def _narrowed(row: Row, own: Sequence[bool]) -> Row:
    kept: list[Cell] = []
    for column, cell in enumerate(row):
        if own[column]:
            span = sum(own[column : column + cell.column_span])
            kept.append(cell if span == cell.column_span else replace(cell, column_span=span))
    return tuple(kept)
