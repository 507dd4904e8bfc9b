"""Numbers → the text that a page prints. Nothing here rounds a printed figure: it only adds to it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from pipeline.website.interface.phrases import Phrase, phrase

_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_CENT = Decimal("0.01")


def approximation(yuan: Decimal | None, unit: str) -> Phrase | None:
    """A large sum in the unit that people say, None where the printed one is that already.

    >>> approximation(Decimal("9886400"), "元")
    Phrase(text='约 {number} 万元', fields={'number': '988.64'})
    >>> approximation(Decimal("1234567890"), "万元")
    Phrase(text='约 {number} 亿元', fields={'number': '12.35'})
    >>> approximation(Decimal("9886400"), "万元"), approximation(Decimal("1234567890"), "亿元")
    (None, None)
    """
    if yuan is None:
        return None
    size = abs(yuan)
    if size >= _YI and unit != "亿元":
        return phrase("约 {number} 亿元", number=_rounded(yuan / _YI))
    if size >= _WAN and unit not in ("万元", "亿元", "百万元"):
        return phrase("约 {number} 万元", number=_rounded(yuan / _WAN))
    return None


_THOUSAND = Decimal(1_000)
_MILLION = Decimal(1_000_000)
_BILLION = Decimal(1_000_000_000)


def in_millions(yuan: Decimal | None, unit: str) -> Phrase | None:
    """A sum as English says it, None where it is printed so.

    >>> in_millions(Decimal("163756700"), "万元")
    Phrase(text='约 {number} 百万元', fields={'number': '163.76'})
    >>> in_millions(Decimal("5713479300"), "万元").fields["number"]
    '5.71'
    >>> in_millions(Decimal("31500"), "万元").fields["number"], in_millions(Decimal("31500"), "元")
    ('31,500', None)
    """
    if yuan is None:
        return None
    size = abs(yuan)
    if size >= _BILLION:
        return phrase("约 {number} 十亿元", number=_rounded(yuan / _BILLION))
    if size >= _MILLION:
        return phrase("约 {number} 百万元", number=_rounded(yuan / _MILLION))
    if size < _THOUSAND or unit == "元":
        return None
    return phrase("约 {number} 元", number=grouped(yuan.quantize(Decimal(1), ROUND_HALF_UP)))


def _rounded(number: Decimal) -> str:
    return grouped(number.quantize(_CENT, ROUND_HALF_UP))


def grouped(number: Decimal | int) -> str:
    """A number with its thousands parted.

    >>> grouped(1234567), grouped(Decimal("1234.50"))
    ('1,234,567', '1,234.50')
    """
    return f"{number:,}"


_LONG = re.compile(r"[-－△▲]?\d{4,}(?:\.\d+)?")


def parted(text: str) -> str:
    """A number's text with its thousands parted, whatever else it is as it is.

    >>> parted("77027.38"), parted("1,054.50"), parted("-0.5"), parted("—")
    ('77,027.38', '1,054.50', '-0.5', '—')
    """
    if not _LONG.fullmatch(text):
        return text
    whole, point, decimals = text.partition(".")
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole) + point + decimals


def share(part: Decimal | None, whole: Decimal | None) -> str:
    """What percentage a part is of a whole, to one decimal; "" where that says nothing.

    >>> share(Decimal("135.47"), Decimal("450.77")), share(Decimal(1), Decimal(0))
    ('30.1%', '')
    """
    if part is None or not whole or not 0 <= part <= whole:
        return ""
    return f"{(part * 100 / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def size(count: int) -> str:
    """A file's size.

    >>> size(735), size(48798), size(2371584)
    ('735 B', '48.8 kB', '2.4 MB')
    """
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def plain(number: Decimal | None) -> str:
    """A number of a finding as it was computed, without needless zeros beyond two decimals.

    >>> plain(Decimal("-63.00")), plain(Decimal("0.0150000000")), plain(None)
    ('-63.00', '0.015', '')
    """
    if number is None:
        return ""
    text = format(number, "f")
    whole, point, decimals = text.partition(".")
    kept = decimals.rstrip("0").ljust(min(2, len(decimals)), "0")
    return whole + point + kept if kept else whole
