"""Rows as numbers: what they add up to, and which rows a row is the sum of.

Amounts are whole numbers of the last digit that their column prints, so that sums are exact and
the tolerance is what rounding explains: half a digit for every term and for the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.recognize.rows import Line
from pipeline.values.amounts import parse_amount

Vector = tuple[int, ...]
"""One row's amounts, column by column; 0 where nothing is printed."""

_LONGEST = 400
"""A row is not sought to be the sum of more rows than that."""
_MOST_STEPS = 100_000
"""How long a reading is sought in one panel."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The rows of one panel as vectors, and what their columns print at all."""

    rows: tuple[Vector, ...]
    width: int

    def is_nothing(self, row: int) -> bool:
        """Whether a row prints no amount but zeros."""
        return not any(self.rows[row])

    def of(self, rows: Sequence[int]) -> Vector:
        """The sum of some rows."""
        vectors = [self.rows[row] for row in rows]
        return tuple(map(sum, zip(*vectors, strict=True))) if vectors else (0,) * self.width

    def only(self, rows: Sequence[int]) -> Sums:
        """Some of the rows."""
        return Sums(tuple(self.rows[row] for row in rows), self.width)

    def make(self, rows: Sequence[int], total: Vector) -> bool:
        """Whether rows add up to a total in every column, but for what rounding explains."""
        return _agree(self.of(rows), total, len(rows))


def sums_of(lines: Sequence[Line], additive: Sequence[int]) -> Sums:
    """The lines' amounts in the columns (of `Line.amounts`) that can be added."""
    columns = [_column(lines, slot) for slot in additive]
    rows = tuple(zip(*columns, strict=True)) if columns else ((),) * len(lines)
    return Sums(rows, len(columns))


def _column(lines: Sequence[Line], slot: int) -> list[int]:
    numbers = [parse_amount(cell.text) if (cell := line.amounts[slot]) else None for line in lines]
    digits = max((n.decimals for n in numbers if n and not n.is_percentage), default=0)
    return [
        int(n.value.scaleb(digits).to_integral_value()) if n and not n.is_percentage else 0
        for n in numbers
    ]


def _agree(made: Vector, total: Vector, terms: int) -> bool:
    return all(abs(a - b) * 2 <= terms + 1 for a, b in zip(made, total, strict=True))


def _exceeds(made: Vector, total: Vector, terms: int) -> bool:
    """Whether more was added already than the total, where amounts are never negative."""
    return any(a > b >= 0 and (a - b) * 2 > terms + 1 for a, b in zip(made, total, strict=True))


Relation = Callable[[int, int], bool]


def summed_parents(
    sums: Sums, total: Vector, may_hold: Relation, is_heading: Relation
) -> list[int | None] | None:
    """The row that each row is part of (None at the top), where every row that others are part of
    is their sum and the top rows are the total's parts; None where there is no such reading.

    `may_hold(above, below)` says whether one row may be part of another at all, `is_heading(above,
    below)` whether the print shows that the one below stands deeper.
    """
    search = _Search(sums, may_hold, is_heading)
    for index in reversed(range(len(sums.rows))):
        search.seek(index)
    tops = search.run(0, total, None)
    if tops is None:
        return None
    parents: list[int | None] = [None] * len(sums.rows)
    waiting = list(tops)
    while waiting:
        row, as_node = waiting.pop()
        for child, is_node in search.nodes[row] if as_node else ():
            parents[child] = row
            waiting.append((child, is_node))
    return parents


_Run = tuple[tuple[int, bool], ...]
"""Rows that stand next to each other, each with whether others are part of it."""
_Chain = tuple["_Chain", int, bool] | None
_State = tuple[int, Vector, int, _Chain]


@dataclass(slots=True)
class _Search:
    """Seeks rows that are the sum of those that follow, from the last row to the first.

    `nodes` are the parts of each row that is such a sum, `ends` where they end, `weak` the rows
    with a single part that nothing in print shows to be one.
    """

    sums: Sums
    may_hold: Relation
    is_heading: Relation
    nodes: dict[int, _Run] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    weak: set[int] = field(default_factory=set)
    steps: int = _MOST_STEPS

    def seek(self, index: int) -> None:
        """Find the rows that one row is the sum of."""
        if self.sums.is_nothing(index):
            return
        found = self.run(index + 1, self.sums.rows[index], index)
        if found is None:
            return
        stating = [part for part in found if not self.sums.is_nothing(part[0])]
        if len(stating) == 1 and not stating[0][1] and not self.is_heading(index, stating[0][0]):
            self.weak.add(index)
        self.nodes[index] = found
        last, is_node = found[-1]
        self.ends[index] = self.ends[last] if is_node else last + 1

    def run(self, start: int, total: Vector, above: int | None) -> _Run | None:
        """The rows from `start` on that add up to a total: to the last row where `above` is None."""
        count = len(self.sums.rows)
        states: list[_State] = [(start, (0,) * len(total), 0, None)]
        while states and self.steps:
            self.steps -= 1
            at, made, terms, chain = states.pop()
            whole = at == count if above is None else chain is not None and any(made)
            if whole and _agree(made, total, terms):
                return _unchained(chain)
            if at == count or terms >= _LONGEST:
                continue
            if above is not None and not self.may_hold(above, at):
                continue
            made = tuple(a + b for a, b in zip(made, self.sums.rows[at], strict=True))
            if _exceeds(made, total, terms + 1):
                continue
            leaf: _State = (at + 1, made, terms + 1, (chain, at, False))
            if at not in self.nodes:
                states.append(leaf)
                continue
            node: _State = (self.ends[at], made, terms + 1, (chain, at, True))
            states += [node, leaf] if at in self.weak else [leaf, node]
        return None


def _unchained(chain: _Chain) -> _Run:
    run: list[tuple[int, bool]] = []
    while chain is not None:
        chain, row, is_node = chain
        run.append((row, is_node))
    return tuple(reversed(run))
