"""A table that is too large for one page → its parts, each with its rows and what they stand below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.website.tables.table import TableRow, TableView


@dataclass(frozen=True, slots=True)
class TablePart:
    """The rows `first` to `last` of a table, counted from 1, as a table with the same headings.

    `above` are the labels of the rows of earlier parts that its first row stands below, outermost first.
    """

    view: TableView
    first: int
    last: int
    above: tuple[str, ...]


def table_parts(view: TableView) -> Iterator[TablePart]:
    """The parts by the pages of the table's rows, in order; one where all stand on one page."""
    start = 0
    for _, rows in groupby(view.rows, key=lambda row: row.page):
        own = tuple(rows)
        above = _above(view.rows[: start + 1]) if view.is_tree else ()
        yield TablePart(replace(view, rows=own), start + 1, start + len(own), above)
        start += len(own)


def _above(rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The labels that the last row stands below."""
    depth = rows[-1].depth
    found: list[str] = []
    for row in reversed(rows[:-1]):
        if row.depth < depth and row.label:
            found.append(row.label)
            depth = row.depth
    return tuple(reversed(found))
