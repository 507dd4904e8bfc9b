"""A source as every reader returns it: paragraphs and grids in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source.

    `line` is 1-based in the decoded text; `page` is 1-based where the format has pages.
    """

    file: str
    line: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        where = [f"page {self.page}"] if self.page is not None else []
        where += [f"line {self.line}"] if self.line is not None else []
        return " ".join([self.file, *where])


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its text as printed and where it starts.

    `column_span` and `row_span` are what the source says; a text source says nothing (1 and 1).
    """

    text: str
    place: Place
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose on one line of the source."""

    text: str
    place: Place


class GridLayout(StrEnum):
    """How much of a table's geometry its source kept."""

    ALIGNED = "aligned"
    """Cells keep their columns; a merged cell leaves empty cells behind it."""
    COLLAPSED = "collapsed"
    """A cell merged over columns leaves nothing behind, so the cells after it move left."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the reader found it: rows of cells, of differing lengths where merges collapsed."""

    rows: tuple[tuple[Cell, ...], ...]
    layout: GridLayout
    place: Place

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a reader understood of one file.

    `lines` is the decoded text, for readers who want to see a value in its place; `notes` says
    in words what the reader had to do to read it (an encoding guessed, say).
    """

    file: str
    format: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    encoding: str | None = None
    notes: tuple[str, ...] = ()
