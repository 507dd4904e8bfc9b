"""Records that stand as cards → rows of one table, their labels being its headings.

Pages made for phones print a row of a table as a card: each figure behind its heading (`<dl>`, or lines of
two blocks), and the headings again on every card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.web.block_rows import Row, Seen, is_figure
from pipeline.read.web.element import Element

_FEWEST_FIELDS = 2
_LABEL, _SAID = "dt", "dd"


def pairs_of(element: Element, said: Sequence[Seen]) -> tuple[Row, ...]:
    """The rows of a list of terms, each term with what is said of it; none where it is no such list."""
    if element.tag != "dl" or not said or said[0].element.tag != _LABEL:
        return ()
    rows: list[list[Seen]] = []
    for child in said:
        if child.text is None or child.element.tag not in (_LABEL, _SAID):
            return ()
        if child.element.tag == _LABEL:
            rows.append([child])
        else:
            rows[-1].append(child)
    if any(len(row) != len(rows[0]) or len(row) == 1 for row in rows):
        return ()
    return tuple(Row(element, tuple(row), False, False) for row in rows)


def records_of(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows of a label and a value in which the same labels come again and again → the labels as the
    first row and a row for each time; other rows as they are."""
    count = _fields(rows)
    return list(_records(rows, count)) if count else rows


def _fields(rows: Sequence[Row]) -> int:
    """How many rows one record takes, 0 where the rows are none of records."""
    if any(len(row.cells) != 2 or row.hidden or row.width != 2 for row in rows):
        return 0
    labels = [row.cells[0].text for row in rows]
    count = next((at for at in range(1, len(rows)) if labels[at] == labels[0]), 0)
    if count < _FEWEST_FIELDS or len(rows) % count or not all(labels[:count]):
        return 0
    if len(set(labels[:count])) < count or any(is_figure(row.cells[0]) for row in rows[:count]):
        return 0
    return count if labels == labels[:count] * (len(rows) // count) else 0


def _records(rows: Sequence[Row], count: int) -> Iterator[Row]:
    yield replace(rows[0], cells=tuple(row.cells[0] for row in rows[:count]))
    for first in range(0, len(rows), count):
        yield replace(rows[first], cells=tuple(r.cells[1] for r in rows[first : first + count]))
