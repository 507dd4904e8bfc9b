"""Rows and the columns found in them → whether they are a table: how well one fits the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row, numbers_columns

FEWEST = 3
"""So many rows of figures are a table."""
_MISFITS = 0.2
_FILLED = 0.35
_WHOLE, _WIDE, _FILLED_WIDE = 0.8, 7, 0.1
"""A row that fills this share of many columns (totals, numbers of the columns) tells that others leave most
of theirs blank."""
_SOME, _FILLED_SOME, _NAMED = 4, 0.15, 0.8
"""So does one of fewer columns where hardly a row lacks its name and there are but figures behind it."""
_FIGURES, _SOME_FIGURES = 0.5, 0.25
_ALIKE = 0.7
_ALIGNED = 0.3
_SPARSE = 0.3
"""An outer column of words that stands in less than this share of the rows is beside the table."""
_LEADERS = 0.6
_YEAR = re.compile(r"(?:19|20)\d\d年度?")

WIDE = 0.7
"""A rule, or a line of words, over this share of a table's width is one over all of it."""

Edges = tuple[float, float]
"""From where to where, from left to right."""


def is_table(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether rows fill columns with figures, and are no table of contents."""
    if len(columns) < 2 or not rows:
        return False
    if sum(is_misfit(row, columns) for row in rows) > _MISFITS * len(rows):
        return False
    filled = [[cell for cell in columns.cells(row) if cell[0]] for row in rows]
    cells = [cell for row in filled for cell in row]
    if not cells:
        return False
    fewest = _fewest_filled(rows, columns, max(map(len, filled)), cells)
    if len(cells) < fewest * len(rows) * (len(columns) - 1) or not _has_figures(cells, columns):
        return False
    leaders = sum(row.has_leader for row in rows)
    return len(columns) > 2 or leaders < _LEADERS * len(rows)


def _fewest_filled(
    rows: Sequence[Row], columns: Columns, most: int, cells: Sequence[tuple[int, TextLine]]
) -> float:
    """The share of its cells behind the names that a table fills at least; `most` are those of one row."""
    count = len(columns) - 1
    if most >= _WHOLE * count >= _WIDE:
        return _FILLED_WIDE
    if count < _SOME or not all(is_datum(run.text) for _, run in cells):
        return _FILLED
    named = sum(any(column == 0 for column, _ in columns.cells(row)) for row in rows)
    is_told = most >= count or _are_level(cells)
    return _FILLED_SOME if named >= _NAMED * len(rows) and is_told else _FILLED


def _are_level(cells: Sequence[tuple[int, TextLine]]) -> bool:
    """Whether the figures of each column end at one place, and most columns have several."""
    ends: dict[int, list[float]] = {}
    for column, run in cells:
        ends.setdefault(column, []).append(run.right)
    slack = _ALIGNED * max(run.size for _, run in cells)
    several = sum(len(own) > 1 for own in ends.values())
    return 2 * several > len(ends) and all(max(own) - min(own) < slack for own in ends.values())


def _has_figures(cells: Sequence[tuple[int, TextLine]], columns: Columns) -> bool:
    """Whether cells are figures mostly; some are enough where the words begin alike in each column."""
    figures = sum(is_datum(run.text) for _, run in cells)
    if figures >= _FIGURES * len(cells):
        return True
    if figures < _SOME_FIGURES * len(cells):
        return False
    own = [[run for at, run in cells if at == column] for column in range(1, len(columns))]
    return all(sum(is_datum(x.text) for x in c) * 2 > len(c) or _is_aligned(c) for c in own if c)


def _is_aligned(runs: Sequence[TextLine]) -> bool:
    """Whether most runs of a column begin at one place."""
    most = max(sum(abs(x.left - run.left) < _ALIGNED * run.size for x in runs) for run in runs[:5])
    return most >= _ALIKE * len(runs)


def is_misfit(row: Row, columns: Columns) -> bool:
    """Whether a text of a row stands over several columns, or the row is no row of figures; the numbers of
    columns number blank ones too."""
    if not row.is_tabular or not columns.extents:
        return True
    if numbers_columns(row):
        return False
    cells = columns.cells(row)
    taken = [column for column, _ in cells]
    names = [column for column, run in cells if not is_datum(run.text)]
    free = names[:1] if names[:1] != [0] else names[:2]  # a name may run on over blank columns
    inner = [run for column, run in cells if column and column not in free]
    over = any(len(set(columns.under(run))) > 1 for run in inner)
    return over or len(set(taken)) < len(taken)


def is_of_years(row: Row) -> bool:
    """Whether all figures of a row are years: it heads columns."""
    return all(_YEAR.fullmatch(word.text) for word in row.words if is_datum(word.text))


def sparse_edges(rows: Sequence[Row], columns: Columns) -> Edges | None:
    """From where to where a table reaches whose outermost columns hold hardly anything, but words."""
    if len(columns) < 3:
        return None
    cells = [dict(columns.cells(row)) for row in rows]
    said = [[own[column] for own in cells if column in own] for column in (0, len(columns) - 1)]
    sparse = [
        len(own) < _SPARSE * len(rows) and sum(is_datum(run.text) for run in own) * 2 < len(own)
        for own in said
    ]
    sparse[0] = sparse[0] and not (_names_the_next(cells) or _counts_rows(cells))
    if not any(sparse):
        return None
    left = columns.cuts[0] if sparse[0] else float("-inf")
    return left, columns.cuts[-1] if sparse[1] else float("inf")


def _names_the_next(cells: Sequence[Mapping[int, TextLine]]) -> bool:
    """Whether the second column holds figures, and only beside names in the first: one side of a table of
    two, with fewer items than the other."""
    figures = [own for own in cells if 1 in own and is_datum(own[1].text)]
    return len(figures) > 1 and all(0 in own for own in figures)


def _counts_rows(cells: Sequence[Mapping[int, TextLine]]) -> bool:
    """Whether the second column numbers the rows (行次), of which the first names some."""
    said = [own[1].text for own in cells if 1 in own]
    if len(said) < max(FEWEST, _ALIKE * len(cells)) or not said[0].isdecimal():
        return False
    return said == [str(int(said[0]) + n) for n in range(len(said))]


def clipped(row: Row, left: float, right: float) -> list[TextLine]:
    """The runs of a row that stand between two places."""
    return [run for run in row.runs if left < run.right and run.left < right]


def goes_beyond(row: Row, edges: Edges, end: float = 0.0) -> bool:
    """Whether headings go on to the right of the figures: of columns that are blank. A row that has but one
    over the figures, or none, does up to the `end` of the others."""
    inside = clipped(row, *edges)
    is_headed = len(inside) > 1 or row.right < end + row.size
    begins = inside[0] is row.runs[0] if inside else row.left > edges[1]
    return is_headed and begins and not row.is_tabular


def headings_end(rows: Sequence[Row], edges: Edges) -> float:
    """How far headings go on to the right of the figures."""
    return max((row.right for row in rows if goes_beyond(row, edges)), default=edges[1])


def covers(rule: Rule, columns: Columns) -> bool:
    """Whether a rule is drawn over the whole table, its first column too."""
    left, right = columns.extents[0][0], columns.extents[-1][1]
    is_long = min(rule.end, right) - max(rule.start, left) > WIDE * (right - left)
    return is_long and rule.start < sum(columns.extents[0]) / 2
