"""A page of a PDF → PageContent: characters, rules and pictures, turned so that its text runs upright."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.laid import Box, Laid
from pipeline.read.pdf.clip import clip_box, cut
from pipeline.read.pdf.engine import (
    Handle,
    closes,
    draw_mode,
    form_objects,
    handle,
    object_matrix,
    page_objects,
    render_mode,
    segments,
)
from pipeline.read.pdf.geometry import Char, PageContent, Rule, of_fields
from pipeline.read.pdf.glyphs import mended
from pipeline.read.pdf.layer import page_layer
from pipeline.read.pdf.letters import Letter, page_frame, page_letters, quarter_turns
from pipeline.read.pdf.unmapped import without_parts_of_numbers

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1, 0, 0, 1, 0, 0)

_THICKEST = 3.5
"""A filled rectangle thinner than this many points is a rule."""
_MOST_PARTS = 200_000
"""More objects than this on one page are a drawing, not a table."""
_LINE: int = raw.FPDF_SEGMENT_LINETO
_CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
_DEEPEST = 8
_INVISIBLE = 3


def page_content(page: pdfium.PdfPage, number: int) -> PageContent:
    """Everything on one page (numbered from 1) that tables and prose are made of."""
    frame = page_frame(page)
    objects = page_objects(handle(page.raw))
    # clip paths are in the page's coordinates, but not where text stands in forms within it
    clips = all(kind != raw.FPDF_PAGEOBJ_FORM for kind, _ in objects)
    with closing(page.get_textpage()) as textpage:
        letters = page_letters(handle(textpage.raw), frame if clips else None)
        layer = page_layer(textpage)
    rotation = page.get_rotation() // 90
    turns = quarter_turns(letters.shown, page.get_rotation())
    place = _placer(frame, turns)
    parts = _Parts(place, frame)
    parts.take(objects)
    width, height = _size(frame, turns)
    upright = [letter for letter in letters.shown if letter.turns == turns]
    chars = without_parts_of_numbers(_placed(upright, place))
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
        is_invisible=bool(chars) and parts.has_text and not parts.shows_text,
    )


def _placed(letters: Sequence[Letter], place: Callable[[Box], Box]) -> list[Char]:
    """Letters in the coordinates of the page as it is read."""
    texts = [letter.text for letter in letters]
    spaces = list(map(str.isspace, texts))
    of_each = zip(
        map(mended, texts),
        [place(letter.box) for letter in letters],
        [*spaces[:1], *spaces[:-1]],  # whether a space stands before it
        [letter.owner for letter in letters],
        strict=True,
    )
    return [of_fields(Char, (text, *box, after, owner)) for text, box, after, owner in of_each]


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
        self.has_text = self.shows_text = False
        self._count = 0

    def take(
        self, objects: Sequence[tuple[int, Handle]], outer: Matrix = _UNCHANGED, depth: int = 0
    ) -> None:
        """Take in all objects of a page, or those of a form within it."""
        for kind, item in objects:
            self._count += 1
            if self._count > _MOST_PARTS:
                return
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.has_text = True
                self.shows_text = self.shows_text or render_mode(item) != _INVISIBLE
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                clip = None if depth else clip_box(item, self.frame)
                self._path(item, _matrix(item, outer), clip)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                matrix = _matrix(item, outer)
                self._picture(self.place(_around([_at(matrix, x, y) for x, y in _CORNERS])))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.take(form_objects(item), _matrix(item, outer), depth + 1)

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

    def _path(self, item: Handle, matrix: Matrix, clip: Box | None) -> None:
        """A path's rules: of a stroked one its straight edges, of a filled one itself if it is thin."""
        is_filled, is_stroked = draw_mode(item)
        if not (is_filled or is_stroked):
            return
        for points in _outlines(item, is_stroked):
            placed = points if matrix == _UNCHANGED else [_at(matrix, *point) for point in points]
            for box in map(_between, placed, placed[1:]) if is_stroked else (_around(placed),):
                seen = box if clip is None else cut(box, clip)
                if seen is not None:
                    self._thin(self.place(seen))


def _outlines(path: Handle, is_stroked: bool) -> Iterable[list[Point]]:
    """The straight outlines of a path; one with a curve in it is no rule and left out."""
    kinds, ends, handles = segments(path)
    is_one = kinds.count(_LINE) == len(kinds) - 1 and kinds[0] == raw.FPDF_SEGMENT_MOVETO
    # of what is only filled, the edge that closes it says nothing more
    if is_one and not (is_stroked and any(map(closes, handles[1:]))):
        return (ends,) if len(ends) > 1 else ()
    return _parted(kinds, ends, handles)


def _parted(
    kinds: Sequence[int], ends: Sequence[Point], handles: Sequence[Handle]
) -> Iterator[list[Point]]:
    points: list[Point] = []
    curved = False
    for kind, point, segment in zip(kinds, ends, handles, strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(point)
        if points[0] != point and closes(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _between(one: Point, other: Point) -> Box:
    x, y = one
    u, v = other
    return x if x <= u else u, y if y <= v else v, x if x >= u else u, y if y >= v else v


def _around(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: Handle, outer: Matrix) -> Matrix:
    """From an object's coordinates to the page's; `outer` is that of the form that it is in."""
    own = object_matrix(item)
    return own if outer == _UNCHANGED else _times(own, outer)


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
