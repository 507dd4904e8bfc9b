"""A table whose items stand side by side and its headings below each other → its rows.

Met: 科目编码 | 201 | 20101 …, below it 科目名称 and a row for each heading; and the same without codes, names
of a classification in the first row. What tells it is that row: a heading of codes with nothing but codes
beside it, or one of names with nothing but names of items, over rows that begin with headings.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank
from pipeline.values.codes import classification_code
from pipeline.values.text import bare, tidy
from pipeline.vocabulary import CodeList, Headings

_FEWEST_ROWS = 3
_FEWEST_CODES = 2


def with_items_below(
    rows: Sequence[Row], headings: Headings, lists: Collection[CodeList]
) -> tuple[Row, ...] | None:
    """The rows of a turned table with its columns as rows; None of one that is not turned."""
    if not _is_turned(rows, headings, lists):
        return None
    width = max(map(len, rows))
    return tuple(tuple(_cell(row, column) for row in rows) for column in range(width))


def _cell(row: Row, column: int) -> Cell:
    if column >= len(row):
        return Cell("", row[-1].place)
    cell = row[column]
    if cell.row_span == cell.column_span:
        return cell
    return replace(cell, row_span=cell.column_span, column_span=cell.row_span)


def _is_turned(rows: Sequence[Row], headings: Headings, lists: Collection[CodeList]) -> bool:
    if len(rows) < _FEWEST_ROWS:
        return False
    of_codes = any(_is_of_codes(row, headings) for row in rows[:2])
    if not of_codes and not _is_of_items(rows[0], headings, lists):
        return False
    leading = [tidy(row[0].text) for row in rows if row and not is_blank(row[0].text)]
    known = sum(
        headings.is_identification(text)
        or headings.is_total_heading(text)
        or headings.means_something(text)
        for text in leading
    )
    if known != len(leading) or known < _FEWEST_ROWS:
        return False
    return of_codes or not any(_is_item(text, lists) for text in leading)


def _is_of_codes(row: Row, headings: Headings) -> bool:
    """Whether a row is the heading of codes and nothing but codes beside it."""
    if not row or not headings.is_code(tidy(row[0].text)):
        return False
    beside = [tidy(cell.text) for cell in row[1:] if not is_blank(cell.text)]
    return len(beside) >= _FEWEST_CODES and all(map(classification_code, beside))


def _is_of_items(row: Row, headings: Headings, lists: Collection[CodeList]) -> bool:
    """Whether a row is the heading of names and nothing but names of items, and totals, beside it."""
    if not row or not headings.is_label(tidy(row[0].text)):
        return False
    beside = [tidy(cell.text) for cell in row[1:] if not is_blank(cell.text)]
    items = [text for text in beside if not headings.is_total_heading(text)]
    return len(items) >= _FEWEST_CODES and all(_is_item(text, lists) for text in items)


def _is_item(text: str, lists: Collection[CodeList]) -> bool:
    return any(codes.has_name(bare(text)) for codes in lists)
