"""The colours that a page's letters are printed in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.read.pdf.engine import Flags, Handle, Ints, fill_colours


class Inks(NamedTuple):
    """Of each letter whether its colour is known, and the colour (red, green, blue, opacity)."""

    known: Flags
    colours: Ints

    def numbers(self) -> Ints:
        """A number for the colour of each letter, the same for like ones."""
        red, green, blue, opacity = self.colours.T
        return np.where(self.known, (opacity << 24) + (red << 16) + (green << 8) + blue, -1)


def inks_of(owners: Ints) -> Inks:
    """The colours of letters, of which the text objects are given."""
    is_first = np.ones(len(owners), dtype=np.bool_)
    is_first[1:] = owners[1:] != owners[:-1]
    starts = np.flatnonzero(is_first)
    known, colours = fill_colours([Handle(owner) for owner in owners[starts].tolist()])
    lengths = np.diff(starts, append=len(owners))
    return Inks(np.repeat(known, lengths), np.repeat(colours, lengths, axis=0))
