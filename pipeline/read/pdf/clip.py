"""What part of a PDF's object is seen: its clip path as a box. What lies outside is not printed."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from pipeline.model.document import Box

_MOST_POINTS = 64
_AT_EDGE = 3.0
_EVERYTHING = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def clip_box(handle: object, frame: Box) -> Box | None:
    """The box (PDF coordinates: left, bottom, right, top) that an object is clipped to, None for none.

    Clip paths are boxes nearly always; of any other shape its bounding box is taken. The edges of the
    page (`frame`) hide nothing: what runs off the page is kept.
    """
    path = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(path) if path else -1
    if count <= 0:
        return None
    clip = list(_EVERYTHING)
    for index in range(count):
        xs, ys = _points(path, index)
        if xs:
            inner = (min(xs), min(ys), max(xs), max(ys))
            clip = [max(clip[0], inner[0]), max(clip[1], inner[1]),
                    min(clip[2], inner[2]), min(clip[3], inner[3])]  # fmt: skip
    at_edge = [abs(edge - page) < _AT_EDGE for edge, page in zip(clip, frame, strict=True)]
    edges = zip(clip, _EVERYTHING, at_edge, strict=True)
    left, bottom, right, top = (free if on_edge else edge for edge, free, on_edge in edges)
    return left, bottom, right, top


def _points(path: object, index: int) -> tuple[list[float], list[float]]:
    segments = raw.FPDFClipPath_CountPathSegments(path, index)
    # of a rectangle two opposite corners say all
    wanted = (0, 2) if segments in (4, 5) else range(min(segments, _MOST_POINTS))
    xs, ys = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in wanted:
        segment = raw.FPDFClipPath_GetPathSegment(path, index, number)
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return xs, ys


def is_seen(box: Box, clip: Box | None) -> bool:
    """Whether the middle of a box lies within the clip."""
    if clip is None:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return clip[0] - 0.5 <= x <= clip[2] + 0.5 and clip[1] - 0.5 <= y <= clip[3] + 0.5


def cut(box: Box, clip: Box | None) -> Box | None:
    """The part of a box that is seen, None where nothing is."""
    if clip is None:
        return box
    left, bottom = max(box[0], clip[0] - 1), max(box[1], clip[1] - 1)
    right, top = min(box[2], clip[2] + 1), min(box[3], clip[3] + 1)
    return (left, bottom, right, top) if left <= right and bottom <= top else None
