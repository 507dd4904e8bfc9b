"""Rows that add up what is printed on their page (本页小计), or carry it over (承前页, 过次页) → left out.

They are no amounts of the form: each row that they add up is there itself, and where a page ends is the
printer's affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.recognize.regions import Row, kind_of, lacks
from pipeline.values.text import tidy
from pipeline.vocabulary import Captions


def without_page_sums(rows: Sequence[Row], captions: Captions) -> Iterator[Row]:
    """The rows but for those that are named so alone, and for the row right below one that adds up the pages
    so far (累计)."""
    is_sum = False
    asked = captions.words_of_page_sums
    for row in rows:
        if not is_sum and lacks(row, asked):  # most
            yield row
            continue
        is_sum = _is_sum(row, captions, is_below=is_sum)
        if not is_sum:
            yield row


def _is_sum(row: Row, captions: Captions, *, is_below: bool) -> bool:
    is_named = False
    for cell in row:
        name = tidy(cell.text)
        if kind_of(name) != "text":
            continue
        if not (captions.is_page_sum(name) or (is_below and captions.is_running_sum(name))):
            return False  # most rows, by the first that they name
        is_named = True
    return is_named
