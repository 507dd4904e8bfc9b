"""What a page shows where its text is left away: the ground that its letters stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import (
    Handle,
    Ints,
    form_objects,
    handle,
    page_objects,
    show_objects,
)

_SCALE = 2.0
_EDGE = 0.2
"""What stands in so much of a letter's box along its edges is not below its strokes."""
_DEEPEST = 8

Dots = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Ground:
    """The dots (red, green, blue) of a page without its text; `frame` is what is seen of the page."""

    dots: Dots
    frame: Box

    def contrast(self, box: Box, colour: Ints) -> float:
        """By how much (up to 255) a letter of a colour (red, green, blue, opacity) is set off from most of
        what it stands on, whatever rule runs through it; 0 beyond the page."""
        left, bottom, right, top = box
        across, up = _EDGE * (right - left), _EDGE * (top - bottom)
        first, last = (
            (left + across - self.frame[0]) * _SCALE,
            (right - across - self.frame[0]) * _SCALE,
        )
        upper, lower = (self.frame[3] - top + up) * _SCALE, (self.frame[3] - bottom - up) * _SCALE
        dots = self.dots[max(int(upper), 0) : int(lower) + 1, max(int(first), 0) : int(last) + 1]
        if not dots.size:
            return 0.0
        apart = np.abs(dots.astype(np.int64) - colour[:3]).max(axis=2)
        return float(np.median(apart)) * int(colour[3]) / 255


def ground_of(page: pdfium.PdfPage, frame: Box) -> Ground:
    """The ground of a page that is open, the page not turned."""
    texts = list(_texts(page_objects(handle(page.raw)), 0))
    show_objects(texts, are_shown=False)
    try:
        drawn = page.render(scale=_SCALE, rotation=-page.get_rotation() % 360, rev_byteorder=True)
        dots = drawn.to_numpy()[:, :, :3].copy()
    finally:
        show_objects(texts, are_shown=True)
    return Ground(dots, frame)


def _texts(objects: Sequence[tuple[int, Handle]], depth: int) -> Iterator[Handle]:
    """The texts among objects, and within the forms among them."""
    for kind, item in objects:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _texts(form_objects(item), depth + 1)
