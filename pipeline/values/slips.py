"""Slips of the hand: two texts of digits, or two numbers → whether one is the other, mistyped."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_TRIFLE = Decimal("0.05")
"""So small a part beside all others is not left out of their list."""
_TEN_THOUSAND, _ROUNDED = Decimal(10_000), Decimal("0.001")


def is_slip(printed: str, meant: str) -> bool:
    """Whether one digit is another, or two beside each other changed places.

    >>> is_slip("2080560", "2080506"), is_slip("2080515", "2080505"), is_slip("2080650", "2080505")
    (True, True, False)
    """
    if len(printed) != len(meant):
        return False
    off = [at for at, (one, other) in enumerate(zip(printed, meant, strict=True)) if one != other]
    if len(off) == 2 and off[1] == off[0] + 1:
        return printed[off[0]] == meant[off[1]] and printed[off[1]] == meant[off[0]]
    return len(off) == 1


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


def may_be_missing(off: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether what parts lack of their whole may be a part that is not listed: no trifle, and about as round
    as one of them. One mistyped digit is off by a round amount, as few parts are that have digits behind
    the point.

    >>> may_be_missing(Decimal("20"), [Decimal("12"), Decimal("8")])
    True
    >>> may_be_missing(Decimal("20"), [Decimal("61.22"), Decimal("95.13")])
    False
    """
    stated = [abs(part) for part in parts if part]
    is_trifle = bool(stated) and off <= _TRIFLE * min(stated)
    return not is_trifle and any(last_digit(part) >= last_digit(off) - 1 for part in stated)


def last_digit(amount: Decimal) -> int:
    """The place of the last digit of an amount that is not 0: 1200 has it in the hundreds, 2.

    >>> last_digit(Decimal("1200.00")), last_digit(Decimal("0.35"))
    (2, -2)
    """
    exponent = amount.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace(".", "").strip("0")
