"""What PDFium says of characters and objects, asked a hundred thousand times for a disclosure.

A function of the engine takes a tenth of a microsecond; what ctypes does around a call (convert each
argument to its declared type, let go of the interpreter's lock) takes three times as long. So these are
called without declared types: handles are ctypes' own values, and numbers are C ints. Results are put
into one memory and taken out of it as columns, by one thread at a time, as the engine itself is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from pypdfium2 import raw

Four = tuple[float, float, float, float]
Point = tuple[float, float]
Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


class Handle(ctypes.c_void_p):
    """An object of the engine; a type of its own, for ctypes makes a plain pointer a number."""


def handle(pointer: object) -> Handle:
    """The handle of what pypdfium2 holds as a typed pointer."""
    return ctypes.cast(pointer, Handle)  # type: ignore[arg-type]


def quick(function: object, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of the engine without declared arguments; it keeps the interpreter's lock."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    made = ctypes.PYFUNCTYPE(result)(address or 0)
    made.argtypes = None  # type: ignore[assignment]
    return made


_PIECE = 1024
"""So many characters, objects or segments are asked for at once."""
_FLOATS = (ctypes.c_float * (6 * _PIECE))()
_WRITTEN = np.frombuffer(memoryview(_FLOATS).cast("B"), dtype=np.float32)
_MODES = (ctypes.c_int * (2 * _PIECE))()
_DRAWN = np.frombuffer(memoryview(_MODES).cast("B"), dtype=np.intc).reshape(_PIECE, 2)


def _every(memory: object, step: int, first: int = 0) -> list[object]:
    """Where each of a piece's values is written, so many bytes apart."""
    return [ctypes.byref(memory, first + step * index) for index in range(_PIECE)]  # type: ignore[arg-type]


_PLACES = {
    2: (_every(_FLOATS, 8), _every(_FLOATS, 8, 4)),
    4: (_every(_FLOATS, 16),),
    6: (_every(_FLOATS, 24),),
}
_BOUND_PLACES = [_every(_FLOATS, 16, first) for first in (0, 4, 8, 12)]
_MODE_PLACES = _every(_MODES, 8), _every(_MODES, 8, 4)
_EDGES = (ctypes.c_double * (4 * _PIECE))()
_INKED = np.frombuffer(memoryview(_EDGES).cast("B"), dtype=np.float64).reshape(_PIECE, 4)
_INK_PLACES = tuple(_every(_EDGES, 32, first) for first in (0, 8, 16, 24))
_COLOURS = (ctypes.c_uint * (4 * _PIECE))()
_FILLS = np.frombuffer(memoryview(_COLOURS).cast("B"), dtype=np.uintc).reshape(_PIECE, 4)
_COLOUR_PLACES = tuple(_every(_COLOURS, 16, first) for first in (0, 4, 8, 12))


def written(
    ask: Callable[..., Any], width: int, each: Sequence[Any], *of: Handle
) -> tuple[Flags, Floats]:
    """What the engine writes (`width` numbers) when asked for each, and whether it knew."""
    known = np.zeros(len(each), dtype=np.bool_)
    told = np.zeros((len(each), width))
    owners = [repeat(handle) for handle in of]
    for start in range(0, len(each), _PIECE):
        piece = each[start : start + _PIECE]
        end = start + len(piece)
        known[start:end] = list(map(ask, *owners, piece, *_PLACES[width]))
        told[start:end] = _WRITTEN[: width * len(piece)].reshape(len(piece), width)
    return known, told


def points_written(ask: Callable[..., Any], each: Sequence[Any]) -> list[Point]:
    """The points that the engine writes when asked for each (a piece of them at most), those that it knew."""
    known = list(map(ask, each, *_PLACES[2]))
    told = _FLOATS[: 2 * len(each)]
    points = zip(told[::2], told[1::2], strict=True)
    return [point for point, is_known in zip(points, known, strict=True) if is_known]


# Characters

_count_characters = quick(raw.FPDFText_CountChars)
_unicode = quick(raw.FPDFText_GetUnicode, ctypes.c_uint)
_loose_box = quick(raw.FPDFText_GetLooseCharBox)
_text_object = quick(raw.FPDFText_GetTextObject, ctypes.c_size_t)
_map_error = quick(raw.FPDFText_HasUnicodeMapError)
_text_matrix = quick(raw.FPDFText_GetMatrix)
_origin = quick(raw.FPDFText_GetCharOrigin)
_ink_box = quick(raw.FPDFText_GetCharBox)
_is_generated = quick(raw.FPDFText_IsGenerated)


class Characters(NamedTuple):
    """The characters of a text page, in columns.

    Of each its code, the box that its font gives it (four columns: left, bottom, right, top) and whether
    there is one, the address of its text object (0 for none), and whether its font says what it is.
    """

    codes: Ints
    boxes: Floats
    has_box: Flags
    owners: Ints
    is_mapped: Flags


def characters(textpage: Handle) -> Characters:
    """All characters of a text page, those too that the engine added."""
    count = max(_count_characters(textpage), 0)
    indices = range(count)
    has_box, edges = written(_loose_box, 4, indices, textpage)
    left, top, right, bottom = edges.T
    low, high = np.minimum, np.maximum  # the corners of a mirrored character are not in order
    boxes = np.array([low(left, right), low(top, bottom), high(left, right), high(top, bottom)])
    page = repeat(textpage)
    codes = np.fromiter(map(_unicode, page, indices), np.int64, count)
    owners = np.fromiter(map(_text_object, page, indices), np.int64, count)
    errors = np.fromiter(map(_map_error, page, indices), np.int64, count)
    return Characters(codes, boxes, has_box, owners, (codes != 0) & (errors != 1))


def are_generated(textpage: Handle, indices: Iterable[int]) -> list[bool]:
    """Of each character whether the engine added it: it is not in the file."""
    return [bool(said) for said in map(_is_generated, repeat(textpage), indices)]


def text_matrices(textpage: Handle, indices: Sequence[int]) -> tuple[Flags, Floats]:
    """The matrices of characters, and whether the engine has one."""
    return written(_text_matrix, 6, indices, textpage)


def text_origin(textpage: Handle, index: int) -> Point | None:
    """Where the base line of a character begins; None where the engine does not say."""
    found = _origin(textpage, index, _INK_PLACES[0][0], _INK_PLACES[1][0])
    return (float(_INKED[0, 0]), float(_INKED[0, 1])) if found else None


def ink_box(textpage: Handle, index: int) -> Four | None:
    """The box of a character's ink (left, bottom, right, top); None where the engine does not say."""
    if not _ink_box(textpage, index, *(place[0] for place in _INK_PLACES)):
        return None
    left, right, bottom, top = _INKED[0].tolist()
    return left, bottom, right, top


def ink_boxes(textpage: Handle, indices: Sequence[int]) -> Floats:
    """The boxes of the ink of characters (rows of left, bottom, right, top), noughts where unknown."""
    boxes = np.zeros((len(indices), 4))
    for start in range(0, len(indices), _PIECE):
        piece = indices[start : start + _PIECE]
        known = np.fromiter(map(_ink_box, repeat(textpage), piece, *_INK_PLACES), np.bool_)
        boxes[start : start + len(piece)] = _INKED[: len(piece), (0, 2, 1, 3)] * known[:, None]
    return boxes


# Objects

_count_objects = quick(raw.FPDFPage_CountObjects)
_object = quick(raw.FPDFPage_GetObject, Handle)
_count_inner = quick(raw.FPDFFormObj_CountObjects)
_inner = quick(raw.FPDFFormObj_GetObject, Handle)
_kind = quick(raw.FPDFPageObj_GetType)
_object_matrix = quick(raw.FPDFPageObj_GetMatrix)
_bounds = quick(raw.FPDFPageObj_GetBounds)
_draw_mode = quick(raw.FPDFPath_GetDrawMode)
_fill_colour = quick(raw.FPDFPageObj_GetFillColor)
_set_active = quick(raw.FPDFPageObj_SetIsActive)
_is_transparent = quick(raw.FPDFPageObj_HasTransparency)
render_mode = quick(raw.FPDFTextObj_GetTextRenderMode)
"""(text object) → how its letters are drawn."""


def page_objects(page: Handle) -> list[tuple[int, Handle]]:
    """The kind and the handle of each object of a page."""
    found = list(map(_object, repeat(page), range(_count_objects(page))))
    return list(zip(map(_kind, found), found, strict=True))


def form_objects(form: Handle) -> list[tuple[int, Handle]]:
    """The kind and the handle of each object within a form."""
    found = list(map(_inner, repeat(form), range(_count_inner(form))))
    return list(zip(map(_kind, found), found, strict=True))


def object_matrices(items: Sequence[Handle]) -> Floats:
    """From the coordinates of each object to those of the page, or of the form that it is in (six
    columns); nothing but noughts where the engine does not say."""
    known, matrices = written(_object_matrix, 6, items)
    matrices[~known] = 0
    return matrices.T


def object_bounds(items: Sequence[Handle]) -> Floats:
    """The boxes around objects, in the coordinates of the page, or of the form that each is in (four
    columns: left, bottom, right, top)."""
    found = np.zeros((len(items), 4))
    for number, item in enumerate(items):
        _bounds(item, *(place[0] for place in _BOUND_PLACES))
        found[number] = _WRITTEN[:4]
    return found.T


def draw_modes(paths: Sequence[Handle]) -> tuple[Flags, Flags]:
    """Of each path whether it is filled, and whether it is stroked."""
    modes = np.zeros((len(paths), 2), dtype=np.bool_)
    for start in range(0, len(paths), _PIECE):
        piece = paths[start : start + _PIECE]
        known = list(map(_draw_mode, piece, *_MODE_PLACES))
        modes[start : start + len(piece)] = _DRAWN[: len(piece)]
        modes[start : start + len(piece)] &= np.array(known, dtype=np.bool_)[:, np.newaxis]
    return modes[:, 0], modes[:, 1]


def fill_colours(items: Sequence[Handle]) -> tuple[Flags, Ints]:
    """What objects are filled with (red, green, blue, opacity, each up to 255), and whether that is known."""
    known = np.zeros(len(items), dtype=np.bool_)
    colours = np.zeros((len(items), 4), dtype=np.int64)
    for start in range(0, len(items), _PIECE):
        piece = items[start : start + _PIECE]
        known[start : start + len(piece)] = list(map(_fill_colour, piece, *_COLOUR_PLACES))
        colours[start : start + len(piece)] = _FILLS[: len(piece)]
    return known, colours


def show_objects(items: Iterable[Handle], *, are_shown: bool) -> None:
    """Let objects be drawn with their page, or left out of it."""
    for item in items:
        _set_active(item, int(are_shown))


def are_transparent(items: Iterable[Handle]) -> list[bool]:
    """Of each object whether what lies below it may show through."""
    return [bool(said) for said in map(_is_transparent, items)]
