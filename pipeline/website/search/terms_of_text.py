"""Text → the terms it is found by. `static/search-index.js` makes the same of what a reader types.

Chinese is written without spaces, so its terms are pairs of characters that stand beside each other: any
part of a word of two or more characters is found. Numbers are terms without their separators and closing
zeros (1,234.50 → 1234.5), a code also by the codes above it; words of other scripts are terms.
A term lies in the file that its CRC-32 says, which Python and browsers compute alike.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator

EXACTLY = "="
"""Begins the term of a whole label: a row of that very name."""
LONGEST_LABEL = 24
MOST_PARTS = 512
"""Of so many files at most does each kind of term have one; where there are fewer, each has more terms."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_WORD = re.compile(r"[a-z][a-z0-9]+", re.ASCII)
_CODE = re.compile(r"\d{3}(?:\d{2}){1,2}", re.ASCII)
_SPACE = re.compile(r"\s+")


def flat(text: str) -> str:
    """As texts are compared: full-width forms folded, small letters, no space.

    >>> flat("２１０  卫生 健康支出")
    '210卫生健康支出'
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).lower())


def number(text: str) -> str:
    """A printed number without what may be printed otherwise.

    >>> number("1,234.50"), number("521.00"), number("2,000")
    ('1234.5', '521', '2000')
    """
    digits = text.replace(",", "")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def words_of(text: str) -> Iterator[str]:
    """The terms of a text that are no numbers.

    >>> list(words_of("三公 经费 PPP"))
    ['三公', '公经', '经费', 'ppp']
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    for run in _HAN.findall(_SPACE.sub("", folded)):
        for start in range(len(run) - 1):
            yield run[start : start + 2]
    yield from _WORD.findall(folded)


def numbers_of(text: str) -> Iterator[str]:
    """The terms of a text that are numbers; nought is on every page and finds nothing.

    >>> list(numbers_of("2101301 城乡医疗救助 1,521.00 0.00"))
    ['2101301', '210', '21013', '1521']
    """
    for printed in _NUMBER.findall(unicodedata.normalize("NFKC", text)):
        found = number(printed)
        if found != "0":
            yield found
        if _CODE.fullmatch(found):
            yield from (found[:length] for length in range(3, len(found), 2))


def exactly(label: str) -> str:
    """The term of a whole label, "" for what nobody types.

    >>> exactly("一、 基本 支出"), exactly("x")
    ('=一、基本支出', '')
    """
    found = flat(label)
    return EXACTLY + found if 1 < len(found) <= LONGEST_LABEL else ""


def part_of(term: str) -> int:
    """Which of `MOST_PARTS` files a term lies in; of fewer, a power of two, the remainder says it."""
    return zlib.crc32(term.encode()) % MOST_PARTS


def parted(terms: Iterable[str]) -> dict[int, str]:
    """Part → its terms in one text, a line each.

    >>> sorted(parted({"医疗"}).values())
    ['医疗']
    """
    found: dict[int, list[str]] = {}
    for term in sorted(terms):
        found.setdefault(part_of(term), []).append(term)
    return {part: "\n".join(those) for part, those in found.items()}
