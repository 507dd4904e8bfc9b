"""A table element → its rows of cells with their spans, as HTML's table algorithm lays them out.

https://html.spec.whatwg.org/multipage/tables.html#forming-a-table; as on the page, a column or row in
which no cell starts takes no room, and of two cells that overlap the earlier keeps the place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.refusal import Refusal
from pipeline.read.web.element import (
    CELLS,
    SECTIONS,
    UNPRINTED,
    Element,
    is_hidden,
    number,
)
from pipeline.read.web.survey import Survey
from pipeline.read.web.walk import End, walk

MAX_COLUMNS = 300
MAX_ROWS = 20_000
MAX_CELLS = 1_000_000
_MAX_COLUMN_SPAN = 1000
_LINE_END = Element("br", {}, ())


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cell where it starts, and the rows and columns that it takes."""

    row: int
    column: int
    row_span: int
    column_span: int
    element: Element


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out: every cell within `height` rows and `width` columns.

    `above` is what stands in the table outside its cells (a browser prints it above); `hidden_rows`
    are the rows with text that a browser does not print, `hidden_cells` such single cells; they have no
    place among those printed.
    """

    height: int
    width: int
    anchors: tuple[Anchor, ...]
    above: tuple[Element | str, ...]
    hidden_rows: tuple[Element, ...]
    hidden_cells: tuple[Element, ...]


@dataclass(slots=True)
class _Group:
    """Rows that a rowspan cannot leave, under the section they stand in."""

    section: str
    rows: list[list[Element]] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    groups: list[_Group] = field(default_factory=list)
    above: list[Element | str] = field(default_factory=list)
    hidden_rows: list[Element] = field(default_factory=list)
    hidden_cells: list[Element] = field(default_factory=list)

    def group(self) -> _Group:
        if not self.groups:
            self.groups.append(_Group(""))
        return self.groups[-1]


def lay_out(name: str, table: Element, survey: Survey) -> Laid:
    """Lay out a table. Raises Refusal for more columns, rows or cells than a table may have."""
    parts = _taken_apart(table, survey)
    groups = _in_printed_order(parts.groups)
    height = sum(len(group.rows) for group in groups)
    if height > MAX_ROWS:
        raise too_large(name, f"{height:,} rows in one table, more than the {MAX_ROWS:,}")
    anchors, row = list[Anchor](), 0
    for group in groups:
        anchors += _laid(name, group.rows, row)
        row += len(group.rows)
    height, width, anchors = _closed_up(anchors)
    if width > MAX_COLUMNS:
        raise too_large(name, f"{width:,} columns in one table, more than the {MAX_COLUMNS}")
    if height * width > MAX_CELLS:
        raise too_large(name, f"{height * width:,} cells in one table, more than {MAX_CELLS:,}")
    return Laid(
        height,
        width,
        tuple(anchors),
        tuple(parts.above),
        tuple(parts.hidden_rows),
        tuple(parts.hidden_cells),
    )


def too_large(name: str, seen: str) -> Refusal:
    """Of a table that has more than a table may have."""
    return Refusal(
        name,
        f"{seen} that a table may have",
        "check that it is a disclosure; split the table if it is",
    )


def _taken_apart(table: Element, survey: Survey) -> _Parts:
    """The rows of a table by section; forms and styles that stand between its parts change nothing."""
    parts = _Parts()
    row: list[Element] | None = None
    for event in walk(table, lambda e: _holds_rows(e, survey)):
        if parts.above and not isinstance(event, str):
            parts.above.append(_LINE_END)
        if isinstance(event, End):
            if event.of.tag in SECTIONS:
                parts.groups.append(_Group(""))
            if event.of.tag in SECTIONS or event.of.tag == "tr":
                row = None
        elif isinstance(event, str):
            if event.strip():
                parts.above.append(event)
        elif event.tag in SECTIONS:
            _add_section(event, parts, survey)
        elif event.tag == "tr":
            row = _row(event, parts, survey)
        elif event.tag in CELLS:
            if row is None:
                parts.group().rows.append(row := [])
            _add(event, row, parts, survey)
        elif not _holds_rows(event, survey) and event.tag not in UNPRINTED:
            parts.above.append(event)
    return parts


def _holds_rows(element: Element, survey: Survey) -> bool:
    """Whether the rows and cells of a table may stand in an element."""
    if (element.tag == "tr" or element.tag in SECTIONS) and is_hidden(element):
        return False
    return element.tag not in CELLS | UNPRINTED | {"table", "caption"}


def _add_section(element: Element, parts: _Parts, survey: Survey) -> None:
    if is_hidden(element):
        _note_hidden(element, parts, survey)
    else:
        parts.groups.append(_Group(element.tag))


def _row(element: Element, parts: _Parts, survey: Survey) -> list[Element] | None:
    """A new row; a hidden one is none."""
    if is_hidden(element):
        _note_hidden(element, parts, survey)
        return None
    parts.group().rows.append(row := list[Element]())
    return row


def _note_hidden(rows: Element, parts: _Parts, survey: Survey) -> None:
    """Note what is hidden if it says anything: a row of its saver, which measures the columns, does not."""
    if _says(rows, survey):
        parts.hidden_rows.append(rows)


def _add(cell: Element, row: list[Element], parts: _Parts, survey: Survey) -> None:
    """Add a cell to its row; a hidden one takes no place (editors leave such under merged cells)."""
    if not is_hidden(cell):
        row.append(cell)
    elif _says(cell, survey):
        parts.hidden_cells.append(cell)


def _says(element: Element, survey: Survey) -> bool:
    weight = survey.weights.get(element)
    return weight is not None and bool(weight.prose or weight.linked)


def _in_printed_order(groups: list[_Group]) -> list[_Group]:
    """The first head on top and the first foot at the bottom, wherever they are written."""
    head = next((group for group in groups if group.section == "thead"), None)
    foot = next((group for group in groups if group.section == "tfoot"), None)
    body = [group for group in groups if group is not head and group is not foot]
    return [*([head] if head else []), *body, *([foot] if foot else [])]


def _laid(name: str, rows: list[list[Element]], first: int) -> Iterator[Anchor]:
    """The cells of one group at their places; `first` is the number of its first row."""
    growing: list[Anchor] = []
    for offset, cells in enumerate(rows):
        growing = [a for a in growing if a.row + a.row_span > first + offset]
        if max(len(cells), len(growing)) > MAX_COLUMNS:
            raise too_large(name, f"more columns in one table than the {MAX_COLUMNS}")
        laid = list(_laid_row(cells, growing, first + offset, len(rows) - offset))
        grown = [anchor for anchor in laid if anchor.row_span > 1]
        growing = sorted([*growing, *grown], key=lambda a: a.column) if grown else growing
        yield from laid


def _laid_row(
    cells: list[Element], growing: list[Anchor], row: int, rows_left: int
) -> Iterator[Anchor]:
    """The cells of one row beside those that come down from rows above (`growing`, left to right)."""
    column = passed = 0
    for cell in cells:
        while passed < len(growing) and growing[passed].column <= column:
            column = max(column, growing[passed].column + growing[passed].column_span)
            passed += 1
        span = _column_span(cell)
        room = growing[passed].column - column if passed < len(growing) else span
        yield Anchor(row, column, _row_span(cell, rows_left), min(span, room), cell)
        column += span


def _column_span(cell: Element) -> int:
    stated = number(cell, "colspan", 1)
    return min(stated, _MAX_COLUMN_SPAN) if stated > 0 else 1


def _row_span(cell: Element, left: int) -> int:
    """The rows a cell takes of those left in its group; 0 says all of them."""
    stated = number(cell, "rowspan", 1)
    if stated == 0:
        return left
    return min(stated, left) if stated > 0 else 1


def _closed_up(anchors: list[Anchor]) -> tuple[int, int, list[Anchor]]:
    """Height, width and cells without the rows and columns in which no cell starts."""
    rows = sorted({anchor.row for anchor in anchors})
    columns = sorted({anchor.column for anchor in anchors})
    row_at = {row: index for index, row in enumerate(rows)}
    column_at = {column: index for index, column in enumerate(columns)}
    closed = [
        Anchor(
            row=row_at[a.row],
            column=column_at[a.column],
            row_span=bisect_left(rows, a.row + a.row_span) - row_at[a.row],
            column_span=bisect_left(columns, a.column + a.column_span) - column_at[a.column],
            element=a.element,
        )
        for a in anchors
    ]
    return len(rows), len(columns), closed
