"""PDFium, which opens the PDFs; with the fonts of the machine or without them.

A character, its place and what it is are the file's own. For a font that is not in the file PDFium takes one
of the machine, where there is one: it may load 27 MB for each page, and letters that it has no font for stand
nowhere if they run up or down. So pages are read with one font in place of all of those, whose letters are
strokes: how wide each is, the file says. Pictures of pages need the fonts of the machine. What was
loaded stays with its document, so that one is opened for each of the two.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_EAST_ASIAN = (128, 129, 134, 136)
"""Japanese, Korean, simplified and traditional Chinese, as Windows numbers character sets; for all other
letters PDFium has fonts itself."""
_EM, _ASCENT, _DESCENT = 1000, 860, -140
_HIGH = 700
_NARROW, _WIDE = ((10, 200),), ((10, 110), (450, 550), (890, 990))
"""Where the strokes of a character stand: no wider than it, a full stop too."""
_LATIN = 0x2E80
"""Characters from here on fill a square."""
_MAGIC = 0x5F0F3CF5
_OURS = 1
_COLLECTION = 0x74746366
"""The table `ttcf`: that of a file with several fonts."""


def opened(source: bytes | Path) -> pdfium.PdfDocument:
    """The document of a PDF. All are opened here: before the first one PDFium is told who finds fonts."""
    return pdfium.PdfDocument(source)


@contextmanager
def without_fonts_of_machine() -> Iterator[None]:
    """Documents that are opened meanwhile are read alike on every machine."""
    _offer(_OURS_ALONE)
    try:
        yield
    finally:
        _offer(_OF_MACHINE)


def _font() -> bytes:
    """A font of which Latin characters are one stroke, all others three over their whole square."""
    glyphs = _glyph(_NARROW), _glyph(_NARROW), _glyph(_WIDE)
    groups = (0, _LATIN - 1, 1), (_LATIN, 0x10FFFF, 2)
    characters = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    characters += b"".join(struct.pack(">III", *group) for group in groups)
    box = 0, 0, _EM, _HIGH
    sizes = _EM, 0, 0, _EM, 1, 0, 0
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + characters,
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">4IHH16x4hHHhhh", 1 << 16, 1 << 16, 0, _MAGIC, 0, _EM, *box, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">IhhhH6h8xhH", 1 << 16, _ASCENT, _DESCENT, 0, *sizes, 0, len(glyphs)),
        b"hmtx": struct.pack(">Hh", _EM, 0) * len(glyphs),
        b"loca": struct.pack(">4I", *accumulate(map(len, glyphs), initial=0)),
        b"maxp": struct.pack(">I14H", 1 << 16, len(glyphs), 12, 3, 0, 0, 2, *[0] * 8),
    }
    index = struct.pack(">I4H", 1 << 16, len(tables), 64, 2, 16 * len(tables) - 64)
    written, first = b"", 12 + 16 * len(tables)
    for name, table in tables.items():
        index += struct.pack(">4sIII", name, 0, first + len(written), len(table))
        written += table + b"\0" * (-len(table) % 4)
    return index + written


def _glyph(strokes: Sequence[tuple[int, int]]) -> bytes:
    """Upright strokes from left to right, each an outline of four corners."""
    ends = struct.pack(f">{len(strokes)}H", *range(3, 4 * len(strokes), 4))
    xs = [x for left, right in strokes for x in (left, left, right, right)]
    ys = [0, _HIGH, _HIGH, 0] * len(strokes)
    moves = [after - before for line in (xs, ys) for before, after in pairwise([0, *line])]
    outline = struct.pack(f">H{len(xs)}B{len(moves)}h", 0, *[1] * len(xs), *moves)
    made = struct.pack(">5h", len(strokes), xs[0], 0, xs[-1], _HIGH) + ends + outline
    return made + b"\0" * (-len(made) % 4)


_FONT = _font()
_FOUND_BY = raw.FPDF_GetDefaultSystemFontInfo()
_FINDER = _FOUND_BY.contents


def _map_font(_: Any, weight: int, italic: int, charset: int, *__: Any) -> int | None:
    return _OURS if charset in _EAST_ASIAN else None


def _font_data(_: Any, font: int, table: int, memory: Any, size: int) -> int:
    """All of the font, in as much memory as is given for it; of a collection and single tables nothing."""
    if table:
        return 0
    if size >= len(_FONT):
        ctypes.memmove(memory, _FONT, len(_FONT))
    return len(_FONT)


def _kept(function: Any) -> Any:
    """A function of a structure, apart from the place in it, which is written to."""
    return type(function)(ctypes.cast(function, ctypes.c_void_p).value)


def _offer(functions: dict[str, Any]) -> None:
    for name, function in functions.items():
        setattr(_FINDER, name, function)


_NAMES = "MapFont", "GetFont", "GetFontData", "GetFaceName", "GetFontCharset", "DeleteFont"
_OF_MACHINE = {name: _kept(getattr(_FINDER, name)) for name in _NAMES}
_OURS_ALONE = {name: type(function)() for name, function in _OF_MACHINE.items()} | {
    "MapFont": type(_FINDER.MapFont)(_map_font),
    "GetFontData": type(_FINDER.GetFontData)(_font_data),
}
raw.FPDF_SetSystemFontInfo(_FOUND_BY)
