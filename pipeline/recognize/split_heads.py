"""A table of headings whose body is a table of its own → the headings over the columns that the body has.

A heading over the three columns 类, 款 and 项 of a code is one column in a table in which nothing else
stands: only the body shows that there are three.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cell, GridLayout
from pipeline.recognize.captions import Captioned
from pipeline.recognize.regions import Row, states_values
from pipeline.values.text import fold

_MOST_CODES = 3
_CODE = "编码"
_LEVELS = frozenset("类款项目")


def over_code_columns(above: Captioned, item: Captioned) -> Captioned:
    """The table above, its heading of codes over as many columns as the codes below it take."""
    layouts = {above.layout, item.layout}
    if layouts != {GridLayout.SPANNED} or not (above.rows and item.rows):
        return above
    more = max(map(len, item.rows)) - max(map(len, above.rows))
    if not 0 < more < _MOST_CODES or not item.caption.is_empty:
        return above
    headed = any(row and _CODE in fold(row[0].text) for row in above.rows)
    if not headed or any(map(states_values, above.rows)):
        return above
    listed = [row for row in item.rows if _is_listed(row)]
    if not listed or not all(_is_code(cell) for row in listed for cell in row[: more + 1]):
        return above
    return replace(above, rows=tuple(_widened(row, more) for row in above.rows))


def _is_listed(row: Row) -> bool:
    """Whether a row is one of codes, not one of a total over them."""
    return fold(row[0].text).isdecimal() or fold(row[0].text) in _LEVELS


def _is_code(cell: Cell) -> bool:
    text = fold(cell.text)
    return not text or text.isdecimal() or text in _LEVELS


def _widened(row: Row, more: int) -> Row:
    first = row[0]
    covered = tuple(Cell("", first.place, covered=True) for _ in range(more))
    if first.covered:
        return (first, *covered, *row[1:])
    return (replace(first, column_span=first.column_span + more), *covered, *row[1:])
