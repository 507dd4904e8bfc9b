"""The cells of a table by row and column → its lattice and the text of its regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pdf.again_headed import Head
from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.headings import Placed
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table read from where its text stands, and the lines of the page that it is made of."""

    lattice: Lattice
    text: RegionLines
    drawn: tuple[TextLine, ...] = ()
    """rules within it that are drawn with characters"""
    is_unproven: bool = False
    """whether it is not sure which column, or which heading, a figure stands under"""
    head: Head | None = None
    """its headings, by which the next page may go on with it"""

    @property
    def chars(self) -> list[Char]:
        lines = [line for found in self.text.values() for line in found]
        return [char for line in (*lines, *self.drawn) for char in line.chars]


def assembled(
    columns: Columns, upper: Sequence[Placed], lower: Sequence[Sequence[Placed]]
) -> UnruledTable:
    """The lattice of a table's cells, and their text."""
    levels = max((cell.row + cell.rows for cell in upper), default=0)
    cells = [*upper]
    for number, row in enumerate(lower):
        for cell in row:
            cell.row = levels + number
            cells.append(cell)
    xs = (columns.extents[0][0] - 1, *columns.cuts, columns.extents[-1][1] + 1)
    left = min(x.left for cell in cells for x in cell.lines)
    right = max(x.right for cell in cells for x in cell.lines)
    xs = (min(xs[0], left - 1), *columns.cuts, max(xs[-1], right + 1))
    ys = _parting(cells, levels + len(lower))
    regions: list[Region] = []
    text: RegionLines = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        region = Region(cell.row, cell.column, cell.rows, cell.columns)
        regions.append(region)
        text[region] = sorted(cell.lines, key=lambda line: line.middle)
    return UnruledTable(Lattice(xs, ys, tuple(regions)), text)


def _parting(cells: Sequence[Placed], count: int) -> tuple[float, ...]:
    """Where rows part: between what ends above and what begins below, each a little further down."""
    said = [cell for cell in cells if cell.lines]
    ys = [min(cell.top for cell in said) - 1]
    for row in range(1, count):
        above = [c.bottom for c in said if c.row + c.rows == row]
        below = [c.top for c in said if c.row == row]
        ends, starts = max(above, default=ys[-1]), min(below, default=ys[-1] + 1)
        ys.append(max((ends + starts) / 2, ys[-1] + 0.1))
    ys.append(max(max(cell.bottom for cell in said) + 1, ys[-1] + 0.1))
    return tuple(ys)
