"""What part of a PDF's object is seen: its clip path as a box. What lies outside is not printed."""

from __future__ import annotations

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Handle, clip_paths, clip_points

_MOST_POINTS = 64
_AT_EDGE = 3.0
_FREE = float("inf")


def clip_box(item: Handle, frame: Box) -> Box | None:
    """The box (PDF coordinates: left, bottom, right, top) that an object is clipped to, None for none.

    Clip paths are boxes nearly always; of any other shape its bounding box is taken. The edges of the
    page (`frame`) hide nothing: what runs off the page is kept.
    """
    path, count = clip_paths(item)
    if count <= 0:
        return None
    clip = (-_FREE, -_FREE, _FREE, _FREE)
    for index in range(count):
        points = clip_points(path, index, _MOST_POINTS)
        if points:
            xs, ys = zip(*points, strict=True)
            clip = (
                max(clip[0], min(xs)), max(clip[1], min(ys)),
                min(clip[2], max(xs)), min(clip[3], max(ys)),
            )  # fmt: skip
    left, bottom, right, top = clip
    return (
        left if abs(left - frame[0]) >= _AT_EDGE else -_FREE,
        bottom if abs(bottom - frame[1]) >= _AT_EDGE else -_FREE,
        right if abs(right - frame[2]) >= _AT_EDGE else _FREE,
        top if abs(top - frame[3]) >= _AT_EDGE else _FREE,
    )


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
