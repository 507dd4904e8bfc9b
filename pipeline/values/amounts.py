"""Printed numbers: what stands in a cell → a Decimal with its printed precision; dash and blank apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_DASHES = "-—–－―─﹣−"
_DASH = re.compile(rf"[{_DASHES}\s]+|/")
_CROSS = re.compile("[×✕✖╳]")
_GROUPED = r"\d{1,3}(?:,\d{3})+"
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+−])?[¥￥]?(?P<digits>(?:{_GROUPED}|\d+)(?:\.\d*)?|\.\d+)(?(open)\))(?P<percent>%)?"
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed: its value, and how many decimals were printed."""

    value: Decimal
    decimals: int
    is_percentage: bool = False

    @property
    def half_unit(self) -> Decimal:
        """Half of the last printed digit: the most by which rounding may have moved the value."""
        return _half_of(self.decimals)


@lru_cache(maxsize=64)
def _half_of(decimals: int) -> Decimal:
    return Decimal(5).scaleb(-decimals - 1)


@lru_cache(maxsize=65536)
def parse_amount(text: str) -> PrintedNumber | None:
    """The number that a whole cell prints, or None where it prints none (words, a dash, nothing).

    Thousands separators, full-width digits, a minus sign or accounting brackets are understood;
    anything after the number but a per cent sign makes it words.

    >>> parse_amount("1,051.10").value, parse_amount("(3.00)").value, parse_amount("５.2%").value
    (Decimal('1051.10'), Decimal('-3.00'), Decimal('5.2'))
    >>> parse_amount("12辆"), parse_amount("—"), parse_amount("1,05.10")
    (None, None, None)
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("，", ",")
    match = _NUMBER.fullmatch(folded)
    if not match:
        return None
    digits = match["digits"].replace(",", "").rstrip(".")
    value = Decimal(digits)
    if match["sign"] in ("-", "−") or match["open"]:
        value = -value
    decimals = len(digits.partition(".")[2])
    return PrintedNumber(value, decimals, match["percent"] is not None)


@lru_cache(maxsize=65536)
def half_unit(text: str) -> Decimal:
    """Half of the last digit that a cell prints, 0 where it prints no number.

    >>> half_unit("1,051.10"), half_unit("—")
    (Decimal('0.005'), Decimal('0'))
    """
    number = parse_amount(text)
    return Decimal(0) if number is None else number.half_unit


def is_dash(text: str) -> bool:
    """Whether the publisher printed a dash: the line does not apply, which is not zero.

    >>> is_dash("—"), is_dash("---"), is_dash(""), is_dash("0")
    (True, True, False, False)
    """
    return bool(text.strip()) and _DASH.fullmatch(text) is not None


def is_crossed_out(text: str) -> bool:
    """Whether a cell is crossed out, as forms are where nothing is to be entered.

    >>> is_crossed_out("×"), is_crossed_out(" ✕ "), is_crossed_out("××局"), is_crossed_out("")
    (True, True, False, False)
    """
    return _CROSS.fullmatch(text.strip()) is not None


def is_blank(text: str) -> bool:
    """Whether nothing is printed."""
    return not text.strip()
