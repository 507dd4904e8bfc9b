"""Layers of a PDF (optional content) that are switched off → taken off its pages: nobody sees them.

A draft, another language or the numbers before a correction may lie in a layer that no viewer shows. PDFium
gives the text of all layers, and says of none whether it is on; but it draws only those that are. So what is
marked as of a layer is drawn alone, layer by layer: what leaves no ink is off.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.engine import (
    Handle,
    form_objects,
    handle,
    page_objects,
    render_mode,
    show_objects,
)

_NAME = b"/OCProperties"
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?\bstream\r?\n", re.DOTALL)
_LARGEST = 16_000_000
"""Bytes of unpacked objects; a file with more of them may have layers."""
_GROUND = (255, 0, 255, 255)
"""What text hardly ever has the colour of."""
_LARGEST_SIDE = 2000
"""Dots of the pictures that ink is looked for in."""
_MOST = 64
"""So many runs of objects are drawn each by itself; of more those of layers of one name together."""
_DEEPEST = 8
_LONGEST = 1024
_FILLED = 0
_INKED = frozenset({0, 1, 2})
"""Text render modes that leave ink and clip nothing; words recognized in a scan are drawn in no other."""

Layers = tuple[tuple[str, int], ...]
"""What an object lies in: each layer by its name (a group of layers has none) and where it is marked, each
form by its number."""


class _Part(NamedTuple):
    """An object that is no form, the form that it is in (none on the page itself), and the layers and the
    forms that it lies in, any of which may be off."""

    kind: int
    item: Handle
    form: Handle | None
    layers: Layers


def may_have_layers(content: bytes) -> bool:
    """Whether the bytes of a PDF name its layers, in plain or in a packed object; where that cannot be told,
    it may have some."""
    if _NAME in content:
        return True
    if b"/ObjStm" in content and b"/Encrypt" in content:
        return True
    return any(_NAME in unpacked for unpacked in _unpacked(content))


def without_hidden_layers(page: pdfium.PdfPage) -> str:
    """Take what lies in layers that do not show off a page that is open; the text of that."""
    parts = list(_parts(page_objects(handle(page.raw)), None, (), 0))
    hidden = [
        part for group in _groups(parts) if not _leaves_ink(page, parts, group) for part in group
    ]
    if not hidden:
        return ""
    with closing(page.get_textpage()) as textpage:
        said = "".join(_text(part, textpage) for part in hidden)
    for part in hidden:
        _take_off(page, part)
    return said.strip()


def _parts(
    objects: Sequence[tuple[int, Handle]], form: Handle | None, within: Layers, depth: int
) -> Iterator[_Part]:
    """The objects, and those of the forms among them."""
    for number, (kind, item) in enumerate(objects):
        layers = within + _layers_of(item)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield _Part(kind, item, form, layers)
        elif depth < _DEEPEST:
            yield from _parts(form_objects(item), item, (*layers, ("form", number)), depth + 1)


def _layers_of(item: Handle) -> Layers:
    """The layers that an object is marked as of."""
    found = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
    count = max(raw.FPDFPageObj_CountMarks(found), 0)
    marks = [raw.FPDFPageObj_GetMark(found, number) for number in range(count)]
    return tuple(
        (
            _written(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name"),
            ctypes.addressof(mark.contents),
        )
        for mark in marks
        if _written(raw.FPDFPageObjMark_GetName, mark) == "OC"
    )


def _written(ask: Callable[..., int], *of: object) -> str:
    """What the engine says in UTF-16, with the number of its bytes; nothing where it does not know."""
    memory, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    known = ask(*of, memory, ctypes.sizeof(memory), length)
    size = length.value - 2
    if not known or not 0 < size <= ctypes.sizeof(memory):
        return ""
    return bytes(memory)[:size].decode("utf-16-le", "replace")


def _groups(parts: Sequence[_Part]) -> list[list[_Part]]:
    """What may be off, run by run; where there are too many of these, layer by layer."""
    runs = [list(run) for layers, run in groupby(parts, key=attrgetter("layers")) if layers]
    if len(runs) <= _MOST:
        return runs
    by_name: dict[tuple[str, ...], list[_Part]] = defaultdict(list)
    for run in runs:
        names = tuple(name for name, _ in run[0].layers)
        by_name[names if len(by_name) < _MOST else ()] += run
    return list(by_name.values())


def _leaves_ink(page: pdfium.PdfPage, parts: Sequence[_Part], group: Sequence[_Part]) -> bool:
    """Whether any of a group is drawn where nothing else is."""
    items = [part.item for part in group]
    modes = [
        (part.item, mode)
        for part in group
        if part.kind == raw.FPDF_PAGEOBJ_TEXT and (mode := render_mode(part.item)) not in _INKED
    ]
    for item, _ in modes:
        raw.FPDFTextObj_SetTextRenderMode(ctypes.cast(item, raw.FPDF_PAGEOBJECT), _FILLED)
    show_objects((part.item for part in parts), are_shown=False)
    show_objects(items, are_shown=True)
    try:
        scale = min(1.0, _LARGEST_SIDE / max(*page.get_size(), 1.0))
        drawn = page.render(
            scale=scale, fill_color=_GROUND, draw_annots=False, may_draw_forms=False
        )
        dots = drawn.to_numpy()[:, :, :3]
    finally:
        show_objects((part.item for part in parts), are_shown=True)
        for item, mode in modes:
            raw.FPDFTextObj_SetTextRenderMode(ctypes.cast(item, raw.FPDF_PAGEOBJECT), mode)
    return bool((dots != _GROUND[:3]).any())


def _text(part: _Part, textpage: pdfium.PdfTextPage) -> str:
    if part.kind != raw.FPDF_PAGEOBJ_TEXT:
        return ""
    memory = (ctypes.c_ushort * _LONGEST)()
    found = ctypes.cast(part.item, raw.FPDF_PAGEOBJECT)
    size = raw.FPDFTextObj_GetText(found, textpage.raw, memory, ctypes.sizeof(memory))
    return bytes(memory)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _take_off(page: pdfium.PdfPage, part: _Part) -> None:
    found = ctypes.cast(part.item, raw.FPDF_PAGEOBJECT)
    if part.form is None:
        is_off = raw.FPDFPage_RemoveObject(page.raw, found)
    else:
        is_off = raw.FPDFFormObj_RemoveObject(ctypes.cast(part.form, raw.FPDF_PAGEOBJECT), found)
    if is_off:
        raw.FPDFPageObj_Destroy(found)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The streams of packed objects of a PDF, as far as they can be unpacked."""
    left = _LARGEST
    for found in _STREAM.finditer(content):
        unpacking = zlib.decompressobj()
        try:
            unpacked = unpacking.decompress(memoryview(content)[found.end() :], left)
        except zlib.error:
            continue
        left -= len(unpacked)
        yield unpacked if left > 0 else _NAME
        if left <= 0:
            return
