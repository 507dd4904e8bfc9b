"""Text for a terminal or a pipe: one line each, aligned where Chinese characters are two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_WIDE = ("W", "F")
_WIDTHLESS = ("Mn", "Me", "Cf")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def plain(text: str) -> str:
    r"""Text of a source on one line, what cannot be seen (or would steer a terminal) named.

    >>> plain("基本\n支出"), plain("合\u200b计\x1b[31m")
    ('基本 支出', '合<U+200B>计<U+001B>[31m')
    """
    return "".join(map(_shown, " ".join(text.split())))


def _shown(char: str) -> str:
    return f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSEEN else char


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("合计 12"), width("（元）")
    (7, 6)
    """
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in _WIDTHLESS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def clipped(text: str, most: int) -> str:
    """The text in at most `most` columns, an ellipsis for what is left out.

    >>> clipped("一般公共预算", 7), clipped("预算", 7)
    ('一般公…', '预算')
    """
    if width(text) <= most:
        return text
    kept, taken = "", 1
    for char in text:
        taken += _width(char)
        if taken > most:
            break
        kept += char
    return f"{kept}…"


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines whose cells begin below one another, two blanks between them.

    >>> list(aligned([["合计", "1"], ["a", "20"]]))
    ['合计  1', 'a     20']
    """
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    for row in rows:
        padded = (cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(row))
        yield "  ".join(padded).rstrip()


def where(page: int | None, line: int | None) -> str:
    """`page 3 line 12`, `line 12` where there are no pages, "-" where there is neither."""
    parts = [f"page {page}"] if page is not None else []
    parts += [f"line {line}"] if line is not None else []
    return " ".join(parts) or "-"
