"""Rows as numbers: what they add up to, and which rows a row is the sum of.

Amounts are whole numbers of the last digit that their column prints, so that sums are exact and
the tolerance is what rounding explains: half a digit for every term and for the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.recognize.rows import Line
from pipeline.values.amounts import parse_amount

Vector = tuple[int, ...]
"""One row's amounts, column by column; 0 where nothing is printed."""

_LONGEST = 400
"""A row is not sought to be the sum of more rows than that."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The rows of one panel as vectors, and what their columns print at all."""

    rows: tuple[Vector, ...]

    def is_nothing(self, row: int) -> bool:
        """Whether a row prints no amount but zeros."""
        return not any(self.rows[row])

    def of(self, rows: Sequence[int]) -> Vector:
        """The sum of some rows."""
        return _sum([self.rows[row] for row in rows], len(self.rows[0]) if self.rows else 0)

    def make(self, rows: Sequence[int], total: Vector) -> bool:
        """Whether rows add up to a total in every column, but for what rounding explains."""
        return _agree(self.of(rows), total, len(rows))


def sums_of(lines: Sequence[Line], additive: Sequence[int]) -> Sums:
    """The lines' amounts in the columns (of `Line.amounts`) that can be added."""
    columns = [_column(lines, slot) for slot in additive]
    return Sums(tuple(zip(*columns, strict=True)) if columns else ((),) * len(lines))


def _column(lines: Sequence[Line], slot: int) -> list[int]:
    numbers = [parse_amount(cell.text) if (cell := line.amounts[slot]) else None for line in lines]
    digits = max((n.decimals for n in numbers if n and not n.is_percentage), default=0)
    return [
        int(n.value.scaleb(digits).to_integral_value()) if n and not n.is_percentage else 0
        for n in numbers
    ]


def _sum(vectors: Sequence[Vector], width: int) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True))) if vectors else (0,) * width


def _agree(made: Vector, total: Vector, terms: int) -> bool:
    return all(abs(a - b) * 2 <= terms + 1 for a, b in zip(made, total, strict=True))


def _exceeds(made: Vector, total: Vector, terms: int) -> bool:
    """Whether more was added already than the total, where amounts are never negative."""
    return any(a > b >= 0 and (a - b) * 2 > terms + 1 for a, b in zip(made, total, strict=True))


def summed_parents(
    sums: Sums,
    total: Vector,
    may_hold: Callable[[int, int], bool],
    is_heading: Callable[[int, int], bool],
) -> list[int | None] | None:
    """The row that each row is part of (None at the top), where every row that others are part of
    is their sum and the top rows are the total's parts; None where there is no such reading.

    `may_hold(above, below)` says whether one row may be part of another at all, `is_heading(above,
    below)` whether a single row below may be all of the one above.
    """
    count = len(sums.rows)
    ends = [index + 1 for index in range(count)]
    for index in reversed(range(count)):
        if not sums.is_nothing(index):
            ends[index] = _end(sums, index, ends, may_hold, is_heading)
    tops = _run(0, count, ends)
    if not _agree(sums.of(tops), total, len(tops)):
        return None
    parents: list[int | None] = [None] * count
    for index in range(count):
        for child in _run(index + 1, ends[index], ends):
            parents[child] = index
    return parents


def _end(
    sums: Sums,
    index: int,
    ends: Sequence[int],
    may_hold: Callable[[int, int], bool],
    is_heading: Callable[[int, int], bool],
) -> int:
    """Where the rows end that a row is the sum of: right behind it where it is a sum of none."""
    target = sums.rows[index]
    made: Vector = (0,) * len(target)
    at = index + 1
    terms = 0
    stating: list[int] = []
    while at < len(ends) and terms < _LONGEST and may_hold(index, at):
        made = tuple(a + b for a, b in zip(made, sums.rows[at], strict=True))
        stating += [] if sums.is_nothing(at) else [at]
        terms, at = terms + 1, ends[at]
        if _exceeds(made, target, terms):
            break
        if stating and _agree(made, target, terms):
            alone = len(stating) == 1 and ends[stating[0]] == stating[0] + 1
            return index + 1 if alone and not is_heading(index, stating[0]) else at
    return index + 1


def _run(start: int, end: int, ends: Sequence[int]) -> list[int]:
    """The rows from `start` to `end` that stand next to each other, what is below them left out."""
    rows: list[int] = []
    while start < end:
        rows.append(start)
        start = ends[start]
    return rows
