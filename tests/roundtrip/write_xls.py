"""Sheets → xls of Excel 97 to 2003."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import xlwt

from tests.roundtrip.laid_out import LaidCell, LaidSheet
from tests.roundtrip.number_formats import stored

_RULES = "borders: left thin, right thin, top thin, bottom thin"


def write_xls(sheets: Sequence[LaidSheet]) -> bytes:
    """The file's bytes, the same whenever it is written."""
    book = xlwt.Workbook(encoding="utf-8")
    for laid in sheets:
        sheet = book.add_sheet(laid.name)
        sheet.visibility = int(laid.is_hidden)
        for (row, column), cell in laid.cells.items():
            value, style = _value_and_style(cell)
            if cell.columns > 1 or cell.rows > 1:
                last = row + cell.rows - 1, column + cell.columns - 1
                sheet.write_merge(row, last[0], column, last[1], value, style)
            else:
                sheet.write(row, column, value, style)
        for row in laid.hidden_rows:
            sheet.row(row).hidden = True
        for column in laid.hidden_columns:
            sheet.col(column).hidden = True
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _value_and_style(cell: LaidCell) -> tuple[float | str | None, xlwt.XFStyle]:
    if cell.key is not None:
        return cell.key, _style(cell.is_ruled, "General")
    number = stored(cell.text) if cell.is_amount else None
    value, number_format = number or (cell.text or None, "General")
    return value, _style(cell.is_ruled, number_format)


@cache
def _style(is_ruled: bool, number_format: str) -> xlwt.XFStyle:
    return xlwt.easyxf(_RULES if is_ruled else "", num_format_str=number_format)
