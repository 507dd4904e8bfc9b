"""A w:tbl → the spans and merges that its rows state, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.read.docx.columns import RowSpans, Span
from pipeline.read.docx.graphics import chosen_branch
from pipeline.read.docx.markup import (
    Element,
    attribute,
    child,
    is_on,
    is_placeholder,
    kind,
    twips,
    value_at,
    whole_number,
)

_WRAPPERS = frozenset({
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo",
})  # fmt: skip
_USUAL_WIDTH = 10_000
"""Twips, about what a page is wide: what shares of a table without widths are taken of."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as stated: its XML, its span, how it is merged."""

    element: Element
    span: Span
    begins: bool = False
    goes_on: bool = False
    joins_left: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as stated: its spans and its cells; `covered` are those that are joined to the cell on
    their left and so part of that cell's span."""

    spans: RowSpans
    cells: tuple[TableCell, ...]
    covered: tuple[TableCell, ...] = ()


def members(container: Element) -> Iterator[Element]:
    """What a body, cell, table or row holds, with content controls and other wrappers undone."""
    waiting = list(reversed(container))
    while waiting:
        element = waiting.pop()
        if kind(element) in _WRAPPERS:
            waiting += () if is_placeholder(element) else reversed(element)
        elif kind(element) == "mc:AlternateContent":
            waiting += reversed(chosen_branch(element))
        else:
            yield element


def stated_rows(table: Element) -> tuple[list[TableRow], bool]:
    """The rows that stay once tracked changes are accepted, and whether there are such changes."""
    grid = stated_grid(table)
    rows: list[TableRow] = []
    is_tracked = False
    for element in members(table):
        if kind(element) != "w:tr":
            continue
        properties = child(element, "w:trPr")
        is_deleted = child(properties, "w:del") is not None
        is_tracked = is_tracked or is_deleted or child(properties, "w:ins") is not None
        if not is_deleted and (row := _row(element, sum(grid) or _USUAL_WIDTH)).cells:
            is_tracked = is_tracked or not all(cell.span.is_kept for cell in row.cells)
            rows.append(row)
    return [row for row in rows if any(c.span.is_kept for c in row.cells)], is_tracked


def is_hidden_row(table: Element) -> bool:
    """Whether a table has a row that is not shown."""
    return any(is_on(row, "w:trPr", "w:hidden") for row in members(table) if kind(row) == "w:tr")


def stated_grid(table: Element) -> list[int]:
    """The widths of the columns that a table states, in twips."""
    grid = child(table, "w:tblGrid")
    columns = [e for e in grid if kind(e) == "w:gridCol"] if grid is not None else []
    return [twips(attribute(column, "w")) for column in columns]


def _row(row: Element, whole: int) -> TableRow:
    properties = child(row, "w:trPr")
    cells: list[TableCell] = []
    covered: list[TableCell] = []
    for cell in (_cell(e, whole) for e in members(row) if kind(e) == "w:tc"):
        if cell.joins_left and cells:
            covered.append(cell)
            cells[-1] = _joined(cells[-1], cell)
        else:
            cells.append(cell)
    before = Span(
        max(whole_number(value_at(properties, "w:gridBefore")), 0),
        _width(child(properties, "w:wBefore"), whole),
    )
    after = max(whole_number(value_at(properties, "w:gridAfter")), 0)
    spans = RowSpans(tuple(cell.span for cell in cells), before, after)
    return TableRow(spans, tuple(cells), tuple(covered))


def _joined(left: TableCell, cell: TableCell) -> TableCell:
    widths = (left.span.width, cell.span.width)
    span = replace(
        left.span,
        columns=left.span.columns + cell.span.columns,
        width=sum(widths) if all(widths) else 0,
    )
    return replace(left, span=span)


def _cell(element: Element, whole: int) -> TableCell:
    properties = child(element, "w:tcPr")
    merge = value_at(properties, "w:vMerge")
    if merge is None and (tracked := child(properties, "w:cellMerge")) is not None:
        merge = attribute(tracked, "vMerge") or None
    across = value_at(properties, "w:hMerge")
    span = Span(
        columns=max(whole_number(value_at(properties, "w:gridSpan"), 1), 1),
        width=_width(child(properties, "w:tcW"), whole),
        is_kept=child(properties, "w:cellDel") is None,
    )
    return TableCell(
        element,
        span,
        begins=merge in {"restart", "rest"},
        goes_on=merge in {"", "continue", "cont"},
        joins_left=across in {"", "continue"},
    )


def _width(stated: Element | None, whole: int) -> int:
    """A width in twips; one that is stated as a share is that share of the whole table."""
    written, unit = attribute(stated, "w"), attribute(stated, "type")
    if written.endswith("%"):
        return max(0, whole * whole_number(written[:-1].partition(".")[0]) // 100)
    if unit == "pct":
        return max(0, whole * whole_number(written) // 5000)
    return 0 if unit in {"auto", "nil"} else max(0, twips(written))
