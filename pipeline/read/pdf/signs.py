"""Signs that a page prints as pictures among its letters → a character that nobody can tell.

4[picture of %]以下 would else be another sentence, and a number without its point another number. A picture
between two letters of a line, as near to both as letters are and no larger, is one; so is one that touches a
digit. What a publisher sets before a line (a bullet) or behind it stands further away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.unmapped import UNREADABLE, without_parts_of_numbers

_MOST = 200
"""More small pictures on one page are a drawing."""
_TALLEST, _WIDEST = 1.4, 2.2
"""Of the letters beside it, in their height."""
_NEAR, _TOUCHING = 0.5, 0.2
_OVER = 0.3
_WALL = 0.15
"""A picture as tall as a letter and narrower than this is a piece of a rule."""


def with_signs(chars: Sequence[Char], small: Sequence[Box]) -> tuple[tuple[Char, ...], int]:
    """The characters with one that is not known in the place of each sign that is a picture (`small`), and
    how many there are; no number is read that one stands before or within (a minus, a point)."""
    printed = [char for char in chars if not char.text.isspace()]
    if not small or not printed or len(small) > _MOST:
        return without_parts_of_numbers(chars), 0
    signs = list(_signs(printed, small))
    within = [sign for sign, is_before_digit in signs if is_before_digit]
    behind = [sign for sign, is_before_digit in signs if not is_before_digit]
    return (*without_parts_of_numbers([*chars, *within]), *behind), len(signs)


def _signs(printed: Sequence[Char], small: Sequence[Box]) -> Iterator[tuple[Char, bool]]:
    """The signs, and of each whether a digit stands right behind it."""
    boxes = np.array([char[1:5] for char in printed]).T
    for box in sorted(set(small)):
        sides = _beside(boxes, box)
        if sides and _is_sign(box, *(None if at is None else printed[at] for at in sides)):
            char = next(printed[at] for at in sides if at is not None)
            last = None if sides[1] is None else printed[sides[1]]
            is_before = last is not None and last.left - box[2] < _NEAR * last.size
            sign = Char(UNREADABLE, box[0], char.top, max(box[2], box[0] + 0.1), char.bottom)
            yield sign, is_before and last is not None and last.text.isdigit()


def _beside(boxes: np.ndarray, box: Box) -> tuple[int | None, int | None] | None:
    """The letters left and right of a picture on its line; None where one stands upon it."""
    left, top, right, bottom = boxes
    level = np.flatnonzero((top < (box[1] + box[3]) / 2) & ((box[1] + box[3]) / 2 < bottom))
    if not len(level):
        return None
    centers = (left[level] + right[level]) / 2
    middle = (box[0] + box[2]) / 2
    slack = _OVER * (bottom[level] - top[level])
    if ((left[level] < box[2] - slack) & (box[0] + slack < right[level])).any():
        return None
    before, behind = level[centers < middle], level[centers >= middle]
    return (
        int(before[right[before].argmax()]) if len(before) else None,
        int(behind[left[behind].argmin()]) if len(behind) else None,
    )


def _is_sign(box: Box, before: Char | None, behind: Char | None) -> bool:
    size = max(char.size for char in (before, behind) if char)
    width, height = box[2] - box[0], box[3] - box[1]
    if height > _TALLEST * size or width > _WIDEST * size:
        return False
    if width < _WALL * size < _NEAR * size < height:
        return False
    gaps = [
        (char, gap / size)
        for char, gap in (
            (before, box[0] - before.right if before else 0.0),
            (behind, behind.left - box[2] if behind else 0.0),
        )
        if char
    ]
    if len(gaps) == 2 and all(gap < _NEAR for _, gap in gaps):
        return True
    return any(char.text.isdigit() and gap < _TOUCHING for char, gap in gaps)
