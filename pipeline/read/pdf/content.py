"""A page of a PDF → PageContent: characters, rules and pictures, turned so that its text runs upright."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.document import Box
from pipeline.model.laid import Laid
from pipeline.read.pdf.clip import clip_box, cut
from pipeline.read.pdf.geometry import Char, PageContent, Rule
from pipeline.read.pdf.glyphs import mended
from pipeline.read.pdf.layer import page_layer
from pipeline.read.pdf.letters import page_frame, page_letters, quarter_turns
from pipeline.read.pdf.unmapped import without_parts_of_numbers

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_THICKEST = 3.5
"""A filled rectangle thinner than this many points is a rule."""
_MOST_PARTS = 200_000
"""More objects than this on one page are a drawing, not a table."""
_DEEPEST = 8
_INVISIBLE = 3


def page_content(page: pdfium.PdfPage, number: int) -> PageContent:
    """Everything on one page (numbered from 1) that tables and prose are made of."""
    frame = page_frame(page)
    with closing(page.get_textpage()) as textpage:
        letters = page_letters(page, textpage, frame)
        layer = page_layer(textpage)
    rotation = page.get_rotation() // 90
    turns = quarter_turns(letters.shown, page.get_rotation())
    place = _placer(frame, turns)
    parts = _Parts(place, frame)
    parts.take(page)
    width, height = _size(frame, turns)
    upright = [letter for letter in letters.shown if letter.turns == turns]
    chars = without_parts_of_numbers(
        [
            Char(mended(letter.text), *place(letter.box), before.text.isspace(), letter.owner)
            for before, letter in zip([*upright[:1], *upright], upright, strict=False)
        ]
    )
    return PageContent(
        number=number,
        width=width,
        height=height,
        chars=chars,
        horizontal=tuple(parts.horizontal),
        vertical=tuple(parts.vertical),
        pictures=tuple(parts.pictures),
        slanted="".join(x.text for x in letters.shown if x.turns != turns).strip(),
        restored=letters.restored,
        layer=layer,
        laid=Laid(*_size(frame, rotation), quarters=(turns - rotation) % 4),
        is_invisible=bool(chars) and parts.texts > 0 and parts.invisible == parts.texts,
    )


def _size(frame: Box, turns: int) -> Point:
    left, bottom, right, top = frame
    width, height = right - left, top - bottom
    return (height, width) if turns % 2 else (width, height)


def _placer(frame: Box, turns: int) -> Callable[[Box], Box]:
    """From the PDF's coordinates (bottom left origin) to the page's, as its text is read."""
    left, bottom, right, top = frame

    def as_set(box: Box) -> Box:
        return box[0] - left, top - box[3], box[2] - left, top - box[1]

    def turned_left(box: Box) -> Box:
        return box[1] - bottom, box[0] - left, box[3] - bottom, box[2] - left

    def on_its_head(box: Box) -> Box:
        return right - box[2], box[1] - bottom, right - box[0], box[3] - bottom

    def turned_right(box: Box) -> Box:
        return top - box[3], right - box[2], top - box[1], right - box[0]

    return (as_set, turned_left, on_its_head, turned_right)[turns]


@dataclass
class _Parts:
    """Rules and pictures, gathered from a page's objects and the forms within it."""

    place: Callable[[Box], Box]
    frame: Box

    def __post_init__(self) -> None:
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.pictures: list[Box] = []
        self.texts = self.invisible = self._count = 0

    def take(self, page: pdfium.PdfPage) -> None:
        """Take in all objects of a page."""
        handle = page.raw
        for index in range(raw.FPDFPage_CountObjects(handle)):
            self._object(raw.FPDFPage_GetObject(handle, index), (1, 0, 0, 1, 0, 0), 0)

    def _object(self, handle: object, outer: Matrix, depth: int) -> None:
        self._count += 1
        if self._count > _MOST_PARTS:
            return
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.texts += 1
            self.invisible += raw.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            clip = None if depth else clip_box(handle, self.frame)
            self._path(handle, _times(_matrix(handle), outer), clip)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            corners = [_at(_times(_matrix(handle), outer), x, y) for x in (0, 1) for y in (0, 1)]
            self._picture(self.place(_around(corners)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(handle), outer)
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                self._object(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)

    def _picture(self, box: Box) -> None:
        """An image; one as thin as a line is a rule."""
        if not self._thin(box):
            self.pictures.append(box)

    def _thin(self, box: Box) -> bool:
        """Take a box that is a line for the rule it is."""
        left, top, right, bottom = box
        if bottom - top <= _THICKEST < right - left:
            self.horizontal.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THICKEST < bottom - top:
            self.vertical.append(Rule((left + right) / 2, top, bottom))
        else:
            return right - left <= _THICKEST and bottom - top <= _THICKEST
        return True

    def _path(self, handle: object, matrix: Matrix, clip: Box | None) -> None:
        """A path's rules: of a stroked one its straight edges, of a filled one itself if it is thin."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, fill, stroke)
        if not (fill.value or stroke.value):
            return
        for points in _outlines(handle):
            placed = [_at(matrix, *point) for point in points]
            parts = pairwise(placed) if stroke.value else (placed,)
            for piece in (_around(list(part)) for part in parts):
                if seen := cut(piece, clip):
                    self._thin(self.place(seen))


def _outlines(path: object) -> Iterator[list[Point]]:
    """The straight outlines of a path; one with a curve in it is no rule and left out."""
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _around(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(handle: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
