"""Slips of the hand: two texts of digits, or two numbers → whether one is the other, mistyped."""

from __future__ import annotations

from decimal import Decimal

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


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace(".", "").strip("0")
