"""What PDFium says of outlines: those of paths, of what clips them, and of the glyphs of fonts.

They are asked as the engine's other answers are (`engine`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
from pypdfium2 import raw

from pipeline.read.pdf.engine import Floats, Handle, Ints, Point, points_written, quick, written

_count_segments = quick(raw.FPDFPath_CountSegments)
_segment = quick(raw.FPDFPath_GetPathSegment, Handle)
_clip_path = quick(raw.FPDFPageObj_GetClipPath, Handle)
_count_clips = quick(raw.FPDFClipPath_CountPaths)
_count_clip_segments = quick(raw.FPDFClipPath_CountPathSegments)
_clip_segment = quick(raw.FPDFClipPath_GetPathSegment, Handle)
_point = quick(raw.FPDFPathSegment_GetPoint)
_segment_kind = quick(raw.FPDFPathSegment_GetType)
_closes = quick(raw.FPDFPathSegment_GetClose)


class Segments(NamedTuple):
    """The segments of several paths one after the other: how many each path has, and of each segment
    its kind, where it leads to (x, y), and its handle (for `are_closing`)."""

    counts: Ints
    kinds: Ints
    points: Floats
    handles: list[Handle]


def segments(paths: Sequence[Handle]) -> Segments:
    """The segments of paths."""
    counts = [max(count, 0) for count in map(_count_segments, paths)]
    of_each = chain.from_iterable(map(repeat, paths, counts))
    numbers = chain.from_iterable(map(range, counts))
    found = list(map(_segment, of_each, numbers))
    kinds = np.fromiter(map(_segment_kind, found), np.int64, len(found))
    return Segments(np.array(counts, np.int64), kinds, written(_point, 2, found)[1], found)


def are_closing(found: Iterable[Handle]) -> list[bool]:
    """Of each segment whether it is the last of a closed outline."""
    return [bool(said) for said in map(_closes, found)]


def clip_counts(items: Iterable[Handle]) -> list[int]:
    """Of how many paths the clip of each object is made; none, or fewer, where it has none."""
    return list(map(_count_clips, map(_clip_path, items)))


def clip_paths(item: Handle) -> tuple[Handle, int]:
    """The clip path of an object and of how many paths it is made; none, or fewer, where it has none."""
    path = _clip_path(item)
    return path, _count_clips(path) if path else -1


def clip_points(clip: Handle, index: int, most: int) -> list[Point]:
    """The points of one path of a clip, so many at most; of a rectangle two opposite corners say all."""
    count = _count_clip_segments(clip, index)
    wanted = (0, 2) if count in (4, 5) else range(min(count, most))
    found = [_clip_segment(clip, index, number) for number in wanted]
    return points_written(_point, found)


# Glyphs

_text_font = quick(raw.FPDFTextObj_GetFont, Handle)
_font_name = quick(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t)
_font_data = quick(raw.FPDFFont_GetFontData)
_glyph_path = quick(raw.FPDFFont_GetGlyphPath, Handle)
_count_glyph_segments = quick(raw.FPDFGlyphPath_CountGlyphSegments)
_glyph_segment = quick(raw.FPDFGlyphPath_GetGlyphPathSegment, Handle)
_EM = ctypes.c_float(1000.0)
_NAME = ctypes.create_string_buffer(256)
_SIZE = ctypes.c_size_t()
_FIRST = 6


def fonts_of(texts: Sequence[Handle]) -> dict[int, Handle]:
    """The fonts that text objects are set in, by address."""
    found = [font for font in map(_text_font, texts) if font]
    return {font.value or 0: font for font in found}


def font_key(font: Handle) -> tuple[int, bytes, int]:
    """What tells a font from others of its document, one that came into its place too: where it is, its
    name, and how many bytes its file has."""
    _font_name(font, _NAME, len(_NAME))
    is_known = _font_data(font, None, ctypes.c_size_t(0), ctypes.byref(_SIZE))
    return font.value or 0, _NAME.value, _SIZE.value if is_known else 0


def glyph_start(font: Handle, code: int) -> tuple[Handle, int, bytes] | None:
    """The outline of the glyph that a font's map names by a character, of how many segments it is made, and
    where the first few lead to, which tell it from others; None where there is none."""
    path = _glyph_path(font, code, _EM)
    count = _count_glyph_segments(path) if path else 0
    if count <= 0:
        return None
    found = list(map(_glyph_segment, repeat(path), range(min(count, _FIRST))))
    return path, count, written(_point, 2, found)[1].tobytes()


def glyph_segments(path: Handle, count: int) -> tuple[Ints, Floats]:
    """Of each segment of a glyph's outline its kind and where it leads to (x, y), in thousandths of an em."""
    found = list(map(_glyph_segment, repeat(path), range(count)))
    kinds = np.fromiter(map(_segment_kind, found), np.int64, count)
    return kinds, written(_point, 2, found)[1]
