"""Two printed values held against each other, rounding told from error by the printed precision.

A printed amount may stand for anything within half of its last digit; a sum of n such terms for
anything within the sum of their halves. A difference within that is rounding, never more.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pipeline.model.cells import CellAt, CellsInColumn, CellsInRow
from pipeline.model.frozen import made_at_once
from pipeline.model.records import (
    Amount,
    Finding,
    Outcome,
    Severity,
)
from pipeline.values.amounts import decimals_of, half_of, half_unit
from pipeline.values.units import in_yuan

COMPUTED = ("计算得", "computed")
ELSEWHERE = ("另一处为", "elsewhere")
"""What a printed value is held against, in Chinese and English: its sum, or what another place prints.
Neither says which of the two is wrong."""

_PASS, _ROUNDING, _FAIL = Outcome.PASS, Outcome.ROUNDING, Outcome.FAIL
_UNDECIDED, _NOTE = Outcome.NOT_EVALUATED, Severity.NOTE
_NOTHING = Decimal(0)
_MANY = 32
"""A sum over more than so many cells is long."""
_SLIGHT = 1000
"""Of how large a value a difference in the last digit is next to nothing."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Comparison:
    """A printed value and what it should be, in the unit printed.

    `units_differ`: they are of units that nothing tells how to convert, as where one table states
    none; then they are not compared, whatever the values are. `cells` are the amounts compared, by
    table, row and column number. A difference below `slight` is a slip of the pen, whatever its share
    of the value is.
    """

    printed: Decimal
    expected: Decimal
    tolerance: Decimal
    units_differ: bool = False
    cells: Sequence[CellAt] = ()
    slight: Decimal = Decimal(0)
    difference: Decimal = field(init=False, compare=False)

    def __post_init__(self) -> None:
        difference = self.printed - self.expected
        if not difference:
            if self.printed and self.expected.same_quantum(
                self.printed
            ):  # one value: there are many
                object.__setattr__(self, "expected", self.printed)
            difference = _nothing(str(difference))
        object.__setattr__(self, "difference", difference)

    @property
    def outcome(self) -> Outcome:
        if self.units_differ:
            return _UNDECIDED
        if not self.difference:
            return _PASS
        return _ROUNDING if abs(self.difference) <= self.tolerance else _FAIL

    @property
    def severity(self) -> Severity:
        """A failure is an error, a warning where only the last printed digit differs."""
        if not self.outcome.fails:
            return _NOTE
        return Severity.WARNING if self.is_slight else Severity.ERROR

    @property
    def is_slight(self) -> bool:
        """Whether no more than the last printed digit differs, which is next to nothing of the value.

        >>> Comparison(Decimal("18728.91"), Decimal("18728.94"), Decimal("0.01")).is_slight
        True
        >>> Comparison(Decimal("5.38"), Decimal("5.41"), Decimal("0.01")).is_slight
        False
        """
        exponent = self.printed.as_tuple().exponent
        places = min(exponent, 0) if isinstance(exponent, int) else 0
        off = abs(self.difference)
        in_last_digit = off < Decimal(10).scaleb(places)
        return off < self.slight or (in_last_digit and off * _SLIGHT < abs(self.expected))


def compare(printed: Amount, parts: Sequence[Amount]) -> Comparison:
    """A printed amount against the sum of others, all in its unit (yuan where their units differ).

    Parts that print a dash count as nothing. `printed` must state a number. An amount without a unit
    is never compared with one that has one.
    """
    unit, expected = printed.unit, _NOTHING
    decimals = [decimals_of(printed.amount_text)]
    stated = [printed]
    for part in parts:
        if part.amount is not None:
            if part.unit != unit:
                return _compared_in_yuan(printed, parts)
            expected += part.amount
            decimals.append(decimals_of(part.amount_text))
            stated.append(part)
    value = _NOTHING if printed.amount is None else printed.amount
    return Comparison(value, expected, _halves(tuple(decimals)), cells=_cells(stated))


@lru_cache(maxsize=4096)
def _halves(decimals: tuple[int | None, ...]) -> Decimal:
    """The halves of the last digits of numbers together; None is no number."""
    return sum(map(half_of, decimals), _NOTHING)


@lru_cache(maxsize=64)
def _nothing(zero: str) -> Decimal:
    """A zero with the decimals that it is written with."""
    return Decimal(zero)


def _compared_in_yuan(printed: Amount, parts: Sequence[Amount]) -> Comparison:
    """The comparison of amounts of several units: in yuan, as printed where nothing tells how to convert."""
    stated = [amount for amount in (printed, *parts) if amount.amount is not None]
    values = [_in_yuan(each) for each in stated]
    return Comparison(
        printed=values[0],
        expected=sum(values[1:], _NOTHING),
        tolerance=sum(map(half_in_yuan, stated), _NOTHING),
        units_differ=any(amount.amount_yuan is None for amount in stated),
        cells=_cells(stated),
    )


def _cells(amounts: Sequence[Amount]) -> Sequence[CellAt]:
    """Where amounts stand: those of a short sum most often in one row, of a long one in one column."""
    table, row, column = amounts[0].table, amounts[0].row_no, amounts[0].column_no
    if len(amounts) > _MANY:
        rows = [each.row_no for each in amounts if each.column_no == column and each.table == table]
        if len(rows) == len(amounts):
            return CellsInColumn(table, array("I", rows), column)
    columns = tuple(
        [each.column_no for each in amounts if each.row_no == row and each.table == table]
    )
    if len(columns) == len(amounts):
        return CellsInRow(table, row, _shared(columns))
    return tuple([(each.table, each.row_no, each.column_no) for each in amounts])


@lru_cache(maxsize=4096)
def _shared(columns: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers of columns, one value for all rows of the same."""
    return columns


@lru_cache(maxsize=4096)
def _one(message: str) -> str:
    """A message that names no row, one value for all rows that say the same."""
    return message


def _in_yuan(amount: Amount) -> Decimal:
    as_printed = _NOTHING if amount.amount is None else amount.amount
    return as_printed if amount.amount_yuan is None else amount.amount_yuan


def half_in_yuan(amount: Amount) -> Decimal:
    """Half of the last digit that is printed, in yuan where it is money."""
    printed = half_unit(amount.amount_text)
    half = in_yuan(printed, amount.unit)
    return printed if half is None else half


def figures(comparison: Comparison, there: tuple[str, str]) -> tuple[str, str]:
    """基本 465.22，计算得 402.22，相差 63.00: the part of a message that states the values, in Chinese and
    English."""
    if comparison.units_differ:
        return (
            "单位不同或未注明，未能核对",
            "not compared, since the units differ or one is not stated",
        )
    printed, difference = str(comparison.printed), comparison.difference
    if not difference:
        return f"{printed}，相符", f"{printed}, which agrees"
    expected = str(comparison.expected)
    return (
        f"{printed}，{there[0]} {expected}，相差 {difference}",
        f"{printed}, {there[1]} {expected}, difference {difference}",
    )


def finding_of(
    comparison: Comparison,
    printed: Amount,
    *,
    check: str,
    severity: Severity,
    said: tuple[str, str],
    there: tuple[str, str] = COMPUTED,
) -> Finding:
    """The finding of a printed amount that was compared; `said` is of what, and `there` with what, in
    Chinese and English."""
    are_compared = not comparison.units_differ
    values, values_en = figures(comparison, there)
    return Finding(
        disclosure=printed.disclosure,
        check=check,
        outcome=comparison.outcome,
        severity=severity,
        table=printed.table,
        row_no=printed.row_no,
        code=printed.code,
        message=f"{said[0]}：{values}",
        message_en=_one(f"{said[1]}: {values_en}"),
        printed=comparison.printed if are_compared else None,
        expected=comparison.expected if are_compared else None,
        difference=comparison.difference if are_compared else None,
        tolerance=comparison.tolerance if are_compared else None,
        source_page=printed.source_page,
        source_line=printed.source_line,
        cells=comparison.cells,
    )
