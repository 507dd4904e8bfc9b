"""The colours of a scanned page → the coloured ink of stamps on it, and which words it lies over.

A stamp is a patch of coloured strokes as large as a stamp is. What is filled with colour (a shaded heading)
is none, nor what is thin (a coloured rule, a red number); and a word that is itself printed in colour has
no black ink beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.leveling import Ink
from pipeline.read.pdf.picture import Dots, ink_of

_COLOURED = 60
"""So far are the strongest and the weakest of a dot's colours apart."""
_SQUARE = 4.0
"""Points: the squares in which coloured ink is counted."""
_SMALLEST = 40.0
"""Points, some 14 mm: the smallest stamps of offices and persons."""
_LARGEST = 200.0
_FILLED = 0.7
_OVER = 0.03
"""A stamp lies over a word where this share of it is coloured."""
_BLACK = 0.03

Squares = np.ndarray[Any, np.dtype[np.int64]]


def stamp_ink(dots: Dots, scale: float) -> Ink | None:
    """The dots that are a stamp's; None where the page has no stamp. `scale` is dots per point."""
    coloured: Ink = np.ptp(dots, axis=2) > _COLOURED
    side = max(int(_SQUARE * scale), 1)
    counts = _counted(coloured, side)
    kept = np.zeros(counts.shape, dtype=np.bool_)
    for patch in _patches(counts > 0):
        if _is_stamp(patch, counts, side * side):
            kept[patch[:, 0], patch[:, 1]] = True
    if not kept.any():
        return None
    down, across = (np.arange(n) // side for n in coloured.shape)
    stamps: Ink = coloured & kept[down][:, across]
    return stamps


def lies_over(stamps: Ink, greys: Dots, box: Box) -> bool:
    """Whether a stamp lies over the black print in a box (in dots)."""
    left, top, right, bottom = (max(round(edge), 0) for edge in box)
    own = stamps[top:bottom, left:right]
    if not own.size or own.mean() < _OVER:
        return False
    black = ink_of(greys[top:bottom, left:right]) & ~own
    return bool(black.mean() >= _BLACK)


def _counted(coloured: Ink, side: int) -> Squares:
    """How many dots are coloured in each square of so many dots."""
    rows, columns = (-(-n // side) for n in coloured.shape)
    down, across = np.nonzero(coloured)
    counted = np.bincount(down // side * columns + across // side, minlength=rows * columns)
    return counted.reshape(rows, columns)


def _patches(marked: Ink) -> Iterator[Squares]:
    """The squares (row, column) of each patch of marked ones that touch, or nearly do."""
    left = set(map(tuple, np.argwhere(marked).tolist()))
    around = [(y, x) for y in (-2, -1, 0, 1, 2) for x in (-2, -1, 0, 1, 2)]
    while left:
        patch, rim = [], [left.pop()]
        while rim:
            row, column = at = rim.pop()
            patch.append(at)
            near = {(row + y, column + x) for y, x in around} & left
            left -= near
            rim += near
        yield np.array(patch)


def _is_stamp(patch: Squares, counts: Squares, full: int) -> bool:
    """Whether a patch is as large as a stamp, and of strokes."""
    height, width = (np.ptp(patch, axis=0) + 1) * _SQUARE
    if not (_SMALLEST <= height <= _LARGEST and _SMALLEST <= width <= _LARGEST):
        return False
    share = counts[patch[:, 0], patch[:, 1]].mean() / full
    return bool(share < _FILLED)
