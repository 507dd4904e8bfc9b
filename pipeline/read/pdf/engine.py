"""What PDFium says of characters, objects and outlines, asked a hundred thousand times for a disclosure.

A function of the engine takes a tenth of a microsecond; what ctypes does around a call (convert each
argument to its declared type, let go of the interpreter's lock) takes three times as long. So these are
called without declared types: handles are ctypes' own values, and numbers are C ints. Results are put
into one memory and unpacked at once, by one thread at a time, as the engine itself is.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

from pypdfium2 import raw

Four = tuple[float, float, float, float]
Six = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Handle(ctypes.c_void_p):
    """An object of the engine; a type of its own, for ctypes makes a plain pointer a number."""


def handle(pointer: object) -> Handle:
    """The handle of what pypdfium2 holds as a typed pointer."""
    return ctypes.cast(pointer, Handle)  # type: ignore[arg-type]


def _quick(function: object, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of the engine without declared arguments; it keeps the interpreter's lock."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    made = ctypes.PYFUNCTYPE(result)(address or 0)
    made.argtypes = None  # type: ignore[assignment]
    return made


_PIECE = 1024
"""So many characters or segments are asked for at once."""
_FLOATS = (ctypes.c_float * (4 * _PIECE))()
_VIEW = memoryview(_FLOATS).cast("B")
_BOXES = [ctypes.byref(_FLOATS, 16 * index) for index in range(_PIECE)]
_XS = [ctypes.byref(_FLOATS, 8 * index) for index in range(_PIECE)]
_YS = [ctypes.byref(_FLOATS, 8 * index + 4) for index in range(_PIECE)]
_FIRST = _BOXES[0]
_SIX = struct.Struct("6f")
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_DRAWN = ctypes.byref(_FILL), ctypes.byref(_STROKE)

# Characters

_count_characters = _quick(raw.FPDFText_CountChars)
_unicode = _quick(raw.FPDFText_GetUnicode, ctypes.c_uint)
_loose_box = _quick(raw.FPDFText_GetLooseCharBox)
_text_object = _quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_map_error = _quick(raw.FPDFText_HasUnicodeMapError)
_text_matrix = _quick(raw.FPDFText_GetMatrix)
_origin = _quick(raw.FPDFText_GetCharOrigin)
_ink_box = _quick(raw.FPDFText_GetCharBox)
is_generated = _quick(raw.FPDFText_IsGenerated)
"""(text page, index) → whether the engine added the character: it is not in the file."""


def characters(textpage: Handle) -> Iterator[tuple[int, Four | None, int | None, int]]:
    """Of each character of a text page: its code; the box that its font gives it (left, bottom, right,
    top), None for none; the address of its text object, None for none; and 1 where its font does not
    say what it is (-1 where the engine does not know)."""
    count = _count_characters(textpage)
    for start in range(0, count, _PIECE):
        indices = range(start, min(start + _PIECE, count))
        yield from zip(
            map(_unicode, repeat(textpage), indices),
            _boxes(textpage, indices),
            map(_text_object, repeat(textpage), indices),
            map(_map_error, repeat(textpage), indices),
            strict=True,
        )


def _boxes(textpage: Handle, indices: range) -> list[Four | None]:
    given = list(map(_loose_box, repeat(textpage), indices, _BOXES))
    boxes = struct.iter_unpack("4f", _VIEW[: 16 * len(indices)])
    return [
        None
        if not is_given
        else (left, bottom, right, top)
        if left <= right and bottom <= top
        else _uncrossed(left, bottom, right, top)
        for is_given, (left, top, right, bottom) in zip(given, boxes, strict=True)
    ]


def _uncrossed(left: float, bottom: float, right: float, top: float) -> Four:
    """The box of a mirrored character with its corners in order."""
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def text_matrix(textpage: Handle, index: int) -> Six | None:
    """The matrix of a character; None where the engine has none."""
    return _SIX.unpack_from(_VIEW) if _text_matrix(textpage, index, _FIRST) else None


def text_origin(textpage: Handle, index: int) -> Point | None:
    """Where the base line of a character begins; None where the engine does not say."""
    x, y = ctypes.c_double(), ctypes.c_double()
    found = _origin(textpage, index, ctypes.byref(x), ctypes.byref(y))
    return (x.value, y.value) if found else None


def ink_box(textpage: Handle, index: int) -> Four | None:
    """The box of a character's ink (left, bottom, right, top); None where the engine does not say."""
    left, right, bottom, top = edges = [ctypes.c_double() for _ in range(4)]
    if not _ink_box(textpage, index, *map(ctypes.byref, edges)):
        return None
    return left.value, bottom.value, right.value, top.value


# Objects

_count_objects = _quick(raw.FPDFPage_CountObjects)
_object = _quick(raw.FPDFPage_GetObject, Handle)
_count_inner = _quick(raw.FPDFFormObj_CountObjects)
_inner = _quick(raw.FPDFFormObj_GetObject, Handle)
_kind = _quick(raw.FPDFPageObj_GetType)
_object_matrix = _quick(raw.FPDFPageObj_GetMatrix)
_draw_mode = _quick(raw.FPDFPath_GetDrawMode)
render_mode = _quick(raw.FPDFTextObj_GetTextRenderMode)
"""(text object) → how its letters are drawn."""


def page_objects(page: Handle) -> list[tuple[int, Handle]]:
    """The kind and the handle of each object of a page."""
    found = list(map(_object, repeat(page), range(_count_objects(page))))
    return list(zip(map(_kind, found), found, strict=True))


def form_objects(form: Handle) -> list[tuple[int, Handle]]:
    """The kind and the handle of each object within a form."""
    found = list(map(_inner, repeat(form), range(_count_inner(form))))
    return list(zip(map(_kind, found), found, strict=True))


def object_matrix(item: Handle) -> Six:
    """From an object's coordinates to those of the page, or of the form that it is in."""
    if not _object_matrix(item, _FIRST):
        return 0, 0, 0, 0, 0, 0
    return _SIX.unpack_from(_VIEW)


def draw_mode(path: Handle) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    if not _draw_mode(path, *_DRAWN):
        return False, False
    return bool(_FILL.value), bool(_STROKE.value)


# Outlines

_count_segments = _quick(raw.FPDFPath_CountSegments)
_segment = _quick(raw.FPDFPath_GetPathSegment, Handle)
_clip_path = _quick(raw.FPDFPageObj_GetClipPath, Handle)
_count_clips = _quick(raw.FPDFClipPath_CountPaths)
_count_clip_segments = _quick(raw.FPDFClipPath_CountPathSegments)
_clip_segment = _quick(raw.FPDFClipPath_GetPathSegment, Handle)
_point = _quick(raw.FPDFPathSegment_GetPoint)
_segment_kind = _quick(raw.FPDFPathSegment_GetType)
closes = _quick(raw.FPDFPathSegment_GetClose)
"""(segment) → whether it is the last of a closed outline."""


def segments(path: Handle) -> tuple[list[int], list[Point], list[Handle]]:
    """The segments of a path: of each its kind, where it leads to, and its handle (for `closes`)."""
    found = list(map(_segment, repeat(path), range(_count_segments(path))))
    return list(map(_segment_kind, found)), _points(found), found


def clip_paths(item: Handle) -> tuple[Handle, int]:
    """The clip path of an object and of how many paths it is made; none, or fewer, where it has none."""
    path = _clip_path(item)
    return path, _count_clips(path) if path else -1


def clip_points(clip: Handle, index: int, most: int) -> list[Point]:
    """The points of one path of a clip, so many at most; of a rectangle two opposite corners say all."""
    count = _count_clip_segments(clip, index)
    wanted = (0, 2) if count in (4, 5) else range(min(count, most))
    return _points([_clip_segment(clip, index, number) for number in wanted])


def _points(found: list[Handle]) -> list[Point]:
    """Where segments lead to."""
    points: list[Point] = []
    for start in range(0, len(found), _PIECE):
        piece = found[start : start + _PIECE] if start else found
        count = sum(map(_point, piece, _XS, _YS))
        points += struct.iter_unpack("2f", _VIEW[: 8 * count])
    return points
