"""A sheet as every spreadsheet format gives it: what its cells print, and where; counted from 0."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.refusal import Refusal
from pipeline.read.spreadsheet.builtin_formats import GENERAL

MAX_SHEETS = 500
MAX_CELLS = 2_000_000
MAX_CHARACTERS = 64 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""What a sheet may have in the programs that write them."""
_BLANK_ROWS, _BLANK_COLUMNS = 100, 64
"""How far below and beside the last words empty bordered cells are still a form's."""

Position = tuple[int, int]
"""Row and column."""

_RETURN = re.compile(r"\r\n?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Span:
    """The cells merged into one: first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell prints numbers, whether it has a border at its left or right, and whether what it holds
    is struck out, white on white, or stands on a ground of another colour than white."""

    code: str = GENERAL
    is_boxed: bool = False
    is_struck: bool = False
    is_white: bool = False
    is_filled: bool = False


class State(StrEnum):
    """Whether a sheet's tab is shown; a deeply hidden one only a program can show again."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    DEEPLY_HIDDEN = "deeply hidden"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells that print something, and what else bears on how it is read.

    `boxed` are cells, with text or without, that have a border at their left or right. `hidden_rows`
    are those that were hidden, `filtered_rows` those that a filter leaves out. `pictures` counts the
    pictures on the sheet; `shape_words` are the words of its text boxes and shapes; `headers` and
    `footers` are what it prints on every page, with the codes that set it.
    """

    name: str
    state: State
    texts: Mapping[Position, str]
    boxed: frozenset[Position] = frozenset()
    spans: tuple[Span, ...] = ()
    hidden_rows: tuple[range, ...] = ()
    hidden_columns: tuple[range, ...] = ()
    filtered_rows: tuple[range, ...] = ()
    without_value: tuple[Position, ...] = ()
    """formulas that nothing has calculated"""
    sums_over_texts: tuple[Position, ...] = ()
    """sums that are zero because the cells that they add keep their numbers as text"""
    errors: tuple[Position, ...] = ()
    unprinted: tuple[Position, ...] = ()
    """cells that hold something but whose format or colour shows nothing"""
    struck: tuple[tuple[Position, str], ...] = ()
    """texts that are struck out, which the cells' texts are without"""
    shape_words: tuple[str, ...] = ()
    pictures: int = 0
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()


@dataclass(slots=True)
class Allowance:
    """How much of a workbook may still be taken in."""

    file: str
    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS

    def take(self, text: str = "", cells: int = 1) -> None:
        """Count a cell with its text, a border or a merge; or several cells. Raises Refusal at the limit."""
        self.cells -= cells
        self.characters -= len(text)
        if self.cells < 0 or self.characters < 0:
            raise Refusal(
                self.file,
                f"more than {MAX_CELLS:,} cells, or {MAX_CHARACTERS:,} characters in them",
                "split it, or check that it is the right file",
            )


@dataclass(slots=True)
class Gathering:
    """A sheet while its cells are gathered, in any order."""

    allowance: Allowance
    name: str
    state: State = State.SHOWN
    texts: dict[Position, str] = field(default_factory=dict)
    boxed: set[Position] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    filters: list[range] = field(default_factory=list)
    """the rows over which filters are set that leave some out"""
    without_value: list[Position] = field(default_factory=list)
    sums_over_texts: list[Position] = field(default_factory=list)
    errors: list[Position] = field(default_factory=list)
    unprinted: list[Position] = field(default_factory=list)
    struck: list[tuple[Position, str]] = field(default_factory=list)
    shape_words: list[str] = field(default_factory=list)
    pictures: int = 0
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    _last_row: int = -1
    _last_column: int = -1

    def add_text(self, row: int, column: int, text: str) -> None:
        """Take in what a cell prints; nothing but blanks is nothing."""
        if not text.isprintable():
            text = printable(text)
        if not text or text.isspace():
            return
        self._within(row, column)
        self.allowance.take(text)
        self.texts[row, column] = text
        if row > self._last_row:  # noqa: PLR1730 (asked of each cell)
            self._last_row = row
        if column > self._last_column:  # noqa: PLR1730
            self._last_column = column

    def add_styled(self, row: int, column: int, text: str, style: Style) -> None:
        """Take in what a cell prints, unless its style strikes it out or makes it white on white."""
        if style.is_struck:
            self.add_struck(row, column, text)
        elif style.is_white and text.strip():
            self.unprinted.append((row, column))
        else:
            self.add_text(row, column, text)

    def add_struck(self, row: int, column: int, text: str) -> None:
        """Take note of a text that is struck out."""
        text = printable(text).strip()
        if text:
            self.allowance.take(text)
            self.struck.append(((row, column), text))

    def add_box(self, row: int, column: int) -> None:
        """Take in a cell with a border, unless it lies far from all words: a format that was put
        on whole columns says nothing."""
        if self.is_near(row, column) and (row, column) not in self.boxed:
            self.allowance.take()
            self.boxed.add((row, column))

    def is_near(self, row: int, column: int) -> bool:
        return (
            0 <= row <= self._last_row + _BLANK_ROWS
            and 0 <= column <= self._last_column + _BLANK_COLUMNS
        )

    def add_span(self, span: Span) -> None:
        """Take in cells merged into one; one that ends before it starts is none."""
        if 0 <= span.top <= span.bottom and 0 <= span.left <= span.right:
            self.allowance.take()
            self.spans.append(span)

    def note_formula(self, row: int, column: int) -> None:
        """Take in a formula that nothing has calculated."""
        self.allowance.take()
        self.without_value.append((row, column))

    def sheet(self) -> Sheet:
        """What was gathered, which is let go of here: whoever told it may stay until Python looks for
        cycles, as a parser and its target do."""
        texts, boxed = self.texts, frozenset(self.boxed)
        self.texts, self.boxed = {}, set()
        filtered = [each for each in self.hidden_rows if self._is_filtered(each)]
        return Sheet(
            name=printable(self.name),
            state=self.state,
            texts=texts,
            boxed=boxed,
            spans=tuple(self.spans),
            hidden_rows=tuple(each for each in self.hidden_rows if each not in filtered),
            filtered_rows=tuple(filtered),
            hidden_columns=tuple(self.hidden_columns),
            without_value=tuple(self.without_value),
            sums_over_texts=tuple(self.sums_over_texts),
            errors=tuple(self.errors),
            unprinted=tuple(self.unprinted),
            struck=tuple(self.struck),
            shape_words=tuple(self.shape_words),
            pictures=self.pictures,
            headers=tuple(self.headers),
            footers=tuple(self.footers),
        )

    def _is_filtered(self, rows: range) -> bool:
        return any(each.start <= rows.start and rows.stop <= each.stop for each in self.filters)

    def _within(self, row: int, column: int) -> None:
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            raise Refusal(
                f"{self.allowance.file} sheet {self.name}",
                f"a cell in row {row + 1:,}, column {column + 1:,}, where no sheet has one",
                "open it in a spreadsheet program and save it again",
            )


def printable(text: str) -> str:
    """Text with line feeds for line ends and without characters that print nothing.

    >>> printable("人员经费\\r\\n（合计）\\x07")
    '人员经费\\n（合计）'
    """
    return text if text.isprintable() else _UNPRINTABLE.sub("", _RETURN.sub("\n", text))


def cell_name(position: Position) -> str:
    """The name that a spreadsheet program shows for a cell.

    >>> cell_name((0, 0)), cell_name((11, 27))
    ('A1', 'AB12')
    """
    return f"{column_name(position[1])}{position[0] + 1}"


def column_name(column: int) -> str:
    """The letters over a column.

    >>> column_name(25), column_name(26)
    ('Z', 'AA')
    """
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
