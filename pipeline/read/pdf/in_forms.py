"""Boxes of letters within forms → those that the engine gives in the form's coordinates, put on the page.

Where a font's map says a compatibility character (⾦ for 金, a ligature), the engine says the plain one, and
of that the ink alone, where it stands in the form and not on the page. The matrix of its text is the page's
all the same.
"""

from __future__ import annotations

import numpy as np

from pipeline.read.pdf.engine import (
    Flags,
    Floats,
    Handle,
    Ints,
    ink_boxes,
    object_bounds,
    object_matrices,
    text_matrices,
)

_SAME = 0.001
_SLACK = 1.0
"""Points by which the box of a letter may reach beyond its text's."""
_UNMOVED = np.array([[1.0], [0.0], [0.0], [1.0], [0.0], [0.0]])


def on_page(textpage: Handle, indices: Ints, owners: Ints, boxes: Floats) -> Floats:
    """The boxes (left, bottom, right, top in columns) of the characters with these numbers, all in the
    coordinates of the page."""
    odd = np.flatnonzero(_are_of_ink(textpage, indices, boxes) & (owners != 0))
    if not len(odd):
        return boxes
    items = [Handle(owner) for owner in owners[odd].tolist()]
    forms, known = _forms(textpage, indices[odd], object_matrices(items))
    known &= (np.abs(forms - _UNMOVED) > _SAME).any(axis=0)
    known &= _within(boxes[:, odd], object_bounds(items))
    forms, odd = forms[:, known], odd[known]
    a, b, c, d, e, f = forms
    left, bottom, right, top = boxes[:, odd]
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = np.array([a * x + c * y + e for x, y in corners])
    ys = np.array([b * x + d * y + f for x, y in corners])
    placed = boxes.copy()
    placed[:, odd] = [xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)]
    return placed


def _are_of_ink(textpage: Handle, indices: Ints, boxes: Floats) -> Flags:
    """Whether the box of each character is that of its ink."""
    same: Flags = np.abs(ink_boxes(textpage, indices.tolist()).T - boxes).max(axis=0) < _SAME
    return same


def _forms(textpage: Handle, indices: Ints, own: Floats) -> tuple[Floats, Flags]:
    """How the form lies on the page that each character is in (six columns): from what the matrix of its
    text is in the form (`own`), and on the page; and whether that is known."""
    known, matrices = text_matrices(textpage, indices.tolist())
    a, b, c, d, e, f = own
    g, h, i, j, k, m = matrices.T
    size = a * d - b * c
    known = known & (size != 0)
    size = np.where(size == 0, 1.0, size)
    linear = (
        (d * g - b * i) / size,
        (d * h - b * j) / size,
        (a * i - c * g) / size,
        (a * j - c * h) / size,
    )
    moved = k - (e * linear[0] + f * linear[2]), m - (e * linear[1] + f * linear[3])
    return np.array([*linear, *moved]), known


def _within(boxes: Floats, bounds: Floats) -> Flags:
    """Whether the middle of each box lies in its text's bounds."""
    x, y = (boxes[0] + boxes[2]) / 2, (boxes[1] + boxes[3]) / 2
    left, bottom, right, top = bounds
    across: Flags = (left - _SLACK <= x) & (x <= right + _SLACK)
    within: Flags = across & (bottom - _SLACK <= y) & (y <= top + _SLACK)
    return within
