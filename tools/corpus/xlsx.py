"""A document as a workbook: a sheet a table, its headings merged, amounts as numbers that a format prints.

What stands between two tables is a sheet of lines, a paragraph a row.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter

from tools.corpus.document import Block, Contents, Document, Figure, Heading, Paragraph, Table
from tools.corpus.docx import head_spans
from tools.corpus.text import cell_text, head_rows

_DAY = datetime.datetime(2020, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
_EXACT_DIGITS = 15
_LONGEST_NAME = 31


def write_xlsx(document: Document) -> bytes:
    """The whole document; the same document gives the same bytes."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, dict(_OPTIONS))
    book.set_properties({"created": _DAY})
    sheets = _Sheets(book)
    sheets.lines("封面", document.cover)
    for _, blocks in groupby(document.blocks, lambda block: isinstance(block, Table)):
        between: list[str] = []
        for block in blocks:
            if isinstance(block, Table):
                sheets.table(block)
            else:
                between += _lines(block)
        if between:
            sheets.lines("说明", between)
    book.close()
    return content.getvalue()


def number_format(text: str) -> str:
    """The format under which a number is printed as it is, "" where a text is no number.

    >>> number_format("1,051.10"), number_format("45"), number_format("—")
    ('#,##0.00', '0', '')
    """
    found = _NUMBER.fullmatch(text)
    if found is None or sum(letter.isdigit() for letter in text) > _EXACT_DIGITS:
        return ""
    decimals = found.group(1)
    return ("#,##0" if "," in text else "0") + ("." + "0" * len(decimals) if decimals else "")


def _lines(block: Block) -> Iterable[str]:
    if isinstance(block, Heading | Paragraph):
        return (block.text,)
    if isinstance(block, Contents):
        return ("目 录", *(entry.text for entry in block.entries))
    return ()


@dataclass
class _Sheets:
    """Sheets in the making, with the names and the formats that a workbook has once."""

    book: Any
    names: set[str] = field(default_factory=set)
    formats: dict[str, Any] = field(default_factory=dict)

    def lines(self, name: str, lines: Iterable[str]) -> None:
        sheet = self._sheet(name)
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line)

    def table(self, table: Table) -> None:
        sheet = self._sheet(table.title)
        above = [line for line in (table.number, table.title, *table.captions) if line]
        for row_no, line in enumerate(above):
            sheet.write_string(row_no, 0, line)
        head = head_rows(table)
        for top, left, bottom, right in head_spans(table):
            text = head[top][left] or ""
            at = (len(above) + top, left, len(above) + bottom, right)
            if (top, left) == (bottom, right):
                sheet.write_string(*at[:2], text)
            else:
                sheet.merge_range(*at, text)
        first = len(above) + len(head)
        for row_no, row in enumerate(table.rows, start=first):
            for column, cell in enumerate(row.cells):
                self._cell(sheet, row_no, column, cell)
        if table.note:
            sheet.write_string(first + len(table.rows), 0, table.note)

    def _cell(self, sheet: Any, row: int, column: int, cell: str | Figure) -> None:
        text = cell_text(cell)
        printed = number_format(text) if isinstance(cell, Figure) else ""
        if printed:
            if printed not in self.formats:
                self.formats[printed] = self.book.add_format({"num_format": printed})
            sheet.write_number(row, column, float(text.replace(",", "")), self.formats[printed])
        elif text:
            sheet.write_string(row, column, text)

    def _sheet(self, name: str) -> Any:
        short = re.sub(r"[\[\]:*?/\\']", "", name)[: _LONGEST_NAME - 3]
        unique = next(
            each
            for number in range(1, len(self.names) + 2)
            if (each := short if number == 1 else f"{short}{number}") not in self.names
        )
        self.names.add(unique)
        return self.book.add_worksheet(unique)
