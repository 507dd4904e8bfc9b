"""Letters drawn once more in the same place, to look bold, or in another colour as a shadow.

Only letters that have an alike one near are held against each other, one by one: pages print the same
digit hundreds of times, and hardly ever twice in one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Floats, Ints
from pipeline.read.pdf.inked_words import shares_of_words
from pipeline.read.pdf.letters import Letters

_NEAR = 0.25
"""Letters closer than this share of their width and height lie upon each other."""
_NARROW, _STROKE = 0.6, 0.15
"""So do narrow ones (marks, digits) closer than this share of their width, up to one of their height that
bold strokes are set apart by; what prints them side by side sets them a whole width apart."""
_SHADOW = 0.5
"""Words are the shadow of others where more of their letters than that lie upon alike ones."""
_MOST_FIRST = 500
"""Of more letters on a page with a shadow no more are looked at one by one."""
_ROW = 8.0
_SQUARES = 1 << 20
_SLACK = 1.001
_LAYERS = np.arange(4)[:, np.newaxis] << 21
"""Squares that are moved are others than those that are not; a character has 21 bits."""
_ASIDE, _ABOVE = np.array([[0.0], [0.0], [0.5], [0.5]]), np.array([[0.0], [0.5], [0.0], [0.5]])


def drawn_twice(letters: Letters, colours: Ints) -> Flags:
    """Whether each letter lies upon an alike one before it. One in another colour does so with the others of
    its word: a digit of a watermark may stand upon the same of a cell. Letters that are cut stand close
    together, and are none."""
    twice = ~letters.is_cut
    codes, boxes = letters.codes[twice], letters.boxes[:, twice]
    again = drawn_again(codes, boxes)
    colours = colours[twice]
    if again.any() and (kinds := np.unique(colours)).size > 1:
        before = drawn_again(codes[::-1], boxes[:, ::-1])[::-1]
        shadows = _of_shadows(again | before, boxes, colours)
        again &= _in_one_colour(codes, boxes, colours, kinds) | shadows
        first = np.flatnonzero(before & shadows & ~again).tolist()
        for at in first[:_MOST_FIRST]:
            again[at] = _lies_upon_another(at, codes, boxes, again)
    twice[twice] = again
    return twice


def _lies_upon_another(at: int, codes: Ints, boxes: Floats, again: Flags) -> bool:
    """Whether a letter that is the first in its place lies upon an alike one that is kept: the engine leaves
    out letters that are there twice, so that of one word some are left, of its shadow the others."""
    others = np.flatnonzero((codes == codes[at]) & ~again)
    both = [*others[others != at].tolist(), at]
    return bool(drawn_again(codes[both], boxes[:, both])[-1])


def _in_one_colour(codes: Ints, boxes: Floats, colours: Ints, kinds: Ints) -> Flags:
    """Whether each letter lies upon an alike one before it in the same colour."""
    same = np.zeros(len(codes), dtype=np.bool_)
    for kind in kinds:
        own = colours == kind
        same[own] = drawn_again(codes[own], boxes[:, own])
    return same


def _of_shadows(has_twin: Flags, boxes: Floats, colours: Ints) -> Flags:
    """Whether each letter is of a word in one colour of which most letters have a twin, drawn before them or
    after, in the same place."""
    shadows: Flags = shares_of_words(has_twin.astype(np.float64), boxes, colours) > _SHADOW
    return shadows


def drawn_again(codes: Ints, boxes: Floats) -> Flags:
    """Whether each letter lies upon an alike one before it; of boxes the columns are given."""
    again = np.zeros(len(codes), dtype=np.bool_)
    near = _near_alike(codes, boxes)
    drawn = defaultdict[int, dict[int, list[Box]]](dict)
    edges = zip(*boxes[:, near].tolist(), strict=True)
    for at, code, box in zip(near.tolist(), codes[near].tolist(), edges, strict=True):
        rows, row = drawn[code], int(box[1] / _ROW)
        if any(_is_over(box, rows[each]) for each in (row - 1, row, row + 1) if each in rows):
            again[at] = True
        else:
            rows.setdefault(row, []).append(box)
    return again


def _near_alike(codes: Ints, boxes: Floats) -> Ints:
    """The letters that may lie upon another, or under one.

    The page is laid out in squares so large that two such letters share one, or do once the squares are
    moved by half.
    """
    if not len(codes):
        return np.zeros(0, dtype=np.int64)
    left, bottom, right, top = boxes
    wide = 2 * _SLACK * float(_aside(right - left, top - bottom).max())
    high = 2 * _SLACK * float(_aside(top - bottom, right - left).max())
    across, up = (left - left.min()) / wide, (bottom - bottom.min()) / high
    columns, rows = (across + _ASIDE).astype(np.int64), (up + _ABOVE).astype(np.int64)
    squares = ((_LAYERS + codes) * _SQUARES + columns) * _SQUARES + rows
    ordered = np.sort(squares, axis=None)
    shared = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(shared):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.isin(squares, shared).any(axis=0))


def _aside(width: Floats, height: Floats) -> Floats:
    """How far apart letters, along their width, lie upon each other."""
    near: Floats = _NEAR * np.maximum(width, 1.0)
    return np.maximum(near, np.minimum(_NARROW * width, _STROKE * height))


def _is_over(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box lies nearly upon another: printed characters never do."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    aside = max(_NEAR * max(width, 1.0), min(_NARROW * width, _STROKE * height))
    above = max(_NEAR * max(height, 1.0), min(_NARROW * height, _STROKE * width))
    for at, base, _, _ in others:  # noqa: SIM110 (a generator would take twice as long)
        if -aside < left - at < aside and -above < bottom - base < above:
            return True
    return False
