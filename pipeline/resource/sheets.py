"""Rows → a workbook for people with a spreadsheet: bold, frozen headings, filters, text as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.resource.schema import Schema
from pipeline.resource.workbook import WIDEST, Cell, open_workbook

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""
_NARROWEST = 10


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
    workbook = open_workbook(to, title)
    heading = workbook.add_format({"bold": True, "bg_color": "#EEF2F7", "border": 1})
    for each in sheets:
        sheet = workbook.add_worksheet(each.name)
        for column, name in enumerate(each.columns):
            sheet.write_string(0, column, name, heading)
        last, widths = sheet.write_rows(1, each.rows)
        for column, (name, widest) in enumerate(zip_longest(each.columns, widths)):
            needed = max(len(name) + 2, widest or 0, _NARROWEST)
            sheet.set_column(column, column, min(needed, WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(each.columns) - 1, 0))
    workbook.close()
