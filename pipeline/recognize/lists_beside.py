"""Which panels are one list: one printed in columns goes on at the top of the next.

Rows by panel + Layout → the numbers of the panels that each list takes up. A panel goes on with the list
left of it where its headings are the same and it begins below a code that only that list prints (302 at
the foot of the left half, 30201 at the head of the right one). Panels that only look alike stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognize.columns import Layout, Panel
from pipeline.recognize.line import BodyRow
from pipeline.values.codes import classification_of, goes_on_with


def lists_beside(rows: Sequence[BodyRow], layout: Layout) -> list[tuple[int, ...]]:
    """The panels of each list, left to right."""
    lists: list[tuple[int, ...]] = []
    before: set[str] = set()
    for number, panel in enumerate(layout.panels):
        own = [code for row in rows if classification_of(code := row[number].code)]
        alike = bool(lists) and _alike(layout.panels[number - 1], panel)
        if alike and goes_on_with(own, before):
            lists[-1] = (*lists[-1], number)
            before.update(own)
        else:
            lists.append((number,))
            before = set(own)
    return lists


def _alike(left: Panel, right: Panel) -> bool:
    """Whether two panels have the same headings over names and amounts."""
    paths = [slot.path for slot in left.slots]
    same = bool(paths) and paths == [slot.path for slot in right.slots]
    return same and _naming_heads(left) == _naming_heads(right)


def _naming_heads(panel: Panel) -> list[tuple[str, ...]]:
    return [panel.heads.get(column, ()) for column in panel.naming]
