"""Letters that a page has and does not draw (text render mode 3) → the ones that say what its pictures show.

Programs that recognize a scan lay its words so over its picture, and may print a line of their own beside
it. Invisible letters over no picture, among others that are printed, are nowhere on the page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.engine import Flags, Floats, Handle, render_mode
from pipeline.read.pdf.letters import Letters

_INVISIBLE = 3
_LARGEST_SIGN = 32.0
"""Points: a picture no larger than this is a sign among letters, not a scan of some."""
_DEEPEST = 8


class Undrawn(NamedTuple):
    """Which letters are hidden, and whether others say what was recognized in a picture."""

    hidden: Flags
    is_recognized: bool


def undrawn(page: pdfium.PdfPage, letters: Letters) -> Undrawn:
    """Which of a page's letters are not drawn; where no others are, or hardly any, they are its text."""
    nothing = np.zeros(len(letters.codes), dtype=np.bool_)
    starts = np.flatnonzero(np.diff(letters.owners, prepend=0))
    owners = set(letters.owners[starts].tolist()) - {0}
    modes = [owner for owner in owners if render_mode(Handle(owner)) == _INVISIBLE]
    if not modes:
        return Undrawn(nothing, is_recognized=False)
    printed = np.array([not text.isspace() for text in letters.texts])
    invisible = np.isin(letters.owners, modes)
    hidden = invisible & printed & ~_over(letters.boxes, _pictures(page))
    if 2 * np.count_nonzero(hidden) >= np.count_nonzero(printed):
        hidden = nothing  # drawn as outlines, mostly
    whole = np.isin(letters.owners, np.unique(letters.owners[hidden])) & invisible
    return Undrawn(whole, is_recognized=bool((invisible & printed & ~whole).any()))


def _pictures(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """The boxes (left, bottom, right, top) of a page's pictures."""
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    boxes = [picture.get_bounds() for picture in found]
    return [b for b in boxes if b[2] - b[0] > _LARGEST_SIGN or b[3] - b[1] > _LARGEST_SIGN]


def _over(boxes: Floats, pictures: list[tuple[float, float, float, float]]) -> Flags:
    left, bottom, right, top = boxes
    x, y = (left + right) / 2, (bottom + top) / 2
    over = np.zeros(len(x), dtype=np.bool_)
    for first, lower, last, upper in pictures:
        over |= (first <= x) & (x <= last) & (lower <= y) & (y <= upper)
    return over
