"""xl/worksheets/sheetN.xml → the sheet's cells, as they print."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from string import ascii_uppercase, digits

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.archive import SAVE_WAY_OUT
from pipeline.read.spreadsheet.markup import Events
from pipeline.read.spreadsheet.number_text import print_number, print_text
from pipeline.read.spreadsheet.plain_rows import PlainCell
from pipeline.read.spreadsheet.runs import Said
from pipeline.read.spreadsheet.shared_strings import Shared
from pipeline.read.spreadsheet.sheet import MAX_COLUMNS, Gathering, Span, Style, printable
from pipeline.read.spreadsheet.xlsx_text import RichText, unescaped

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LONGEST_ROW = 7
_COLUMNS = {letter: column for column, letter in enumerate(ascii_uppercase)}
"""The columns of most cells."""
_ZERO = re.compile(r"[-+]?0+(?:\.0*)?(?:[eE][-+]?\d+)?")
_TEXT_TYPES = ("s", "str", "inlineStr")
_AROUND = " \u3000\xa0'-－(（￥¥"
"""What may stand before the digits of a number that is kept as text."""
_TRUE = ("1", "true")
_PLAIN = Style()
_ON_PAGES = frozenset(
    {"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"}
)


class SheetCells(Events):
    """One sheet: its cells, merges, hidden rows and columns, and whether it has a drawing."""

    def __init__(self, where: str, shared: Shared, gathered: Gathering) -> None:
        self.where = where
        self.gathered = gathered
        self.has_drawing = False
        self._shared = shared
        self._shows_zeros = True
        self._filter = ""
        self._row = self._column = -1
        self._in_data = self._in_cell = False
        self._taking: list[str] | None = None
        self._on_page: list[str] = []
        self._value: list[str] = []
        self._inline = RichText()
        self._has_formula = False
        self._formula: list[str] = []
        self._type = "n"
        self._style = _PLAIN

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheetData":
            self._in_data = True
        elif self._in_cell:
            if tag == "v":
                self._taking = self._value
            elif tag == "f":
                self._has_formula = True
                self._taking = self._formula
            else:
                self._inline.start(tag, attributes)
        elif tag == "c" and self._in_data:
            self._start_cell(attributes)
        elif tag == "row" and self._in_data:
            self._start_row(attributes)
        elif not self._in_data:
            self._start_outside(tag, attributes)

    def data(self, text: str) -> None:
        if self._taking is not None:
            self._taking.append(text)
        elif self._in_cell:
            self._inline.data(text)

    def end(self, tag: str) -> None:
        self._taking = None
        if self._in_cell:
            if tag == "c":
                self._in_cell = False
                self._end_cell()
            elif tag != "v":
                self._inline.end(tag)
        elif tag in _ON_PAGES:
            text = unescaped("".join(self._on_page))
            self.gathered.allowance.take(text)
            of_page = self.gathered.headers if "Header" in tag else self.gathered.footers
            of_page.append(printable(text))
        elif tag == "sheetData":
            self._in_data = False

    def is_among_rows(self) -> bool:
        """Whether it is told of rows, and of none of their cells."""
        return self._in_data and not self._in_cell and self._taking is None

    def take_row(self, attributes: dict[str, str], cells: Sequence[PlainCell]) -> None:
        """The same of a whole row that is written plainly."""
        self._start_row(attributes)
        self._has_formula = False
        styles, count = self._shared.styles, len(self._shared.styles)
        for _, letters, number, style, kind, value, inline in cells:
            self._row = int(number) - 1
            self._column = _COLUMNS[letters] if letters in _COLUMNS else column_of(letters)
            self._type = "inlineStr" if inline else kind or "n"
            at = int(style) if style else 0
            self._style = styles[at] if at < count else _PLAIN
            self._take(value, inline)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = self._count(attributes.get("r"), self._row + 2) - 1
        self._column = -1
        if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("ht")):
            self.gathered.hidden_rows.append(range(self._row, self._row + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._row, self._column = self._position(attributes.get("r"))
        self._in_cell, self._has_formula = True, False
        self._value, self._formula = [], []
        if self._inline.runs:
            self._inline = RichText()
        self._type = attributes.get("t", "n")
        index = self._count(attributes.get("s"), 0)
        styles = self._shared.styles
        self._style = styles[index] if 0 <= index < len(styles) else _PLAIN

    def _end_cell(self) -> None:
        self._take("".join(self._value))

    def _take(self, value: str, inline: str = "") -> None:
        """Take in a cell with its value, or with a text of its own that has no runs."""
        if self._style.is_boxed:
            self.gathered.add_box(self._row, self._column)
        is_text = self._type in _TEXT_TYPES
        if inline or value.strip() or self._inline.runs or (is_text and value):
            printed = self._printed(value, inline)
            self.gathered.add_styled(self._row, self._column, printed, self._style)
            at = (self._row, self._column)
            if self._has_formula and _ZERO.fullmatch(value.strip()):
                self._shared.zeros.take(self.gathered.name, at, "".join(self._formula))
            elif is_text and printed.strip(_AROUND)[:1].isdigit():
                self._shared.zeros.take_text(self.gathered.name, at)
        elif self._has_formula and not is_text:
            self.gathered.note_formula(self._row, self._column)

    def _printed(self, value: str, inline: str) -> str:
        """What the cell prints; where that is nothing although it holds something, this is noted."""
        if self._type == "b":
            return "TRUE" if value.strip() in _TRUE else "FALSE"
        if self._type == "e":
            self.gathered.errors.append((self._row, self._column))
            return value
        if self._type in _TEXT_TYPES:
            held = unescaped(inline) if inline else self._said(value)
            printed = print_text(held, self._style.code)
        else:
            held, printed = self._number(value.strip())
        if held.strip() and not printed.strip():
            self.gathered.unprinted.append((self._row, self._column))
        return printed

    def _said(self, value: str) -> str:
        """The text that a cell holds; what of it is struck out is noted."""
        if self._type == "s":
            index = self._count(value, -1)
            if not 0 <= index < len(self._shared.strings):
                raise self._damaged(f"it names text {value.strip()}, which is not there")
            said = self._shared.strings[index]
        else:
            said = self._inline.take() if self._inline.runs else Said(unescaped(value))
        said = said.shown(is_filled=self._style.is_filled)
        if said.struck:
            self.gathered.add_struck(self._row, self._column, said.struck)
        if said.unseen:
            self.gathered.unprinted.append((self._row, self._column))
        return said.text

    def _number(self, value: str) -> tuple[str, str]:
        """What the cell holds ("" for a zero, which prints nothing on purpose) and prints."""
        try:
            number = _serial(value) if self._type == "d" else float(value)
        except ValueError:
            return value, value
        if not math.isfinite(number):
            return value, value
        if number == 0 and not self._shows_zeros:
            return "", ""
        printed = print_number(number, self._style.code, self._shared.from_1904)
        return value if number else "", printed

    def _start_outside(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheetView":
            self._shows_zeros = attributes.get("showZeros", "1") in _TRUE
        elif tag == "col":
            self._hide_columns(attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "autoFilter":
            self._filter = attributes.get("ref", "")
        elif tag == "filterColumn" and self._filter:  # a filter that leaves something out
            self._take_filter(self._filter)
        elif tag == "drawing":
            self.has_drawing = True
        elif tag in _ON_PAGES:
            self._taking = self._on_page = []

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("width")):
            first = self._count(attributes.get("min"), 1)
            last = min(self._count(attributes.get("max"), first), MAX_COLUMNS)
            self.gathered.hidden_columns.append(range(first - 1, last))

    def _take_filter(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        self.gathered.filters.append(
            range(self._position(start)[0], self._position(end or start)[0] + 1)
        )

    def _merge(self, reference: str) -> None:
        """A merge of one cell, as some programs write it, is none."""
        start, _, end = reference.partition(":")
        if end:
            top, left = self._position(start)
            bottom, right = self._position(end)
            self.gathered.add_span(Span(top, left, bottom, right))

    def _position(self, reference: str | None) -> tuple[int, int]:
        """Row and column of a reference; the next cell where there is none."""
        if reference is None:
            return self._row, self._column + 1
        letters = reference.rstrip(digits)
        if letters in _COLUMNS and 0 < len(reference) - len(letters) <= _LONGEST_ROW:
            return int(reference[len(letters) :]) - 1, _COLUMNS[letters]
        match = _REFERENCE.fullmatch(reference)
        if not match:
            raise self._damaged(f"a cell is called {reference[:20]!r}")
        return int(match[2]) - 1, column_of(match[1].upper())

    def _count(self, text: str | None, without: int) -> int:
        try:
            return without if text is None else int(text)
        except ValueError:
            raise self._damaged(f"{text!r:.40} stands where a whole number must") from None

    def _damaged(self, seen: str) -> Refusal:
        return Refusal(f"{self.where} row {self._row + 1}", f"damaged: {seen}", SAVE_WAY_OUT)


@lru_cache(maxsize=20_000)
def column_of(letters: str) -> int:
    """The column, from 0, under some letters.

    >>> column_of("A"), column_of("AB"), column_of("XFD")
    (0, 27, 16383)
    """
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _serial(text: str) -> float:
    """A date as ISO 8601 has it → the number that a sheet counts it by."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return (moment - datetime(1899, 12, 30, tzinfo=UTC)).total_seconds() / 86_400


def _is_zero(size: str | None) -> bool:
    return size is not None and re.fullmatch(r"0+(?:\.0*)?", size) is not None
