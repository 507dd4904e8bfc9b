"""PrintedDocument → xlsx as finance systems export it.

`by_form`: a sheet for each form, amounts stored as numbers that a format prints. Without it: all on
one sheet below one another, amounts stored as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count, groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.roundtrip.printed import PrintedDocument, PrintedItem, PrintedLine, PrintedTable
from tests.roundtrip.repacked import repacked

_PROSE_WIDTH = 8
_NUMBER = re.compile(r"-?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<percent>%)?")
_THIN = Side(style="thin")
_ALIGNED = {
    side: Alignment(horizontal=side, wrap_text=True) for side in ("left", "center", "right")
}
_WRAPPED = Alignment(wrap_text=True)
_TITLE = Font(size=18, bold=True)
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")


def write_xlsx(document: PrintedDocument, by_form: bool) -> bytes:
    """The file's bytes, the same whenever it is written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if by_form:
        for name, items in _sheets(document):
            _Sheet(book.create_sheet(name), as_numbers=True).write(items)
    else:
        _Sheet(book.create_sheet("Sheet1"), as_numbers=False).write(list(document.items))
    made = BytesIO()
    book.save(made)
    return repacked(made.getvalue())


def _sheets(document: PrintedDocument) -> Iterator[tuple[str, list[PrintedItem]]]:
    """(name, items) of every sheet: each table on one, the prose between two tables on one."""
    numbers = count(1)
    for is_prose, items in groupby(document.items, lambda item: isinstance(item, PrintedLine)):
        for some in [list(items)] if is_prose else [[item] for item in items]:
            first = some[0]
            title = first.title if isinstance(first, PrintedTable) else first.text
            yield f"{next(numbers):02d}{_NOT_IN_A_NAME.sub('', title)}"[:31], some


class _Sheet:
    """A sheet and the row that is next written."""

    def __init__(self, sheet: Worksheet, as_numbers: bool) -> None:
        self.sheet = sheet
        self.as_numbers = as_numbers
        self.next = 1

    def write(self, items: list[PrintedItem]) -> None:
        for item in items:
            if isinstance(item, PrintedLine):
                self._line(item.text, _PROSE_WIDTH, "left")
            else:
                self._table(item)

    def _line(self, text: str, width: int, aligned: str) -> None:
        """One line merged over the width."""
        cell = self.sheet.cell(self.next, 1, text)
        cell.alignment = _ALIGNED[aligned]
        cell.data_type = "s"
        if width > 1:
            self.sheet.merge_cells(
                start_row=self.next, start_column=1, end_row=self.next, end_column=width
            )
        self.next += 1

    def _table(self, table: PrintedTable) -> None:
        width = table.width or _PROSE_WIDTH
        self._line(table.title, width, "center")
        self.sheet.cell(self.next - 1, 1).font = _TITLE
        for text in (table.number, *table.remarks, table.year):
            if text:
                self._line(text, width, "right")
        self._organisation_and_unit(table)
        first = self.next
        for row in table.rows:
            for column, cell in enumerate(row):
                if cell is not None:
                    in_body = self.next - first >= len(table.header)
                    self._cell(column, cell.text, is_amount=in_body and column in table.amounts)
                    self._merge(column, cell.columns, cell.rows)
            self.next += 1
        for text in table.notes:
            self._line(text, width, "left")
        self.next += 1

    def _organisation_and_unit(self, table: PrintedTable) -> None:
        """部门：… on the left and 金额单位：… on the right of one row."""
        if table.width < 2:
            for text in filter(None, (table.organisation, table.unit)):
                self._line(text, _PROSE_WIDTH, "left")
            return
        self.sheet.cell(self.next, 1, table.organisation)
        if table.unit:
            self.sheet.cell(self.next, table.width, table.unit).alignment = _ALIGNED["right"]
        self.next += 1

    def _cell(self, column: int, text: str, is_amount: bool) -> None:
        cell = self.sheet.cell(self.next, column + 1)
        cell.border = _RULED
        cell.alignment = _WRAPPED
        if not text:
            return
        printed = _NUMBER.fullmatch(text) if self.as_numbers and is_amount else None
        if printed and (number_format := _format_of(text, printed)):
            divisor = 100 if printed["percent"] else 1
            cell.value = float(text.replace(",", "").rstrip("%")) / divisor
            cell.number_format = number_format
        else:
            cell.value = text
            cell.data_type = "s"

    def _merge(self, column: int, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            self.sheet.merge_cells(
                start_row=self.next,
                start_column=column + 1,
                end_row=self.next + rows - 1,
                end_column=column + columns,
            )


def _format_of(text: str, printed: re.Match[str]) -> str:
    """The number format that prints a number so, "" where none does (007, 1234,567)."""
    grouped = "," in text
    decimals = len(printed["decimals"] or "")
    value = float(text.replace(",", "").rstrip("%"))
    again = f"{value:{',' if grouped else ''}.{decimals}f}{printed['percent'] or ''}"
    if again != text:
        return ""
    whole = "#,##0" if grouped else "0"
    return whole + ("." + "0" * decimals if decimals else "") + (printed["percent"] or "")
