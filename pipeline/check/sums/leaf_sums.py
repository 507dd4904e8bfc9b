"""One list's amounts → its total against its leaves, and each heading within it against those it stands over.

Lists of purchases and projects head their rows with classes, kinds of funds and units in turn, which
lie within each other as no code or level tells. Where the leaves of the whole list make up its total in
every column, which rows are leaves is proven; a heading then is the sum of the leaves that follow it, up
to a later heading, where that holds in every column too. It accuses nobody: what does not hold is left
to the other sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import Comparison, compare, compared
from pipeline.check.subject import Grid, row_name
from pipeline.check.sums.confirmed import are_confirmed, confirmed_by
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Entry

_CHECK = "arithmetic.found_rows"
_FEWEST = 3
"""Leaves of a list whose total says anything of them."""

Cells = Mapping[tuple[int, int], Amount]
Vector = tuple[Decimal, ...]
"""An amount for each column."""


@made_at_once
@dataclass(frozen=True, slots=True)
class _Made:
    """A row's amount in one column, made up of those of leaves."""

    total: Amount
    parts: tuple[Amount, ...]
    comparison: Comparison

    @property
    def is_proof(self) -> bool:
        """Whether two parts or more are too large for rounding to hide them."""
        amounts = [abs(part.amount) for part in self.parts if part.amount]
        return sum(amount > self.comparison.tolerance for amount in amounts) > 1


def leaf_sums(grid: Grid, told: Collection[Finding]) -> Iterator[Finding]:
    """The sums of a list without sides that hold, but for what `told` confirms already."""
    rows = grid.table.entries
    leaves = [at for at, row in enumerate(rows) if row.is_leaf]
    ends = [at for at in (0, len(rows) - 1) if rows[at].level == 0 and not rows[at].is_leaf]
    if len(leaves) < _FEWEST or len(ends) != 1 or len({row.panel for row in rows}) > 1:
        return
    stated = [a for a in grid.amounts if a.amount is not None]
    confirmed = confirmed_by(told, grid.table.name)
    if are_confirmed(stated, confirmed):
        return
    cells = {(a.row_no, a.column_no): a for a in stated}
    whole = _made(cells, rows, ends[0], leaves, grid.columns())
    if whole is None or not any(each.is_proof for each in whole):
        return
    made = [*whole, *_of_headings(cells, rows, ends[0], grid.columns())]
    for each in made:
        if are_confirmed((each.total, *each.parts), confirmed):
            continue
        said = (
            f"{row_name(each.total)}“{each.total.column_label}”与其下 {len(each.parts)} 个末级行之和",
            f"{each.total.row_label or each.total.code} against the sum of the {len(each.parts)} "
            "rows below it that have no parts",
        )
        yield compared(_CHECK, each.total, each.comparison, said)


def _of_headings(
    cells: Cells, rows: Sequence[Entry], total: int, columns: Sequence[int]
) -> Iterator[_Made]:
    """Each row with parts against the leaves that follow it up to the first heading at which they have
    made it up, to the digit."""
    reached, headings = _running(cells, rows, columns)
    ends = defaultdict[Vector, list[int]](list)
    for at in (*headings, len(rows)):
        ends[reached[at]].append(at)
    for at in headings:
        own = _vector(cells, rows[at], columns)
        if at == total or not any(own):
            continue
        made_up = ends.get(tuple(a + b for a, b in zip(reached[at], own, strict=True)), [])
        end = next((each for each in made_up if each > at), at)
        following = [leaf for leaf in range(at + 1, end) if rows[leaf].is_leaf]
        if following:
            yield from _made(cells, rows, at, following, columns) or ()


def _running(
    cells: Cells, rows: Sequence[Entry], columns: Sequence[int]
) -> tuple[list[Vector], list[int]]:
    """What the leaves before each row, and before the end, add up to, and the rows that are no leaves."""
    reached = [tuple(Decimal(0) for _ in columns)]
    for row in rows:
        own = _vector(cells, row, columns) if row.is_leaf else ()
        reached.append(
            tuple(a + b for a, b in zip(reached[-1], own, strict=True)) if own else reached[-1]
        )
    return reached, [at for at, row in enumerate(rows) if not row.is_leaf]


def _vector(cells: Cells, row: Entry, columns: Sequence[int]) -> Vector:
    found = (cells.get((row.row + 1, column)) for column in columns)
    return tuple((amount.amount or Decimal(0)) if amount else Decimal(0) for amount in found)


def _made(
    cells: Cells, rows: Sequence[Entry], whole: int, leaves: Sequence[int], columns: Sequence[int]
) -> list[_Made] | None:
    """A row against leaves, in each column that it states; None where it differs in one of them, or
    leaves state an amount where it does not."""
    made: list[_Made] = []
    for column in columns:
        total = cells.get((rows[whole].row + 1, column))
        found = (cells.get((rows[at].row + 1, column)) for at in leaves)
        parts = tuple(part for part in found if part is not None)
        if total is None:
            if any(part.amount for part in parts):
                return None
            continue
        comparison = compare(total, parts)
        if comparison.units_differ or not comparison.outcome.holds:
            return None
        made.append(_Made(total, parts, comparison))
    return made
