"""A table that is too large for one page → its parts, each with its rows and what they stand below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.website.tables.table import TableRow, TableView


@dataclass(frozen=True, slots=True)
class TablePart:
    """The rows `first` to `last` of a table, counted from 1, as a table with the same headings.

    `above` is what its first row stands below in earlier parts, outermost first: the unit whose amounts it
    has, where the table is not that unit's own, and the labels of rows.
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
        above = _above(view, view.rows[: start + 1]) if start else ()
        yield TablePart(replace(view, rows=own), start + 1, start + len(own), above)
        start += len(own)


def _above(view: TableView, rows: Sequence[TableRow]) -> tuple[str, ...]:
    """What the last row stands below."""
    last = rows[-1]
    depth_of = _depth if view.is_tree else _level
    depth = depth_of(last)
    found: list[str] = []
    for row in reversed(rows[:-1]):
        if last.entity and row.entity not in ("", last.entity):
            break
        own = depth_of(row)
        if depth is not None and own is not None and own < depth and row.label:
            found.append(row.label)
            depth = own
    if last.entity not in ("", view.entity, last.label, *found):
        found.append(last.entity)
    return tuple(reversed(found))


def _depth(row: TableRow) -> int:
    return row.depth


def _level(row: TableRow) -> int | None:
    """How deep its amounts say that it stands; none of a sum of all, unless it is a unit's."""
    return None if row.level == 0 and row.label != row.entity else row.level
