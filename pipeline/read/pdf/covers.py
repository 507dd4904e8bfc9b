"""Letters below a blank picture: what the publisher covered is not printed.

A picture covers the letters that it lies over where it was drawn after them, nothing shows through it and
nothing is on it. One over most of a page is none: a scan lies over the words that were recognized in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Handle
from pipeline.read.pdf.letters import Letters
from pipeline.read.pdf.parts import Drawn

_LARGEST = 0.4
"""Of a page; a picture over more of it is the page itself."""
_LIGHT, _EVEN = 200, 8
"""Blank paper: its darkest dot is so light, and no dot is so much darker than another."""


def covered(page: pdfium.PdfPage, drawn: Drawn, letters: Letters, frame: Box) -> Flags:
    """Whether each letter lies below a blank picture."""
    objects = [(kind, item) for kind, item, _, depth in drawn.every if not depth]
    hidden = np.zeros(len(letters.codes), dtype=np.bool_)
    if raw.FPDF_PAGEOBJ_IMAGE not in {kind for kind, _ in objects}:
        return hidden
    orders = {item.value: order for order, (_, item) in enumerate(objects)}
    order_of = np.array([orders.get(owner, len(objects)) for owner in letters.owners.tolist()])
    left, bottom, right, top = letters.boxes
    across, up = (left + right) / 2, (bottom + top) / 2
    for order, picture, box in _pictures(page, objects, frame):
        is_over = (box[0] < across) & (across < box[2]) & (box[1] < up) & (up < box[3])
        under = is_over & (order_of < order)
        if under.any() and _is_blank(picture):
            hidden |= under
    return hidden


def _pictures(
    page: pdfium.PdfPage, objects: list[tuple[int, Handle]], frame: Box
) -> Iterator[tuple[int, pdfium.PdfImage, Box]]:
    """The pictures of a page that are no page themselves: when each is drawn, and where."""
    orders = [n for n, (kind, _) in enumerate(objects) if kind == raw.FPDF_PAGEOBJ_IMAGE]
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)
    whole = (frame[2] - frame[0]) * (frame[3] - frame[1])
    for order, picture in zip(orders, found, strict=True):
        left, bottom, right, top = picture.get_bounds()
        seen = (
            min(right, frame[2]) - max(left, frame[0]),
            min(top, frame[3]) - max(bottom, frame[1]),
        )
        if min(seen) > 0 and seen[0] * seen[1] < _LARGEST * whole:
            yield order, picture, (left, bottom, right, top)


def _is_blank(picture: pdfium.PdfImage) -> bool:
    if raw.FPDFPageObj_HasTransparency(picture.raw):
        return False
    try:
        dots = picture.get_bitmap(render=True).to_numpy()
    except pdfium.PdfiumError:
        return False
    return int(dots.min()) >= _LIGHT and int(np.ptp(dots, axis=(0, 1)).max()) <= _EVEN
