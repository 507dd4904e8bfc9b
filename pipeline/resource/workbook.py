"""A workbook that is the same every time, whose sheets write their cells with less work for each.

XlsxWriter asks of every cell whether it is named as `A1`, looks for the format of its row and column and
escapes what cannot need it. `QuickSheet` takes rows and columns as numbers only and writes texts, numbers
truth and empty cells directly; a sheet with formats for whole rows or columns goes XlsxWriter's way.
What it overrides is private: `requirements.lock` pins XlsxWriter, and a test holds that the bytes are those
of its own sheets.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellBooleanTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

_CREATED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ROWS_OF_A_SPAN = 16

_column_name = cache(xl_col_to_name)


def open_workbook(to: Path | BinaryIO, title: str) -> Any:
    """A new workbook (`xlsxwriter.Workbook`); to be closed. Texts stay texts, whatever they look like."""
    workbook = xlsxwriter.Workbook(str(to) if isinstance(to, Path) else to, dict(_OPTIONS))
    workbook.worksheet_class = QuickSheet
    workbook.set_properties({"title": title, "author": "明账 Mingzhang", "created": _CREATED})
    return workbook


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A sheet of XlsxWriter's, with the same bytes; cells are told by row and column, from 0."""

    write_string = Worksheet._write_string
    write_number = Worksheet._write_number
    write_boolean = Worksheet._write_boolean
    write_blank = Worksheet._write_blank

    def _write_rows(self) -> None:
        has_formats = any(each.column_format for each in self.col_info.values())
        if has_formats or self.row_info or self.comments:
            super()._write_rows()
            return
        self._calculate_spans()
        for row, cells in sorted(self.table.items()):
            if cells:
                self._write_row(row, self.row_spans[row // _ROWS_OF_A_SPAN])
                self.fh.write("".join(self._cells_xml(row, sorted(cells.items()))))
                self._xml_end_tag("row")

    def _cells_xml(self, row: int, cells: Iterable[tuple[int, Any]]) -> Iterator[str]:
        number = str(row + 1)
        for column, cell in cells:
            style = cell.format
            said = f' s="{style._get_xf_index()}"' if style is not None else ""
            at = f'<c r="{_column_name(column)}{number}"{said}'
            kind = type(cell)
            if kind is CellStringTuple:
                yield f'{at} t="s"><v>{cell.string}</v></c>'
            elif kind is CellNumberTuple:
                yield f"{at}><v>{cell.number:.16G}</v></c>"
            elif kind is CellBlankTuple:
                yield f"{at}/>"
            elif kind is CellBooleanTuple:
                yield f'{at} t="b"><v>{cell.boolean}</v></c>'
            else:
                raise TypeError(f"{kind.__name__} in {at}: a sheet of ours has none")

    def _calculate_spans(self) -> None:
        """The first and last column of each sixteen rows."""
        columns: dict[int, list[int]] = {}
        for row, cells in self.table.items():
            if cells:
                ends = columns.setdefault(row // _ROWS_OF_A_SPAN, [])
                ends += (min(cells), max(cells))
        self.row_spans = {
            block: f"{min(ends) + 1}:{max(ends) + 1}" for block, ends in columns.items()
        }
