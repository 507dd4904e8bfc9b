"""Letters that a page is cropped to leave out: what stands on its medium beside what is shown of it.

What runs over the edge of the medium itself is kept, for a page may simply be too small.
"""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Floats
from pipeline.read.pdf.letters import Letters

_SMALLER = 2.0
"""Points: a page is cropped where its edge lies so far within that of its medium."""


def cropped(page: pdfium.PdfPage, letters: Letters, frame: Box) -> Flags:
    """Whether each letter is of a text that lies outside of what is shown of the page (`frame`), and within
    its medium. A text that shows in part is whole."""
    left, bottom, right, top = page.get_mediabox()
    medium = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    inner = [frame[0] - medium[0], frame[1] - medium[1], medium[2] - frame[2], medium[3] - frame[3]]
    if max(inner) < _SMALLER:
        return np.zeros(len(letters.codes), dtype=np.bool_)
    off = _inside(letters.boxes, medium) & ~_inside(letters.boxes, frame)
    showing = np.unique(letters.owners[~off & (letters.owners != 0)])
    cut: Flags = off & ~np.isin(letters.owners, showing)
    return cut


def _inside(boxes: Floats, box: Box) -> Flags:
    """Whether the middle of each letter lies within a box."""
    x, y = (boxes[0] + boxes[2]) / 2, (boxes[1] + boxes[3]) / 2
    across: Flags = (box[0] <= x) & (x <= box[2])
    within: Flags = across & (box[1] <= y) & (y <= box[3])
    return within
