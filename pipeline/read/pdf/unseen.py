"""Letters in the colour of what they stand on: white on white paper, or nearly transparent. Nobody sees them.

They are looked for by their colours, which the file states: light or clear ones, and those of a filled area
that they stand on. Whether they are seen (white on a shaded heading) is told from a picture of the page
without its text, which is made only where there are some: what other letters stand in the same place does
not matter then.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.areas import Areas
from pipeline.read.pdf.engine import Flags, Handle, Ints, render_mode
from pipeline.read.pdf.ground import ground_of
from pipeline.read.pdf.inked_words import shares_of_words
from pipeline.read.pdf.inks import Inks
from pipeline.read.pdf.letters import Letters

_LIGHT, _CLEAR = 225, 30
"""A colour so light may be that of the paper; one so transparent hardly prints."""
_LEAST = 30
"""Letters are seen that are set off by so much (of 255) from what they stand on."""
_MOST = 0.5
_STROKED = frozenset({1, 2, 5, 6})
"""Text render modes that draw the outlines of letters."""


def unseen(page: pdfium.PdfPage, letters: Letters, inks: Inks, areas: Areas, frame: Box) -> Flags:
    """Whether each letter is of a text that does not show on the page."""
    hidden = np.zeros(len(letters.codes), dtype=np.bool_)
    light = inks.colours[:, :3].min(axis=1) >= _LIGHT if len(inks.colours) else hidden
    faint = inks.known & (light | (inks.colours[:, 3] <= _CLEAR))
    faint |= inks.known & areas.are_of_their_colour(letters.boxes, inks.colours, _LEAST)
    faint &= ~_are_stroked(letters.owners, faint)
    if not faint.any():
        return hidden
    ground = ground_of(page, frame)
    each = zip(letters.boxes[:, faint].T.tolist(), inks.colours[faint], strict=True)
    unsaid = ground.of_unsaid_texts(letters.owners)
    blank = np.array(
        [
            ground.contrast(tuple(box), colour) < _LEAST and not _is_within(box, unsaid)
            for box, colour in each
        ],
        dtype=np.float64,
    )
    of_words = shares_of_words(blank, letters.boxes[:, faint], inks.numbers()[faint])
    hidden[faint] = of_words > _MOST
    return hidden


def _is_within(box: Sequence[float], others: Sequence[Box]) -> bool:
    """Whether the middle of a letter lies within one of the texts that the engine leaves out for being there
    twice: the letter is seen where that one is drawn."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in others)


def _are_stroked(owners: Ints, which: Flags) -> Flags:
    """Which letters are drawn by their outlines, of those asked for: these have a colour of their own."""
    asked = set(owners[which].tolist()) - {0}
    stroked = [owner for owner in asked if render_mode(Handle(owner)) in _STROKED]
    found: Flags = np.isin(owners, stroked) if stroked else np.zeros(len(owners), dtype=np.bool_)
    return found
