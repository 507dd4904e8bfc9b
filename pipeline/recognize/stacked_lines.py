"""Rows that hold several rows, each on a line of its own in every cell → these rows.

Programs that make a Word file or a page of a PDF write them, and people who go on to the next line in a cell
rather than to the next cell. Read as one, 30 above 30 would be 3030. A number that somebody broke over two
lines is told from two numbers by its decimals, which only its end has, by a point, comma or sign that
stands alone at the break, and where one cell of a row has such a number, no other is taken for several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Grid, GridLayout
from pipeline.recognize.broken_numbers import are_signs_above, with_whole_numbers
from pipeline.values.amounts import is_dash, parse_amount
from pipeline.values.outline import split_number

_Row = tuple[Cell, ...]


def unstacked(grid: Grid) -> Grid:
    """The grid with a row for each line of its stacked rows; a cell without as many lines is merged
    over them."""
    if grid.layout is not GridLayout.SPANNED:
        return grid
    if not any("\n" in cell.text for row in grid.rows for cell in row):
        return grid
    grid = replace(grid, rows=tuple(map(with_whole_numbers, grid.rows)))
    counts = [_rows_in(row) for row in grid.rows]
    if all(count == 1 for count in counts):
        return grid
    rows: list[_Row] = []
    for at, row in enumerate(grid.rows):
        parts = [_parted(cell, counts[at], sum(counts[at : at + cell.row_span])) for cell in row]
        rows += [tuple(part[line] for part in parts) for line in range(counts[at])]
    return replace(grid, rows=tuple(rows))


def is_stack(text: str) -> bool:
    """Whether a cell holds the amounts of several rows, that could not be parted from each other.

    >>> is_stack("9.00\\n5.00"), is_stack("3\\n0.50"), is_stack("9.00"), is_stack("水利\\n9.00")
    (True, False, False, False)
    """
    lines = [line for line in text.split("\n") if line.strip()] if "\n" in text else []
    return len(lines) > 1 and _are_numbers(lines) and _decimals(lines) > 0


def _rows_in(row: _Row) -> int:
    """How many rows the cells of one hold."""
    broken = [cell for cell in row if "\n" in cell.text and not cell.covered]
    lined = [lines for cell in broken if len(lines := _lines(cell)) > 1]
    stacks = [lines for lines in lined if _are_numbers(lines)]
    counts = {len(lines) for lines in stacks}
    if len(counts) != 1 or are_signs_above(row):
        return 1
    (count,) = counts
    if any(len(lines) > count and _are_items(lines) for lines in lined):
        return 1
    beside = sum(len(lines) == count for lines in lined)
    return count if beside > 1 or _decimals(stacks[0]) else 1


def _lines(cell: Cell) -> list[str]:
    return [line for line in cell.text.split("\n") if line.strip()]


def _are_numbers(lines: Sequence[str]) -> bool:
    """Whether each line is a number of its own (or a dash), none the end of the one above."""
    if not all(parse_amount(line) or is_dash(line) for line in lines):
        return False
    broken = any(line.lstrip().startswith(".") for line in lines)
    return not broken and len({n.decimals for n in map(parse_amount, lines) if n}) == 1


def _are_items(lines: Sequence[str]) -> bool:
    """Whether most lines begin with a number of their own (一、, （一）): the names of so many rows, some of
    which state no amount."""
    return sum(bool(split_number(line).style) for line in lines) * 2 > len(lines)


def _decimals(lines: Sequence[str]) -> int:
    return max((n.decimals for n in map(parse_amount, lines) if n), default=0)


def _parted(cell: Cell, count: int, rows: int) -> list[Cell]:
    """A cell for each line of its row: its own line, nothing, or what covers the place."""
    if count == 1:
        return [replace(cell, row_span=rows)]
    lines = _lines(cell)
    if cell.covered or (not lines and cell.row_span == 1):
        return [cell] * count
    if len(lines) == count and cell.row_span == 1:
        return [replace(cell, text=line.strip()) for line in lines]
    return [replace(cell, row_span=rows), *[Cell("", cell.place, covered=True)] * (count - 1)]
