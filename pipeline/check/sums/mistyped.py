"""A total and its parts that do not make it → whether one figure that was mistyped explains it.

A digit that is another, two digits that changed places, a decimal point that was lost, a sign turned
round, an amount in 元 for 万元.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.slips import is_slip

_TEN_THOUSAND, _ROUNDED = Decimal(10_000), Decimal("0.001")


def explained(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the total or one of its parts, as it is or with its sign turned round, would be mistyped."""
    if total.amount is None:
        return False
    off = total.amount - sum((part.amount or Decimal(0) for part in parts), Decimal(0))
    figures = [(total.amount, total.amount - off)]
    figures += [(part.amount, part.amount + off) for part in parts if part.amount]
    return any(is_mistyped(printed, meant) or printed == -meant for printed, meant in figures)


def is_mistyped(printed: Decimal, meant: Decimal) -> bool:
    """Whether a number is another one but for a slip of the hand.

    >>> is_mistyped(Decimal("39720"), Decimal("397.20")), is_mistyped(Decimal("4.5"), Decimal("45.6"))
    (True, False)
    """
    if is_slip(f"{printed:f}", f"{meant:f}"):
        return True
    if printed != meant and _digits(printed) == _digits(meant):
        return True  # the decimal point was lost
    smaller, larger = sorted((abs(printed), abs(meant)))
    return bool(smaller) and abs(larger / smaller / _TEN_THOUSAND - 1) < _ROUNDED


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace(".", "").strip("0")
