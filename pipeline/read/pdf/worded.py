"""Tables of words between rules that are drawn across only: columns of text under headings.

Without figures only the rules say that there is a table: a row of headings between two of them, then
lines that stand apart as the headings do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.alignment import Columns, columns_of
from pipeline.read.pdf.assembly import UnruledTable, assembled
from pipeline.read.pdf.body import body, paired_lines
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.headings import headings
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.proof import is_proven
from pipeline.read.pdf.rows import Row, pitch_of, rows_of
from pipeline.read.pdf.text_columns import is_prose

_FEWEST = 2
_COLUMNED = 0.4
"""A band of a table has this share of its lines in columns."""
_MOST_HEADINGS = 4


def worded_table(lines: Sequence[TextLine], rules: Sequence[Rule]) -> UnruledTable | None:
    """The table in lines of text that stand between rules as wide as it, or None."""
    bands = _bands(rows_of(lines), rules)
    if len(bands) < 2 or len(bands[0]) > _MOST_HEADINGS:
        return None
    rows = [row for band in bands[1:] for row in band]
    apart = [row for row in rows if len(row.runs) > 1]
    columns = columns_of(apart, bands[0])
    if len(columns) < 2 or len(apart) < _FEWEST or not _fits(bands[0], apart, columns):
        return None
    inner = [rule for rule in rules if rows[0].line.middle < rule.at < rows[-1].line.middle]
    prose = [is_prose(_column(apart, columns, at)) for at in (0, 1)]
    if all(prose) or (any(prose) and not inner):  # prose in two columns
        return None
    upper = headings(bands[0], columns, [], pitch_of(apart))
    grouped = None if inner else paired_lines(rows, columns)
    lower = body(rows, columns, inner, grouped)
    unproven = not is_proven(columns, upper, lower, None)
    return replace(assembled(columns, upper, lower), is_unproven=unproven)


def _column(rows: Sequence[Row], columns: Columns, column: int) -> list[TextLine]:
    return [run for row in rows for at, run in columns.cells(row) if at == column]


def _bands(rows: Sequence[Row], rules: Sequence[Rule]) -> list[list[Row]]:
    """The longest run of neighbouring bands between rules whose lines stand in columns."""
    runs: list[list[list[Row]]] = [[]]
    for above, below in pairwise(sorted(rules, key=lambda rule: rule.at)):
        band = [row for row in rows if above.at < row.line.middle < below.at]
        if band and sum(len(row.runs) > 1 for row in band) >= _COLUMNED * len(band):
            runs[-1].append(band)
        elif band:
            runs.append([])
    return max(runs, key=lambda run: sum(map(len, run)))


def _fits(heading: Sequence[Row], rows: Sequence[Row], columns: Columns) -> bool:
    """Whether every column has a heading of its own but the first, and no row runs over two columns."""
    named = {at for row in heading for run in row.runs for at in columns.under(run)}
    within = all(len(set(columns.under(run))) == 1 for row in rows for run in row.runs)
    return within and set(range(1, len(columns))) <= named
