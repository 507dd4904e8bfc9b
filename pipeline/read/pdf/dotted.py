"""Dots and dashes that a page draws one by one → the rules that they are of."""

from __future__ import annotations

import numpy as np

from pipeline.read.pdf.engine import Floats

_FEWEST = 5
_SHORTEST = 10.0
"""Fewer dots than this, or over fewer points, are no rule."""
_GAP = 3.5
"""Dots of one rule are no further apart than this many points."""
_LEVEL = 0.3
"""Nor further off its line."""


def dotted_rules(start: Floats, end: Floats, at: Floats) -> Floats:
    """The rules that dots lie along (three columns: where, from, to), given where each dot begins and
    ends and how far across it lies."""
    if len(at) < _FEWEST:
        return np.zeros((3, 0))
    order = np.lexsort((start, np.round(at / _LEVEL)))
    start, end, at = start[order], end[order], at[order]
    is_new = (np.abs(np.diff(at)) > _LEVEL) | (start[1:] - end[:-1] > _GAP) | (np.diff(start) < 0)
    firsts = np.flatnonzero(np.concatenate(([True], is_new)))
    counts = np.diff(firsts, append=len(at))
    lefts, rights = start[firsts], np.maximum.reduceat(end, firsts)
    middles = np.add.reduceat(at, firsts) / counts
    is_rule = (counts >= _FEWEST) & (rights - lefts >= _SHORTEST)
    return np.array([middles, lefts, rights])[:, is_rule]
