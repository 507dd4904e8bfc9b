"""The words of the text boxes and shapes on a sheet of an xls workbook."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

_BOF, _EOF, _OBJECT, _TEXT, _CONTINUE = (0x0809, 0x000A, 0x005D, 0x01B6, 0x003C)
_NOTE, _CONTROLS = 0x19, range(0x0B, 0x19)
"""Kinds of object: a comment on a cell; buttons, boxes to tick and such."""
_BIFF8 = 80


def shape_words(book: Any, index: int) -> list[str]:
    """What the shapes on a sheet say, in the order of the file ([MS-XLS] 2.4.329, TxO).

    Comments on cells and the faces of buttons are left out. Formats before 1997 keep their shapes
    in another way and give nothing.
    """
    if book.biff_version < _BIFF8:
        return []
    words: list[str] = []
    kind, wanted = -1, 0
    for record, data in _records(book.mem, book._sh_abs_posn[index]):
        if record == _OBJECT and len(data) >= 6:
            kind = struct.unpack_from("<H", data, 4)[0]
        elif record == _TEXT and len(data) >= 12:
            wanted = struct.unpack_from("<H", data, 10)[0]
            if wanted and kind != _NOTE and kind not in _CONTROLS:
                words.append("")
            else:
                wanted = 0
        elif record == _CONTINUE and wanted and data:
            piece = _text(data)[:wanted]
            words[-1] += piece
            wanted -= len(piece)
    return list(dict.fromkeys(filter(None, (" ".join(said.split()) for said in words))))


def _text(data: bytes) -> str:
    """A piece of text behind the byte that says how wide its characters are."""
    encoding = "utf-16-le" if data[0] & 1 else "latin-1"
    return bytes(data[1:]).decode(encoding, "replace")


def _records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one sheet, without those of the charts within it."""
    depth = 0
    while start + 4 <= len(content):
        record, length = struct.unpack_from("<HH", content, start)
        data = content[start + 4 : start + 4 + length]
        start += 4 + length
        depth += (record == _BOF) - (record == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield record, data
