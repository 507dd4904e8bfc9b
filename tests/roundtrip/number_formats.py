"""A number as it is printed → the value and the number format that print it so."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<percent>%)?")


def stored(text: str) -> tuple[float, str] | None:
    """The value and its format, None where no format prints it so (007, 1234,567).

    >>> stored("1,051.10"), stored("12%"), stored("007")
    ((1051.1, '#,##0.00'), (0.12, '0%'), None)
    """
    printed = _NUMBER.fullmatch(text)
    if not printed:
        return None
    value = float(text.replace(",", "").rstrip("%"))
    decimals, percent = len(printed["decimals"] or ""), printed["percent"] or ""
    grouped = "," in text
    if f"{value:{',' if grouped else ''}.{decimals}f}{percent}" != text:
        return None
    whole = "#,##0" if grouped else "0"
    number_format = whole + ("." + "0" * decimals if decimals else "") + percent
    return value / (100 if percent else 1), number_format
