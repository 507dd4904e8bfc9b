"""Rows → a workbook for people with a spreadsheet: bold, frozen headings, filters, text as text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Final

import xlsxwriter

from pipeline.resource.defuse import clean
from pipeline.resource.schema import Schema

_CREATED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""
_WIDEST, _NARROWEST = 60, 10
_EXACT_DIGITS = 15
"""A spreadsheet's numbers are binary: longer ones are written as text."""
_WIDE = re.compile("[\u2e81-\U0010ffff]")

Cell = str | int | float | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the names of its columns, its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def readme(schema: Schema, said: Iterable[tuple[str, str]] = ()) -> Sheet:
    """What the columns are; first what the table is. `said` are facts of the file, each with its name."""
    description, description_en = schema.descriptions
    rows = [
        (schema.name, schema.title, schema.title_en, description, description_en),
        *((name, "", "", text, "") for name, text in said),
        *(
            (
                each.name,
                each.title,
                each.title_en,
                each.description + each.caution,
                f"{each.description_en} {each.caution_en}".strip(),
            )
            for each in schema.fields
        ),
    ]
    columns = ("column", "title", "title_en", "description", "description_en")
    return Sheet("说明 Readme", columns, rows)


def write_sheets(title: str, sheets: Iterable[Sheet], to: Path | BinaryIO) -> None:
    """Writes the workbook; the same rows give the same bytes."""
    target = str(to) if isinstance(to, Path) else to
    workbook = xlsxwriter.Workbook(target, dict(_OPTIONS))
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
        case Decimal() if len(cell.normalize().as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(row, column, format(cell, "f"))
        case int() | float() | Decimal():
            sheet.write_number(row, column, float(cell))
        case _:
            sheet.write_string(row, column, clean(cell)[:32_767])


def _width(cell: Cell) -> int:
    """A Chinese character is twice as wide as a Latin one."""
    text = "" if cell is None else str(cell)[:_WIDEST]
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
