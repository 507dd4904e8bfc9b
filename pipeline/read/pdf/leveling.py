"""The ink of a scanned page → how it was laid on the glass: on its side or not, and how far askew.

Level lines of print are rows of much ink with rows of none between them. So the lean of a page is the one
at which its ink, counted row by row, rises and falls most. And closed over the gaps between characters,
lines of print are long the way in which they run, and no longer than a character is the other way.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Ink = np.ndarray[Any, np.dtype[np.bool_]]
"""Which dots of a picture are dark."""
Counts = np.ndarray[Any, np.dtype[np.int64]]
Places = np.ndarray[Any, np.dtype[np.float64]]

_STEEPEST = 4.0
"""Degrees: a sheet that lies more askew than this is no scan of a page."""
_STEPS = (0.5, 0.1, 0.02)
_LEVEL = 0.07
"""Degrees: over a page less than what joins the pieces of a rule."""
_MOST_DOTS = 120_000
_FEWEST_DOTS = 400
_CLEARER = ((5000.0, 1.1), (3900.0, 1.25), (0.0, 2.5))
"""From so many square points of ink on (3,900 is what some twenty lines of print, or a table, have) rows must
stand apart so much more sharply than on the page as it lies. Among the few large characters of a cover
chance makes up to twice as much, and a fifth more in eleven lines; lines of prose that lean by a quarter of a
degree make a seventh more, and a table's three times as much at a tenth of a degree."""
_LONG = 24.0
"""Points: ink that runs on for longer is a rule or a frame, not print."""
_GAP = 5.3
"""Points: more than parts two characters of a word, and less than parts two lines."""
_LONGER = 1.1
_DARK_EDGE = 0.5
"""Rows of this share of ink along an edge are the lid of the scanner, or the shadow of the sheet."""


def lean(ink: Ink, scale: float) -> float:
    """By how many degrees lines of print fall to the right; 0 for level ones, and where there is too
    little to tell. `scale` is dots per point."""
    down, right = np.nonzero(_without_edges(ink))
    if len(down) < _FEWEST_DOTS:
        return 0.0
    step = max(1, len(down) // _MOST_DOTS)
    rows, columns = down[::step].astype(np.float64), right[::step].astype(np.float64)
    best, reach = 0.0, _STEEPEST
    for fineness in _STEPS:
        tried = best + np.arange(-reach, reach + fineness / 2, fineness)
        best = float(max(tried, key=lambda angle: _contrast(rows, columns, angle)))
        reach = fineness
    if abs(best) < _LEVEL:
        return 0.0
    clearer = next(ratio for fewest, ratio in _CLEARER if len(down) >= fewest * scale**2)
    stands_out = _contrast(rows, columns, best) >= clearer * _contrast(rows, columns, 0.0)
    return round(best, 2) if stands_out else 0.0


def _contrast(down: Places, right: Places, angle: float) -> float:
    """How sharply rows of ink stand apart when the picture is turned by an angle."""
    radians = np.radians(angle)
    rows = down * np.cos(radians) - right * np.sin(radians)
    counted = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counted, prepend=0.0, append=0.0)).sum())


def is_sideways(ink: Ink, scale: float) -> bool:
    """Whether the lines of print seem to run up and down; `scale` is dots per point."""
    print_alone = _without_rules(_without_edges(ink), int(_LONG * scale))
    gap = _GAP * scale
    return _closed(print_alone.T, gap) > _LONGER * _closed(print_alone, gap)


def _closed(ink: Ink, gap: float) -> float:
    """How long the runs of ink along rows are once small gaps are closed, weighed by their length."""
    rows, starts, ends = _runs(ink)
    if len(rows) < _FEWEST_DOTS:
        return 0.0
    opens = np.ones(len(rows), dtype=np.bool_)
    opens[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > gap)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(rows)) - 1
    lengths = (ends[last] - starts[first]).astype(np.float64)
    return float(np.square(lengths).sum() / lengths.sum())


def _without_rules(ink: Ink, longest: int) -> Ink:
    """The ink without what runs on along a row or a column."""
    return ink & ~_rules(ink, longest) & ~_rules(ink.T, longest).T


def _rules(ink: Ink, longest: int) -> Ink:
    """The ink of the runs along rows that are as long as that."""
    rows, starts, ends = _runs(ink)
    is_long = ends - starts >= longest
    edges = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int8)
    edges[rows[is_long], starts[is_long]] = 1
    edges[rows[is_long], ends[is_long]] = -1
    along: Ink = np.cumsum(edges, axis=1, dtype=np.int8)[:, :-1] > 0
    return along


def _runs(ink: Ink) -> tuple[Counts, Counts, Counts]:
    """The runs of ink along rows, from the top, from left to right: row, start, end."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return rows, starts, ends


def _without_edges(ink: Ink) -> Ink:
    """The ink without the dark edges that a scanner leaves around a sheet."""
    top, bottom = _inner(ink.mean(axis=1))
    left, right = _inner(ink.mean(axis=0))
    return ink[top:bottom, left:right]


def _inner(shares: Places) -> tuple[int, int]:
    """From where to where rows are not dark, counted from the edges."""
    light = np.flatnonzero(shares < _DARK_EDGE)
    return (int(light[0]), int(light[-1]) + 1) if len(light) else (0, 0)
