"""Letters in the colour of what they stand on: white on white paper, or nearly transparent. Nobody sees them.

They are looked for by their colours, which the file states: light or clear ones, and those of a filled area
that they stand on. Whether they are seen (white on a shaded heading) is told from a picture of the page
without its text, which is made only where there are some: what other letters stand in the same place does
not matter then.
"""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.areas import Areas
from pipeline.read.pdf.engine import Flags
from pipeline.read.pdf.ground import ground_of
from pipeline.read.pdf.inks import Inks
from pipeline.read.pdf.letters import Letters

_LIGHT, _CLEAR = 225, 30
"""A colour so light may be that of the paper; one so transparent hardly prints."""
_LEAST = 30
"""Letters are seen that are set off by so much (of 255) from what they stand on."""
_MOST = 0.5


def unseen(page: pdfium.PdfPage, letters: Letters, inks: Inks, areas: Areas, frame: Box) -> Flags:
    """Whether each letter is of a text that does not show on the page."""
    hidden = np.zeros(len(letters.codes), dtype=np.bool_)
    light = inks.colours[:, :3].min(axis=1) >= _LIGHT if len(inks.colours) else hidden
    faint = inks.known & (light | (inks.colours[:, 3] <= _CLEAR))
    faint |= inks.known & areas.are_of_their_colour(letters.boxes, inks.colours, _LEAST)
    if not faint.any():
        return hidden
    ground = ground_of(page, frame)
    each = zip(letters.boxes[:, faint].T.tolist(), inks.colours[faint], strict=True)
    blank = np.array([ground.contrast(tuple(box), colour) < _LEAST for box, colour in each])
    is_space = np.array([chr(code).isspace() for code in letters.codes[faint].tolist()])
    owners = letters.owners[faint]
    for owner in set(owners.tolist()):
        own = (owners == owner) & ~is_space
        if own.any() and blank[own].mean() > _MOST:
            hidden |= letters.owners == owner
    return hidden
