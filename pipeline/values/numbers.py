"""Text → the numbers that are printed in it, wherever they stand, each with its place in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.values.memo import forgotten

_NUMBER = re.compile(
    r"[0-9]{1,2}(?=\.(?:19|20)[0-9]{2}\s*年)"  # 4.2026年…表: the number of a heading, then a year
    r"|(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)"
    # 183,500.0039,175,000.00: two amounts that touch
    r"(?:\.[0-9]{2}(?=[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}(?![0-9]))|\.[0-9]+)?"
)
_WIDE = re.compile(r"[０-９．]")
_PLAIN = str.maketrans("０１２３４５６７８９．", "0123456789.")


class NumberIn(NamedTuple):
    """A number in a text: what is printed at half width, from `start` up to `end`.

    `digits` is the same without separators of thousands: how printed numbers are compared.
    """

    text: str
    digits: str
    start: int
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether it is printed with neither decimals nor separators."""
        return self.text.isdigit()


@forgotten
@lru_cache(maxsize=32768)
def numbers_in(text: str) -> tuple[NumberIn, ...]:
    """All numbers of a text from left to right; ①, 十 and Ⅳ are none.

    >>> [each.text for each in numbers_in("２０２５年支出1,051.10万元，占5.2%，3个①类")]
    ['2025', '1,051.10', '5.2', '3']
    >>> [each.digits for each in numbers_in("20,703.82 11,879.94")]
    ['20703.82', '11879.94']
    >>> [each.text for each in numbers_in("183,500.0039,175,000.00 4.2026年收支总表")]
    ['183,500.00', '39,175,000.00', '4', '2026']
    """
    return tuple(
        NumberIn(found[0], _digits(found[0]), found.start(), found.end())
        for found in _NUMBER.finditer(half_width(text))
    )


def digits_in(lines: Iterable[str]) -> Counter[str]:
    """How often each number stands in lines, by its digits."""
    found = _NUMBER.findall(half_width("\n".join(lines)))
    return Counter(_digits("\n".join(found)).split("\n")) if found else Counter()


def _digits(number: str) -> str:
    return number.replace(",", "").replace("，", "")


def half_width(text: str) -> str:
    """The text with digits and points at half width, sign for sign."""
    return text.translate(_PLAIN) if _WIDE.search(text) else text
