"""How the text of a page runs: the direction of its base line, and boxes without their slant.

The engine's angle of a character is that of its stems, so that text set in fake italics (a sheared
matrix) seems to run askew. What a reader's eye follows is the base line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, pi

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Handle, text_matrices, text_origin

_STRAIGHT = 0.05
"""A base line this close (radians) to a quarter turn runs straight."""
_SHEARED = 0.02


@dataclass(frozen=True, slots=True)
class Baseline:
    """`turns`: by how many quarters text is turned against the clock, None where it runs askew;
    `slant`: how far its stems lean along the base line, by their height."""

    turns: int | None
    slant: float

    @property
    def is_slanted(self) -> bool:
        return self.turns is not None and abs(self.slant) > _SHEARED


def baselines(textpage: Handle, indices: Sequence[int]) -> dict[int, Baseline]:
    """The base lines of characters, by their number in the sequence; those that are neither turned nor
    slanted (nearly all) are left out."""
    known, matrices = text_matrices(textpage, indices)
    a, b, c, d = matrices[:, :4].T
    is_odd = known & ~((b == 0) & (c == 0) & (a > 0) & (d > 0))
    odd = np.flatnonzero(is_odd)
    told = zip(odd.tolist(), matrices[odd, :4].tolist(), strict=True)
    return {number: baseline_of(*matrix) for number, matrix in told}


@lru_cache(maxsize=1024)
def baseline_of(a: float, b: float, c: float, d: float) -> Baseline:
    """The base line that a text matrix sets.

    >>> baseline_of(1, 0, 0, 1), baseline_of(1, 0, 0.33, 1), baseline_of(0, 1, -1, 0).turns
    (Baseline(turns=0, slant=0.0), Baseline(turns=0, slant=0.33), 1)
    >>> baseline_of(0.87, 0.5, -0.5, 0.87).turns is None
    True
    """
    angle = atan2(b, a)
    quarter = round(angle / (pi / 2))
    height = a * d - b * c
    slant = (a * c + b * d) / height if height else 0.0
    straight = abs(angle - quarter * pi / 2) < _STRAIGHT
    return Baseline(quarter % 4 if straight else None, round(slant, 4))


def unslanted(textpage: Handle, index: int, box: Box, line: Baseline) -> Box:
    """The box of a sheared character as it would stand upright: from its origin on, as wide as its
    advance; the engine's box is as much wider as its stems lean."""
    origin = text_origin(textpage, index)
    if not origin:
        return box
    x, y = origin
    left, bottom, right, top = box
    along, across = right - left, top - bottom
    if line.turns in (1, 3):
        along, across = across, along
    advance = along - abs(line.slant) * across
    if advance <= 0:
        return box
    return {
        0: (x, bottom, x + advance, top),
        1: (left, y, right, y + advance),
        2: (x - advance, bottom, x, top),
        3: (left, y - advance, right, y),
    }[line.turns or 0]
