"""Headings that the source lost, from what stands beside them or what the national forms print."""

from __future__ import annotations

from dataclasses import replace

from pipeline.recognize.heading_lines import Label, Line, innermost, is_whole
from pipeline.values.text import bare
from pipeline.vocabulary import Headings


def like_siblings(lines: list[Line], slots: int) -> list[Line]:
    """Groups as wide as a whole one beside them, and headed alike, get its sub-headings."""
    if len(lines) < 2 or is_whole(lines, slots):
        return lines
    found = innermost(lines, slots)

    def is_complete(group: Label) -> bool:
        return all(x is not None and x.width == 1 for x in found[group.start : group.end])

    for model in filter(is_complete, lines[0]):
        for group in lines[0]:
            if group.width == model.width > 1 and not is_complete(group):
                lines = _copied(lines, model, group)
    return lines


def _copied(lines: list[Line], model: Label, group: Label) -> list[Line]:
    """The reading with the model's sub-headings over the group too; unchanged where the group's own
    contradict them."""
    copied: list[Line] = [lines[0]]
    offset = group.start - model.start
    for line in lines[1:]:
        pattern = [x for x in line if model.holds(x.start)]
        own = [x for x in line if group.holds(x.start)]
        rest = [x for x in line if x not in own]
        if own and [bare(x.text) for x in own] != [bare(x.text) for x in pattern]:
            return lines
        copies = [replace(x, start=x.start + offset, printed=bool(own)) for x in pattern]
        copied.append(tuple(sorted([*rest, *copies], key=lambda x: x.start)))
    return copied


def subdivided(lines: list[Line], slots: int, headings: Headings) -> list[Line]:
    """Headings over several slots whose sub-headings are lost get those of the national form."""
    wide = {(x.start, x.text): x for x in innermost(lines, slots) if x is not None and x.width > 1}
    added = tuple(
        Label(part, -1, label.start + index, 1, printed=False)
        for label in wide.values()
        for index, part in enumerate(headings.parts_of(label.text, label.width))
    )
    return [*lines, added] if added else lines
