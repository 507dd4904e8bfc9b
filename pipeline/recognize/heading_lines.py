"""Rows of headings laid over the columns that hold amounts: which heading stands over which column.

A slot is one such column, counted from 0; a Line is one header row; a reading is the lines of all rows,
outermost first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.frozen import made_at_once
from pipeline.vocabulary import Headings


@made_at_once
@dataclass(frozen=True, slots=True)
class Label:
    """A heading in one header row: the slot it starts at and how many slots it stands over.

    `column` is the grid column it is printed in; `printed` is False for one that the source lost.
    """

    text: str
    column: int
    start: int = 0
    width: int = 0
    printed: bool = True

    @property
    def end(self) -> int:
        return self.start + self.width

    def holds(self, slot: int) -> bool:
        return self.start <= slot < self.end


Line = tuple[Label, ...]


def clipped(lines: Sequence[Line], slots: int) -> list[Line]:
    """Headings cut to the group that they stand in: a blank after it belongs to another group."""
    ends = [slots] * slots
    cut_lines: list[Line] = []
    for line in lines:
        cut = [_no_wider(label, ends[label.start] - label.start) for label in line]
        for label in cut:
            ends[label.start : label.end] = [label.end] * label.width
        cut_lines.append(tuple(cut))
    return cut_lines


def innermost(lines: Sequence[Line], slots: int) -> list[Label | None]:
    """For each slot the innermost heading over it, cut to the group that it stands in."""
    found: list[Label | None] = [None] * slots
    for line in lines:
        for label in line:
            for slot in range(label.start, min(label.end, slots)):
                outer = found[slot]
                if outer and not outer.holds(label.start):
                    continue
                end = outer.end if outer else slots
                found[slot] = _no_wider(label, end - label.start)
    return found


def _no_wider(label: Label, width: int) -> Label:
    return label if label.width <= width else replace(label, width=width)


def is_whole(lines: Sequence[Line], slots: int) -> bool:
    """Whether every slot has a heading of its own."""
    return all(label is not None and label.width == 1 for label in innermost(lines, slots))


def complaints(lines: Sequence[Line], headings: Headings) -> int:
    """How often a reading contradicts itself: a group whose first slot has no heading while others
    have, or with a total that does not begin it."""
    count = 0
    for upper, lower in pairwise(lines):
        for group in upper:
            inside = [label for label in lower if group.holds(label.start)]
            if inside:
                count += inside[0].start != group.start
                count += sum(headings.is_total_heading(label.text) for label in inside[1:])
    return count


def path_over(lines: Sequence[Line], slot: int, slots: int) -> tuple[str, ...]:
    """The headings over a slot, outermost first; a heading printed twice running counts once."""
    path: list[str] = []
    start, end = 0, slots
    for line in lines:
        over = (x for x in line if start <= x.start < end and x.start <= slot < min(x.end, end))
        label = next(over, None)
        if label is None:
            continue
        if path[-1:] != [label.text]:
            path.append(label.text)
        start, end = label.start, min(label.end, end)
    return tuple(path)
