"""The paths of a page → the boxes of their straight lines: of what is stroked its edges, of what is filled
all of it. An outline with a curve in it is no rule and left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from pypdfium2 import raw

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Floats, Handle, Ints, Point
from pipeline.read.pdf.engine_outlines import Segments, are_closing, segments

_LINE: int = raw.FPDF_SEGMENT_LINETO
_MOVE: int = raw.FPDF_SEGMENT_MOVETO
_CURVE: int = raw.FPDF_SEGMENT_BEZIERTO


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes (four columns: left, bottom, right, top), and the number of the object that each is of."""

    of: Ints
    edges: Floats


def straight_boxes(paths: Sequence[Handle], matrices: Floats, is_stroked: Flags) -> Boxes:
    """The boxes of paths, in order; `matrices` (six columns) lead to the page's coordinates."""
    found = segments(paths)
    of = np.repeat(np.arange(len(paths)), found.counts)
    a, b, c, d, e, f = matrices[:, of]
    x, y = found.points.T
    points = np.array([a * x + c * y + e, b * x + d * y + f])
    is_one = _are_one(found, of, is_stroked)
    every = [
        _whole(points, of, (is_one & ~is_stroked & (found.counts > 1))[of]),
        _edges(points, of, (is_one & is_stroked)[of]),
    ]
    if not is_one.all():
        every.append(_odd(found, points, is_one, is_stroked))
    return in_order(every)


def in_order(every: Sequence[Boxes]) -> Boxes:
    """Several boxes as one, in the order of what they are of."""
    said = [boxes for boxes in every if len(boxes.of)]
    if len(said) < 2:
        return said[0] if said else every[0]
    numbers = np.concatenate([boxes.of for boxes in said])
    edges = np.concatenate([boxes.edges for boxes in said], axis=1)
    order = np.argsort(numbers, kind="stable")
    return Boxes(numbers[order], edges[:, order])


def _are_one(found: Segments, of: Ints, is_stroked: Flags) -> Flags:
    """Whether each path is one outline of straight lines which, if stroked, is left open: of what is
    only filled, the edge that closes it says nothing more."""
    count = len(found.counts)
    firsts = np.cumsum(found.counts) - found.counts
    begins = np.append(found.kinds, -1)[firsts] == _MOVE
    lines = np.bincount(of[found.kinds == _LINE], minlength=count)
    is_one: Flags = (found.counts > 0) & begins & (lines == found.counts - 1)
    may_close = (is_one & is_stroked)[of]
    may_close[firsts[is_one]] = False
    asked = np.flatnonzero(may_close)
    closes = np.array(are_closing(found.handles[n] for n in asked.tolist()), dtype=np.bool_)
    is_one[of[asked[closes]]] = False
    return is_one


def _whole(points: Floats, of: Ints, which: Flags) -> Boxes:
    """The box around all points of each path; `which` points are meant."""
    own = of[which]
    if not len(own):
        return Boxes(own, np.zeros((4, 0)))
    starts = np.flatnonzero(np.diff(own, prepend=-1))
    low = np.minimum.reduceat(points[:, which], starts, axis=1)
    high = np.maximum.reduceat(points[:, which], starts, axis=1)
    return Boxes(own[starts], np.concatenate([low, high]))


def _edges(points: Floats, of: Ints, which: Flags) -> Boxes:
    """The box of each edge from point to point of a path; `which` points are meant."""
    own, placed = of[which], points[:, which]
    is_edge = own[1:] == own[:-1]
    one, other = placed[:, :-1][:, is_edge], placed[:, 1:][:, is_edge]
    return Boxes(own[1:][is_edge], np.concatenate([np.minimum(one, other), np.maximum(one, other)]))


def _odd(found: Segments, points: Floats, is_one: Flags, is_stroked: Flags) -> Boxes:
    """The boxes of paths of several outlines, or closed ones."""
    numbers: list[int] = []
    boxes: list[Box] = []
    ends = np.cumsum(found.counts).tolist()
    for number in np.flatnonzero(~is_one & (found.counts > 0)).tolist():
        for outline in _parted(
            found, points, ends[number] - int(found.counts[number]), ends[number]
        ):
            own = map(_between, outline, outline[1:]) if is_stroked[number] else [_around(outline)]
            boxes += (own := list(own))
            numbers += [number] * len(own)
    return Boxes(np.array(numbers, np.int64), np.array(boxes).reshape(-1, 4).T)


def _parted(found: Segments, points: Floats, start: int, end: int) -> Iterator[list[Point]]:
    """The straight outlines of a path whose segments are those from start to end."""
    outline: list[Point] = []
    is_curved = False
    xs, ys = points[:, start:end].tolist()
    kinds = found.kinds[start:end].tolist()
    closing = are_closing(found.handles[start:end])
    for kind, point, closes in zip(kinds, zip(xs, ys, strict=True), closing, strict=True):
        if kind == _MOVE:
            if len(outline) > 1 and not is_curved:
                yield outline
            outline, is_curved = [], False
        is_curved = is_curved or kind == _CURVE
        outline.append(point)
        if closes and outline[0] != point:
            outline.append(outline[0])
    if len(outline) > 1 and not is_curved:
        yield outline


def _between(one: Point, other: Point) -> Box:
    x, y = one
    u, v = other
    return min(x, u), min(y, v), max(x, u), max(y, v)


def _around(outline: Sequence[Point]) -> Box:
    xs, ys = zip(*outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
