"""A sheet too wide for its page, cut from top to bottom: all rows with their first columns, then the same
rows with the next ones, below them or on as many later pages; or page by page, each with its further columns
on the pages right behind it.

Captioned grids in reading order → the same, each such sheet one grid: its first block has the title and the
names of the rows. A further block is without title, under headings that the first has not, and has as many
rows on each page as the page of the first block that it stands beside; it names none of them, or all of them
again. A 栏次 row that goes on counting from block to block proves short sheets too, and those without names.
Anything less is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.document import GridLayout
from pipeline.model.table import JoinedBy, PageJoin
from pipeline.recognize.captions import Captioned, Passage
from pipeline.recognize.regions import (
    Row,
    is_blank_row,
    is_separator,
    kind_of,
    states_values,
)
from pipeline.recognize.said_again import texts_of
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold

_FEWEST_ROWS = 3
"""Fewer rows are as many by chance."""
_MOST_BLOCKS = 6
_MOST_PARTS = 48
_COLUMN_NUMBER = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class _Block:
    """Some columns of a sheet: their headings, and the rows of each part that prints them."""

    parts: Sequence[Captioned]
    heads: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for body in self.bodies for row in body)

    def without_names_of(self, first: _Block) -> _Block:
        """The block without its leading columns that are those of the first one, row by row."""
        count = 0
        depth = max(len(self.heads), len(first.heads))
        own = (*_deep(self.heads, depth), *self.rows)
        others = (*_deep(first.heads, depth), *first.rows)
        width = min(len(own[0]), len(others[0])) if len(own) == len(others) else 0
        while count < width and _says_again(own, others, count):
            count += 1
        if not any(kind_of(row[at].text) == "text" for row in self.rows for at in range(count)):
            return self
        if any(at + row[at].column_span > count for row in self.heads for at in range(count)):
            return self
        bodies = tuple(tuple(row[count:] for row in body) for body in self.bodies)
        return replace(self, heads=tuple(row[count:] for row in self.heads), bodies=bodies)


def with_columns_beside(items: Sequence[Captioned | Passage]) -> Iterator[Captioned | Passage]:
    """The grids, those of one sheet joined, row by row in their order; passages stay where they are."""
    at = 0
    while at < len(items):
        joined, count = _joined(_parts_from(items, at))
        yield joined or items[at]
        at += count


def prints_other_columns(above: Captioned, item: Captioned) -> bool:
    """Whether the second grid, at the head of the next page, is without caption and names as well, under
    headings that are not those of the first, which names its rows: whatever it goes on with, it is not
    the rows of the first, wherever its rules stand."""
    if not (item.caption.is_empty and above.rows and item.rows) or item.follows_prose:
        return False
    heads, others = _heading_count(above.rows), _heading_count(item.rows)
    if not heads or not 0 < others < len(item.rows):
        return False
    if not item.rows[0][0].place.is_on_page_after(above.rows[-1][0].place):
        return False
    is_repeated = _headings_in(item.rows[:others]) <= _headings_in(above.rows[:heads])
    return not is_repeated and _names_rows(above.rows[heads:]) and _is_nameless(item.rows[others:])


def _parts_from(items: Sequence[Captioned | Passage], at: int) -> list[Captioned]:
    """The grid there and those right behind it that have no caption of their own, but for the unit."""
    found: list[Captioned] = []
    for item in items[at : at + _MOST_PARTS]:
        if not isinstance(item, Captioned) or not item.rows:
            break
        if item.layout is not GridLayout.SPANNED or len({len(row) for row in item.rows}) > 1:
            break
        if found and (item.follows_prose or not _is_untitled(found[0], item)):
            break
        found.append(item)
    return found


def _is_untitled(first: Captioned, item: Captioned) -> bool:
    """Whether no line says of what a grid is; the unit may stand over the last columns of a sheet alone."""
    untitled = replace(item.caption, unit="").is_empty
    return untitled and item.caption.unit in ("", first.caption.unit or item.caption.unit)


def _joined(parts: Sequence[Captioned]) -> tuple[Captioned | None, int]:
    """As many of the parts as are one sheet, and their number; none and 1 where no two are proven to be."""
    is_titled = bool(parts and parts[0].caption.title)
    begun = {
        at
        for at, part in enumerate(parts)
        if at and is_titled and _is_headed_otherwise(parts[0], part)
    }
    for length in range(len(parts), 1, -1) if begun else ():
        for count in range(2, min(_MOST_BLOCKS, length) + 1):
            size = length // count
            if length % count or (size > 1 and not _is_page_by_page(parts[:length])):
                continue
            for firsts, step in ((range(0, length, size), 1), (range(count), count)):
                if not begun.issuperset(firsts[1:]):
                    continue
                blocks = [_block(parts[at:length:step][:size]) for at in firsts]
                if sheet := _sheet([block for block in blocks if block], count):
                    return sheet, length
    return None, 1


def _is_headed_otherwise(first: Captioned, part: Captioned) -> bool:
    """Whether a part begins with headings, and not with those of the first one."""
    heads = part.rows[: _heading_count(part.rows)]
    return any(texts_of(row) != texts_of(own) for row, own in zip(heads, first.rows, strict=False))


def _is_page_by_page(parts: Sequence[Captioned]) -> bool:
    return all(
        after.rows[0][0].place.is_on_page_after(before.rows[-1][0].place)
        for before, after in pairwise(parts)
    )


def _block(parts: Sequence[Captioned]) -> _Block | None:
    """Parts that print the same columns; None where they have not as many, or other headings."""
    first = tuple(row for row in parts[0].rows if not is_separator(row))
    count = _heading_count(first)
    heads = first[:count]
    if not 0 < count < len(first) or len({len(part.rows[0]) for part in parts}) > 1:
        return None
    bodies = [first[count:]]
    for part in parts[1:]:
        rows = tuple(row for row in part.rows if not is_separator(row))
        is_headed = list(map(texts_of, rows[:count])) == list(map(texts_of, heads))
        if not is_headed and _heading_count(rows):
            return None
        bodies.append(rows[count:] if is_headed else rows)
    return _Block(parts, heads, tuple(bodies))


def _sheet(blocks: Sequence[_Block], count: int) -> Captioned | None:
    """The sheet of so many blocks, None where one of them is not of its rows."""
    if len(blocks) < count:
        return None
    first = blocks[0]
    goes_on = _goes_on_counting(blocks)
    if not goes_on and (len(first.rows) < _FEWEST_ROWS or not _names_rows(first.rows)):
        return None
    if any(
        len(body) != len(own)
        for b in blocks
        for body, own in zip(b.bodies, first.bodies, strict=True)
    ):
        return None
    others = [block.without_names_of(first) for block in blocks[1:]]
    said, columns = _headings_in(first.heads), _columns_of(first)
    for block, printed in zip(others, blocks[1:], strict=True):
        is_named = block is not printed
        if not block.rows[0] or not (is_named or _is_nameless(block.rows)):
            return None
        again = columns & _columns_of(block) if is_named else said & _headings_in(block.heads[:1])
        if not goes_on and (again or not _states_any(block)):
            return None
        said |= _headings_in(block.heads)
        columns |= _columns_of(block)
    return _put_together([first, *others])


def _put_together(blocks: Sequence[_Block]) -> Captioned:
    first, *others = blocks
    depth = max(len(block.heads) for block in blocks)
    rows = zip(*((*_deep(block.heads, depth), *block.rows) for block in blocks), strict=True)
    sheet = first.parts[0]
    units = (part.caption.unit for block in blocks for part in block.parts)
    return replace(
        sheet,
        rows=tuple(tuple(cell for row in parts for cell in row) for parts in rows),
        caption=replace(sheet.caption, unit=next(filter(None, units), "")),
        notes=tuple(note for block in blocks for part in block.parts for note in part.notes),
        page_joins=tuple(
            PageJoin(block.parts[0].rows[0][0].place.page or 0, JoinedBy.BESIDE) for block in others
        ),
    )


def _says_again(rows: Sequence[Row], others: Sequence[Row], at: int) -> bool:
    pairs = zip(rows, others, strict=True)
    return all(fold(row[at].text) == fold(other[at].text) for row, other in pairs)


def _columns_of(block: _Block) -> set[tuple[str, ...]]:
    """What stands over each column."""
    return {tuple(fold(cell.text) for cell in column) for column in zip(*block.heads, strict=True)}


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


def _heading_count(rows: Sequence[Row]) -> int:
    """How many leading rows say something and state no value."""
    ends = (index for index, row in enumerate(rows) if states_values(row) or _is_empty(row))
    return next(ends, 0)


def _is_empty(row: Row) -> bool:
    """Whether nothing is printed in a row, and nothing reaches down into all of it."""
    return is_blank_row(row) and not all(cell.covered for cell in row)


def _headings_in(rows: Sequence[Row]) -> set[str]:
    """What rows say, folded."""
    return {fold(cell.text) for row in rows for cell in row if not is_blank(cell.text)}


def _names_rows(rows: Sequence[Row]) -> bool:
    """Whether a word stands in each row, but for one."""
    named = [any(kind_of(cell.text) == "text" for cell in row) for row in rows]
    return sum(named) >= len(rows) - 1


def _is_nameless(rows: Sequence[Row]) -> bool:
    """Whether no word stands in any row."""
    return not any(kind_of(cell.text) == "text" for row in rows for cell in row)
