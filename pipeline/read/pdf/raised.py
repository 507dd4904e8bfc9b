"""Digits set small above or below the line, as references to notes are → the raised ones of Unicode.

Set on the line such a digit would be one more of an amount: 12.30¹ is not 12.301. Behind what is neither a
number nor a Chinese word (m2) it stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.engine import Flags, Floats, Ints
from pipeline.values.text import parts_raised

_SMALLER = 0.8
"""Of the height of what it stands at."""
_OFF, _LEVEL = 0.25, 0.1
"""So much of that height it is off the line on the one side, and at most so much short of it on the other:
what is set small in the middle of its line, or on its base line, is no reference."""
_BELOW = 0.05
"""By so much of that height a lowered one reaches below the line."""
_NEAR, _LONGEST = 0.3, 2
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""It stands as near as this share of that height; no more than so many digits refer to a note."""


def with_notes_raised(texts: Sequence[str], codes: Ints, boxes: Floats) -> Sequence[str]:
    """The texts of letters in the order of the file (boxes in four columns: left, top, right, bottom),
    the digits of references to notes raised."""
    if len(codes) < 2:
        return texts
    is_digit = (ord("0") <= codes) & (codes <= ord("9"))
    behind = (
        is_digit[1:] & _is_off(boxes[:, 1:], boxes[:, :-1]) & _is_next(boxes[:, :-1], boxes[:, 1:])
    )
    before = is_digit[:-1] & is_digit[1:] & _is_off(boxes[:, :-1], boxes[:, 1:])
    before &= _is_next(boxes[:, :-1], boxes[:, 1:])
    if not (behind.any() or before.any()):
        return texts
    said = list(texts)
    for at in (np.flatnonzero(behind) + 1).tolist():
        length = _length(is_digit, boxes, at)
        if length <= _LONGEST and parts_raised(texts[at - 1]):
            said[at : at + length] = [_RAISED[int(text)] for text in texts[at : at + length]]
    for at in np.flatnonzero(before).tolist():
        said[at] = _RAISED[int(texts[at])]
    return said


def _is_off(small: Floats, large: Floats) -> Flags:
    """Whether letters are small beside others, and raised or lowered."""
    height = large[3] - large[1]
    is_raised = (small[3] <= large[3] - _OFF * height) & (small[1] <= large[1] + _LEVEL * height)
    is_lowered = (small[3] >= large[3] + _BELOW * height) & (small[1] >= large[1] + _OFF * height)
    is_small = small[3] - small[1] <= _SMALLER * height
    overlaps = (small[1] < large[3]) & (large[1] < small[3])
    off: Flags = is_small & overlaps & (is_raised | is_lowered)
    return off


def _is_next(left: Floats, right: Floats) -> Flags:
    """Whether letters stand right behind others."""
    height = np.maximum(left[3] - left[1], right[3] - right[1])
    near: Flags = np.abs(right[0] - left[2]) < _NEAR * height
    return near


def _length(is_digit: Flags, boxes: Floats, first: int) -> int:
    """How many digits there are from the first one on, as large and as high as it."""
    end = first + 1
    while (
        end < len(is_digit)
        and is_digit[end]
        and np.abs(boxes[[1, 3], end] - boxes[[1, 3], first]).max() < 0.5
        and abs(boxes[0, end] - boxes[2, end - 1]) < boxes[3, first] - boxes[1, first]
    ):
        end += 1
    return end - first
