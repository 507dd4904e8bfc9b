"""The letters of a page → those that a reader of it sees, each once."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import pypdfium2 as pdfium

from pipeline.model.laid import Box
from pipeline.read.pdf.areas import areas_on
from pipeline.read.pdf.covers import covered
from pipeline.read.pdf.cropped import cropped
from pipeline.read.pdf.doubled import drawn_twice
from pipeline.read.pdf.engine import Ints
from pipeline.read.pdf.inks import inks_of
from pipeline.read.pdf.invisible import undrawn
from pipeline.read.pdf.letters import Letters
from pipeline.read.pdf.parts import Drawn
from pipeline.read.pdf.unseen import unseen


@dataclass(frozen=True, slots=True)
class Shown:
    """The letters that show, and a number for the colour of each.

    `covered` and `unseen` are what does not show, and `hidden` the text objects of it; `is_recognized` tells
    that letters lie undrawn over a picture.
    """

    letters: Letters
    colours: Ints
    covered: str
    unseen: str
    hidden: Set[int]
    is_recognized: bool


def shown_on(page: pdfium.PdfPage, drawn: Drawn, letters: Letters, frame: Box) -> Shown:
    """The letters of a page that show: in another colour than what they stand on, below nothing, drawn, and
    within `frame`. What is not seen is left out first, for it may lie upon what is."""
    inks, areas = inks_of(letters.owners), areas_on(drawn)
    below = covered(page, drawn, letters, frame) | areas.cover(letters, frame)
    faint = unseen(page, letters, inks, areas, frame) & ~below
    is_left = ~(below | faint)
    seen, colours = letters.taken(is_left), inks.numbers()[is_left]
    single = ~drawn_twice(seen, colours)
    once, colours = seen.taken(single), colours[single]
    nowhere = undrawn(page, once)
    gone = nowhere.hidden | cropped(page, once, frame)
    kept = once.taken(~gone)
    said = letters.taken(faint).texts + once.taken(gone).texts
    return Shown(
        letters=kept,
        colours=colours[~gone],
        covered="".join(letters.taken(below).texts).strip(),
        unseen="".join(said).strip(),
        hidden={*letters.owners[~is_left].tolist(), *once.owners[gone].tolist()}
        - {*kept.owners.tolist()},
        is_recognized=nowhere.is_recognized,
    )
