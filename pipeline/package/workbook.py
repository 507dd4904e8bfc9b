"""The tables of a disclosure → one workbook for people with a spreadsheet.

An index sheet, then one sheet a table: its title, its printed headings as merged cells, its rows.
Text is written as text only, so nothing that a source prints becomes a formula or a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from pipeline.model.disclosure import Disclosure
from pipeline.model.table import ColumnRole, Table
from pipeline.package.columns import plain_number
from pipeline.package.headings import headings
from pipeline.resource.defuse import clean
from pipeline.resource.workbook import open_workbook

_LONGEST_CELL = 32_767
_LONGEST_SHEET_NAME = 31
_EXACT_DIGITS = 15
_WIDTHS: Final = {ColumnRole.LABEL: 34, ColumnRole.TEXT: 34, ColumnRole.SEQUENCE: 7}
_OTHER_WIDTH = 16
_INDEX: Final = (
    ("序号 No.", 9),
    ("表名 Title", 44),
    ("表号 Number", 14),
    ("单位 Unit", 10),
    ("填报主体 Reporting entity", 34),
    ("行数 Rows", 10),
    ("工作表 Sheet", 34),
    ("CSV", 44),
)


def write_workbook(disclosure: Disclosure, path: Path) -> None:
    """Writes the workbook to `path`; the same disclosure gives the same bytes."""
    workbook = open_workbook(path, clean(disclosure.identity.title))
    styles = _Styles(workbook)
    index = workbook.add_worksheet("目录 Index")
    names = sheet_names(disclosure.tables)
    _write_index(index, disclosure, names, styles)
    for table, name in zip(disclosure.tables, names, strict=True):
        _write_table(workbook.add_worksheet(name), table, styles)
    workbook.close()


def sheet_names(tables: Iterable[Table]) -> list[str]:
    """One name a table, as spreadsheets allow: 31 characters, none of `[]:*?/\\'`, no two alike."""
    names = []
    for table in tables:
        number = f"{table.no:02d} "
        title = re.sub(r"[\[\]:*?/\\'\n\t]", "", clean(table.title or table.name)).strip()
        names.append((number + title)[:_LONGEST_SHEET_NAME].strip())
    return names


class _Styles:
    """The workbook's cell formats, one object for each look."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._numbers: dict[str, Any] = {}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.heading = workbook.add_format(
            {
                "bold": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#EEF2F7",
            }
        )
        self.text = workbook.add_format({"border": 1, "valign": "top", "text_wrap": True})
        self.note = workbook.add_format({"italic": True, "font_color": "#555555"})

    def number(self, text: str) -> Any:
        """The format that shows a number as it is printed: its decimals, its separators."""
        decimals = len(text.strip().partition(".")[2])
        pattern = ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")
        if pattern not in self._numbers:
            self._numbers[pattern] = self._workbook.add_format(
                {"border": 1, "valign": "top", "num_format": pattern}
            )
        return self._numbers[pattern]


def _write_index(sheet: Any, disclosure: Disclosure, names: Sequence[str], styles: _Styles) -> None:
    sheet.write_string(0, 0, clean(disclosure.identity.title), styles.title)
    sheet.write_string(
        1,
        0,
        "数字照原样，单位见各表；各级科目互为小计，请勿相加。"
        " Figures as printed; the unit is each table's own. Levels are subtotals of each other.",
        styles.note,
    )
    for column, (heading, width) in enumerate(_INDEX):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, heading, styles.heading)
    for row, (table, name) in enumerate(zip(disclosure.tables, names, strict=True), start=4):
        sheet.write_number(row, 0, table.no, styles.text)
        texts = [table.title, table.number, table.unit, table.entity.name]
        for column, text in enumerate(texts, start=1):
            _write_text(sheet, row, column, text, styles.text)
        sheet.write_number(row, 5, len(table.body), styles.text)
        sheet.write_url(row, 6, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 7, f"tables/{table.name}.csv", styles.text)
    sheet.freeze_panes(4, 0)


def _write_table(sheet: Any, table: Table, styles: _Styles) -> None:
    # Codes are text, however much like numbers they look: no green corners for them.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for column in table.columns:
        sheet.set_column(column.index, column.index, _WIDTHS.get(column.role, _OTHER_WIDTH))
    _write_text(sheet, 0, 0, table.title, styles.title)
    captions = [table.number, table.entity.name, f"单位：{table.unit}" if table.unit else ""]
    _write_text(sheet, 1, 0, "  ".join(filter(None, captions)), styles.note)
    first, depth = 2, 0
    for cell in headings(table.columns):
        row, depth = first + cell.row, max(depth, cell.row + cell.row_span)
        if cell.row_span > 1 or cell.column_span > 1:
            last_row, last_column = row + cell.row_span - 1, cell.column + cell.column_span - 1
            sheet.merge_range(row, cell.column, last_row, last_column, "", styles.heading)
        _write_text(sheet, row, cell.column, cell.text, styles.heading)
    body = first + depth
    sheet.freeze_panes(body, 0)
    columns = [column.index for column in table.columns]
    amount, words = partial(_amount_cell, styles), partial(_words_cell, styles)
    cells = [amount if column.role is ColumnRole.MEASURE else words for column in table.columns]
    rows = ([each.text if each else "" for each in row] for row in table.body)
    sheet.write_styled(body, columns, rows, cells)
    for row, note in enumerate(table.notes, start=body + len(table.body)):
        _write_text(sheet, row, 0, note, styles.note)


def _amount_cell(styles: _Styles, printed: str) -> tuple[str | float | None, Any]:
    """A printed cell of a column of amounts: a number where a spreadsheet can hold it exactly, else the
    text."""
    text = clean(printed)
    value = plain_number(text)
    if value is not None and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        return float(value), styles.number(text)
    return _words_cell(styles, printed)


def _words_cell(styles: _Styles, printed: str) -> tuple[str | float | None, Any]:
    """A printed cell of any other column: its text."""
    text = clean(printed)
    return (_held(text) if text.strip() else None), styles.text


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    sheet.write_string(row, column, _held(clean(text)), style)


def _held(text: str) -> str:
    """The text; what is longer than a cell can hold is cut, and says so."""
    if len(text) <= _LONGEST_CELL:
        return text
    ending = "……（余下见 CSV / the rest is in the CSV）"
    return text[: _LONGEST_CELL - len(ending)] + ending
