"""Two lines of a page → whether the break between them parts what is in brackets."""

from __future__ import annotations

from pipeline.values.text import fold

_BRACKETS = (("(", ")"), ("“", "”"), ("《", "》"))


def closes_what(lower: str, upper: str) -> bool:
    """Whether a line closes a bracket that the line above it opens.

    >>> closes_what("经济科目）", "支出明细表（按"), closes_what("支出明细表（按）", "财政拨款")
    (True, False)
    """
    below, above = fold(lower), fold(upper)
    return any(
        below.count(close) > below.count(opening) and above.count(opening) > above.count(close)
        for opening, close in _BRACKETS
    )
