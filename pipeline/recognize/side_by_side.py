"""Tables that stand side by side in one grid, each under the title that the first row repeats over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Grid
from pipeline.recognize.caption_lines import CaptionLines
from pipeline.recognize.regions import Row, is_blank_row
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold, tidy

_LEAST_ROWS = 2
"""Rows with several cells that a table has at least."""


def side_by_side(grid: Grid, lines: CaptionLines) -> list[Grid]:
    """The grids of a grid whose parts stand side by side under the same title each."""
    first = next((row for row in grid.rows if not is_blank_row(row)), None)
    if first is None:
        return [grid]
    starts = [column for column, cell in enumerate(first) if not is_blank(cell.text)]
    texts = {fold(first[column].text) for column in starts}
    if len(starts) < 2 or len(texts) > 1 or not lines.titles(tidy(first[starts[0]].text)):
        return [grid]
    edges = [0, *starts[1:], grid.width]
    if any(_crosses(row, edges) for row in grid.rows):
        return [grid]
    parts = [_columns(grid, left, right) for left, right in pairwise(edges)]
    return parts if all(map(_is_table, parts)) else [grid]


def _crosses(row: Row, edges: Sequence[int]) -> bool:
    """Whether a cell of a row goes over an edge between two parts."""
    return any(
        column < edge < column + cell.column_span
        for column, cell in enumerate(row)
        for edge in edges[1:-1]
    )


def _columns(grid: Grid, left: int, right: int) -> Grid:
    rows = tuple(row[left:right] for row in grid.rows)
    kept = tuple(row for row in rows if row)
    return replace(grid, rows=kept, place=kept[0][0].place)


def _is_table(grid: Grid) -> bool:
    return sum(_cells(row) > 1 for row in grid.rows) >= _LEAST_ROWS


def _cells(row: Row) -> int:
    return sum(not is_blank(cell.text) for cell in row)
