"""xls (Excel 5 to 2003, and what WPS writes in that format) → Document."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.formatting import std_format_strings

from pipeline.model.document import Document, Place, Remark
from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import PASSWORD_WAY_OUT, SAVE_WAY_OUT, what_ole_is
from pipeline.read.spreadsheet.builtin_formats import builtin
from pipeline.read.spreadsheet.document import document_of
from pipeline.read.spreadsheet.number_text import print_number, print_text
from pipeline.read.spreadsheet.remarks import damaged_container
from pipeline.read.spreadsheet.runs import Run, Said, said_by
from pipeline.read.spreadsheet.sheet import (
    MAX_COLUMNS,
    MAX_SHEETS,
    Allowance,
    Gathering,
    Sheet,
    Span,
    State,
    Style,
)
from pipeline.read.spreadsheet.xls_shapes import shape_words

_STATES = (State.SHOWN, State.HIDDEN, State.DEEPLY_HIDDEN)
_LONGEST_SAID = 120
_WHITE = (1, 9)
"""Numbers of white in a workbook's palette."""
_RAISED = 1
"""Of `Font.escapement`: superscript."""


def read_xls(name: str, content: bytes) -> Document:
    """Read a workbook. Raises Refusal for one that is damaged, locked or too large."""
    try:
        try:
            return _read(name, content, forgiving=False)
        except CompDocError:  # some programs write a container that Excel mends without a word
            return _read(name, content, forgiving=True)
    except Refusal:
        raise
    except Exception as error:  # bytes that are no workbook make the library fail in any way
        raise _refusal(name, content, error) from error


def _read(name: str, content: bytes, forgiving: bool) -> Document:
    with xlrd.open_workbook(
        file_contents=content,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        logfile=io.StringIO(),
        ignore_workbook_corruption=forgiving,
    ) as book:
        sheets = tuple(_sheets(name, book))
    remarks: tuple[Remark, ...] = (damaged_container(Place(name)),) if forgiving else ()
    return document_of(name, "xls", sheets, remarks)


def _refusal(name: str, content: bytes, error: Exception) -> Refusal:
    said = str(error)[:_LONGEST_SAID]
    if "encrypted" in said:
        return Refusal(name, "it is locked with a password", PASSWORD_WAY_OUT)
    if "Can't find workbook" in said:
        return Refusal(name, *what_ole_is(content))
    seen = f"damaged, or no workbook: {type(error).__name__} {said}".rstrip()
    return Refusal(name, seen, f"fetch it again, or {SAVE_WAY_OUT}")


def _sheets(name: str, book: Any) -> Iterator[Sheet]:
    if book.nsheets > MAX_SHEETS:
        raise Refusal(
            name,
            f"{book.nsheets:,} sheets, more than the {MAX_SHEETS} that are taken in",
            "split it, or check that it is the right file",
        )
    allowance, styles = Allowance(name), _Styles(book)
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        state = _STATES[sheet.visibility] if 0 <= sheet.visibility < 3 else State.HIDDEN
        gathered = Gathering(allowance, sheet.name, state)
        _gather(book, sheet, styles, gathered)
        gathered.shape_words += shape_words(book, index)
        yield gathered.sheet()
        book.unload_sheet(index)


class _Styles:
    """How the cells of each style of a workbook print, and whether they are boxed."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, index: int) -> Style:
        styles = self._book.xf_list
        if not 0 <= index < len(styles):
            return Style()
        style = styles[index]
        found = self._book.format_map.get(style.format_key)
        code = found.format_str if found else ""
        if not code or code == std_format_strings.get(style.format_key):
            code = builtin(style.format_key)
        is_boxed = bool(style.border.left_line_style or style.border.right_line_style)
        font, fill = self.font(style.font_index), style.background
        is_filled = fill.fill_pattern != 0 and fill.pattern_colour_index not in _WHITE
        is_white = font.colour_index in _WHITE and not is_filled
        return Style(code, is_boxed, bool(font.struck_out), is_white, is_filled)

    def font(self, index: int) -> Any:
        """A font by its number, the first one where it is not there."""
        fonts = self._book.font_list
        return fonts[index] if 0 <= index < len(fonts) else fonts[0]

    def said(self, text: str, runs: Sequence[tuple[int, int]]) -> Said:
        """A text with the places where another font begins."""
        ends = [*(offset for offset, _ in runs[1:]), len(text)]
        parts = [Run(text[: runs[0][0]])] + [
            Run(
                text[start:end],
                bool(font.struck_out),
                font.escapement == _RAISED,
                font.colour_index in _WHITE,
            )
            for (start, index), end in zip(runs, ends, strict=True)
            for font in (self.font(index),)
        ]
        return said_by(parts)


def _gather(book: Any, sheet: Any, styles: _Styles, gathered: Gathering) -> None:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            style = styles.of(sheet.cell_xf_index(row, column))
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                value = sheet.cell_value(row, column)
                runs = sheet.rich_text_runlist_map.get((row, column), ())
                if runs and kind == xlrd.XL_CELL_TEXT:
                    said = styles.said(str(value), runs).shown(is_filled=style.is_filled)
                    value = said.text
                    gathered.add_struck(row, column, said.struck)
                    if said.unseen:
                        gathered.unprinted.append((row, column))
                printed = _printed(book, sheet, kind, value, style)
                gathered.add_styled(row, column, printed, style)
                if kind == xlrd.XL_CELL_ERROR:
                    gathered.errors.append((row, column))
                elif value and not printed.strip() and str(value).strip():
                    gathered.unprinted.append((row, column))
            if style.is_boxed:
                gathered.add_box(row, column)
    for top, bottom, left, right in sheet.merged_cells:
        gathered.add_span(Span(top, left, bottom - 1, right - 1))
    _gather_hidden(sheet, gathered)
    _gather_filter(book, sheet, gathered)


def _gather_hidden(sheet: Any, gathered: Gathering) -> None:
    for row, stated in sheet.rowinfo_map.items():
        if stated.hidden or stated.height == 0:
            gathered.hidden_rows.append(range(row, row + 1))
    for column, stated in sheet.colinfo_map.items():
        if (stated.hidden or stated.width == 0) and column < MAX_COLUMNS:
            gathered.hidden_columns.append(range(column, column + 1))


def _gather_filter(book: Any, sheet: Any, gathered: Gathering) -> None:
    """The rows of a filter; whether it leaves any out, the rows that are hidden within it say."""
    name = book.name_and_scope_map.get(("_filterdatabase", sheet.number))
    if name is None:
        return
    try:
        _, top, bottom, _, _ = name.area2d()
    except xlrd.XLRDError:  # a name that refers to no area any more
        return
    gathered.filters.append(range(top, bottom))


def _printed(book: Any, sheet: Any, kind: int, value: Any, style: Style) -> str:
    if kind == xlrd.XL_CELL_TEXT:
        return print_text(str(value), style.code)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    if value == 0 and not sheet.show_zero_values:
        return ""
    return print_number(float(value), style.code, book.datemode == 1)
