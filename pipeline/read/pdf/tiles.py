"""Cells filled one by one upon a filled ground, which shows between them → the rules that it looks like."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.engine import Flags, Floats, Handle, Ints, fill_colours

_FEWEST = 4
_MOST = 20
"""So many grounds, the largest, are looked at."""
_COVERED = 0.8
"""The cells of a table cover this share of the ground."""
_THINNEST = 3.5
"""What is thinner than this many points is a rule itself."""
_UNLIKE = 40
"""The ground shows where one of its colours is so far from those of the cells."""
_SLACK = 0.5


def on_ground(items: Sequence[Handle], boxes: Floats) -> Flags:
    """Which boxes of paths are cells upon a ground, all in the order in which they are drawn; edges of
    what is only stroked are as thin as rules, and none."""
    is_cell = np.zeros(len(items), dtype=np.bool_)
    left, bottom, right, top = boxes
    is_large = (right - left > _THINNEST) & (top - bottom > _THINNEST)
    large = np.flatnonzero(is_large)
    if len(large) <= _FEWEST:
        return is_cell
    areas = ((right - left) * (top - bottom))[large]
    colours: Ints | None = None
    for ground in np.argsort(-areas, kind="stable")[:_MOST].tolist():
        if areas[ground] < _FEWEST * np.median(areas) or is_cell[large[ground]]:
            break
        own = large[ground]
        after = large[ground + 1 :]
        inside = after[
            (left[after] >= left[own] - _SLACK)
            & (right[after] <= right[own] + _SLACK)
            & (bottom[after] >= bottom[own] - _SLACK)
            & (top[after] <= top[own] + _SLACK)
        ]
        area = ((right - left) * (top - bottom))[inside].sum()
        if len(inside) < _FEWEST or not _COVERED <= area / areas[ground] <= 1:
            continue
        if colours is None:
            _, colours = fill_colours([items[n] for n in large.tolist()])
        unlike = np.abs(colours[np.searchsorted(large, inside)] - colours[ground]).max(axis=1)
        if (unlike >= _UNLIKE).all():
            is_cell[inside] = True
    return is_cell


def edges_of(boxes: Floats) -> Floats:
    """The four edges of each box, as boxes of no thickness."""
    left, bottom, right, top = boxes
    return np.concatenate(
        [
            np.array([left, bottom, right, bottom]),
            np.array([left, top, right, top]),
            np.array([left, bottom, left, top]),
            np.array([right, bottom, right, top]),
        ],
        axis=1,
    )
