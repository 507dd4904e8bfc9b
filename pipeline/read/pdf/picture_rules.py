"""The picture of a level page → its ruling lines, in points: long thin runs of ink.

A hairline that falls between two rows of dots darkens both by half: it is a rule all the same where it
is darker than the paper close by on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.leveling import Ink
from pipeline.read.pdf.picture import Dots, ink_of

_LONGEST_STROKE = 40
"""Points: a run of ink longer than any stroke of a character is a rule."""
_BESIDE = 1.8
"""Points: so far from the middle of a hairline there is paper again."""
_DARKER = 60


def rules_across(greys: Dots, scale: float) -> tuple[Rule, ...]:
    """The horizontal rules; `scale` is dots per point."""
    return tuple(_rules(_marked(greys, scale), scale))


def rules_down(greys: Dots, scale: float) -> tuple[Rule, ...]:
    """The vertical rules."""
    return rules_across(np.ascontiguousarray(greys.T), scale)


def _marked(greys: Dots, scale: float) -> Ink:
    """The dots that are dark, or darker than those above and below them."""
    marked = ink_of(greys)
    aside = max(round(_BESIDE * scale), 1)
    if len(greys) > 2 * aside:
        paper = np.minimum(greys[: -2 * aside], greys[2 * aside :]).astype(np.int16)
        marked[aside:-aside] |= paper - greys[aside:-aside] >= _DARKER
    return marked


def _rules(ink: Ink, scale: float) -> Iterator[Rule]:
    """The long runs of ink along each row of a picture, as rules."""
    shortest = int(_LONGEST_STROKE * scale)
    for row in np.flatnonzero(ink.sum(axis=1) >= shortest):
        for start, end in _runs(ink[row], shortest):
            yield Rule(float(row) / scale, start / scale, end / scale)


def _runs(line: Ink, shortest: int) -> Iterable[tuple[int, int]]:
    """The runs of ink on one line, from and to where; gaps of two dots are closed."""
    padded = np.concatenate(([False], line, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(padded))
    runs: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and start - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [(start, end) for start, end in runs if end - start >= shortest]
