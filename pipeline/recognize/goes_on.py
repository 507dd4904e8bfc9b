"""Whether the rows behind a paragraph, or of the next page, are more of the table above."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognize.captions import Captioned
from pipeline.recognize.regions import Row, kind_of
from pipeline.recognize.said_again import is_on_next_page
from pipeline.values.text import fold

_HEADS = 2
_NEAR = 2
"""Points: rules of two pages closer than this are one."""


def goes_on(above: Captioned, item: Captioned) -> bool:
    """Whether rows after a paragraph look like more of the body above it."""
    if _is_indicators(above) and _is_under(above, item):
        return True
    width = len(above.rows[-1])
    return len(item.rows[0]) == width and _kinds(above.rows[-1]) == _kinds(item.rows[0])


def _is_indicators(table: Captioned) -> bool:
    """Whether a row heads performance indicators (一级指标 二级指标 …)."""
    return any(sum("指标" in fold(cell.text) for cell in row) >= _HEADS for row in table.rows)


def _is_under(above: Captioned, item: Captioned) -> bool:
    """Whether a part on the next page has no rules but those of the table above it.

    The words of a cell that goes over the page (产出指标) stand outside of such a part, as prose.
    """
    if not is_on_next_page(above, item):
        return False
    own, others = _rules(item.rows), _rules(above.rows)
    return bool(own) and all(any(abs(x - other) <= _NEAR for other in others) for x in own)


def _rules(rows: Sequence[Row]) -> set[int]:
    """Where upright rules stand, in points; none where the source does not say it."""
    boxes = (cell.place.box for row in rows for cell in row)
    return {round(x) for box in boxes if box for x in (box[0], box[2])}


def _kinds(row: Row) -> tuple[bool, ...]:
    return tuple(kind_of(cell.text) in ("number", "dash", "") for cell in row)
