"""Tables whose rules are partly missing: regions parted by where their text stands.

A region without a rule between its rows holds lines that stand beside lines of its neighbours; one
without a rule between its columns holds runs of text with white space between them all the way down.
Only figures are taken as proof: words may be wrapped or spaced for any reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.cuts import Cut, parted, runs_over
from pipeline.read.pdf.figures import is_figure
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, runs
from pipeline.read.pdf.ruled_beside import heads_over_columns, names_beside_rows
from pipeline.values.amounts import parse_amount

_APART = 0.8
"""White space of this many character heights parts two columns."""
_FEWEST = 2
_FIGURES = 0.5
_MOST_NAMES = 3
_BESIDE = 0.35
_SIGNS = frozenset("-−﹣－")
_ROOM = 2.0
"""A number is not wrapped where its cell has room for so many character heights more."""


def with_missing_rules(lattice: Lattice, lines: RegionLines) -> tuple[Lattice, RegionLines]:
    """The lattice with the lines that the text of its regions calls for, and the text of those that it has
    then."""
    lattice, lines = parted(lattice, lines, heads_over_columns(lattice, lines), ())
    lattice, lines = parted(lattice, lines, (), names_beside_rows(lattice, lines))
    across = _missing_columns(lattice, lines)
    down = _missing_rows(lattice, lines, across)
    lattice, lines = parted(lattice, lines, (), down)
    return parted(lattice, lines, across, ())


# Columns


def _missing_columns(lattice: Lattice, lines: RegionLines) -> tuple[Cut, ...]:
    """Where white space runs down between runs of text in regions that stand one over another."""
    stacks = defaultdict[tuple[int, int], list[Region]](list)
    for region in lattice.regions:
        stacks[region.column, region.columns].append(region)
    cuts: list[Cut] = []
    for stack in stacks.values():
        said = [runs(line, _APART) for region in stack for line in lines[region]]
        if gaps := _gaps(said):
            top = min(lattice.box(region)[1] for region in stack)
            bottom = max(lattice.box(region)[3] for region in stack)
            cuts += [Cut(at, top, bottom) for at in gaps]
    return tuple(cuts)


def _gaps(said: Sequence[Sequence[TextLine]]) -> list[float]:
    """The middles of the white spaces between columns of figures, or a name and its figures."""
    apart = [row for row in said if len(row) > 1 and any(is_figure(run.text) for run in row)]
    if len(apart) < _FEWEST:
        return []
    columns = _with_signs(_columns([run for row in apart for run in row]), said)
    if not _ends_in_figures(columns):
        return []
    ends = [max(run.right for run in column) for column in columns]
    starts = [min(run.left for run in column) for column in columns]
    return [_clear(end, start, said) for end, start in zip(ends, starts[1:], strict=False)]


def _clear(end: float, start: float, said: Sequence[Sequence[TextLine]]) -> float:
    """Where between two columns the fewest lines (their headings, mostly) run over a cut."""
    tried = [end + (start - end) * step / 8 for step in (4, 3, 5, 2, 6, 1, 7)]
    return min(tried, key=lambda at: sum(runs_over(row, at) for row in said))


def _columns(found: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs that overlap from left to right, gathered into columns."""
    columns: list[list[TextLine]] = []
    end = float("-inf")
    for run in sorted(found, key=lambda run: run.left):
        if columns and run.left < end:
            columns[-1].append(run)
        else:
            columns.append([run])
        end = max(end, run.right)
    return columns


def _with_signs(
    columns: Sequence[list[TextLine]], said: Sequence[Sequence[TextLine]]
) -> list[list[TextLine]]:
    """The columns, those of minus signs made part of the numbers behind them: spreadsheets set the sign of
    an amount at the left edge of its cell. A column of dashes for nothing has one in each row."""
    made: list[list[TextLine]] = []
    signs: list[TextLine] = []
    for column in columns:
        left, right = column[0].left, max(run.right for run in column)
        numbers = [
            run
            for row in said
            for run in row
            if run.left < right and left < run.right and parse_amount(run.text)
        ]
        if signs and len(numbers) > len(signs):
            made[-1] = [*signs, *column]
        else:
            made.append(column)
        signs = column if all(run.text in _SIGNS for run in column) else []
    return made


def _ends_in_figures(columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether columns of names (three at most: a code, a name, an item) lead to columns of figures."""
    names = next((i for i, column in enumerate(columns) if i and _is_figures(column)), 0)
    return 0 < names <= _MOST_NAMES and all(map(_is_figures, columns[names:]))


def _is_figures(column: Sequence[TextLine]) -> bool:
    figures = sum(is_figure(run.text) for run in column)
    return figures >= _FEWEST and figures >= _FIGURES * len(column)


# Rows


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines of one column of a band, and how wide its cell is."""

    lines: Sequence[TextLine]
    width: float


def _missing_rows(lattice: Lattice, lines: RegionLines, across: Sequence[Cut]) -> tuple[Cut, ...]:
    """Between the lines of columns side by side of which one prints several figures."""
    bands = defaultdict[tuple[int, int], list[Region]](list)
    for region in lattice.regions:
        bands[region.row, region.rows].append(region)
    cuts: list[Cut] = []
    for band in bands.values():
        if max(len(lines[region]) for region in band) < _FEWEST:
            continue
        columns = [
            _Column(column, lattice.box(region)[2] - lattice.box(region)[0])
            for region in band
            for column in _side_by_side(lines[region], across)
        ]
        if _prints_several_figures(columns) and len(columns) > 1:
            left = min(lattice.box(region)[0] for region in band)
            right = max(lattice.box(region)[2] for region in band)
            cuts += [Cut(at, left, right) for at in _between_rows([c.lines for c in columns])]
    return tuple(cuts)


def _side_by_side(lines: Sequence[TextLine], across: Sequence[Cut]) -> list[list[TextLine]]:
    """The lines of a region, parted at the cuts that are to be made."""
    columns = defaultdict[int, list[TextLine]](list)
    for line in lines:
        for run in runs(line, _APART) if across else [line]:
            middle = (run.left + run.right) / 2
            columns[sum(cut.at < middle for cut in across)].append(run)
    return list(columns.values())


def _prints_several_figures(columns: Sequence[_Column]) -> bool:
    """Whether one column has two amounts, and another as many lines."""
    several = any(map(_is_several, columns))
    return several and sum(len(column.lines) >= _FEWEST for column in columns) > 1


def _is_several(column: _Column) -> bool:
    """Whether the lines of a column are amounts of their own, and not one that was wrapped: these
    print equally many decimals, or are whole numbers with room beside them."""
    figures = [line for line in column.lines if is_figure(line.text)]
    if len(figures) < _FEWEST or len(figures) * 2 < len(column.lines):
        return False
    if len(figures) < len(column.lines) and all(len(line.text) == 1 for line in column.lines):
        return False  # a heading set letter below letter: 2 0 2 5 年
    decimals = {number.decimals for x in figures if (number := parse_amount(x.text))}
    if len(decimals) > 1:
        return False
    widest = max(figures, key=lambda line: line.right - line.left)
    return decimals != {0} or column.width - (widest.right - widest.left) > _ROOM * widest.size


def _between_rows(columns: Sequence[Sequence[TextLine]]) -> list[float]:
    """Where one row ends and the next begins: between lines that several columns have."""
    lines = sorted((line for column in columns for line in column), key=lambda x: x.middle)
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and line.middle - groups[-1][-1].middle < 0.5 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    rows: list[list[TextLine]] = []
    for group in groups:
        if rows and _is_beside(rows[-1], group):
            rows[-1] += group
            continue
        goes_on = len(group) == 1 and rows and not is_figure(group[0].text)
        if goes_on and group[0].box[1] - max(x.box[3] for x in rows[-1]) < 0.3 * group[0].size:
            rows[-1] += group
        else:
            rows.append(list(group))
    return [
        (max(x.box[3] for x in upper) + min(x.box[1] for x in lower)) / 2
        for upper, lower in pairwise(rows)
    ]


def _is_beside(row: Sequence[TextLine], group: Sequence[TextLine]) -> bool:
    """Whether lines stand beside those of a row, halfway between them: figures beside a wrapped name."""
    over = [x for x in group if not any(x.left < y.right and y.left < x.right for y in row)]
    rest = [x for x in group if not any(x is each for each in over)]
    overlap = max(y.box[3] for y in row) - min((x.box[1] for x in over), default=float("inf"))
    return overlap > _BESIDE * group[0].size and not any(is_figure(x.text) for x in rest)
