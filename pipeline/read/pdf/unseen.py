"""Letters in the colour of what they stand on: white on white paper, or fully transparent. Nobody sees them.

White letters are looked for by their colour, which the file states; whether they are seen (on a shaded
heading) is told from a picture of the page, which is made only where there are some. That picture may lack
letters whose font is not in the file: white ones are seen on whatever is not white.
"""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.engine import Flags, Floats
from pipeline.read.pdf.inks import Inks
from pipeline.read.pdf.letters import Letters

_WHITE, _CLEAR = 250, 5
"""A colour so light is white; one so transparent is none."""
_SCALE = 2.0
_EVEN = 8
"""No dot where a letter stands is so much darker than another, or than white letters, if it is not seen."""
_INSIDE = 0.2
"""What stands in so much of a letter's box along its edges may be a rule, or another letter."""
_MOST = 0.5


def unseen(page: pdfium.PdfPage, letters: Letters, inks: Inks, frame: Box) -> Flags:
    """Whether each letter is of a text that does not show on the page."""
    hidden = np.zeros(len(letters.codes), dtype=np.bool_)
    white = inks.known & (inks.colours[:, :3].min(axis=1) >= _WHITE)
    clear = inks.known & (inks.colours[:, 3] <= _CLEAR)
    faint = white | clear
    if not faint.any():
        return hidden
    greys = _greys(page)
    darkest = np.where(clear[faint], 0, _WHITE - _EVEN).tolist()
    boxes = letters.boxes[:, faint].T
    blank = np.array([_is_blank(greys, *each, frame) for each in zip(boxes, darkest, strict=True)])
    is_space = np.array([chr(code).isspace() for code in letters.codes[faint].tolist()])
    owners = letters.owners[faint]
    for owner in set(owners.tolist()):
        own = (owners == owner) & ~is_space
        if own.any() and blank[own].mean() > _MOST:
            hidden |= letters.owners == owner
    return hidden


def _greys(page: pdfium.PdfPage) -> Floats:
    """How light each dot of the page is, the page not turned."""
    drawn = page.render(scale=_SCALE, rotation=-page.get_rotation() % 360, grayscale=True)
    greys: Floats = drawn.to_numpy().reshape(drawn.height, drawn.width).astype(np.float64)
    return greys


def _is_blank(greys: Floats, box: Floats, darkest: int, frame: Box) -> bool:
    """Whether nothing shows in the middle of a letter's box, on paper that is not darker than that."""
    left, bottom, right, top = box.tolist()
    across, up = _INSIDE * (right - left), _INSIDE * (top - bottom)
    first, last = (left + across - frame[0]) * _SCALE, (right - across - frame[0]) * _SCALE
    upper, lower = (frame[3] - top + up) * _SCALE, (frame[3] - bottom - up) * _SCALE
    dots = greys[max(int(upper), 0) : int(lower) + 1, max(int(first), 0) : int(last) + 1]
    return dots.size > 0 and float(np.ptp(dots)) <= _EVEN and float(dots.min()) >= darkest
