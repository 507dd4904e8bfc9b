"""The areas that a page fills with a colour: letters below one that was drawn later are covered, and those in
its colour may not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import (
    Flags,
    Floats,
    Handle,
    Ints,
    are_transparent,
    draw_modes,
    fill_colours,
)
from pipeline.read.pdf.engine_outlines import segments
from pipeline.read.pdf.letters import Letters
from pipeline.read.pdf.parts import Drawn

_THINNEST = 4.0
"""Points: what is thinner is a rule."""
_LARGEST = 0.4
"""Of a page; an area over more of it is the page itself."""
_AT_ONCE = 64
_PACKED = np.array([1 << 16, 1 << 8, 1])
"""Red, green and blue put into one number."""
_OPAQUE = 255
_COVERED, _MIDDLE = 0.25, 0.5
"""An area covers a letter that it lies over but for so much of its box along the edges; a letter stands on
the area that its middle lies in."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The filled rectangles of a page that are no rules: their boxes (four columns, in the coordinates of the
    page) and which they are of what is drawn on it, in order."""

    drawn: Drawn
    boxes: Floats
    numbers: Ints

    def cover(self, letters: Letters, frame: Box) -> Flags:
        """Whether each letter lies below an opaque area: what a publisher painted over is not printed."""
        hidden = np.zeros(len(letters.codes), dtype=np.bool_)
        if not len(self.numbers) or not len(hidden):
            return hidden
        orders = {part[1].value: n for n, part in enumerate(self.drawn.every)}
        last = len(orders)
        drawn = np.array([orders.get(owner, last) for owner in letters.owners.tolist()])
        left, bottom, right, top = self.boxes
        whole = (frame[2] - frame[0]) * (frame[3] - frame[1])
        is_part = (right - left) * (top - bottom) < _LARGEST * whole
        wanted = (self.numbers > drawn.min()) & is_part
        for which, within in self._over(letters.boxes, wanted, _COVERED):
            for at, inside in zip(which.tolist(), within, strict=True):
                under = inside & (drawn < self.numbers[at])
                if under.any() and self._is_opaque(at):
                    hidden |= under
        return hidden

    def are_of_their_colour(self, boxes: Floats, colours: Ints, least: int) -> Flags:
        """Whether each letter is nearly in the colour of an area that it stands on: no colour of it is so
        far from the area's."""
        alike = np.zeros(boxes.shape[1], dtype=np.bool_)
        if not len(self.numbers) or not len(alike):
            return alike
        known, own = fill_colours([self._item(at) for at in range(len(self.numbers))])
        packed = colours[:, :3] @ _PACKED
        inks, which_ink = np.unique(packed, return_inverse=True)
        inks = inks[:, np.newaxis] // _PACKED % 256
        near = np.abs(own[:, np.newaxis, :3] - inks[np.newaxis]).max(axis=2) < least
        near &= known[:, np.newaxis]
        for which, within in self._over(boxes, near.any(axis=1), _MIDDLE):
            alike |= (within & near[which][:, which_ink.ravel()]).any(axis=0)
        return alike

    def _over(self, boxes: Floats, wanted: Flags, edge: float) -> Iterator[tuple[Ints, Flags]]:
        """Some areas at a time, and whether each lies over each letter, but for such a share along its
        edges."""
        found = np.flatnonzero(wanted)
        aside, above = edge * (boxes[2] - boxes[0]), edge * (boxes[3] - boxes[1])
        left, right = boxes[0] + aside, boxes[2] - aside
        bottom, top = boxes[1] + above, boxes[3] - above
        for start in range(0, len(found), _AT_ONCE):
            which = found[start : start + _AT_ONCE]
            first, lower, last, upper = self.boxes[:, which, np.newaxis]
            yield which, (first <= left) & (right <= last) & (lower <= bottom) & (top <= upper)

    def _item(self, at: int) -> Handle:
        return self.drawn.every[int(self.numbers[at])][1]

    def _is_opaque(self, at: int) -> bool:
        """Whether an area is a rectangle that lets nothing below it show through."""
        item = self._item(at)
        known, colours = fill_colours([item])
        if not known[0] or colours[0, 3] < _OPAQUE or any(are_transparent([item])):
            return False
        points = segments([item]).points
        corners = {tuple(point) for point in points.tolist()}
        xs, ys = {x for x, _ in corners}, {y for _, y in corners}
        return len(corners) == 4 and len(xs) == 2 and len(ys) == 2


def areas_on(drawn: Drawn) -> Areas:
    """The filled rectangles of a page."""
    left, bottom, right, top = drawn.paths.edges
    large = np.flatnonzero((right - left > _THINNEST) & (top - bottom > _THINNEST))
    numbers = drawn.paths.of[large]
    on_page = [n for n, at in enumerate(numbers.tolist()) if not drawn.every[at][3]]
    large, numbers = large[on_page], numbers[on_page]
    is_filled, _ = draw_modes([drawn.every[at][1] for at in numbers.tolist()])
    return Areas(drawn, drawn.paths.edges[:, large[is_filled]], numbers[is_filled])
