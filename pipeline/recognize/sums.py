"""Rows as numbers: what they add up to, and which rows a row is the sum of.

Amounts are whole numbers of the last digit that their column prints, so that sums are exact and
the tolerance is what rounding explains: half a digit for every term and for the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import add

from pipeline.recognize.line import Line
from pipeline.values.amounts import parse_amount

Vector = tuple[int, ...]
"""One row's amounts, column by column; 0 where nothing is printed."""

_LONGEST = 400
"""A row is not sought to be the sum of more rows than that."""
_MOST_STEPS, _MOST_OF_A_ROW = 40_000, 1_000
"""How long a reading is sought in one panel, and how long the parts of one row."""
_MOST_ENDS = 3
"""How many ends are sought of the rows that one row is the sum of."""


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
    margin = terms + 1
    for a, b in zip(made, total, strict=True):  # noqa: SIM110 (asked at every step of a search)
        if not -margin <= (a - b) * 2 <= margin:
            return False
    return True


def _exceeds(made: Vector, total: Vector, terms: int) -> bool:
    """Whether more was added already than the total, where amounts are never negative."""
    margin = terms + 1
    for a, b in zip(made, total, strict=True):  # noqa: SIM110 (asked at every step of a search)
        if a > b >= 0 and (a - b) * 2 > margin:
            return True
    return False


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
    tops = next(search.runs(0, total, None), None)
    if tops is None:
        return None
    parents: list[int | None] = [None] * len(sums.rows)
    waiting: list[tuple[int | None, _Run]] = [(None, tops)]
    while waiting:
        above, run = waiting.pop()
        for row, parts in run:
            parents[row] = above
            waiting += [(row, parts.run)] if parts else []
    return parents


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows that one row is the sum of, and where they end; `weak` is a single part that nothing
    in print shows to be one."""

    run: _Run
    end: int
    weak: bool


_Run = tuple[tuple[int, _Parts | None], ...]
"""Rows that stand next to each other, each with the parts that it is taken to have."""
_Chain = tuple["_Chain", int, _Parts | None] | None
_State = tuple[int, Vector, int, _Chain]


@dataclass(slots=True)
class _Search:
    """Seeks rows that are the sum of those that follow, from the last row to the first.

    `known` are the ways in which a row is such a sum, by where its parts end.
    """

    sums: Sums
    may_hold: Relation
    is_heading: Relation
    known: dict[int, list[_Parts]] = field(default_factory=dict)
    steps: int = _MOST_STEPS

    def seek(self, index: int) -> None:
        """Find the rows that one row is the sum of."""
        if self.sums.is_nothing(index):
            return
        if block := self._printed_block(index):
            self.known[index] = [block]
            return
        found: dict[int, _Parts] = {}
        for run in self.runs(index + 1, self.sums.rows[index], index):
            last, parts = run[-1]
            end = parts.end if parts else last + 1
            found.setdefault(end, _Parts(run, end, self._is_weak(index, run)))
            if len(found) == _MOST_ENDS:
                break
        if found:
            self.known[index] = list(found.values())

    def _printed_block(self, index: int) -> _Parts | None:
        """The rows that stand deeper in print, up to the next that does not, where the row is their
        sum: no other way is sought then."""
        end = index + 1
        while end < len(self.sums.rows) and self.is_heading(index, end):
            if not self.may_hold(index, end):
                return None
            end += 1
        rows = range(index + 1, end)
        if not rows or not self.sums.make(rows, self.sums.rows[index]):
            return None
        return _Parts(tuple((row, None) for row in rows), end, weak=False)

    def _is_weak(self, index: int, run: _Run) -> bool:
        stating = [(row, parts) for row, parts in run if not self.sums.is_nothing(row)]
        (row, parts), *others = stating
        return not (others or parts or self.is_heading(index, row))

    def runs(self, start: int, total: Vector, above: int | None) -> Iterator[_Run]:
        """The rows from `start` on that add up to a total, in every way that there is: all rows to
        the last one where `above` is None. Of ways that come to the same place with the same sum the
        first is followed."""
        count = len(self.sums.rows)
        states: list[_State] = [(start, (0,) * len(total), 0, None)]
        met = set[tuple[int, Vector, int]]()
        enough = max(self.steps - _MOST_OF_A_ROW, 0) if above is not None else 0
        while states and self.steps > enough:
            at, made, terms, chain = states.pop()
            if (at, made, terms) in met:
                continue
            met.add((at, made, terms))
            self.steps -= 1
            whole = at == count if above is None else chain is not None and any(made)
            if whole and _agree(made, total, terms):
                yield _unchained(chain)
            if at == count or terms >= _LONGEST:
                continue
            if above is not None and not self.may_hold(above, at):
                continue
            made = tuple(map(add, made, self.sums.rows[at]))
            if _exceeds(made, total, terms + 1):
                continue
            leaf: _State = (at + 1, made, terms + 1, (chain, at, None))
            known = self.known.get(at)
            if known is None:
                states.append(leaf)
                continue
            states += [(p.end, made, terms + 1, (chain, at, p)) for p in known if p.weak]
            states.append(leaf)
            states += [(p.end, made, terms + 1, (chain, at, p)) for p in known if not p.weak]


def _unchained(chain: _Chain) -> _Run:
    run: list[tuple[int, _Parts | None]] = []
    while chain is not None:
        chain, row, parts = chain
        run.append((row, parts))
    return tuple(reversed(run))
