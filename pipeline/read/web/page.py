"""The elements of one page → its blocks and lines in reading order, and what had to be noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.document import Block, Cell, Grid, GridLayout, Paragraph, Place, Remark
from pipeline.read.web import remarks
from pipeline.read.web.article import find_article, find_title, text_of
from pipeline.read.web.element import CELLS, STRUCK, UNSEEN, Element, is_hidden
from pipeline.read.web.lines import Notice, Piece, pieces
from pipeline.read.web.links import attachments, pictures
from pipeline.read.web.stacked import parted
from pipeline.read.web.survey import Survey, survey
from pipeline.read.web.tables import Laid, lay_out
from pipeline.read.web.walk import walk
from pipeline.read.web.weight import states_amount
from pipeline.values.amounts import parse_amount, with_sign

_DIGIT = re.compile(r"\d")
_BLANK = re.compile(r"\s+")
_OPENING = 6
_LABELS = ("data-label", "data-title", "data-th", "data-header", "data-column")
"""Where pages that fit themselves to narrow screens keep the heading of a cell."""
_STORED = ("x:num", "sdval")
"""Where Excel and LibreOffice keep the number of a cell in a page that they save."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read; `lines` are what the places of its blocks count."""

    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...]
    has_content: bool
    """Whether it says anything but its title."""


def read_page(name: str, root: Element, page: int | None = None, title: str = "") -> Page:
    """Read one page; `title` is what it is called where it says nothing of itself (a sheet's name)."""
    surveyed = survey(root)
    article = find_article(root, surveyed)
    surveyed = replace(surveyed, furniture=surveyed.furniture | article.around)
    found = list(pieces(article.element, surveyed))
    writer = _Writer(name, page, surveyed)
    title = title or find_title(root, surveyed)
    if title and not _is_printed(title, found):
        writer.paragraph(title)
    if not surveyed.hidden.isdisjoint(article.path):
        found.insert(0, Notice.HIDDEN)
    said = len(writer.lines)
    writer.write(found)
    noted = (*writer.remarks(), *_remarks(root, article.element, writer, surveyed))
    return Page(tuple(writer.blocks), tuple(writer.lines), noted, len(writer.lines) > said)


def _is_printed(title: str, found: list[Piece]) -> bool:
    """Whether the first lines state the page's title, or all of it but the site's name."""
    lines = [_BLANK.sub("", piece) for piece in found[:_OPENING] if isinstance(piece, str)]
    title = _BLANK.sub("", title)
    return title in "".join(lines) or any(n in title and len(n) * 2 >= len(title) for n in lines)


def _remarks(
    root: Element, article: Element, writer: _Writer, surveyed: Survey
) -> Iterator[Remark]:
    """What a page leaves to other files: attachments, and pictures where it has no table."""
    place = Place(writer.file, page=writer.page)
    if attached := attachments(root, surveyed):
        yield remarks.ATTACHED.of(place, len(attached), attached)
    if unshown := [text for text in _unshown(article, surveyed) if _DIGIT.search(text)]:
        states = any(map(states_amount, unshown))
        yield remarks.UNSHOWN.of(place, len(unshown), unshown, is_defect=states)
    if surveyed.copies:
        yield remarks.COPIED.of(place, len(surveyed.copies))
    if unseen := [text for text in _named(UNSEEN, article, surveyed) if text]:
        yield remarks.UNSEEN.of(
            place, len(unseen), unseen, is_defect=any(map(states_amount, unseen))
        )
    if struck := [text for text in _named(STRUCK, article, surveyed) if text]:
        yield remarks.STRUCK_OUT.of(place, len(struck), struck)
    has_grid = any(isinstance(block, Grid) for block in writer.blocks)
    if not has_grid and (count := pictures(article, surveyed)):
        yield remarks.PICTURED.of(place, count, is_defect=True)


def _unshown(article: Element, surveyed: Survey) -> Iterator[str]:
    """The texts of an article that a browser does not show and that are too short to be part of it."""
    if not any(map(is_hidden, surveyed.furniture)):
        return
    for event in walk(article, lambda element: element not in surveyed.furniture):
        if not isinstance(event, Element) or event in surveyed.copies:
            continue
        if event in surveyed.furniture and is_hidden(event):
            yield text_of(event)


def _cells_of(rows: Element) -> str:
    """The texts of a row's cells, or of those of several rows."""
    cells = (event for event in walk(rows) if isinstance(event, Element) and event.tag in CELLS)
    return " ".join(filter(None, map(text_of, cells)))


def _named(tag: str, article: Element, surveyed: Survey) -> Iterator[str]:
    """The texts of an article in elements of a name that is given here: those struck out, or not seen."""
    for event in walk(article, lambda element: element not in surveyed.furniture):
        if isinstance(event, Element) and event.tag == tag:
            yield text_of(event)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A table whose rows can be written, all that stands above them having been."""

    laid: Laid


class _Writer:
    """Blocks and lines of one page as they are written, and what was hidden of them."""

    def __init__(self, name: str, page: int | None, surveyed: Survey) -> None:
        self.file = name
        self.page = page
        self.survey = surveyed
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.hidden: list[Place] = []
        self.unplaced: list[tuple[Place, str]] = []
        self.hidden_rows: list[tuple[Place, str]] = []

    def paragraph(self, text: str) -> None:
        self.lines.append(text)
        self.blocks.append(Paragraph(text, self._place(len(self.lines))))

    def write(self, found: list[Piece]) -> None:
        """Write lines and tables in order; a table within a cell follows the one that it stands in."""
        pending: list[Piece | _Ready] = list(reversed(found))
        while pending:
            piece = pending.pop()
            if isinstance(piece, str):
                self.paragraph(piece)
            elif isinstance(piece, Notice):
                self.hidden.append(self._place(len(self.lines) + 1))
            elif isinstance(piece, _Ready):
                pending.extend(reversed(self._grid(piece.laid)))
            else:
                laid = lay_out(f"{self.file} line {len(self.lines) + 1}", piece, self.survey)
                pending.append(_Ready(laid))
                above = Element("div", {}, laid.above)
                pending.extend(reversed(list(pieces(above, self.survey))))

    def remarks(self) -> Iterator[Remark]:
        """What was hidden and is published all the same, and hidden rows and cells, which are not."""
        if self.hidden:
            yield remarks.TAKEN_IN.of(self.hidden[0], len(self.hidden))
        for wording, left_out, is_defect in (
            (remarks.HIDDEN_ROWS, self.hidden_rows, False),
            (remarks.UNPLACED, self.unplaced, True),
        ):
            if left_out:
                texts = [text for _, text in left_out]
                yield wording.of(left_out[0][0], len(texts), texts, is_defect=is_defect)

    def _grid(self, laid: Laid) -> list[Piece]:
        """Write one table, unless it is blank, and give what follows it: the tables in its cells."""
        first = len(self.lines) + 1
        self.hidden_rows += [(self._place(first), _cells_of(row)) for row in laid.hidden_rows]
        texts, nested = [], list[Piece]()
        for anchor in laid.anchors:
            text, within = self._cell(anchor.element, first + anchor.row)
            texts.append(text)
            nested += within
        for cell in laid.hidden_cells:
            text, within = self._cell(cell, first)
            self.unplaced.append((self._place(first), text.replace("\n", " ")))
            nested += within
        if any(texts):
            self._rows(laid, texts, first)
        return nested

    def _cell(self, element: Element, line: int) -> tuple[str, list[Piece]]:
        """A cell's text, and the tables that stand in it."""
        texts, tables = [], list[Piece]()
        for piece in pieces(element, self.survey):
            if isinstance(piece, str):
                texts.append(piece)
            elif isinstance(piece, Element):
                tables.append(piece)
            else:
                self.hidden.append(self._place(line))
        return with_sign(_unlabelled(element, "\n".join(texts)), _stored_in(element)), tables

    def _rows(self, laid: Laid, texts: list[str], first: int) -> None:
        cells, of_page = parted(f"{self.file} line {first}", laid, texts, self.survey)
        places = [self._place(first + line) for line in of_page]
        rows = [[Cell("", place)] * laid.width for place in places]
        for anchor, text in cells:
            columns = range(anchor.column, anchor.column + anchor.column_span)
            for row in range(anchor.row, anchor.row + anchor.row_span):
                for column in columns:
                    rows[row][column] = Cell("", places[row], covered=True)
            rows[anchor.row][anchor.column] = Cell(
                text, places[anchor.row], anchor.column_span, anchor.row_span
            )
        self.blocks.append(Grid(tuple(map(tuple, rows)), GridLayout.SPANNED, places[0]))
        printed = [[""] * laid.width for _ in range(laid.height)]
        for anchor, text in zip(laid.anchors, texts, strict=True):
            printed[anchor.row][anchor.column] = _in_line(text)
        self.lines += map("\t".join, printed)

    def _place(self, line: int) -> Place:
        return Place(self.file, line=line, page=self.page)


def _stored_in(cell: Element) -> str:
    """The number that the program which saved the page stored with a cell, "" where it did not."""
    return next(filter(None, map(cell.stated, _STORED)), "")


def _unlabelled(cell: Element, text: str) -> str:
    """The text of a cell without its heading, where the page says it again before it for narrow screens.

    >>> _unlabelled(Element("td", {"data-label": "合计"}, ()), "合计：12.50")
    '12.50'
    """
    label = next(filter(None, map(cell.stated, _LABELS)), "")
    rest = text.removeprefix(label) if label and text.startswith(label) else ""
    if not rest or not (rest[0] in ":：\n" or parse_amount(rest)):
        return text
    return rest.lstrip(":：\n \u3000")


def _in_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
