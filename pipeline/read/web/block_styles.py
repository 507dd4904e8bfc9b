"""What the style, the role and the classes of a block say of its part in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from pipeline.read.web.element import Element, number, style

_MOST_SPANNED = 100


class Part(Enum):
    """What a block is in a table."""

    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    NONE = "none"
    """It takes no place itself; what it holds does."""


_DISPLAYS = {
    "table": Part.TABLE,
    "inline-table": Part.TABLE,
    "table-row": Part.ROW,
    "table-cell": Part.CELL,
    "contents": Part.NONE,
}
_ROLES = {
    "table": Part.TABLE,
    "grid": Part.TABLE,
    "treegrid": Part.TABLE,
    "row": Part.ROW,
    "cell": Part.CELL,
    "gridcell": Part.CELL,
    "columnheader": Part.CELL,
    "rowheader": Part.CELL,
}
_CLASSES = (
    (re.compile(r"(?:^|[-_])(?:td|th|cell)(?:$|[-_]\d)"), Part.CELL),
    (re.compile(r"(?:^|[-_])tr(?:$|[-_]\d)|(?:table|tbl|grid)[-_]+row$"), Part.ROW),
)
_DISPLAY = re.compile(r"(?:^|;)display:([a-z-]+)")
_COLUMNS = re.compile(r"(?:^|;)grid-template(?:-columns)?:([^;]*)")
_REPEAT = re.compile(r"repeat\((\d{1,3}),([^()]*(?:\([^()]*\)[^()]*)*)\)")
_TRACK = re.compile(r"(?:[^\s()]|\([^()]*\))+")
_SPAN = re.compile(
    r"grid-(column|row)(?:-end)?:(?:span(N)|(N)/(?:span(N)|(N)))".replace("N", r"\d{1,4}")
)
_GROWS = re.compile(r"(?:^|;)flex(?:-grow)?:(\d{1,2})(?![\d.%])")
_SIDE_BY_SIDE = re.compile(r"(?:^|;)(?:display:inline-(?:block|flex)|float:(?:left|right))")


def shown_as(element: Element) -> Part | None:
    """The part that an element has by its style, or else by its role."""
    if not element.attributes:
        return None
    shown = _DISPLAY.findall(style(element))
    if shown and shown[-1] in _DISPLAYS:
        return _DISPLAYS[shown[-1]]
    return _ROLES.get(element.stated("role").lower())


def part_of(element: Element) -> Part | None:
    """The part that an element says to have: by its style, its role, or else by its class."""
    part = shown_as(element)
    if part or "class" not in element.attributes:
        return part
    names = element.stated("class").lower().split()
    return next((part for named, part in _CLASSES if any(map(named.search, names))), None)


def columns_of_grid(element: Element) -> int:
    """How many columns a grid has by its style, 0 where it says none.

    >>> stated = "display: grid; grid-template-columns: 2fr repeat(3, 1fr)"
    >>> columns_of_grid(Element("div", {"style": stated}, ()))
    4
    """
    stated = element.attributes.get("style", "").lower()
    if "grid" not in stated or "grid" not in _DISPLAY.findall(style(element)):
        return 0
    found = _COLUMNS.search(re.sub(r"\s*([:;,])\s*", r"\1", stated))
    if not found:
        return 0
    tracks = found[1].rpartition("/")[2]
    repeated = sum(int(times) * len(_TRACK.findall(of)) for times, of in _REPEAT.findall(tracks))
    return repeated + len(_TRACK.findall(_REPEAT.sub(" ", tracks)))


def spans_of(element: Element) -> tuple[int, int]:
    """Over how many columns and rows a cell stands, by its style or by what it states.

    >>> spans_of(Element("div", {"style": "grid-column: span 3; grid-row: 1 / 3"}, ()))
    (3, 2)
    """
    spans = {
        "column": number(element, "colspan", 0) or number(element, "aria-colspan", 1),
        "row": number(element, "rowspan", 0) or number(element, "aria-rowspan", 1),
    }
    for side, span, first, span_behind, last in _SPAN.findall(style(element)):
        spans[side] = int(span or span_behind or int(last) - int(first))
    if grown := _GROWS.findall(style(element)):
        spans["column"] = int(grown[-1])
    column, row = (min(max(spans[side], 1), _MOST_SPANNED) for side in ("column", "row"))
    return column, row


def is_in_line(element: Element, of_itself: bool = False) -> bool:
    """Whether an element sets what it holds side by side, or stands so itself."""
    stated = style(element)
    if of_itself:
        return _SIDE_BY_SIDE.search(stated) is not None
    shown = _DISPLAY.findall(stated)
    return (
        bool(shown)
        and shown[-1] in ("flex", "inline-flex")
        and "flex-direction:column" not in stated
    )


def in_grid(spans: Sequence[tuple[int, int]], width: int) -> list[list[int]]:
    """Cells by their spans over columns and rows → the numbers of those that begin in each row of a grid.

    >>> in_grid([(1, 2), (2, 1), (1, 1), (1, 1), (1, 1)], 3)
    [[0, 1], [2, 3], [4]]
    """
    rows: list[list[int]] = [[]]
    free = [0] * width  # the first row of each column that nothing stands in
    row = column = 0
    for cell, (stated, down) in enumerate(spans):
        over = min(stated, width)
        while column + over > width or max(free[column : column + over]) > row:
            row, column = (row + 1, 0) if column + over >= width else (row, column + 1)
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row].append(cell)
        free[column : column + over] = [row + down] * over
        column += over
    return rows
