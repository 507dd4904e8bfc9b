"""Whether the rows of a grid list what stands where, as the contents of a workbook do.

Rows + the table's title → yes or no. The numbers of such a list are those of pages and sheets, and
no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank, parse_amount
from pipeline.values.text import bare, fold

_LEADER = re.compile(r"[.．。·•…⋯‥┄_]{3,}\(?\d{1,4}\)?$")
"""Dots that lead from a title to its page: 收入表……12."""
_TITLE = re.compile(r".{5,}表(?:\([^()]{1,30}\))?(?:\d{1,4})?")
_CONTENTS = ("目录", "目次", "附表目录", "报表目录", "表格目录")
_FEWEST = 3
_LONGEST_PAGE = 4


def lists_contents(rows: Sequence[Row], title: str) -> bool:
    """Whether most rows that say something name a table, and all numbers beside them are pages'."""
    if not all(map(_is_page, _numbers(rows))):  # most tables: they print amounts
        return False
    said = [texts for row in rows if (texts := _words(row))]
    if len(said) < _FEWEST:
        return False
    if bare(title) in _CONTENTS:
        return True
    led = sum(any(map(_LEADER.search, texts)) for texts in said)
    titles = sum(any(map(_TITLE.fullmatch, texts)) for texts in said)
    return led * 2 > len(said) or titles * 3 > len(said) * 2


def _words(row: Row) -> list[str]:
    texts = (fold(cell.text) for cell in row if not is_blank(cell.text))
    return [text for text in texts if parse_amount(text) is None]


def _numbers(rows: Sequence[Row]) -> Iterator[str]:
    texts = (fold(cell.text) for cell in chain.from_iterable(rows))
    return (text for text in texts if text and parse_amount(text) is not None)


def _is_page(text: str) -> bool:
    return text.isdigit() and len(text) <= _LONGEST_PAGE
