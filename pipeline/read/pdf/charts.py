"""The regions of a lattice → whether its rules are the strokes of a chart and no table's."""

from __future__ import annotations

from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.lattice import Lattice

_FEWEST_SQUARES = 20
_DENSE = 0.33
"""Forms of merged cells have a region for two of five squares of their lattice, and charts for fewer."""
_SAID = 0.5
_ROWS_OF_A_FRAME = 2
"""Rules of a part of a table with one row, the rest of a name that began on the page before."""


def is_chart(lattice: Lattice, text: RegionLines) -> bool:
    """Whether few regions, most of them empty, lie over many squares: bars, axes and their labels; or
    uneven ones of which no two say anything: the frame of a picture and its key."""
    squares = (len(lattice.xs) - 1) * (len(lattice.ys) - 1)
    regions = len(lattice.regions)
    said = sum(bool(text[region]) for region in lattice.regions)
    if said <= 1 and 1 < regions < squares and len(lattice.ys) > _ROWS_OF_A_FRAME:
        return True
    return squares >= _FEWEST_SQUARES and regions < _DENSE * squares and said < _SAID * regions
