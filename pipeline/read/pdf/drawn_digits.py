"""Digits that a font's map names wrongly → the digits that it draws.

A font's map says which character each of its glyphs is, and nothing on the page shows what it says: where
it names the glyph of 8 as 3, every number of the file's text is another one than its reader sees. So the
outlines that a font names 0 to 9 are held against those of common faces (`specs/digit_shapes.csv`).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from pipeline.read.pdf.engine import Floats, Handle, Ints
from pipeline.read.pdf.engine_outlines import font_key, fonts_of, glyph_segments, glyph_start
from pipeline.read.pdf.letters import Letters
from pipeline.read.pdf.unmapped import UNREADABLE

_SHAPES = Path(__file__).parents[2] / "specs" / "digit_shapes.csv"
_ROWS, _COLUMNS = 16, 12
_LEVELS = 4
"""How dark a field of a shape is, from 0 to this."""
_DOTS = 4
"""An outline is drawn with so many dots to the side of a field."""
_NARROW = 5
"""A digit of fewer columns (a 1) is not made as wide as the others."""
_MOST_SEGMENTS = 2000
_ALIKE, _CLEARLY = 0.2, 0.75
"""A shape is a digit's if it differs by no more than this, and from every other digit's by far more. Of the
digits that the fonts of real files draw, these tell four in five, and none wrongly."""
_RATHER_ALIKE = 0.25
_FEWEST = 2
_ZERO = ord("0")
_DIGITS = range(10)
_CURVE = np.array(
    [
        [(1 - u) ** 3, 3 * (1 - u) ** 2 * u, 3 * (1 - u) * u**2, u**3]
        for u in (0.2, 0.4, 0.6, 0.8, 1)
    ]
)


class _Likeness(NamedTuple):
    """How far an outline is from each digit, and which is nearest."""

    apart: tuple[float, ...]

    @property
    def nearest(self) -> int:
        return self.apart.index(min(self.apart))

    @property
    def is_clear(self) -> bool:
        first, second = sorted(self.apart)[:2]
        return first <= _ALIKE and first <= _CLEARLY * second

    def is_not(self, digit: int) -> bool:
        """Whether it is far more like another digit."""
        first = min(self.apart)
        return first <= _RATHER_ALIKE and first <= _CLEARLY * self.apart[digit]


_Outlines = dict[tuple[int, bytes], _Likeness | None]
"""What outlines look like, by how many segments they have and where the first ones lead to."""


@dataclass(slots=True)
class DrawnDigits:
    """What the fonts of a document draw in the place of the digits that they name."""

    _known: dict[tuple[int, bytes, int], Mapping[int, int]] = field(default_factory=dict)
    _outlines: _Outlines = field(default_factory=dict)

    def put_right(self, letters: Letters) -> tuple[Letters, str]:
        """The letters with the digits that are drawn, and what was named otherwise (3→8), "" for nothing.

        A digit of such a font that its outline does not tell is UNREADABLE.
        """
        is_digit = (letters.codes >= _ZERO) & (letters.codes < _ZERO + len(_DIGITS))
        owners = np.unique(letters.owners[is_digit & (letters.owners != 0)]).tolist()
        texts = [Handle(owner) for owner in owners]
        wrong = {
            address: found
            for address, font in fonts_of(texts).items()
            if (found := self._drawn_by(font))
        }
        if not wrong:
            return letters, ""
        codes, said = letters.codes.copy(), dict[str, None]()
        for owner, text in zip(owners, texts, strict=True):
            for font in fonts_of([text]):
                for at in np.flatnonzero(is_digit & (letters.owners == owner)).tolist():
                    named = int(codes[at]) - _ZERO
                    drawn = wrong.get(font, {}).get(named, named)
                    if drawn != named:
                        codes[at] = ord(UNREADABLE) if drawn < 0 else _ZERO + drawn
                        said[f"{named}→{'?' if drawn < 0 else drawn}"] = None
        return replace(letters, codes=codes), "，".join(sorted(said))

    def _drawn_by(self, font: Handle) -> Mapping[int, int]:
        key = font_key(font)
        if key not in self._known:
            self._known[key] = drawn_digits(font, self._outlines)
        return self._known[key]


def drawn_digits(font: Handle, known_as: _Outlines) -> Mapping[int, int]:
    """Which digit a font draws for each that its map names, -1 for one that cannot be told; nothing for a
    font of which no outlines contradict the map.

    One outline that looks like another digit is a fancy one; two or more that are each another digit, none
    of them the same, are a map that is wrong. What outlines look like is kept in `known_as`: the fonts of
    a file are often parts of one face.
    """
    starts = {digit: glyph_start(font, _ZERO + digit) for digit in _DIGITS}
    drawn = {
        digit: (start[0], (start[1], start[2]))
        for digit, start in starts.items()
        if start is not None and start[1] <= _MOST_SEGMENTS
    }
    count = Counter(outline for _, outline in drawn.values())  # a blank frame stands for several
    told = dict[int, _Likeness]()
    for digit, (path, outline) in drawn.items():
        if outline not in known_as:
            known_as[outline] = _likeness(*glyph_segments(path, outline[0]))
        if count[outline] == 1 and (found := known_as[outline]):
            told[digit] = found
    nearest = {digit: found.nearest for digit, found in told.items() if found.is_not(digit)}
    wrong = {digit for digit, found in nearest.items() if digit != found}
    clear = {digit: found.nearest for digit, found in told.items() if found.is_clear}
    known = {**clear, **{digit: nearest[digit] for digit in wrong}}
    if len(wrong) < _FEWEST or not wrong & {*clear} or len({*known.values()}) < len(known):
        return {}
    is_closed = wrong == {nearest[digit] for digit in wrong}
    return {digit: known.get(digit, digit if is_closed else -1) for digit in _DIGITS}


def _likeness(kinds: Ints, points: Floats) -> _Likeness | None:
    """How far an outline is from each digit; None for one without an extent."""
    shape = _shape(kinds, points)
    if shape is None:
        return None
    return _Likeness(tuple(np.abs(_known_shapes() - shape).mean(axis=(2, 3)).min(axis=1).tolist()))


@cache
def _known_shapes() -> Floats:
    """The shapes of each digit in each face: (digit, face, row, column), from 0 to 1."""
    with _SHAPES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shapes = [
        [list(map(int, row["shape"])) for row in rows if row["digit"] == str(n)] for n in _DIGITS
    ]
    return np.array(shapes, dtype=np.float64).reshape(10, -1, _ROWS, _COLUMNS) / _LEVELS


def _shape(kinds: Ints, points: Floats) -> Floats | None:
    """How dark each field is of an outline drawn as high as the fields and as wide; None for one without
    an extent."""
    contours = list(_contours(kinds, points))
    if not contours:
        return None
    every = np.concatenate(contours)
    (left, bottom), (right, top) = every.min(axis=0), every.max(axis=0)
    if not (left < right and bottom < top and np.isfinite(every).all()):
        return None
    scale = _ROWS * _DOTS / (top - bottom)
    if (right - left) * scale / _DOTS >= _NARROW:
        across, start = _COLUMNS * _DOTS / (right - left), 0.0
    else:
        across, start = scale, (_COLUMNS * _DOTS - (right - left) * scale) / 2
    size = (_COLUMNS * _DOTS, _ROWS * _DOTS)
    drawn = Image.new("1", size)
    for contour in contours:
        x = start + (contour[:, 0] - left) * across
        y = (top - contour[:, 1]) * scale
        filled = Image.new("1", size)
        ImageDraw.Draw(filled).polygon(np.column_stack([x, y]).ravel().tolist(), fill=1)
        drawn = ImageChops.logical_xor(drawn, filled)
    dots = np.asarray(drawn, dtype=np.float64).reshape(_ROWS, _DOTS, _COLUMNS, _DOTS)
    shape: Floats = dots.mean(axis=(1, 3))
    return shape


def _contours(kinds: Ints, points: Floats) -> Iterator[Floats]:
    """The closed lines of an outline, its curves as short straight ones."""
    line, pending = list[Floats](), list[Floats]()
    for kind, point in zip(kinds.tolist(), points, strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(line) > 2:
                yield np.array(line)
            line, pending = [point], []
        elif kind == raw.FPDF_SEGMENT_LINETO:
            line.append(point)
        else:
            pending.append(point)
            if line and len(pending) == 3:
                line.extend(_CURVE @ np.array([line[-1], *pending]))
                pending = []
    if len(line) > 2:
        yield np.array(line)
