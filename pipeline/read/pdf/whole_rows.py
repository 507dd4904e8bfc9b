"""Rows of figures → the same with what stands halfway beside them: lines of names wrapped over several.

Where cells are set in the middle of their rows, a name over two lines stands half a line above and half a
line below the figures of its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.rows import Row, row_of

_HALFWAY = 0.85
"""Lines less than this share of their height apart are no lines one below another."""


def whole_rows(rows: Sequence[Row], start: int, end: int) -> list[Row]:
    """The tabular ones of rows from one to another, each with the texts halfway above or below it that stand
    over none of its own; of two in one place the longer."""
    found: list[Row] = []
    for index in range(start, end + 1):
        row = rows[index]
        if not row.is_tabular:
            continue
        runs = list(row.runs)
        beside = [run for near in _halfway(rows, index) for run in near.runs]
        for run in sorted(beside, key=lambda run: run.left - run.right):
            if all(run.right <= own.left or own.right <= run.left for own in runs):
                runs.append(run)
        found.append(row if len(runs) == len(row.runs) else row_of(runs, row.is_by_cell))
    return found


def _halfway(rows: Sequence[Row], index: int) -> Iterator[Row]:
    """The lines of words right above and below a row that stand less than a line from it."""
    for near in (index - 1, index + 1):
        if (
            0 <= near < len(rows)
            and not rows[near].is_tabular
            and is_halfway(rows[near], rows[index])
        ):
            yield rows[near]


def stands_halfway(rows: Sequence[Row], index: int) -> bool:
    """Whether a line of words stands halfway above or below a row of figures."""
    row = rows[index]
    near = (*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2])
    is_of_words = not row.is_tabular and not is_datum(row.runs[0].text)
    return is_of_words and any(each.is_tabular and is_halfway(row, each) for each in near)


def is_halfway(near: Row, row: Row) -> bool:
    """Whether two lines stand less than a line apart."""
    return abs(near.line.middle - row.line.middle) < _HALFWAY * row.size
