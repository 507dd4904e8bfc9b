"""A source as every reader returns it: paragraphs and grids in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.frozen import made_at_once
from pipeline.model.laid import Box, Laid


@made_at_once
@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source.

    `page` is 1-based where the format has pages (a spreadsheet's are its sheets); `line` is 1-based
    in that page of `Document.pages`, in the whole text where there are no pages; `box` is where a
    page shows it, where the format says so. Where a sheet prints several pages, `page` is the sheet's,
    and `leaf` counts those on it from 0.
    """

    file: str
    line: int | None = None
    page: int | None = None
    box: Box | None = None
    leaf: int = 0

    def is_on_page_after(self, other: Place) -> bool:
        """Whether it stands on the page that follows another place's.

        >>> Place("a", page=3).is_on_page_after(Place("a", page=2, leaf=1))
        True
        >>> Place("a", page=3, leaf=1).is_on_page_after(Place("a", page=3))
        True
        >>> Place("a", page=3).is_on_page_after(Place("a", page=3))
        False
        """
        if self.page is None or other.page is None:
            return False
        if self.page == other.page:
            return self.leaf == other.leaf + 1
        return self.page == other.page + 1 and self.leaf == 0

    def __str__(self) -> str:
        where = [f"page {self.page}"] if self.page is not None else []
        where += [f"line {self.line}"] if self.line is not None else []
        return " ".join([self.file, *where])


@made_at_once
@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its text as printed and where it starts.

    `column_span` and `row_span` are what the source says; a text source says nothing (1 and 1).
    `covered` marks a place that another cell, merged over it, covers; it is not an empty cell.
    """

    text: str
    place: Place
    column_span: int = 1
    row_span: int = 1
    covered: bool = False


@made_at_once
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose, on one line of the source or on several that a page breaks it into.

    `place` is where it begins; `further` has of each other line where in the text it begins, and where
    it stands.
    """

    text: str
    place: Place
    further: tuple[tuple[int, Place], ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its lines stand."""
        return (self.place, *(place for _, place in self.further))

    def lines(self) -> Iterator[tuple[str, Place]]:
        """What each of its lines prints of the text, and where."""
        ends = [*(start for start, _ in self.further), len(self.text)]
        for (start, place), end in zip(((0, self.place), *self.further), ends, strict=True):
            yield self.text[start:end], place

    def place_at(self, at: int) -> Place:
        """Where a sign of its text stands."""
        begun = [place for start, place in self.further if start <= at]
        return begun[-1] if begun else self.place


class GridLayout(StrEnum):
    """How much of a table's geometry its source kept."""

    ALIGNED = "aligned"
    """Cells keep their columns; a merged cell leaves empty cells behind it."""
    COLLAPSED = "collapsed"
    """A cell merged over columns leaves nothing behind, so the cells after it move left."""
    SPANNED = "spanned"
    """The source states its merged cells: every row has a cell for each column, `covered` ones where
    a merged cell lies, so that a heading's columns are known and need not be found out."""


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
class Remark:
    """What a reader had to do, or could not do, to read a file; becomes a finding.

    `check` is the finding's id (`form.file_whole`, `form.hidden_content`); `is_defect` tells what may
    have lost or changed something from what is only good to know.
    """

    check: str
    message: str
    message_en: str
    place: Place
    is_defect: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a reader understood of one file.

    `pages` is its text as read, page by page, in the lines that places count: one page where the
    format has none. `ocr_pages` are those whose text was recognized from a picture. `layer` is the
    text of each page taken from the file in another, plainer way, to hold the reading against; () where
    the format has no other way, or a page none. `laid` says of each page how its file shows it, () where
    all places are as the file shows them. `stamped` are the places of recognized words that the coloured
    ink of a stamp lies over; `over_texts` those of rows with a zero that is the sum of headings or of numbers
    kept as text; `unproven` those of tables of which it is not sure what stands under what, `red` those of
    words that are printed in red.
    """

    file: str
    format: str
    blocks: tuple[Block, ...]
    pages: tuple[tuple[str, ...], ...] = ()
    encoding: str | None = None
    remarks: tuple[Remark, ...] = ()
    ocr_pages: frozenset[int] = frozenset()
    layer: tuple[tuple[str, ...], ...] = ()
    laid: tuple[Laid, ...] = ()
    stamped: tuple[Place, ...] = ()
    unproven: tuple[Place, ...] = ()
    red: tuple[Place, ...] = ()
    over_texts: tuple[Place, ...] = ()

    @property
    def has_pages(self) -> bool:
        """Whether its places name a page."""
        return any(block.place.page is not None for block in self.blocks)

    @property
    def text(self) -> str:
        """The text as read, a line feed after every line and a form feed between pages."""
        return "\f".join("\n".join(page) for page in self.pages)
