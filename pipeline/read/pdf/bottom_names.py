"""Rows of a page → the lines of each row of a table whose cells are set at the bottom of their rows.

A name over several lines ends beside its figures there: what stands above them is nearer to them than to
the figures of the row before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.rows import Row

_FEWEST = 3
_NEARER = 0.95
_NEARLY_ALL = 0.9
_FURTHER = 1.1
"""Rows of figures are so much further apart than the lines of one name."""


def step_of_names(rows: Sequence[Row]) -> float | None:
    """How far apart the lines of one name are at most, where names end beside their figures; None where
    names do not, nor where lines stand no nearer to the figures below them than these to each other: they
    head the rows below."""
    steps = [(above, row, row.line.middle - above.line.middle) for above, row in pairwise(rows)]
    figures = [step for above, row, step in steps if above.is_tabular and row.is_tabular]
    around = [
        (step, after)
        for (above, row, step), (_, _, after) in pairwise(steps)
        if above.is_tabular and not row.is_tabular
    ]
    nearer = [(step, after) for step, after in around if after < _NEARER * step]
    if len(nearer) < max(_FEWEST, _NEARLY_ALL * len(around)):
        return None
    if figures and median(figures) < _FURTHER * median(after for _, after in nearer):
        return None
    return median((step + after) / 2 for step, after in nearer)


def lines_above(rows: Sequence[Row], start: int, step: float) -> int:
    """How many lines of its name stand above a row of figures."""
    index = start
    while index and not rows[index - 1].is_tabular and _is_near(rows, index, step):
        index -= 1
    return start - index


def rows_ending_in_figures(rows: Sequence[Row], step: float) -> list[list[Row]]:
    """The lines of each row: a row ends with its figures, or where the next line stands further away."""
    groups: list[list[Row]] = [[row] for row in rows[:1]]
    for above, row in pairwise(rows):
        if above.is_tabular or row.line.middle - above.line.middle > step:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _is_near(rows: Sequence[Row], index: int, step: float) -> bool:
    return rows[index].line.middle - rows[index - 1].line.middle <= step
