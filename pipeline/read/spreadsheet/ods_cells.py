"""content.xml of an OpenDocument spreadsheet → its sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import SAVE_WAY_OUT
from pipeline.read.spreadsheet.markup import Events
from pipeline.read.spreadsheet.number_text import print_general
from pipeline.read.spreadsheet.sheet import (
    MAX_COLUMNS,
    MAX_SHEETS,
    Allowance,
    Gathering,
    Span,
    State,
)
from pipeline.values.amounts import with_sign

_SHAPES = frozenset(
    {"frame", "custom-shape", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse",
     "g", "connector", "caption", "measure", "control", "regular-polygon", "scene", "page-thumbnail"}
)  # fmt: skip
_UNSEEN = frozenset({"annotation", "tracked-changes", "forms", "ruby-text", "content-validations"})
_CELLS = ("table-cell", "covered-table-cell")
_ROW_COPIES, _COLUMN_COPIES = 100, 64
"""How often an empty bordered cell is repeated at most."""
_BLANKS = re.compile(r"[ \t\r\n]+")
_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|Err:\d{3}")
_MOST_SPACES = 1000


@dataclass(slots=True)
class _CellRun:
    """A cell, which may stand for several alike beside each other."""

    column: int
    copies: int
    attributes: dict[str, str]
    is_boxed: bool
    paragraphs: list[str] = field(default_factory=list)

    def is_worth(self, sheet: Gathering, row: int) -> bool:
        """Whether there is anything about it that the sheet keeps."""
        stated = self.attributes
        return bool(
            self.text.strip()
            or (self.is_boxed and sheet.is_near(row, self.column))
            or "formula" in stated
            or "number-columns-spanned" in stated
            or "number-rows-spanned" in stated
        )

    @property
    def text(self) -> str:
        """What it prints; the value itself where the writer left the print out."""
        if not self.paragraphs:
            return _stored(self.attributes)
        return with_sign("\n".join(self.paragraphs), self.attributes.get("value", ""))


class Content(Events):
    """All sheets, each in a Gathering."""

    def __init__(self, where: str, allowance: Allowance) -> None:
        self.where = where
        self.sheets: list[Gathering] = []
        self._allowance = allowance
        self._hidden_styles: set[str] = set()
        self._boxed_styles: set[str] = set()
        self._style = ("", "")
        self._tables = 0
        self._row = self._column = self._columns = 0
        self._row_copies = 1
        self._cells: list[_CellRun] = []
        self._cell: _CellRun | None = None
        self._cell_depth = 0
        self._paragraph: list[str] | None = None
        self._beside: list[str] = []
        """the open elements inside a shape, or inside what is not shown"""
        self._words: list[str] = []
        self._is_picture = self._is_chart = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._beside or tag in _SHAPES or tag in _UNSEEN:
            self._start_beside(tag)
        elif self._cell:
            self._start_in_cell(tag, attributes)
        elif tag in _CELLS and self._tables:
            self._start_cell(attributes)
        elif tag == "table-row" and self._tables:
            self._start_row(attributes)
        elif tag == "table-column" and self._tables:
            self._start_column(attributes)
        elif tag == "table":
            self._start_table(attributes)
        elif not self._tables:
            self._start_style(tag, attributes)

    def data(self, text: str) -> None:
        if self._beside:
            self._words.append(text)
        elif self._paragraph is not None:
            self._paragraph.append(_BLANKS.sub(" ", text))

    def end(self, tag: str) -> None:
        if self._beside:
            self._end_beside(tag)
        elif self._cell:
            self._end_in_cell(tag)
        elif tag == "table-row" and self._tables:
            self._end_row()
        elif tag == "table":
            self._tables -= 1

    def _start_style(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style":
            self._style = (attributes.get("family", ""), attributes.get("name", ""))
        elif tag == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style[1])
        elif tag == "table-cell-properties" and _is_box(attributes):
            self._boxed_styles.add(self._style[1])

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._tables += 1
        if len(self.sheets) >= MAX_SHEETS:
            raise Refusal(
                self.where,
                f"more than the {MAX_SHEETS} sheets that are taken in",
                "split it, or check that it is the right file",
            )
        is_hidden = attributes.get("style-name") in self._hidden_styles
        state = State.HIDDEN if is_hidden else State.SHOWN
        self.sheets.append(Gathering(self._allowance, attributes.get("name", ""), state))
        self._row = self._columns = 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        copies = self._copies(attributes, "number-columns-repeated")
        if _is_hidden(attributes):
            end = min(self._columns + copies, MAX_COLUMNS)
            self.sheets[-1].hidden_columns.append(range(self._columns, end))
        self._columns += copies

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_copies = self._copies(attributes, "number-rows-repeated")
        self._column, self._cells = 0, []
        if _is_hidden(attributes):
            rows = range(self._row, self._row + self._row_copies)
            self.sheets[-1].hidden_rows.append(rows)
            if attributes["visibility"] == "filter":
                self.sheets[-1].filters.append(rows)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        copies = self._copies(attributes, "number-columns-repeated")
        is_boxed = attributes.get("style-name") in self._boxed_styles
        self._cell = _CellRun(self._column, copies, attributes, is_boxed)
        self._cell_depth = 1
        self._column += copies

    def _start_in_cell(self, tag: str, attributes: dict[str, str]) -> None:
        self._cell_depth += 1
        if tag in ("p", "h"):
            self._paragraph = []
        elif self._paragraph is not None and tag == "s":
            spaces = self._copies(attributes, "c")
            self._paragraph.append(" " * min(spaces, _MOST_SPACES))
        elif self._paragraph is not None and tag in ("tab", "line-break"):
            self._paragraph.append("\t" if tag == "tab" else "\n")

    def _end_in_cell(self, tag: str) -> None:
        assert self._cell
        self._cell_depth -= 1
        if tag in ("p", "h") and self._paragraph is not None:
            self._cell.paragraphs.append("".join(self._paragraph))
            self._paragraph = None
        if self._cell_depth == 0:
            self._cells.append(self._cell)
            self._cell = None

    def _end_row(self) -> None:
        """Put the row's cells in their places, as often as the row is repeated."""
        cells = [cell for cell in self._cells if cell.is_worth(self.sheets[-1], self._row)]
        says = any(cell.text.strip() for cell in cells)
        copies = self._row_copies if says else min(self._row_copies, _ROW_COPIES)
        for row in range(self._row, self._row + copies if cells else self._row):
            for cell in cells:
                self._put(row, cell)
        self._row += self._row_copies

    def _put(self, row: int, cell: _CellRun) -> None:
        sheet, text = self.sheets[-1], cell.text
        says = bool(text.strip())
        for column in range(cell.column, cell.column + cell.copies if says else cell.column):
            sheet.add_text(row, column, text)
            if _is_error(cell.attributes, text):
                sheet.errors.append((row, column))
        if cell.is_boxed:
            for column in range(cell.column, cell.column + min(cell.copies, _COLUMN_COPIES)):
                sheet.add_box(row, column)
        if "formula" in cell.attributes and not says and "value-type" not in cell.attributes:
            sheet.note_formula(row, cell.column)
        across = self._copies(cell.attributes, "number-columns-spanned")
        down = self._copies(cell.attributes, "number-rows-spanned")
        if across > 1 or down > 1:
            sheet.add_span(Span(row, cell.column, row + down - 1, cell.column + across - 1))

    def _start_beside(self, tag: str) -> None:
        self._beside.append(tag)
        self._is_picture = self._is_picture or tag == "image"
        self._is_chart = self._is_chart or tag in ("object", "object-ole")

    def _end_beside(self, tag: str) -> None:
        outermost = self._beside[0]
        if self._beside.pop() in ("p", "h"):
            self._words.append(" ")
        if self._beside:
            return
        words = " ".join("".join(self._words).split())
        if outermost in _SHAPES and self.sheets:
            if words and words not in self.sheets[-1].shape_words:
                self.sheets[-1].shape_words.append(words)
            self.sheets[-1].pictures += self._is_picture and not self._is_chart
        self._words, self._is_picture, self._is_chart = [], False, False

    def _copies(self, attributes: dict[str, str], attribute: str) -> int:
        stated = attributes.get(attribute, "1")
        if not (stated.isascii() and stated.isdigit() and len(stated) < 10):
            seen = f"damaged: {stated!r:.40} stands where a whole number must"
            raise Refusal(f"{self.where} row {self._row + 1}", seen, SAVE_WAY_OUT)
        return max(int(stated), 1)


def _is_box(attributes: dict[str, str]) -> bool:
    sides = [attributes.get(side, "none") for side in ("border", "border-left", "border-right")]
    return any(side.strip() not in ("none", "") for side in sides)


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("visibility", "visible") != "visible"


def _is_error(attributes: dict[str, str], text: str) -> bool:
    is_stated = attributes.get("value-type") == "error"
    return is_stated or ("formula" in attributes and _ERROR.fullmatch(text) is not None)


def _stored(attributes: dict[str, str]) -> str:
    """The value of a cell whose print is missing, "" where it has none."""
    if (stated := attributes.get("boolean-value")) is not None:
        return stated.upper()
    for kind in ("string-value", "date-value", "time-value"):
        if kind in attributes:
            return attributes[kind]
    stated = attributes.get("value", "")
    try:
        number = Decimal(stated)
    except InvalidOperation:
        return stated
    return print_general(number) if number.is_finite() and abs(number.adjusted()) < 400 else stated
