"""Lines that a table's rules lack, to be drawn where its text calls for them → the lattice with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.cells import lines_by_region
from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, runs

_TOUCHING = 0.25


@dataclass(frozen=True, slots=True)
class Cut:
    """A line to be drawn at `at` between `start` and `end` of the other axis."""

    at: float
    start: float
    end: float


def parted(
    lattice: Lattice, lines: RegionLines, across: Sequence[Cut], down: Sequence[Cut]
) -> tuple[Lattice, RegionLines]:
    """The lattice and its text with columns cut at `across`, rows cut at `down`."""
    if not (across or down):
        return lattice, lines
    xs = tuple(sorted({*lattice.xs, *(cut.at for cut in across)}))
    ys = tuple(sorted({*lattice.ys, *(cut.at for cut in down)}))
    made: list[Region] = []
    for region in lattice.regions:
        left, top, right, bottom = lattice.box(region)
        x_cuts = [
            c.at for c in across if left < c.at < right and c.start <= top and c.end >= bottom
        ]
        y_cuts = [c.at for c in down if top < c.at < bottom and c.start <= left and c.end >= right]
        x_cuts = [at for at in x_cuts if not runs_over(lines[region], at)]
        for upper, lower in pairwise([top, *sorted(y_cuts), bottom]):
            for first, last in pairwise([left, *sorted(x_cuts), right]):
                row, column = ys.index(upper), xs.index(first)
                made.append(Region(row, column, ys.index(lower) - row, xs.index(last) - column))
    parted = Lattice(xs, ys, tuple(sorted(made, key=lambda r: (r.row, r.column))))
    chars = [char for found in lines.values() for line in found for char in line.chars]
    return parted, lines_by_region(parted, chars)


def runs_over(lines: Sequence[TextLine], at: float) -> bool:
    """Whether text of a region runs over a cut: a heading over both columns."""
    return any(run.left < at < run.right for line in lines for run in runs(line, _TOUCHING))
