"""Rows → a workbook for people with a spreadsheet: bold, frozen headings, filters, text as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pipeline.resource.workbook import WIDEST, Cell, open_workbook

_NARROWEST = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the names of its columns, its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_sheets(title: str, sheets: Iterable[Sheet], path: Path) -> None:
    """Writes the workbook to `path`; the same rows give the same bytes."""
    workbook = open_workbook(path, title)
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
