"""Printed numbers as what they may stand for: an interval within half of the last digit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, ROUND_UP, Context, Decimal
from functools import lru_cache
from itertools import product

from pipeline.check.comparison import Comparison
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Amount
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN, in_yuan, with_own_unit

_MORE_PLACES = 2
"""How many more decimals of a computed percentage are stated than were printed."""

_CLOSE = 4
"""Two digits in the last place, in halves of it."""

_WIDE = Context(prec=100)

_SLIGHT = Decimal("0.05")
"""Percentage points: what is off by less misleads nobody."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Interval:
    """A value and how far from it the true one may be."""

    value: Decimal
    half: Decimal

    @property
    def low(self) -> Decimal:
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        return self.value + self.half

    def may_be(self, other: Interval) -> bool:
        """Whether both may stand for one number."""
        return abs(self.value - other.value) <= self.half + other.half

    def is_close_to(self, other: Interval) -> bool:
        """Whether another value is off by no more than adding up rounded parts, or cutting off, explains."""
        return abs(self.value - other.value) <= _CLOSE * self.half


def printed_in(amount: Amount, unit: str = "元") -> Interval | None:
    """What an amount of a table prints, in a unit of money where it is money, in its own where that is "";
    None where it states no number: what is missing is not zero."""
    if amount.amount is None:
        return None
    return _printed_in(amount.amount, amount.amount_text, amount.unit, unit)


@lru_cache(maxsize=16384)
def _printed_in(value: Decimal, text: str, unit: str, wanted: str) -> Interval | None:
    priced = with_own_unit(text)
    number = parse_amount(text) or (priced[0] if priced else None)
    if number is None:
        return None
    factor = in_yuan(Decimal(1), unit) if wanted else None
    factor = factor / YUAN[wanted] if factor is not None else Decimal(1)
    return Interval(value * factor, number.half_unit * factor)


def stated_by(text: str, factor: Decimal = Decimal(1)) -> Interval | None:
    """What a printed number states, times a factor (`YUAN` of its unit: in yuan); None where the text is
    none."""
    number = parse_amount(text)
    return Interval(number.value * factor, number.half_unit * factor) if number else None


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The sum of printed numbers, as far as the digits of all of them tell."""
    value = half = Decimal(0)
    for each in intervals:
        value += each.value
        half += each.half
    return Interval(value, half)


def recomputed(
    printed: PrintedNumber, of: Callable[[Decimal, Decimal], Decimal], a: Interval, b: Interval
) -> Comparison | None:
    """A printed percentage against what two printed amounts give; None where they give nothing.

    `of` is steady in each argument, so its extremes are those of the four corners; a printed
    percentage is compared as rounded where the exact one rounds to it.
    """
    try:
        exact = of(a.value, b.value)
        corners = [of(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    except ZeroDivisionError:
        return None
    value = abs(printed.value)
    if _to(exact, printed.decimals, ROUND_HALF_UP) == value:
        return Comparison(value, value, Decimal(0))
    reach = max(corners) - exact if value > exact else exact - min(corners)
    places = printed.decimals + _MORE_PLACES
    return Comparison(
        value,
        _to(exact, places, ROUND_HALF_UP),
        _to(printed.half_unit + reach, places, ROUND_UP),
        slight=max(_SLIGHT, 2 * printed.half_unit),
    )


def gives(
    printed: PrintedNumber, of: Callable[[Decimal, Decimal], Decimal], a: Interval, b: Interval
) -> bool:
    """Whether two printed amounts give a printed percentage to its last digit."""
    try:
        exact = of(a.value, b.value)
    except ZeroDivisionError:
        return False
    return _to(exact, printed.decimals, ROUND_HALF_UP) == abs(printed.value)


def _to(value: Decimal, places: int, rounding: str) -> Decimal:
    """The value to so many decimals; a share of next to nothing may have more digits than usual."""
    return value.quantize(Decimal(1).scaleb(-places), rounding, _WIDE)


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part in per cent of the whole; raises ZeroDivisionError for a whole of 0."""
    if whole <= 0:
        raise ZeroDivisionError
    return Decimal(100) * part / whole


def growth(level: Decimal, change: Decimal) -> Decimal:
    """A signed change in per cent of what there was before, as a positive number.

    Raises ZeroDivisionError where there was nothing before.
    """
    return abs(share(change, level - change))
