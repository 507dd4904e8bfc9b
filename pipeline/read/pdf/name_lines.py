"""Rows of a page → which lines are of a name that stands in the middle of a row of figures.

Where cells are set in the middle of their rows, a name over three lines has one above the figures and one
below; one over four has two above and two below, and the figures stand between its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.rows import Row, pitch_of
from pipeline.values.codes import classification_code

_MOST = 10
"""No more lines of a name than this stand above its figures, or below them."""
_EVEN, _NEARER = 0.15, 0.95
"""Lines of one name are as far apart, up to this many character heights, and nearer than those of others."""
_OFF = 0.25
"""The figures are off the middle of a name by no more than this share of its lines' distance."""
_INDENT = 0.4
_FEWEST_CODED, _CODES_ALIKE, _STEP = 2, 0.3, 1.6
"""So many rows begin with codes, within so many character heights of one place, and follow each other within
so many times the usual distance."""


def lines_of_names(rows: Sequence[Row]) -> dict[int, int]:
    """For each line of a name, and its row of figures, by number: the number of that row."""
    found: dict[int, int] = {}
    for index, row in enumerate(rows):
        if row.is_tabular and (reach := name_reach(rows, index)):
            found |= dict.fromkeys(range(index - reach, index + reach + 1), index)
    return found


def name_reach(rows: Sequence[Row], index: int) -> int:
    """How many lines of its name stand above a row of figures, and as many below it."""
    most = min(index, len(rows) - 1 - index, _MOST)
    left = rows[index - 1].left if most else 0.0
    reach = 0
    while reach < most and all(
        _is_of_name(rows[near], left) for near in (index - reach - 1, index + reach + 1)
    ):
        reach += 1
    return next((each for each in range(reach, 0, -1) if _is_one(rows, index, each)), 0)


def _is_of_name(row: Row, left: float) -> bool:
    """Whether a line is nothing but a text that begins at a place."""
    return len(row.runs) == 1 and not row.is_tabular and abs(row.left - left) < _INDENT * row.size


def _is_one(rows: Sequence[Row], index: int, reach: int) -> bool:
    """Whether so many lines at both sides are one name: evenly apart, the row in their middle, and others
    further away."""
    row, left = rows[index], rows[index - 1].left
    own = [run.middle for run in row.runs if abs(run.left - left) < _INDENT * run.size]
    above = [each.line.middle for each in rows[index - reach : index]]
    below = [each.line.middle for each in rows[index + 1 : index + reach + 1]]
    steps = [b - a for a, b in pairwise([*above, *own[:1], *below])]
    is_even = max(steps) - min(steps) < _EVEN * row.size
    is_centered = abs((above[0] + below[-1]) / 2 - row.line.middle) < _OFF * max(steps)
    beyond = [
        rows[index - reach - 1].line.middle if index > reach else float("-inf"),
        rows[index + reach + 1].line.middle if index + reach + 1 < len(rows) else float("inf"),
    ]
    far = min(above[0] - beyond[0], beyond[1] - below[-1])
    return is_even and is_centered and max(steps) < _NEARER * far


def last_coded(rows: Sequence[Row], first: int, last: int) -> int:
    """The last of the rows with a code and a name right below those with figures, which state none: their
    codes begin where the others do, as far below one another."""
    starts = [row.left for row in rows[first : last + 1] if _is_coded(row)]
    if len(starts) < _FEWEST_CODED:
        return last
    pitch = max(pitch_of(rows[first : last + 1]), rows[last].size)
    while last + 1 < len(rows):
        row = rows[last + 1]
        is_near = row.line.middle - rows[last].line.middle < _STEP * pitch
        if row.is_tabular or not (is_near and _is_coded(row)):
            break
        if all(abs(row.left - start) > _CODES_ALIKE * row.size for start in starts):
            break
        last += 1
    return last


def _is_coded(row: Row) -> bool:
    """Whether a row begins with the code of a classification, and something behind it."""
    return len(row.words) > 1 and bool(classification_code(row.words[0].text))
