"""What clips hide of a page's letters → those that belong to a word which shows, restored.

A page may hold text that it does not show, because it lies outside of a clip. A whole line that is
clipped away is not printed there; of a word or number of which a part shows, the rest is restored: half
a number would be another number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.model.laid import Box
from pipeline.read.pdf.clip import joins
from pipeline.read.pdf.engine import Flags, Floats, Ints

_HAIR = 0.001


@dataclass(frozen=True, slots=True)
class Restored:
    """`which` letters are read, and their boxes (four columns)."""

    which: Ints
    boxes: Floats


def restored(codes: Ints, boxes: Floats, owners: Ints, seen: Flags, clips: Floats) -> Restored:
    """The letters that show, with the hidden ones of their words; these take the place of the letter
    beside them, so that they stand with it and over nothing else."""
    if seen.all():
        return Restored(np.arange(len(codes)), _trimmed(boxes, clips))
    words = _Words(codes.tolist(), list(zip(*boxes.tolist(), strict=True)), owners.tolist(), {})
    words.kept.update((at, words.boxes[at]) for at in np.flatnonzero(seen).tolist())
    hidden = np.flatnonzero(~seen).tolist()
    for same_owner in (True, False):  # what overlaps the next cell's text is not of its word
        for at in hidden:
            words.restore(at, at - 1, same_owner)
        for at in reversed(hidden):
            words.restore(at, at + 1, same_owner)
    which = np.array(sorted(words.kept), dtype=np.int64)
    shown = np.array([words.kept[at] for at in which.tolist()]).reshape(-1, 4).T
    return Restored(which, _trimmed(shown, clips[:, which]))


@dataclass(frozen=True, slots=True)
class _Words:
    """The letters of a page, and the boxes of those that are read."""

    codes: Sequence[int]
    boxes: Sequence[Box]
    owners: Sequence[int]
    kept: dict[int, Box]

    def restore(self, at: int, beside: int, same_owner: bool) -> None:
        """Keep a hidden letter that joins the kept one beside it."""
        if at in self.kept or beside not in self.kept or chr(self.codes[at]).isspace():
            return
        if same_owner and self.owners[at] != self.owners[beside]:
            return
        if not joins(self.boxes[min(at, beside)], self.boxes[max(at, beside)]):
            return
        left, bottom, right, top = self.kept[beside]
        aside = _HAIR if beside < at else -_HAIR
        self.kept[at] = (left + aside, bottom, right + aside, top)


def _trimmed(boxes: Floats, clips: Floats) -> Floats:
    """Letters without what their clips hide of their sides: that part stands in no other cell."""
    left, bottom, right, top = boxes
    center = (left + right) / 2
    first = np.minimum(np.maximum(left, clips[0]), center)
    last = np.maximum(np.minimum(right, clips[2]), center)
    is_whole = (clips[0] <= left) & (right <= clips[2])
    return np.array([np.where(is_whole, left, first), bottom, np.where(is_whole, right, last), top])
