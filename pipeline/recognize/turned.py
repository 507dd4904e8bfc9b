"""A table whose items stand side by side and its headings below each other → its rows.

Met: 科目编码 | 201 | 20101 …, below it 科目名称 and a row for each heading. What tells it is the row of
codes: a heading of codes with nothing but codes beside it, over rows that begin with headings too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank
from pipeline.values.codes import classification_code
from pipeline.values.text import tidy
from pipeline.vocabulary import Headings

_FEWEST_ROWS = 3
_FEWEST_CODES = 2


def with_items_below(rows: Sequence[Row], headings: Headings) -> tuple[Row, ...]:
    """The rows of a table that is not turned as they are, those of a turned one with its columns as rows."""
    if not _is_turned(rows, headings):
        return tuple(rows)
    width = max(map(len, rows))
    return tuple(tuple(_cell(row, column) for row in rows) for column in range(width))


def _cell(row: Row, column: int) -> Cell:
    if column >= len(row):
        return Cell("", row[-1].place)
    cell = row[column]
    if cell.row_span == cell.column_span:
        return cell
    return replace(cell, row_span=cell.column_span, column_span=cell.row_span)


def _is_turned(rows: Sequence[Row], headings: Headings) -> bool:
    if len(rows) < _FEWEST_ROWS or not any(_is_of_codes(row, headings) for row in rows[:2]):
        return False
    leading = [tidy(row[0].text) for row in rows if row and not is_blank(row[0].text)]
    known = sum(
        headings.is_identification(text)
        or headings.is_total_heading(text)
        or headings.means_something(text)
        for text in leading
    )
    return known == len(leading) >= _FEWEST_ROWS


def _is_of_codes(row: Row, headings: Headings) -> bool:
    """Whether a row is the heading of codes and nothing but codes beside it."""
    if not row or not headings.is_code(tidy(row[0].text)):
        return False
    beside = [tidy(cell.text) for cell in row[1:] if not is_blank(cell.text)]
    return len(beside) >= _FEWEST_CODES and all(map(classification_code, beside))
