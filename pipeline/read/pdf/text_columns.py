"""Rows of a page → those rows without the prose that stands in columns beside one another or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row, begins_with_figure, row_of
from pipeline.read.pdf.whole_rows import is_halfway

_FEWEST = 3
_NARROWEST = 10.0
"""Prose is set at least this many character heights wide."""
_INDENT = 2.5
_CLOSE = 1.1
_SLACK = 2.5
_FULL = 0.6
_FIGURES = 0.3
_OTHERS = 0.5
_CHINESE = 0.7
_MARKS = frozenset("，。；：！？0123456789")


@dataclass(slots=True)
class _Column:
    """Runs one below another that begin alike, and how many of them have a figure beside them, or half a
    line off: names wrapped over two lines."""

    runs: list[TextLine] = field(default_factory=list)
    beside: int = 0

    def takes(self, run: TextLine) -> bool:
        last = self.runs[-1]
        near = run.box[1] - last.box[3] < _CLOSE * last.size and run.middle > last.middle
        alike = abs(run.size - last.size) < 0.2 * last.size
        return near and alike and abs(run.left - last.left) < _INDENT * run.size

    @property
    def is_prose(self) -> bool:
        """Whether most lines are full, wide, and no names of figures, nor names that rows repeat."""
        few = self.beside < _FIGURES * len(self.runs)
        return few and is_prose(self.runs) and not _are_names([run.text for run in self.runs])


def _are_names(texts: Sequence[str]) -> bool:
    """Whether texts one below another are names, as those of bodies beside their projects: each line of
    prose says something else, and Chinese prose has its marks, or figures."""
    if len(set(texts)) <= _OTHERS * len(texts):
        return True
    said = "".join(texts)
    ideographs = sum("\u4e00" <= char <= "\u9fff" for char in said)
    return ideographs > _CHINESE * len(said) and not _MARKS & {*said}


def is_prose(runs: Sequence[TextLine]) -> bool:
    """Whether lines one below another are wide, and most of them full from left to right."""
    if len(runs) < _FEWEST:
        return False
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    wide = median(run.right - run.left for run in runs) > _NARROWEST * runs[0].size
    full = sum(
        run.left < left + _INDENT * run.size and run.right > right - _SLACK * run.size
        for run in runs
    )
    return wide and full >= _FULL * len(runs)


def without_prose(rows: Sequence[Row]) -> list[Row]:
    """The rows with what is no prose, those that are nothing else left out."""
    prose = {id(run) for column in _columns(rows) if column.is_prose for run in column.runs}
    if not prose:
        return list(rows)
    kept: list[Row] = []
    for row in rows:
        own = [run for run in row.runs if id(run) not in prose]
        if len(own) == len(row.runs):
            kept.append(row)
        elif own:
            kept.append(row_of(own, row.is_by_cell))
    return kept


def _right_of(run: TextLine, row: Row) -> list[TextLine]:
    """What a row prints to the right of a text."""
    return [each for each in row.runs if each.left >= run.right]


def _columns(rows: Sequence[Row]) -> list[_Column]:
    done: list[_Column] = []
    growing: list[_Column] = []
    for at, row in enumerate(rows):
        near_by = (*rows[max(at - 1, 0) : at], *rows[at + 1 : at + 2])
        halfway = [near for near in near_by if is_halfway(near, row)]
        still = [c for c in growing if row.top - c.runs[-1].box[3] < _CLOSE * c.runs[-1].size]
        done += [c for c in growing if not any(c is each for each in still)]
        growing = still
        for run in row.runs:
            if is_datum(run.text):
                continue
            column = next((c for c in growing if c.takes(run)), None)
            if column is None:
                column = _Column()
                growing.append(column)
            column.runs.append(run)
            column.beside += any(
                begins_with_figure(after[0])
                for near in (row, *halfway)
                if (after := _right_of(run, near))
            )
    return done + growing
