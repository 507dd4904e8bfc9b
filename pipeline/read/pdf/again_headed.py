"""The headings of a table on one page, and the lines of another → the same headings there, with the columns
that they head.

A table that goes over several pages prints its headings on each, in the same places; a page that holds
but few of its rows tells less of its columns than the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.headings import Placed
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row

_SAME_PLACE = 1.0
"""Points: a line that stands no further from where another stood begins, or ends, in its place."""
_MOST_NAMES = 10
"""No more lines of words than this stand between headings and the first figures."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a table's headings, the cells that they are of, and the columns of the table."""

    rows: tuple[Row, ...]
    cells: tuple[Placed, ...]
    columns: Columns


def head_of(rows: Sequence[Row], cells: Sequence[Placed], columns: Columns) -> Head | None:
    """The headings of a table; None where there are none, or but one text, that says little."""
    runs = sum(len(row.runs) for row in rows)
    return Head(tuple(rows), tuple(replace(c) for c in cells), columns) if runs > 1 else None


def again_headed(
    head: Head, rows: Sequence[Row], floor: int, start: int
) -> tuple[int, list[Placed]] | None:
    """The first row under the same headings above a row of figures, and their cells with the lines printed
    here; None where the page does not print them there."""
    lines = len(head.rows)
    for first in range(start, max(floor + lines, start - _MOST_NAMES) - 1, -1):
        own = rows[first - lines : first]
        if all(map(is_same_line, head.rows, own)):
            return first, _with_chars_of(head, own)
    return None


def is_same_line(head: Row, row: Row) -> bool:
    """Whether two lines print the same text, and begin and end at the same places."""
    if len(head.line.chars) != len(row.line.chars) or head.line.text != row.line.text:
        return False
    return max(abs(head.left - row.left), abs(head.right - row.right)) < _SAME_PLACE


def _with_chars_of(head: Head, own: Sequence[Row]) -> list[Placed]:
    """The cells with the characters of other lines of the same text."""
    places = count()
    at = {id(char): next(places) for row in head.rows for char in row.line.chars}
    chars: list[Char] = [char for row in own for char in row.line.chars]
    return [
        replace(
            cell,
            lines=[TextLine(tuple(chars[at[id(c)]] for c in line.chars)) for line in cell.lines],
        )
        for cell in head.cells
    ]
