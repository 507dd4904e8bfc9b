"""Letters far larger than those of the page, printed across them: a watermark that runs as the text does.

A title is as large, but nothing else stands within its letters.
"""

from __future__ import annotations

import numpy as np

from pipeline.read.pdf.engine import Flags
from pipeline.read.pdf.letters import Letters

_LARGE = 2.5
"""Letters so many times as high as those of the page may be a watermark."""
_INSIDE = 0.25
"""Other letters stand within one if their middle is not in this share of its height above or below."""
_FEWEST = 2
"""So many letters of a watermark have others within them."""
_ALIKE = 0.1


def overprinted(letters: Letters) -> Flags:
    """Whether each letter is one of a line of large ones that stand across others."""
    over = np.zeros(len(letters.codes), dtype=np.bool_)
    if not len(over):
        return over
    left, bottom, right, top = letters.boxes
    sideways = letters.turns % 2 == 1
    heights = np.where(sideways, right - left, top - bottom)
    large = heights > _LARGE * np.median(heights)
    if not large.any():
        return over
    across, up = (left + right) / 2, (bottom + top) / 2
    lines = np.where(sideways, across, up)
    small = ~large & np.array([not text.isspace() for text in letters.texts])
    crossing = [at for at in np.flatnonzero(large).tolist() if _has_within(letters, at, small)]
    for at in crossing:
        near = np.abs(lines - lines[at]) < _ALIKE * heights[at]
        own = large & near & (np.abs(heights - heights[at]) < _ALIKE * heights[at])
        if own[crossing].sum() >= _FEWEST:
            over |= own
    return over


def _has_within(letters: Letters, at: int, small: Flags) -> bool:
    """Whether the middle of a small letter stands within a large one."""
    left, bottom, right, top = letters.boxes[:, at].tolist()
    aside, above = _INSIDE * (right - left), _INSIDE * (top - bottom)
    across = (letters.boxes[0] + letters.boxes[2]) / 2
    up = (letters.boxes[1] + letters.boxes[3]) / 2
    inside = (left + aside < across) & (across < right - aside)
    inside &= (bottom + above < up) & (up < top - above)
    return bool((inside & small).any())
