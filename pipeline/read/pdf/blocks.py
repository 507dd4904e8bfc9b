"""Parsed pages → blocks in reading order, with the lines of text that their places count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import (
    Block,
    Cell,
    Grid,
    GridLayout,
    Paragraph,
    Place,
)
from pipeline.model.laid import Box
from pipeline.read.pdf.furniture import without_furniture
from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.grid import PrintedTable
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.parsed import ParsedPage
from pipeline.read.pdf.prose import Margins, goes_on, joined_text, margins


def blocks_of(
    name: str, pages: Sequence[ParsedPage]
) -> tuple[tuple[Block, ...], tuple[tuple[str, ...], ...]]:
    """Parsed pages → blocks in reading order, and the text of each page in the lines they count."""
    kept = without_furniture([p.lines for p in pages], [p.content.height for p in pages])
    own = _margins_by_size(pages, kept)
    writer = _Writer(name)
    for page, lines in zip(pages, kept, strict=True):
        writer.page(page, lines, own[_size(page)])
    return tuple(writer.finished()), tuple(tuple(page) for page in writer.pages)


def _size(page: ParsedPage) -> tuple[int, int]:
    return round(page.content.width), round(page.content.height)


def _margins_by_size(
    pages: Sequence[ParsedPage], lines: Sequence[Sequence[TextLine]]
) -> dict[tuple[int, int], Margins]:
    """Pages of one size keep the same margins, however little stands on one of them."""
    sizes = {_size(page) for page in pages}
    return {
        size: margins(
            [x for page, own in zip(pages, lines, strict=True) if _size(page) == size for x in own],
            [table.box for page in pages if _size(page) == size for table in page.tables],
            size[0],
        )
        for size in sizes
    }


@dataclass(slots=True)
class _Writer:
    """Blocks and lines as they are put down, page after page."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    pages: list[list[str]] = field(default_factory=list)
    _open: list[TextLine] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _margins: Margins = field(default_factory=lambda: Margins(0, 0))

    def page(self, page: ParsedPage, lines: Sequence[TextLine], own: Margins) -> None:
        """Put down one page, or the next on its sheet: its parts from top to bottom."""
        if page.content.number > len(self.pages):
            self.pages.append([])
        if page.content.is_aside:
            self._close()
        parts: list[tuple[float, PrintedTable | TextLine]] = [
            *((line.box[1], line) for line in lines),
            *((table.box[1], table) for table in page.tables),
        ]
        turned = True
        for _, part in sorted(parts, key=lambda each: each[0]):
            if isinstance(part, TextLine):
                self._line(part, page.content, own, turned)
            else:
                self._table(part, page.content)
            turned = False
        self._margins = own

    def finished(self) -> list[Block]:
        """All blocks, the last paragraph closed."""
        self._close()
        return self.blocks

    def _line(self, line: TextLine, page: PageContent, own: Margins, turned: bool) -> None:
        before, after = (self._margins, own) if turned else (own, None)
        if self._open and not goes_on(self._open[-1], line, before, after):
            self._close()
        self.pages[-1].append(line.text)
        self._places.append(self._place(page, line.box))
        self._open.append(line)

    def _close(self) -> None:
        if self._open:
            text, starts = joined_text(self._open)
            place, *others = self._places
            self.blocks.append(Paragraph(text, place, tuple(zip(starts, others, strict=True))))
        self._open, self._places = [], []

    def _place(self, page: PageContent, box: Box) -> Place:
        """The place of what was put down last."""
        return Place(self.name, len(self.pages[-1]), page.number, page.on_sheet(box), page.leaf)

    def _table(self, table: PrintedTable, page: PageContent) -> None:
        self._close()
        rows = tuple(self._rows(table, page))
        place = replace(self._place(page, table.box), line=rows[0][0].place.line)
        self.blocks.append(Grid(rows, GridLayout.SPANNED, place))

    def _rows(self, table: PrintedTable, page: PageContent) -> Iterator[tuple[Cell, ...]]:
        for row in table.rows:
            texts = [cell.text.replace("\n", " ") if cell else "" for cell in row]
            self.pages[-1].append("\t".join(texts).rstrip("\t"))
            nowhere = Place(self.name, len(self.pages[-1]), page.number, leaf=page.leaf)
            yield tuple(
                Cell(c.text, self._place(page, c.box), c.columns, c.rows)
                if c
                else Cell("", nowhere, covered=True)
                for c in row
            )
