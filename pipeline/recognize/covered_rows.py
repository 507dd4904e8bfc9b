"""Rows of a grid in which merged cells from above cover every place → the grid without them.

Where each row of a form is merged over two rows of its sheet, the second ones print nothing.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cell, Grid, GridLayout


def without_covered_rows(grid: Grid) -> Grid:
    """The grid without the rows that begin no cell; what is merged over them is merged over fewer."""
    if grid.layout is not GridLayout.SPANNED:
        return grid
    is_covered = [bool(row) and all(cell.covered for cell in row) for row in grid.rows]
    if not any(is_covered):
        return grid
    rows = tuple(
        tuple(_lower(cell, sum(is_covered[at : at + cell.row_span])) for cell in row)
        for at, row in enumerate(grid.rows)
        if not is_covered[at]
    )
    return replace(grid, rows=rows)


def _lower(cell: Cell, fewer: int) -> Cell:
    return replace(cell, row_span=cell.row_span - fewer) if fewer else cell
