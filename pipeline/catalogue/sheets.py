"""Rows → a workbook for people with a spreadsheet: bold, frozen headings, filters, text as text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import xlsxwriter

from pipeline.resource.defuse import clean

_CREATED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST, _NARROWEST = 60, 10
_WIDE = re.compile("[\u2e81-\U0010ffff]")

Cell = str | int | float | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the names of its columns, its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_sheets(title: str, sheets: Iterable[Sheet], path: Path) -> None:
    """Writes the workbook to `path`; the same rows give the same bytes."""
    workbook = xlsxwriter.Workbook(str(path), dict(_OPTIONS))
    workbook.set_properties({"title": title, "author": "明账 Mingzhang", "created": _CREATED})
    heading = workbook.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1})
    for each in sheets:
        sheet = workbook.add_worksheet(each.name)
        widths = [len(name) + 2 for name in each.columns]
        for column, name in enumerate(each.columns):
            sheet.write_string(0, column, name, heading)
        last = 0
        for last, row in enumerate(each.rows, start=1):
            for column, cell in enumerate(row):
                _write_cell(sheet, last, column, cell)
                if widths[column] < _WIDEST:
                    widths[column] = max(widths[column], _width(cell))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(each.columns) - 1, 0))
    workbook.close()


def _write_cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float() | Decimal():
            sheet.write_number(row, column, float(cell))
        case _:
            sheet.write_string(row, column, clean(cell)[:32_767])


def _width(cell: Cell) -> int:
    """A Chinese character is twice as wide as a Latin one."""
    text = "" if cell is None else str(cell)[:_WIDEST]
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
