"""A sheet too wide for its pages, printed block by block: all rows with their first columns over several
pages, then the same rows with the next columns over as many.

Captioned grids in reading order → the same, each such sheet one grid: the first block's pages have the
title and the names of the rows, those after it no caption and no word below their headings, and every
page prints as many rows as the page of the first block that it stands beside. A 栏次 row that goes on
counting from block to block proves short sheets too, and those without names. Anything less is left as
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import GridLayout
from pipeline.model.table import JoinedBy, PageJoin
from pipeline.recognize.captions import Captioned, Passage
from pipeline.recognize.columns_beside import (
    FEWEST_ROWS,
    heading_count,
    headings_in,
    is_nameless,
    names_rows,
)
from pipeline.recognize.regions import Row, is_separator
from pipeline.recognize.said_again import texts_of
from pipeline.values.amounts import is_blank

_MOST_BLOCKS = 6
_COLUMN_NUMBER = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class _Block:
    """Some columns of a sheet: their headings, and the rows of each page that prints them."""

    pages: Sequence[Captioned]
    heads: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for body in self.bodies for row in body)


def with_columns_on_later_pages(
    items: Sequence[Captioned | Passage],
) -> Iterator[Captioned | Passage]:
    """The grids, those of one sheet joined, row by row in their order; passages stay where they are."""
    at = 0
    while at < len(items):
        pages = _pages_from(items, at)
        joined = _joined(pages)
        yield joined or items[at]
        at += len(pages) if joined else 1


def _pages_from(items: Sequence[Captioned | Passage], at: int) -> list[Captioned]:
    """The grid there and those on the pages right after it that have no caption of their own."""
    found: list[Captioned] = []
    for item in items[at:]:
        if not isinstance(item, Captioned) or not item.rows:
            break
        if item.layout is not GridLayout.SPANNED or len({len(row) for row in item.rows}) > 1:
            break
        if found and (
            not item.caption.is_empty
            or item.follows_prose
            or not item.rows[0][0].place.is_on_page_after(found[-1].rows[-1][0].place)
        ):
            break
        found.append(item)
    return found


def _joined(pages: Sequence[Captioned]) -> Captioned | None:
    """The pages as one sheet, None where they are not proven to be one."""
    for count in range(2, _MOST_BLOCKS + 1):
        if len(pages) % count or len(pages) < count:
            continue
        size = len(pages) // count
        blocks = [_block(pages[first : first + size]) for first in range(0, len(pages), size)]
        if sheet := _sheet([block for block in blocks if block], count):
            return sheet
    return None


def _block(pages: Sequence[Captioned]) -> _Block | None:
    """Pages that print the same columns; None where they have not as many, or other headings."""
    first = tuple(row for row in pages[0].rows if not is_separator(row))
    count = heading_count(first)
    heads = first[:count]
    if not 0 < count < len(first) or len({len(page.rows[0]) for page in pages}) > 1:
        return None
    bodies = [first[count:]]
    for page in pages[1:]:
        rows = tuple(row for row in page.rows if not is_separator(row))
        own = heading_count(rows)
        if own and [texts_of(row) for row in rows[:own]] != [texts_of(row) for row in heads]:
            return None
        bodies.append(rows[own:])
    return _Block(pages, heads, tuple(bodies))


def _sheet(blocks: Sequence[_Block], count: int) -> Captioned | None:
    """The sheet of so many blocks, None where one of them is not of its rows."""
    if len(blocks) < count:
        return None
    first, *others = blocks
    goes_on = _goes_on_counting(blocks)
    if not goes_on and (len(first.rows) < FEWEST_ROWS or not names_rows(first.rows)):
        return None
    said = headings_in(first.heads)
    for block in others:
        as_many = list(map(len, block.bodies)) == list(map(len, first.bodies))
        if not as_many or not is_nameless(block.rows):
            return None
        if not goes_on and (said & headings_in(block.heads[:1]) or not _states_any(block)):
            return None
        said |= headings_in(block.heads)
    depth = max(len(block.heads) for block in blocks)
    rows = zip(*((*_deep(block.heads, depth), *block.rows) for block in blocks), strict=True)
    joins = tuple(
        PageJoin(block.pages[0].rows[0][0].place.page or 0, JoinedBy.BESIDE) for block in others
    )
    return replace(
        first.pages[0],
        rows=tuple(tuple(cell for row in parts for cell in row) for parts in rows),
        notes=tuple(note for block in blocks for page in block.pages for note in page.notes),
        page_joins=joins,
    )


def _states_any(block: _Block) -> bool:
    return any(not is_blank(cell.text) for row in block.rows for cell in row)


def _goes_on_counting(blocks: Sequence[_Block]) -> bool:
    """Whether the first row of each block numbers its columns, on from the block before."""
    numbers: list[int] = []
    for block in blocks:
        own = [int(cell.text) for cell in block.rows[0] if _COLUMN_NUMBER.fullmatch(cell.text)]
        if not own:
            return False
        numbers += own
    return numbers == list(range(1, len(numbers) + 1))


def _deep(heads: tuple[Row, ...], depth: int) -> tuple[Row, ...]:
    """Rows of headings made as many as those of the other blocks: the lowest ones reach down."""
    more = depth - len(heads)
    if not more:
        return heads
    lowest = tuple(replace(cell, row_span=cell.row_span + more) for cell in heads[-1])
    below = tuple(replace(cell, text="", row_span=1, covered=True) for cell in lowest)
    return (*heads[:-1], lowest, *[below] * more)
