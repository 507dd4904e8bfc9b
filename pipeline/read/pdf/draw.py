"""A page of a PDF → a picture of it, with every cell of the grids found on it in its own place.

The cells are tinted by what became of them; rows and columns are numbered along a table's edges, so
that a maintainer sees what was found where. Nothing that is published depends on these pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import Cell, Grid
from pipeline.model.laid import Box, Laid
from pipeline.model.refusal import Refusal
from pipeline.pdfium import opened
from pipeline.read.pdf.picture import picture_of

_SCALE = 2.0
"""Dots per point: 144 dots per inch."""
_LARGEST = 4000
_BORDER = 44
"""Dots around the page, for numbers along tables that reach its edge, and for the legend."""
_LETTER = 15
_PALE = 150
"""Grey above this is paper."""
_INK = (40, 40, 40)
_MERGED = (190, 30, 120)

Colour = tuple[int, int, int]


class Tint(Enum):
    """What became of a cell: how the legend says it, and its colour."""

    HEADER = ("header", (60, 110, 230))
    NAME = ("name or code", (40, 160, 80))
    AMOUNT = ("amount", (240, 160, 0))
    WORDS = ("words", (0, 160, 170))
    OUTSIDE = ("in no row of a table", (130, 130, 130))
    UNBOUND = ("in a row, but in no column", (220, 20, 20))

    def __init__(self, words: str, colour: Colour) -> None:
        self.words = words
        self.colour = colour


@dataclass(frozen=True, slots=True)
class Bound:
    """What a cell of a page was understood as, and the number of its published column, 0 for none."""

    tint: Tint
    column: int = 0


Bindings = Mapping[tuple[int, Box], Bound]
"""(page, box) of a cell → what it was understood as; cells that are not in it are only outlined."""


def draw_pages(
    name: str,
    content: bytes,
    grids: Iterable[Grid],
    bindings: Bindings,
    laid: Sequence[Laid] = (),
) -> Iterator[tuple[int, Image.Image]]:
    """(page number, picture) of every page on which one of the grids stands, in order; the page is
    drawn as it is read, turned and level.

    `name` and `content` are the PDF's own, the grids and how its pages are laid (() for as they are
    read) what its reader found. Raises Refusal for a page that cannot be drawn.
    """
    by_page: dict[int, list[Grid]] = {}
    for grid in grids:
        if grid.place.page is not None:
            by_page.setdefault(grid.place.page, []).append(grid)
    start = max(content.find(b"%PDF-"), 0)
    with opened(content[start:]) as document:
        for number, on_page in sorted(by_page.items()):
            lies = laid[number - 1] if laid else Laid(0, 0)
            picture, scale = _rendered(document, number, name, lies)
            yield number, _Drawing(number, picture, scale, bindings).of(on_page)


def _rendered(
    document: pdfium.PdfDocument, number: int, name: str, laid: Laid
) -> tuple[Image.Image, float]:
    """The page as it is read (its places count from that corner), and the dots per point."""
    try:
        page = document[number - 1]
        scale = min(_SCALE * laid.scale, _LARGEST / max(page.get_size()))
        return picture_of(page, scale, laid), scale / laid.scale
    except pdfium.PdfiumError:
        raise Refusal(
            f"{name} page {number}",
            "the page cannot be drawn",
            "open the file in a viewer and print it into a new PDF",
        ) from None


class _Drawing:
    """One page being drawn: the page itself, a border around it, and the grids over it."""

    def __init__(self, number: int, picture: Image.Image, scale: float, bindings: Bindings) -> None:
        self.number, self.scale, self.bindings = number, scale, bindings
        size = (picture.width + 2 * _BORDER, picture.height + 2 * _BORDER)
        self.picture = Image.new("RGB", size, "white")
        self.picture.paste(picture, (_BORDER, _BORDER))
        self.font = ImageFont.load_default(_LETTER)

    def of(self, grids: Sequence[Grid]) -> Image.Image:
        """The page with all its grids drawn."""
        for grid in grids:
            self._tint(grid)
        self.pen = ImageDraw.Draw(self.picture)
        for grid in grids:
            self._outline(grid)
            self._number(grid)
        self._legend()
        return self.picture

    def _tint(self, grid: Grid) -> None:
        for _, box in _cells(grid):
            bound = self.bindings.get((self.number, box))
            if bound is None:
                continue
            left, top, right, bottom = self._dots(box)
            area = (left, top, max(right, left + 1), max(bottom, top + 1))
            under = self.picture.crop(area)
            strength = 0.4 if bound.tint is Tint.UNBOUND else 0.25
            over = Image.new("RGB", under.size, bound.tint.colour)
            self.picture.paste(Image.blend(under, over, strength), area[:2])

    def _outline(self, grid: Grid) -> None:
        """Every cell as a frame just within its own box; a merged one heavier, with its spans."""
        for cell, box in _cells(grid):
            left, top, right, bottom = self._dots(box)
            inner = (left + 2, top + 2, max(right - 2, left + 3), max(bottom - 2, top + 3))
            merged = cell.row_span > 1 or cell.column_span > 1
            bound = self.bindings.get((self.number, box))
            colour = _MERGED if merged else bound.tint.colour if bound else _INK
            self.pen.rectangle(inner, outline=colour, width=3 if merged else 1)
            if merged:
                self._span(f"{cell.row_span}x{cell.column_span}", inner)

    def _span(self, said: str, box: tuple[int, int, int, int]) -> None:
        """A merged cell's spans in the first of its corners in which it prints nothing."""
        left, top, right, bottom = box
        half = int(self.font.getlength(said) / 2) + 2
        for middle in (right - half - 4, left + half + 4):
            for at in (top + 4, bottom - _LETTER - 6):
                if self._is_blank([(said, middle)], at):
                    self._tag(said, middle, at, _MERGED, align=0.5)
                    return

    def _number(self, grid: Grid) -> None:
        """Rows to the left of the table, the lines that places count to its right; its columns above
        it, the published columns that their cells went into below."""
        left, top, right, bottom = self._dots(grid.place.box or (0, 0, 0, 0))
        for row, cells in enumerate(grid.rows, start=1):
            shown = [self._dots(c.place.box) for c in cells if c.place.box and not c.covered]
            if shown:
                middle = (shown[0][1] + min(each[3] for each in shown) - _LETTER) // 2 - 1
                self._tag(f"{row}", left - 4, middle, _INK, align=1.0)
                self._tag(f"line {cells[0].place.line}", right + 4, middle, _INK)
        columns = list(self._columns(grid))
        numbers = [(f"{number}", middle) for number, middle, _ in columns]
        self._tags(numbers, top - _LETTER - 5, -_LETTER, _INK)
        bound = [("#" + ",".join(map(str, into)), middle) for _, middle, into in columns if into]
        self._tags(bound, bottom + 3, _LETTER, Tint.AMOUNT.colour)

    def _columns(self, grid: Grid) -> Iterator[tuple[int, int, list[int]]]:
        """Each column's number, the middle of its narrowest cell, and the published columns' numbers."""
        for column in range(grid.width):
            boxes = [box for row in grid.rows if (box := row[column].place.box)]
            narrow = min(boxes, key=lambda box: box[2] - box[0], default=None)
            if narrow:
                left, _, right, _ = self._dots(narrow)
                bound = (self.bindings.get((self.number, box)) for box in boxes)
                into = sorted({each.column for each in bound if each and each.column})
                yield column + 1, (left + right) // 2, into

    def _tags(self, tags: Sequence[tuple[str, int]], y: int, step: int, colour: Colour) -> None:
        """Tags in a line, moved away from the table until they hide nothing that the page prints."""
        places = (at for at in range(y, y + 6 * step, step) if self._is_blank(tags, at))
        at = next(places, y)
        for text, middle in tags:
            self._tag(text, middle, at, colour, align=0.5)

    def _is_blank(self, tags: Sequence[tuple[str, int]], y: int) -> bool:
        if not 0 <= y <= self.picture.height - _LETTER - 3:
            return False
        areas = ((at - _LETTER, y, at + _LETTER, y + _LETTER + 2) for _, at in tags)
        within = ((max(left, _BORDER), top, right, bottom) for left, top, right, bottom in areas)
        return all(np.asarray(self.picture.crop(area)).min() > _PALE for area in within)

    def _legend(self) -> None:
        at = _BORDER
        self._tag(f"page {self.number}", at, 6, _INK)
        at += 90
        for tint in Tint:
            box = (at, 8, at + _LETTER, 8 + _LETTER)
            self.pen.rectangle(box, fill=tint.colour)
            self._tag(tint.words, at + _LETTER + 4, 6, _INK)
            at += int(self.font.getlength(tint.words)) + _LETTER + 24
        said = "2x3: merged over 2 rows and 3 columns; #4: published as column 4, as `inspect` numbers it"
        self._tag(said, _BORDER, self.picture.height - _LETTER - 8, _INK)

    def _tag(self, text: str, x: int, y: int, colour: Colour, align: float = 0.0) -> None:
        """Words on white, kept within the picture; `align` is the share of them left of `x`."""
        wide = int(self.font.getlength(text)) + 4
        left = min(max(int(x - align * wide), 0), max(self.picture.width - wide, 0))
        top = min(max(y, 0), self.picture.height - _LETTER - 3)
        self.pen.rectangle((left, top, left + wide, top + _LETTER + 2), fill="white")
        self.pen.text((left + 2, top), text, fill=colour, font=self.font)

    def _dots(self, box: Box) -> tuple[int, int, int, int]:
        left, top, right, bottom = (round(at * self.scale) + _BORDER for at in box)
        return left, top, right, bottom


def _cells(grid: Grid) -> Iterator[tuple[Cell, Box]]:
    """The cells that a grid prints, with the place of each on its page."""
    for cell in (each for row in grid.rows for each in row):
        if cell.place.box and not cell.covered:
            yield cell, cell.place.box
