"""Regions of a table without the rules that their neighbours have: names beside ruled rows of figures,
headings over ruled columns → the cuts that part them as the rules beside them do.

Borders are set for the figures alone, or a head is a coloured band. What is merged over rows or columns looks
alike, but its text stands in the middle of them: here it stands in every row, level with the row's figures,
or over every column, within its edges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.cuts import Cut
from pipeline.read.pdf.figures import is_figure
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, runs

_Figures = Mapping[int, Mapping[int, Sequence[TextLine]]]

_FEWEST = 3
"""Fewer columns have headings over them by chance."""
_FEWEST_ROWS = 4
"""Fewer rows are level with lines by chance."""
_ROOM = 1.5
"""Of a character's height: what a line that was wrapped leaves free at most."""
_FEWEST_OF_FIGURES = 2
_LEVEL = 0.4
_SHORT = 1
"""Lines of so many letters are those of an upright word."""
_APART = 0.8
_SET = 0.25
"""Of a column's width: how far from its middle a heading may stand."""


def names_beside_rows(lattice: Lattice, lines: RegionLines) -> tuple[Cut, ...]:
    """Between the lines of names beside rows of figures that rules part."""
    figures: _Figures | None = None
    cuts: list[Cut] = []
    for region in lattice.regions:
        if region.rows < _FEWEST_ROWS or len(lines[region]) < _FEWEST_ROWS:
            continue
        figures = _figures(lattice, lines) if figures is None else figures
        if _stand_beside(lattice, region, lines[region], figures):
            left, _, right, _ = lattice.box(region)
            inner = lattice.ys[region.row + 1 : region.row + region.rows]
            cuts += [Cut(at, left, right) for at in inner]
    return tuple(cuts)


def heads_over_columns(lattice: Lattice, lines: RegionLines) -> tuple[Cut, ...]:
    """Between headings that share a region over columns of figures that rules part."""
    cuts: list[Cut] = []
    for region, edges in _over_columns(lattice, lines):
        if _stand_over(edges, lines[region]):
            _, top, _, bottom = lattice.box(region)
            cuts += [Cut(at, top, bottom) for at in edges[1:-1]]
    return tuple(cuts)


def share_headings(lattice: Lattice, lines: RegionLines) -> bool:
    """Whether as many headings as there are columns of figures below them, or more, stand in one region:
    which is over which column no rule tells."""
    for region, edges in _over_columns(lattice, lines):
        counts = [len(runs(line, _APART)) for line in lines[region]]
        columns = len(edges) - 1
        if sum(counts) >= columns and max(counts) * 2 >= columns:  # else a text of several lines
            return True
    return False


def _over_columns(lattice: Lattice, lines: RegionLines) -> Iterator[tuple[Region, Sequence[float]]]:
    """The regions right over columns, several of them of figures, with the edges of these."""
    below: dict[tuple[int, int], Region] | None = None
    for region in lattice.regions:
        if region.columns < _FEWEST or not lines[region]:
            continue
        below = {(r.row, r.column): r for r in lattice.regions} if below is None else below
        columns = list(_columns_below(region, below))
        of_figures = [each for each in columns if _has_figures(each, below, lines)]
        if len(columns) >= _FEWEST and len(of_figures) >= _FEWEST_OF_FIGURES:
            yield region, [*(lattice.xs[each.column] for each in columns), lattice.box(region)[2]]


def _figures(lattice: Lattice, lines: RegionLines) -> _Figures:
    """The figures that stand in one row of the lattice each, by column and row."""
    found = defaultdict[int, dict[int, list[TextLine]]](dict)
    for region in lattice.regions:
        said = lines[region]
        if region.rows == 1 and said and all(is_figure(line.text) for line in said):
            found[region.column][region.row] = said
    return found


def _stand_beside(
    lattice: Lattice, region: Region, said: Sequence[TextLine], figures: _Figures
) -> bool:
    """Whether names stand in every row of the figures right of a region, level with them."""
    within = range(region.row, region.row + region.rows)
    columns = (
        {row: of[row] for row in within if row in of}
        for column, of in sorted(figures.items())
        if column >= region.column + region.columns
    )
    beside = next((of for of in columns if len(of) >= _FEWEST_ROWS), None)
    if not beside or sum(len(line.text) > _SHORT for line in said) * 2 <= len(said):
        return False
    own = defaultdict[int, list[TextLine]](list)
    for line in said:
        own[bisect_right(lattice.ys, line.middle) - 1].append(line)
    if not all(row in own and _are_level(own[row], of) for row, of in beside.items()):
        return False
    left, _, right, _ = lattice.box(region)
    ends = [own[row][-1] for row in beside]
    room = [right - left - (line.right - line.left) > _ROOM * line.size for line in ends]
    return sum(room) * 2 > len(ends)  # one name over all rows is wrapped: its lines fill the cell


def _are_level(names: Sequence[TextLine], figures: Sequence[TextLine]) -> bool:
    return abs(_middle(names) - _middle(figures)) < _LEVEL * names[0].size


def _middle(lines: Sequence[TextLine]) -> float:
    return (min(line.box[1] for line in lines) + max(line.box[3] for line in lines)) / 2


def _columns_below(region: Region, regions: dict[tuple[int, int], Region]) -> Iterator[Region]:
    """The regions right below one, that part its columns; none where one of them reaches out of it."""
    column, end = region.column, region.column + region.columns
    found: list[Region] = []
    while column < end:
        under = regions.get((region.row + region.rows, column))
        if under is None or under.column + under.columns > end:
            return
        found.append(under)
        column += under.columns
    yield from found


def _has_figures(first: Region, regions: dict[tuple[int, int], Region], lines: RegionLines) -> bool:
    """Whether figures stand in the first regions of a column, one below the other."""
    under: Region | None = first
    for _ in range(2):
        if under is None or not any(is_figure(line.text) for line in lines[under]):
            return False
        under = regions.get((under.row + under.rows, under.column))
    return True


def _stand_over(edges: Sequence[float], said: Sequence[TextLine]) -> bool:
    """Whether each column has a heading within its edges, about its middle, and none lies over two."""
    own = defaultdict[int, list[TextLine]](list)
    for line in said:
        if is_figure(line.text):
            return False
        for run in runs(line, _APART):
            at = bisect_right(edges, (run.left + run.right) / 2) - 1
            if not 0 <= at < len(edges) - 1:
                return False
            own[at].append(run)
    for at in range(len(edges) - 1):
        left, right = edges[at], edges[at + 1]
        if not (found := own[at]):
            return False
        start, end = min(run.left for run in found), max(run.right for run in found)
        off = abs((start + end) / 2 - (left + right) / 2)
        if start < left or end > right or off > _SET * (right - left):
            return False
    return True
