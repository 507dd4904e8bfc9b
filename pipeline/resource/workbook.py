"""A workbook that is the same every time, whose sheets write their cells with less work for each.

XlsxWriter asks of every cell whether it is named as `A1`, looks for the format of its row and column and
escapes what cannot need it. `QuickSheet` takes rows and columns as numbers only and writes texts, numbers
truth and empty cells directly; a sheet with formats for whole rows or columns goes XlsxWriter's way.
What it overrides is private: `requirements.lock` pins XlsxWriter, and a test holds that the bytes are those
of its own sheets.
"""

from __future__ import annotations

import datetime
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO, StringIO, TextIOWrapper
from itertools import chain, groupby, repeat
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
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
_PLAIN = re.compile(r"(?!\s)[^&<>_\x00-\x1f]*(?<!\s)")
"""A text that stands in XML as it is: no sign of its own there, no `_x000D_`, no blank at an end."""
_ROWS_OF_A_SPAN = 16
_ROWS_AT_ONCE = 1_000

_column_name = cache(xl_col_to_name)


def open_workbook(to: Path | BinaryIO, title: str) -> Any:
    """A new workbook (`xlsxwriter.Workbook`); to be closed. Texts stay texts, whatever they look like."""
    workbook = _Workbook(str(to) if isinstance(to, Path) else to, dict(_OPTIONS))
    workbook.worksheet_class = QuickSheet
    workbook.set_properties({"title": title, "author": "明账 Mingzhang", "created": _CREATED})
    return workbook


class _Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose parts are held as they go into its file."""

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    def _filename(self, xml_filename: str) -> StringIO:
        part = _Part()
        self.filenames.append((part, xml_filename, True))
        return part

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            strings = _SharedStrings()
            strings.string_table = self.workbook.str_table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            strings._assemble_xml_file()


class _SharedStrings(SharedStrings):  # type: ignore[misc]
    """The texts of all sheets: those in which nothing is to be escaped, as nearly all are, in one go."""

    def _write_sst_strings(self) -> None:
        for are_plain, some in groupby(self.string_table.string_array, _has_nothing_to_escape):
            if are_plain:
                self.fh.writelines(f"<si><t>{string}</t></si>" for string in some)
                continue
            for string in some:
                self._write_si(string)


def _has_nothing_to_escape(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None


class _Part(StringIO):
    """A part of a workbook while it is written, of which only its bytes are held: a large sheet as a text
    of Python's, and that text as bytes, would be twice as much."""

    def __init__(self) -> None:
        super().__init__()
        self._content = BytesIO()
        self._text = TextIOWrapper(self._content, "utf-8", newline="")
        self.write = self._text.write  # type: ignore[method-assign]
        self.writelines = self._text.writelines  # type: ignore[method-assign]

    def getvalue(self) -> bytes:  # type: ignore[override]
        self._text.flush()
        return self._content.getvalue()


class QuickSheet(Worksheet):  # type: ignore[misc]
    """A sheet of XlsxWriter's, with the same bytes; cells are told by row and column, from 0."""

    write_string = Worksheet._write_string
    write_number = Worksheet._write_number
    write_boolean = Worksheet._write_boolean
    write_blank = Worksheet._write_blank

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[_Block] = []

    def write_styled(
        self,
        first: int,
        columns: Sequence[int],
        rows: Iterable[Sequence[str]],
        cells_of: Sequence[Callable[[str], tuple[str | float | None, Any]]],
    ) -> None:
        """Writes rows of texts from the row `first` on, each of them cells of `columns`; each column's
        `cells_of` gives the value and the format of a text, of texts alike once. None is an empty cell with
        a format. No other cell may be written to these rows."""
        block = _Block(first, columns, self._styled)
        block.add(rows, cells_of)
        if columns and block.rows:
            self._blocks.append(block)
            self.str_table.count += block.strings
            for row in (block.rows.start, block.rows.stop - 1):
                self._check_dimensions(row, min(columns))
                self._check_dimensions(row, max(columns))

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
            for block in self._blocks:
                self.table.update(block.cells())
            super()._write_rows()
            return
        self._calculate_spans()
        blocks = {block.rows.start: block for block in self._blocks}
        for row in sorted({*blocks, *(row for row, cells in self.table.items() if cells)}):
            if row in blocks:
                self.fh.writelines(blocks[row].xml(self.row_spans))
                continue
            self._write_row(row, self.row_spans[row // _ROWS_OF_A_SPAN])
            self.fh.write("".join(self._cells_xml(row, sorted(self.table[row].items()))))
            self._xml_end_tag("row")

    def _cells_xml(self, row: int, cells: Iterable[tuple[int, Any]]) -> Iterator[str]:
        said = _Said()
        for column, cell in cells:
            yield f'<c r="{_column_name(column)}{row + 1}"{said.of(cell)}'

    def _calculate_spans(self) -> None:
        """The first and last column of each sixteen rows."""
        columns: dict[int, list[int]] = {}
        for row, cells in self.table.items():
            if cells:
                ends = columns.setdefault(row // _ROWS_OF_A_SPAN, [])
                ends += (min(cells), max(cells))
        for block in self._blocks:
            first, last = block.rows.start // _ROWS_OF_A_SPAN, block.rows[-1] // _ROWS_OF_A_SPAN
            for number in range(first, last + 1):
                columns.setdefault(number, []).extend((min(block.columns), max(block.columns)))
        self.row_spans = {
            block: f"{min(ends) + 1}:{max(ends) + 1}" for block, ends in columns.items()
        }


class _Said:
    """What follows the place of a cell in the XML."""

    def __init__(self) -> None:
        self._styles: dict[Any, str] = {None: ""}

    def of(self, cell: Any) -> str:
        style = cell.format
        if style not in self._styles:
            self._styles[style] = f' s="{style._get_xf_index()}"'
        return self._styles[style] + self._value(cell)

    def _value(self, cell: Any) -> str:
        kind = type(cell)
        if kind is CellStringTuple:
            return f' t="s"><v>{cell.string}</v></c>'
        if kind is CellNumberTuple:
            return f"><v>{cell.number:.16G}</v></c>"
        if kind is CellBlankTuple:
            return "/>"
        if kind is CellBooleanTuple:
            return f' t="b"><v>{cell.boolean}</v></c>'
        raise TypeError(f"{kind.__name__}: a sheet of ours has none")


class _Block:
    """Rows that have a cell in each of some columns: of each cell only the number among the different ones
    is held, as a table may have a million."""

    def __init__(self, first: int, columns: Sequence[int], styled: Callable[..., Any]) -> None:
        self.rows = range(first, first)
        self.columns = columns
        self.strings = 0
        """how many cells are texts"""
        self._styled = styled
        self._different: list[Any] = []
        self._numbers = array("I")
        """row by row"""

    def add(
        self,
        rows: Iterable[Sequence[str]],
        cells_of: Sequence[Callable[[str], tuple[str | float | None, Any]]],
    ) -> None:
        known: dict[Any, dict[str, int]] = {cell_of: {} for cell_of in cells_of}
        of_columns = [(cell_of, known[cell_of]) for cell_of in cells_of]
        for row in rows:
            for (cell_of, numbers), text in zip(of_columns, row, strict=True):
                if (number := numbers.get(text)) is None:
                    number = numbers[text] = len(self._different)
                    self._different.append(self._styled(*cell_of(text)))
                self._numbers.append(number)
        count = len(self._numbers) // len(self.columns) if self.columns else 0
        self.rows = range(self.rows.start, self.rows.start + count)
        are_texts = [type(cell) is CellStringTuple for cell in self._different]
        self.strings = sum(map(are_texts.__getitem__, self._numbers))

    def cells(self) -> Iterator[tuple[int, dict[int, Any]]]:
        """The cells of each row, by column."""
        width = len(self.columns)
        for at, row in enumerate(self.rows):
            numbers = self._numbers[at * width : (at + 1) * width]
            cells = map(self._different.__getitem__, numbers)
            yield row, dict(zip(self.columns, cells, strict=True))

    def xml(self, spans: Mapping[int, str]) -> Iterator[str]:
        """The rows as a sheet has them, some at a time."""
        said = list(map(_Said().of, self._different))
        in_order = sorted(enumerate(self.columns), key=lambda each: each[1])
        names = [(at, f'<c r="{_column_name(column)}') for at, column in in_order]
        width = len(self.columns)
        for start in range(0, len(self.rows), _ROWS_AT_ONCE):
            rows = self.rows[start : start + _ROWS_AT_ONCE]
            numbers = [f"{row + 1}" for row in rows]
            heads = [
                f'<row r="{number}" spans="{spans[row // _ROWS_OF_A_SPAN]}">'
                for row, number in zip(rows, numbers, strict=True)
            ]
            end = (start + len(rows)) * width
            columns = [
                [
                    f'{name}{number}"{said[each]}'
                    for number, each in zip(
                        numbers, self._numbers[start * width + at : end : width], strict=True
                    )
                ]
                for at, name in names
            ]
            yield "".join(chain.from_iterable(zip(heads, *columns, repeat("</row>"))))
