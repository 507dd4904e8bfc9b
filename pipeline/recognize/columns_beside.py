"""Columns that go on beside a table: one too wide for a page, cut from top to bottom.

Two captioned grids → one, where the second has no caption and no names of its own, but headings that
the first has not, as many rows of headings and as many rows below them: row for row it is the same
table. Anything less stays two tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import GridLayout
from pipeline.recognize.captions import Captioned
from pipeline.recognize.regions import Row, kind_of, states_values
from pipeline.values.amounts import is_blank
from pipeline.values.text import fold

FEWEST_ROWS = 3
"""Fewer rows are as many by chance."""


def with_columns_beside(above: Captioned, item: Captioned) -> Captioned | None:
    """The table with the columns that the second grid goes on with, None where it does not."""
    if not item.caption.is_empty or item.follows_prose or not _is_spanned(above, item):
        return None
    heads = heading_count(above.rows)
    if len(above.rows) != len(item.rows) or heads != heading_count(item.rows):
        return None
    body, others = above.rows[heads:], item.rows[heads:]
    if not heads or len(body) < FEWEST_ROWS or not names_rows(body) or not is_nameless(others):
        return None
    if headings_in(above.rows[:heads]) & headings_in(item.rows[:1]):
        return None
    rows = tuple((*row, *beside) for row, beside in zip(above.rows, item.rows, strict=True))
    return replace(above, rows=rows, notes=(*above.notes, *item.notes))


def prints_other_columns(above: Captioned, item: Captioned) -> bool:
    """Whether the second grid, at the head of the next page, is without caption and names as well, under
    headings that are not those of the first, which names its rows: whatever it goes on with, it is not
    the rows of the first, wherever its rules stand."""
    if not (item.caption.is_empty and above.rows and item.rows) or item.follows_prose:
        return False
    heads, others = heading_count(above.rows), heading_count(item.rows)
    if not heads or not 0 < others < len(item.rows):
        return False
    if not item.rows[0][0].place.is_on_page_after(above.rows[-1][0].place):
        return False
    is_repeated = headings_in(item.rows[:others]) <= headings_in(above.rows[:heads])
    return not is_repeated and names_rows(above.rows[heads:]) and is_nameless(item.rows[others:])


def _is_spanned(above: Captioned, item: Captioned) -> bool:
    """Whether both keep their merged cells, and all rows of each are as wide."""
    spanned = above.layout is item.layout is GridLayout.SPANNED
    return spanned and all(len({len(row) for row in each.rows}) == 1 for each in (above, item))


def heading_count(rows: Sequence[Row]) -> int:
    """How many leading rows state no value."""
    return next((index for index, row in enumerate(rows) if states_values(row)), 0)


def headings_in(rows: Sequence[Row]) -> set[str]:
    """What rows say, folded."""
    return {fold(cell.text) for row in rows for cell in row if not is_blank(cell.text)}


def names_rows(rows: Sequence[Row]) -> bool:
    """Whether a word stands in each row, but for one."""
    named = [any(kind_of(cell.text) == "text" for cell in row) for row in rows]
    return sum(named) >= len(rows) - 1


def is_nameless(rows: Sequence[Row]) -> bool:
    """Whether no word stands in any row."""
    return not any(kind_of(cell.text) == "text" for row in rows for cell in row)
