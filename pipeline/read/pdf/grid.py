"""The cells of one ruled table → a Grid: rectangular, without the lattice lines that part nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.laid import Box
from pipeline.read.pdf.cells import PrintedCell

_THIN = 4.0
"""A lattice column or row narrower than this is the space between two lines of a double rule."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Rows of a table on one page: each place holds its cell, None where another covers it."""

    rows: tuple[tuple[PrintedCell | None, ...], ...]
    box: Box
    is_unproven: bool = False
    """whether it is not sure which column, or which heading, a figure stands under"""

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def printed_table(
    cells: Sequence[PrintedCell], xs: Sequence[float], ys: Sequence[float]
) -> PrintedTable:
    """Cells in their places; a lattice line at which no cell begins is dropped, spans cut to match."""
    columns = _kept([c.column for c in cells if _counts(c.text, c.columns, c.column, xs)])
    rows = _kept([c.row for c in cells if _counts(c.text, c.rows, c.row, ys)])
    grid: list[list[PrintedCell | None]] = [[None] * len(columns) for _ in rows]
    row_of, column_of = _places(rows, len(ys)), _places(columns, len(xs))
    is_whole = len(columns) == len(xs) - 1 and len(rows) == len(ys) - 1
    for cell in cells:
        row, column = row_of[cell.row], column_of[cell.column]
        placed = (
            cell
            if is_whole
            else PrintedCell(
                cell.text,
                cell.box,
                row,
                column,
                rows=max(row_of[cell.row + cell.rows - 1] - row + 1, 1),
                columns=max(column_of[cell.column + cell.columns - 1] - column + 1, 1),
            )
        )
        held = grid[row][column]
        if held is None or (placed.text and not held.text):
            grid[row][column] = placed
    box = (xs[0], ys[0], xs[-1], ys[-1])
    return PrintedTable(tuple(map(tuple, grid)), box)


def _counts(text: str, span: int, start: int, lines: Sequence[float]) -> bool:
    """Whether a cell is one that a column (or row) is there for."""
    return bool(text) or lines[start + span] - lines[start] >= _THIN


def _kept(starts: Sequence[int]) -> list[int]:
    return sorted(set(starts)) or [0]


def _places(kept: Sequence[int], count: int) -> list[int]:
    """Which is the last kept line at or before each of the lines."""
    return [max(bisect_right(kept, line) - 1, 0) for line in range(count)]
