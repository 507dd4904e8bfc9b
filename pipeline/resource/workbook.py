"""A workbook that is the same every time, whose sheets write their cells with less work for each.

XlsxWriter asks of every cell whether it is named as `A1`, looks for the format of its row and column and
escapes what cannot need it. `QuickSheet` takes rows and columns as numbers only and writes texts, numbers
truth and empty cells directly; a sheet with formats for whole rows or columns goes XlsxWriter's way.
What it overrides is private: `requirements.lock` pins XlsxWriter, and a test holds that the bytes are those
of its own sheets.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

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

K = TypeVar("K", bound=Hashable)

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

    def write_styled(
        self,
        first: int,
        columns: Sequence[int],
        rows: Iterable[Sequence[K]],
        cell_of: Callable[[K], tuple[str | float | None, Any]],
    ) -> None:
        """Writes rows from the row `first` on, each of them cells of `columns`; `cell_of` gives the value
        and the format of a cell, of cells alike once. None is an empty cell with a format."""
        made: dict[K, Any] = {}
        for number, row in enumerate(rows, start=first):
            cells = self.table[number]
            for column, key in zip(columns, row, strict=True):
                if (cell := made.get(key)) is None:
                    cell = made[key] = self._styled(*cell_of(key))
                if type(cell) is CellStringTuple:
                    self.str_table.count += 1
                cells[column] = cell
            if cells:
                self._check_dimensions(number, min(cells))
                self._check_dimensions(number, max(cells))

    def _styled(self, value: str | float | None, style: Any) -> Any:
        if value is None:
            return CellBlankTuple(style)
        if isinstance(value, str):
            return CellStringTuple(self._string(value), style)
        return CellNumberTuple(value, style)

    def _string(self, text: str) -> int:
        """The number of a text among the shared ones; not counted yet."""
        index = int(self.str_table._get_shared_string_index(text))
        self.str_table.count -= 1
        return index

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
        said: dict[Any, str] = {None: ""}
        for column, cell in cells:
            style = cell.format
            if style not in said:
                said[style] = f' s="{style._get_xf_index()}"'
            at = f'<c r="{_column_name(column)}{number}"{said[style]}'
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
