"""Two parts of a table on two pages → whether their columns are the same, by the place of their rules.

A page's grid has a column for every place where a rule parts cells on that page, so that the parts of
one table may count different columns: a stub cell is split on one page only, or no cell of the second
is. Both parts are laid over the columns that they make together; of amounts it must be sure which
column they stand in. Formats without places (no boxes) tell nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from pipeline.model.document import Cell
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.codes import classification_code

Row = tuple[Cell, ...]
Span = tuple[int, int]
"""From which column to which (not included)."""

_HEAD = 8
_NEAR = 3.0
"""Points: rules of two pages closer than this are one."""


class Agreement(StrEnum):
    """How the columns of two parts go together."""

    SAME = "same"
    """the same rules"""
    PLACED = "placed"
    """every rule in its place, some on one page only"""
    ROUGH = "rough"
    """other rules, but each column stands over the one that counts the same"""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a grid part, from left to right, in points."""

    xs: tuple[float, ...]

    def moved(self, by: float) -> Columns:
        return Columns(tuple(x + by for x in self.xs))


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The columns of a grid as its first rows have them; None where the cells do not say their places."""
    width = max(map(len, rows), default=0)
    xs: list[float | None] = [None] * (width + 1)
    missing = width + 1
    for row in rows:
        for index, cell in enumerate(row):
            if cell.covered or cell.place.box is None:
                continue
            ends = (index, cell.place.box[0]), (index + cell.column_span, cell.place.box[2])
            for at, x in ends:
                if at <= width and xs[at] is None:
                    xs[at] = x
                    missing -= 1
        if not missing:
            break
    found = [x for x in xs if x is not None]
    in_order = all(a < b for a, b in pairwise(found))
    return Columns(tuple(found)) if width and len(found) == len(xs) and in_order else None


@dataclass(frozen=True)
class Fit:
    """The columns of the part above and of that below (moved to where those above stand)."""

    above: Columns
    below: Columns

    @cached_property
    def together(self) -> tuple[float, ...]:
        """Where either part parts its columns."""
        own = [x for x in self.below.xs if _index(self.above.xs, x) is None]
        return tuple(sorted((*self.above.xs, *own)))

    def places(self, columns: Columns) -> list[int]:
        """Which of the columns together each column of one of the parts begins at."""
        return [_index(self.together, x) or 0 for x in columns.xs]

    def placed(self, rows: Sequence[Row], columns: Columns) -> list[Row]:
        """Rows of one of the parts, each cell over the columns together that it lies over."""
        at = self.places(columns)
        return [_placed(row, at, len(self.together) - 1) for row in rows]


def fit_of(above: Sequence[Row], below: Sequence[Row]) -> Fit | None:
    """How two parts lie; None where one of them does not say its places."""
    one, other = columns_of(above), columns_of(below)
    if one is None or other is None:
        return None
    moved = [other.moved(by) for by in (0.0, one.xs[0] - other.xs[0], one.xs[-1] - other.xs[-1])]
    return Fit(one, max(moved, key=lambda each: _shared(one, each)))


def agreement(fit: Fit, above: Sequence[Row], below: Sequence[Row]) -> Agreement:
    """Whether it is sure which column of the part above each amount below belongs to."""
    shared = _shared(fit.above, fit.below)
    widths = len(fit.above.xs), len(fit.below.xs)
    if shared == widths[0] == widths[1]:
        return Agreement.SAME
    one_within = shared in widths
    same_sides = all(
        abs(a - b) <= _NEAR
        for a, b in ((fit.above.xs[0], fit.below.xs[0]), (fit.above.xs[-1], fit.below.xs[-1]))
    )
    has_fields = is_field_form(above) or (one_within and is_field_form(below))
    if (one_within or same_sides) and (has_fields or _is_sure(fit, above, below)):
        return Agreement.PLACED
    return Agreement.ROUGH if _stand_alike(fit) else Agreement.NONE


def is_field_form(rows: Sequence[Row]) -> bool:
    """Whether a table is a form of labelled fields: a row heads its indicators (一级指标 …, 指标名称,
    指标值), and what else it states stands under no heading."""
    return any(
        sum("指标" in cell.text and len(cell.text) < _HEAD for cell in row) > 1 for row in rows
    )


def _shared(one: Columns, other: Columns) -> int:
    return sum(_index(one.xs, x) is not None for x in other.xs)


def _index(xs: Sequence[float], at: float) -> int | None:
    """Which of the places is the one at `at`, None for none."""
    nearest = min(range(len(xs)), key=lambda index: abs(xs[index] - at))
    return nearest if abs(xs[nearest] - at) <= _NEAR else None


def _placed(row: Row, at: Sequence[int], width: int) -> Row:
    """A row with its cells at the columns that `at` maps its own to, covered places between them."""
    first, last = at[0], at[min(len(row), len(at) - 1)]
    nowhere = replace(row[0].place, box=None)
    made = [Cell("", nowhere)] * width
    made[first:last] = [Cell("", nowhere, covered=True)] * (last - first)
    for index, cell in enumerate(row[: len(at) - 1]):
        if cell.covered:
            made[at[index]] = cell
            continue
        end = at[min(index + cell.column_span, len(at) - 1)]
        made[at[index]] = replace(cell, column_span=end - at[index])
    return tuple(made)


def _is_sure(fit: Fit, above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether every amount below stands over exactly one column of the part above: one in which that
    prints amounts, or any column where it prints none. A part above that prints no amounts at all is
    the upper part of a header, whose groups the part below divides."""
    amounts_above = {span for span, _ in _amounts(above, fit.places(fit.above))}
    single = {(a, b) for a, b in pairwise(_index(fit.together, x) or 0 for x in fit.above.xs)}
    for span, number in _amounts(below, fit.places(fit.below)):
        if span in amounts_above:
            continue
        if any(span[0] < other[1] and other[0] < span[1] for other in amounts_above):
            return False
        within = [other for other in single if other[0] <= span[0] and span[1] <= other[1]]
        if number.decimals and (span not in single if amounts_above else not within):
            return False
    return True


def _amounts(rows: Sequence[Row], at: Sequence[int]) -> Iterator[tuple[Span, PrintedNumber]]:
    """Over which of the columns that `at` maps a row's own to amounts stand; what reads as a code may
    be one."""
    last = len(at) - 1
    for row in rows:
        for index, cell in enumerate(row[:last]):
            number = None if cell.covered else parse_amount(cell.text)
            if number and not (number.decimals == 0 and classification_code(cell.text)):
                yield (at[index], at[min(index + cell.column_span, last)]), number


def _stand_alike(fit: Fit) -> bool:
    """Whether equally many columns have their middles within each other, one by one."""
    if len(fit.above.xs) != len(fit.below.xs):
        return False
    return all(
        a[0] < (b[0] + b[1]) / 2 < a[1] and b[0] < (a[0] + a[1]) / 2 < b[1]
        for a, b in zip(pairwise(fit.above.xs), pairwise(fit.below.xs), strict=True)
    )
