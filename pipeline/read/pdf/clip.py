"""What part of a PDF's object is seen: its clip path as a box. What lies outside is not printed."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Floats, Handle, Ints
from pipeline.read.pdf.engine_outlines import clip_counts, clip_paths, clip_points

_MOST_POINTS = 64
_AT_EDGE = 3.0
_FREE = float("inf")
NOWHERE: Box = (-_FREE, -_FREE, _FREE, _FREE)
"""In place of a clip: what is not clipped shows everywhere."""
_JOINED = 0.25
"""Characters closer than this share of their height are of one word."""

Edges = Box | Floats
"""The edges of one box, or the columns of many."""


def clip_box(item: Handle, frame: Box) -> Box:
    """The box (PDF coordinates: left, bottom, right, top) that an object is clipped to.

    Clip paths are boxes nearly always; of any other shape its bounding box is taken. The edges of the
    page (`frame`) hide nothing: what runs off the page is kept.
    """
    clip = NOWHERE
    path, count = clip_paths(item)
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


def letter_clips(owners: Ints, boxes: Floats, frame: Box) -> Floats | None:
    """The clip of each letter (boxes and clips in columns), None where no letter has any.

    Asking for each clip costs more than all the rest: one text object has one, and what joins a letter
    and shows within its clip most likely shares it.
    """
    starts = np.flatnonzero(np.diff(owners, prepend=0))
    is_joined = joins(boxes[:, starts - 1], boxes[:, starts]) & (starts > 0)
    apart = owners[starts[~is_joined]].tolist()
    if max(clip_counts(map(Handle, apart)), default=0) <= 0:
        return None
    found = [NOWHERE]
    each = zip(
        is_joined.tolist(),
        zip(*boxes[:, starts].tolist(), strict=True),
        owners[starts].tolist(),
        strict=True,
    )
    for is_behind, box, owner in each:
        shares = is_behind and is_seen(box, found[-1])
        found.append(found[-1] if shares else clip_box(Handle(owner), frame))
    lengths = np.diff(starts, prepend=0, append=len(owners))
    return np.repeat(np.array(found), lengths, axis=0).T


def joins(ahead: Edges, behind: Edges) -> Any:
    """Whether a letter stands right behind another, on its line; columns say so of each."""
    size = ahead[3] - ahead[1]
    gap = behind[0] - ahead[2]
    is_level = abs(behind[1] - ahead[1]) < 0.3 * size
    return is_level & (-0.5 * size < gap) & (gap < _JOINED * size)


def is_seen(box: Edges, clip: Edges) -> Any:
    """Whether the middle of a box lies within the clip; columns say so of each."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    is_across = (clip[0] - 0.5 <= x) & (x <= clip[2] + 0.5)
    return is_across & (clip[1] - 0.5 <= y) & (y <= clip[3] + 0.5)


def cut(boxes: Floats, clips: Floats) -> tuple[Floats, Flags]:
    """The parts of boxes that are seen (columns), and whether anything is."""
    left, bottom = np.maximum(boxes[0], clips[0] - 1), np.maximum(boxes[1], clips[1] - 1)
    right, top = np.minimum(boxes[2], clips[2] + 1), np.minimum(boxes[3], clips[3] + 1)
    return np.array([left, bottom, right, top]), (left <= right) & (bottom <= top)
