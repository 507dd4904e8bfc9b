"""The regions of a lattice → whether its rules are the strokes of a chart and no table's."""

from __future__ import annotations

from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.lattice import Lattice

_FEWEST_SQUARES = 20
_DENSE = 0.33
"""Forms of merged cells have a region for two of five squares of their lattice, and charts for fewer."""
_SAID = 0.5


def is_chart(lattice: Lattice, text: RegionLines) -> bool:
    """Whether few regions, most of them empty, lie over many squares: bars, axes and their labels."""
    squares = (len(lattice.xs) - 1) * (len(lattice.ys) - 1)
    regions = len(lattice.regions)
    said = sum(bool(text[region]) for region in lattice.regions)
    return squares >= _FEWEST_SQUARES and regions < _DENSE * squares and said < _SAID * regions
