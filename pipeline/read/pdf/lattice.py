"""The rules of one table → its regions: the rectangles that its walls part, with their spans.

The finest lattice that all rules make is filled with squares; two neighbours without a wall between
them are one region. A region that is no rectangle (a rule is missing somewhere) is parted into the
rectangles it holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.laid import Box
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.rules import Ruling

_ENOUGH = 0.6
"""A rule along this share of an edge is a wall."""
_CLOSE = 2.5
_THICKEST = 3.5
"""Strokes that are no further apart are of one rule: no line of text fits between them."""
_MOST_LINES = 1500


class Region(NamedTuple):
    """A rectangle of the lattice: its first row and column and how many it lies over."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where the rows and columns of a table part, and the regions of its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    def box(self, region: Region) -> Box:
        return (
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.columns],
            self.ys[region.row + region.rows],
        )


def lattice(ruling: Ruling) -> Lattice | None:
    """The lattice of a table's rules, None where they enclose nothing."""
    xs = _positions([*(r.at for r in ruling.vertical), ruling.left, ruling.right])
    ys = _positions([*(r.at for r in ruling.horizontal), ruling.top, ruling.bottom])
    if len(xs) < 2 or len(ys) < 2 or max(len(xs), len(ys)) > _MOST_LINES:
        return None
    walls = _Walls(xs, ys, ruling)
    return Lattice(xs, ys, tuple(walls.regions()))


def _positions(values: Sequence[float]) -> tuple[float, ...]:
    """Positions in order, close ones made one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _THICKEST:
            kept.append(value)
    return tuple(kept)


class _Walls:
    """Which edges of the lattice a rule runs along."""

    def __init__(self, xs: tuple[float, ...], ys: tuple[float, ...], ruling: Ruling) -> None:
        self.columns, self.rows = len(xs) - 1, len(ys) - 1
        self.right_of = _along(ruling.vertical, xs, ys)
        """(column line, row) where a vertical rule runs"""
        self.below = _along(ruling.horizontal, ys, xs)
        """(row line, column) where a horizontal rule runs"""

    def regions(self) -> Iterator[Region]:
        taken: set[tuple[int, int]] = set()  # below the row in which its region begins
        for row in range(self.rows):
            column = 0
            while column < self.columns:
                if (row, column) in taken:
                    column += 1
                    continue
                region = self._region(row, column, taken)
                taken.update(
                    (r, c)
                    for r in range(row + 1, row + region.rows)
                    for c in range(column, column + region.columns)
                )
                yield region
                column += region.columns

    def _region(self, row: int, column: int, taken: set[tuple[int, int]]) -> Region:
        """The largest rectangle without a wall in it that starts here: first wide, then deep."""
        end = column + 1
        while end < self.columns and (end, row) not in self.right_of and (row, end) not in taken:
            end += 1
        bottom = row + 1
        while bottom < self.rows and self._goes_on(bottom, column, end, taken):
            bottom += 1
        return Region(row, column, bottom - row, end - column)

    def _goes_on(self, row: int, start: int, end: int, taken: set[tuple[int, int]]) -> bool:
        """Whether a row of squares belongs to the region above it: open to it and within."""
        if (row, start) in self.below or (row, start) in taken:
            return False
        for column in range(start + 1, end):
            square = row, column
            if square in self.below or square in taken or (column, row) in self.right_of:
                return False
        return True


def _along(
    rules: Sequence[Rule], lines: tuple[float, ...], crossing: tuple[float, ...]
) -> set[tuple[int, int]]:
    """(line, interval) for every interval between crossing lines that a rule runs along."""
    found: set[tuple[int, int]] = set()
    for at, first, last in rules:
        line = _nearest(lines, at)
        for interval in range(
            max(bisect_right(crossing, first + _CLOSE) - 1, 0), len(crossing) - 1
        ):
            start, end = crossing[interval], crossing[interval + 1]
            if start > last:
                break
            overlap = (end if end < last else last) - (start if start > first else first)
            if overlap >= _ENOUGH * (end - start):
                found.add((line, interval))
    return found


def _nearest(lines: tuple[float, ...], at: float) -> int:
    index = bisect_right(lines, at)
    around = [i for i in (index - 1, index) if 0 <= i < len(lines)]
    return min(around, key=lambda i: abs(lines[i] - at))
