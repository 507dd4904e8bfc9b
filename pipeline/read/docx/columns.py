"""The columns of a table: each row's cells, by spans and widths → the grid columns that they cover.

Word processors write a table's columns twice, as spans over a grid and as the widths of the cells,
and either may be missing or out of date. Rows whose spans add up to the same count are taken at
their word; any other row is laid onto the grid by its widths, so that its cells keep their columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

_NEAR = 200
"""Twips (3.5 mm): edges that a hand drew apart are meant as one where they are as near as that."""
_NEAR_SHARE = 3
_WHOLE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Span:
    """One cell as its row states it: how many columns, how wide in twips (0: not said), and whether
    it is there once the tracked changes are accepted."""

    columns: int = 1
    width: int = 0
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class RowSpans:
    """A row as it states itself: columns left out before and after, and its cells."""

    cells: tuple[Span, ...]
    before: Span = field(default_factory=lambda: Span(0))
    after: int = 0

    @property
    def columns(self) -> int:
        return self.before.columns + sum(cell.columns for cell in self.cells) + self.after

    @property
    def edges(self) -> list[int]:
        """The column where each cell starts, and the one after the last cell."""
        return list(accumulate((c.columns for c in self.cells), initial=self.before.columns))

    @property
    def drawn_edges(self) -> list[int]:
        """The same in twips; empty where a width is missing."""
        if any(cell.width <= 0 for cell in self.cells):
            return []
        if self.before.columns and self.before.width <= 0:
            return []
        return list(accumulate((c.width for c in self.cells), initial=self.before.width))


Edges = tuple[int, int]
"""The grid lines at which a cell starts and ends, counted from 0 at the table's left."""


Placed = tuple[tuple[tuple[Edges, ...], ...], int]
"""The edges of every row's cells, and how many columns the table has."""


def placed(rows: Sequence[RowSpans], grid: Sequence[int]) -> Placed:
    """Where the cells of every row stand (those deleted left out), and how many columns there are.

    `grid` is the widths of the columns that the table states, in twips. Columns that no cell's edge
    stands at, or that are slivers between edges meant as one, are none.

    >>> placed([RowSpans((Span(2), Span(1))), RowSpans((Span(1), Span(1), Span(1)))], [])
    ((((0, 2), (2, 3)), ((0, 1), (1, 2), (2, 3))), 3)
    >>> placed([RowSpans((Span(2), Span(2))), RowSpans((Span(2), Span(2)))], [])
    ((((0, 1), (1, 2)), ((0, 1), (1, 2))), 2)
    """
    columns = max((row.columns for row in rows), default=0)
    agree = all(row.columns == columns for row in rows)
    if not agree and len(grid) > columns and all(width > 0 for width in grid):
        columns = len(grid)
    lines = _grid_lines(rows, grid, columns)
    edges = [
        row.edges if row.columns == columns or not lines else _by_width(row, lines) for row in rows
    ]
    kept = [
        tuple(pair for pair, cell in zip(pairwise(of_row), row.cells, strict=True) if cell.is_kept)
        for row, of_row in zip(rows, edges, strict=True)
    ]
    return _closed_up(kept, lines)


def _grid_lines(rows: Sequence[RowSpans], grid: Sequence[int], columns: int) -> list[int]:
    """Where each grid line is drawn, in twips: as the table says, else as its full rows draw it."""
    if len(grid) == columns and all(width > 0 for width in grid):
        return list(accumulate(grid, initial=0))
    drawn_at: dict[int, int] = {}
    for row in rows:
        if row.columns == columns and row.drawn_edges:
            for line, drawn in zip(row.edges, row.drawn_edges, strict=True):
                drawn_at.setdefault(line, drawn)
    lines = [drawn_at[line] for line in sorted(drawn_at)]
    rises = all(left < right for left, right in pairwise(lines))
    return lines if len(lines) == columns + 1 and rises else []


def _by_width(row: RowSpans, lines: Sequence[int]) -> list[int]:
    """The grid lines nearest to where a row's cells are drawn, every cell at least a column wide."""
    drawn = row.drawn_edges
    if not drawn or len(row.cells) > len(lines) - 1:
        return row.edges
    if abs(drawn[-1] - lines[-1]) <= lines[-1] * _WHOLE_SHARE:
        drawn = [edge * lines[-1] // max(drawn[-1], 1) for edge in drawn]
    edges: list[int] = []
    for index, edge in enumerate(drawn):
        first = edges[-1] + 1 if edges else 0
        last = len(lines) - len(drawn) + index
        edges.append(_nearest(lines, edge, first, last))
    return edges


def _nearest(lines: Sequence[int], edge: int, first: int, last: int) -> int:
    right = bisect_left(lines, edge, first, last)
    among = (max(right - 1, first), right)
    return min(among, key=lambda line: abs(lines[line] - edge))


def _closed_up(rows: Sequence[tuple[Edges, ...]], lines: Sequence[int]) -> Placed:
    """The same without the lines that no cell stands at and those meant as one with a neighbour."""
    cells = {cell for row in rows for cell in row}
    used = sorted({line for cell in cells for line in cell})
    new = dict(zip(used, _merged(used, lines, cells), strict=True))
    closed = tuple(tuple((new[left], new[right]) for left, right in row) for row in rows)
    return closed, max(new.values(), default=0)


def _merged(used: Sequence[int], lines: Sequence[int], cells: Iterable[Edges]) -> list[int]:
    """The new number of every line in use. Lines merge where nothing lies between them, and where
    they are near each other and no cell would lose its width by it."""
    near = min(_NEAR, lines[-1] // (len(lines) * _NEAR_SHARE)) if lines else -1
    lefts: dict[int, list[int]] = defaultdict(list)
    rights: dict[int, int] = defaultdict(int)
    for left, right in cells:
        lefts[right].append(left)
        rights[left] += 1
    numbers: list[int] = []
    first, covering = 0, 0
    for index, line in enumerate(used):
        is_near = bool(index) and near >= 0 and lines[line] - lines[first] <= near
        would_vanish = any(left >= first for left in lefts[line])
        merges = bool(index) and (not covering or (is_near and not would_vanish))
        numbers.append(numbers[-1] + (not merges) if index else 0)
        first = first if merges else line
        covering += rights[line] - len(lefts[line])
    return numbers
