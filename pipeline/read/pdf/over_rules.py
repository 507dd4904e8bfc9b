"""Rules drawn across only → those of each table, with one above its headings where these have none.

Tables one below another whose rules begin and end alike are parted by the captions between them. Headings
on a coloured ground, or on none, stand over the first rule: right above it, several side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.again_headed import Head, is_same_line
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import FAR, Row, is_caption, numbers_columns, rows_of
from pipeline.read.pdf.rules import Ruling

_MOST_LINES = 16
_CLOSE = 1.2
"""Lines of headings leave no more white space between them than this many line heights."""
_SLACK = 1.0


def parted_by_captions(ruling: Ruling, lines: Sequence[TextLine]) -> list[Ruling]:
    """The rules of each table, of those that a caption or a title stands between."""
    if ruling.vertical:
        return [ruling]
    marks = [row.line.middle for row in rows_of(lines) if is_caption(row) or _is_title(row)]
    parts: list[list[Rule]] = []
    last = float("inf")
    for rule in ruling.horizontal:
        if not parts or any(last < mark < rule.at for mark in marks):
            parts.append([])
        parts[-1].append(rule)
        last = rule.at
    return [replace(ruling, horizontal=tuple(part)) for part in parts if len(part) > 2]


def _is_title(row: Row) -> bool:
    return len(row.runs) == 1 and row.line.text.endswith("表")


def with_headings_above(
    ruling: Ruling, lines: Sequence[TextLine], head: Head | None = None
) -> Ruling:
    """The rules of a table ruled by row, with one above the headings that stand over the first; `head` are
    those of the last table of the page before, which may stand here again."""
    inside = [
        line
        for line in lines
        if ruling.left - _SLACK < line.left and line.right < ruling.right + _SLACK
    ]
    above = [line for line in inside if line.middle < ruling.top]
    below = [line for line in inside if line.middle > ruling.top]
    if not above or not below:
        return ruling
    headings, is_captioned = _headings(rows_of(above[-_MOST_LINES:]), ruling)
    is_again = bool(head and any(is_same_line(head.rows[0], row) for row in headings))
    if not (headings and (is_captioned or is_again or _begins_with_body(below, ruling))):
        return ruling
    top = Rule(headings[0].top - _SLACK, ruling.left, ruling.right)
    return replace(ruling, horizontal=(top, *ruling.horizontal))


def _begins_with_body(below: Sequence[TextLine], ruling: Ruling) -> bool:
    """Whether a row of figures, or the numbers of columns, stands right under the first rule."""
    (_, second, *_) = (rule.at for rule in ruling.horizontal)
    first = rows_of([line for line in below if line.middle < second])
    return any(row.is_tabular or numbers_columns(row) for row in first)


def _headings(above: Sequence[Row], ruling: Ruling) -> tuple[Sequence[Row], bool]:
    """The last lines that are headings, and whether a caption stands over them: all under it, else those from
    the first of several texts."""
    found: list[Row] = []
    floor, is_captioned = ruling.top, False
    for row in reversed(above):
        if is_caption(row):
            is_captioned = True
            break
        most = (_CLOSE if found else FAR) * row.size
        is_said = row.line.text.endswith("。") or any(mark in row.line.text for mark in "：:")
        if row.is_tabular or floor - row.line.box[3] > most or (is_said and len(row.runs) > 1):
            break
        found.insert(0, row)
        floor = row.top
    if not is_captioned:
        while found and len(found[0].runs) < 2:
            found.pop(0)
    is_said = any(len(row.runs) > 1 for row in found)
    return (found if is_said else []), is_captioned and is_said
