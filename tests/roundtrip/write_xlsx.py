"""Sheets → xlsx as Excel stores them.

`as_numbers`: amounts are numbers that a format prints. Without it they are text.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.roundtrip.laid_out import LaidCell, LaidSheet
from tests.roundtrip.number_formats import stored
from tests.roundtrip.repacked import repacked

_THIN = Side(style="thin")
_ALIGNED = {
    side: Alignment(horizontal=side, wrap_text=True) for side in ("left", "center", "right")
}
_WRAPPED = Alignment(wrap_text=True)
_TITLE = Font(size=18, bold=True)
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def write_xlsx(sheets: Sequence[LaidSheet], as_numbers: bool) -> bytes:
    """The file's bytes, the same whenever it is written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for laid in sheets:
        sheet = book.create_sheet(laid.name)
        sheet.sheet_state = "hidden" if laid.is_hidden else "visible"
        for (row, column), cell in laid.cells.items():
            _write(sheet, row + 1, column + 1, cell, as_numbers)
        for top, bottom, left, right in laid.merged():
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        for row in laid.hidden_rows | laid.filtered_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in laid.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        if laid.filtered:
            _set_filter(sheet, laid)
    made = BytesIO()
    book.save(made)
    return repacked(made.getvalue())


def _write(sheet: Worksheet, row: int, column: int, laid: LaidCell, as_numbers: bool) -> None:
    cell = sheet.cell(row, column)
    if laid.is_ruled:
        cell.border = _RULED
    if laid.is_ruled or laid.aligned:
        cell.alignment = _ALIGNED.get(laid.aligned, _WRAPPED)
    if laid.is_title:
        cell.font = _TITLE
    number = stored(laid.text) if as_numbers and laid.is_amount else None
    if laid.key is not None:
        cell.value = laid.key
    elif number:
        cell.value, cell.number_format = number
    elif laid.text:
        cell.value = laid.text
        cell.data_type = "s"


def _set_filter(sheet: Worksheet, laid: LaidSheet) -> None:
    """A filter by the last column, from the row above the rows that it filters."""
    letter = get_column_letter(laid.width)
    sheet.auto_filter.ref = f"A{laid.filtered.start}:{letter}{laid.filtered.stop}"
    sheet.auto_filter.add_filter_column(laid.width - 1, ["是"])
