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
    fill_colours,
    form_objects,
    handle,
    object_bounds,
    page_objects,
    render_mode,
    show_objects,
)

_SCALE = 2.0
_EDGE = 0.2
"""What stands in so much of a letter's box along its edges is not below its strokes."""
_UNEVEN, _THROUGH, _SHAPE = 48, 0.8, 0.04
"""The dots of a shape and those around it are so far apart; so large a share of a line of dots is that of a
rule, so large a share of the others that of a shape."""
_DEEPEST = 8
_INVISIBLE, _SEEN = 3, 30

Dots = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Ground:
    """The dots (red, green, blue) of a page without its text; `frame` is what is seen of the page."""

    dots: Dots
    frame: Box
    texts: Sequence[Handle]
    """the text objects of the page that are in no form"""

    def contrast(self, box: Box, colour: Ints) -> float:
        """By how much (up to 255) a letter of a colour (red, green, blue, opacity) is set off from most of
        what it stands on, whatever rule runs through it; 0 beyond the page. Where a shape is drawn there it
        may be the letter's."""
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
        if _has_shape(dots):
            return 255.0
        apart = np.abs(dots.astype(np.int64) - colour[:3]).max(axis=2)
        return float(np.median(apart)) * int(colour[3]) / 255

    def of_unsaid_texts(self, owners: Ints) -> list[Box]:
        """The boxes of texts that print something, of which the engine says no letters (`owners` are those of
        which it does): it leaves out what is the same as a text before it."""
        said = set(owners.tolist())
        left = [item for item in self.texts if item.value not in said]
        boxes = [tuple(box) for box in object_bounds(left).T.tolist()]
        known, colours = fill_colours(left)
        return [
            box
            for item, box, is_known, colour in zip(left, boxes, known, colours, strict=True)
            if (mode := render_mode(item)) != _INVISIBLE
            and (mode or (is_known and self.contrast(box, colour) >= _SEEN))
        ]


def _has_shape(dots: Dots) -> bool:
    """Whether something is drawn on dots that is no rule, which runs all through them."""
    odd = np.abs(dots.astype(np.int64) - np.median(dots, axis=(0, 1))).max(axis=2) > _UNEVEN
    rows, columns = odd.mean(axis=1) > _THROUGH, odd.mean(axis=0) > _THROUGH
    rest = odd[~rows][:, ~columns]
    return rest.size > 0 and float(rest.mean()) > _SHAPE


def ground_of(page: pdfium.PdfPage, frame: Box) -> Ground:
    """The ground of a page that is open, the page not turned."""
    objects = page_objects(handle(page.raw))
    texts = list(_texts(objects, 0))
    show_objects(texts, are_shown=False)
    try:
        drawn = page.render(scale=_SCALE, rotation=-page.get_rotation() % 360, rev_byteorder=True)
        dots = drawn.to_numpy()[:, :, :3].copy()
    finally:
        show_objects(texts, are_shown=True)
    on_page = [item for kind, item in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    return Ground(dots, frame, on_page)


def _texts(objects: Sequence[tuple[int, Handle]], depth: int) -> Iterator[Handle]:
    """The texts among objects, and within the forms among them."""
    for kind, item in objects:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _texts(form_objects(item), depth + 1)
