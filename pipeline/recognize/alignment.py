"""Headings of a grid that kept its columns, bound to the columns that hold amounts.

Where all is as printed, a heading stands over its own column and the empty ones after it. Text
extraction breaks that: a row of sub-headings slides left or right, a group's first heading stands
over the group before, a level is lost. So each row of headings may lie as printed, moved as a whole,
filled into the groups of the row above that have room, or parted over the row below where that begins
a group with a total; of these the reading is taken that leaves fewest columns without a heading
of their own and contradicts the print least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from pipeline.model.document import Cell
from pipeline.values.text import bare, closed_up
from pipeline.vocabulary import Headings

_Way = str | int
_WAYS: tuple[_Way, ...] = ("printed", -1, 1, -2, 2, -3, 3, "filled", "parted")
"""How a row may lie: as printed, moved by so many columns, filled into the row above, or parted
over the row below."""
_MAX_ROWS = 5
_MOST_READINGS = 4000
_WIDEST = 120
"""A header over more columns than any form has is taken as printed."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A heading in one header row: the slot it starts at and how many slots it stands over."""

    text: str
    column: int
    start: int = 0
    width: int = 0
    printed: bool = True


_Line = tuple[_Label, ...]
_Printed = tuple[_Line, tuple[int, ...]]
"""The headings of a row that speak of amounts, and the columns where any heading starts."""


def _moves(choice: Sequence[_Way]) -> int:
    """How many rows do not lie as printed."""
    return sum(way != "printed" for way in choice)


@dataclass(frozen=True, slots=True)
class BoundHeadings:
    """Heading paths of the amount columns, outermost first, and which of them were inferred."""

    paths: dict[int, tuple[str, ...]]
    inferred: frozenset[int]


def bind_headings(
    rows: Sequence[Sequence[Cell]],
    slots: Sequence[int],
    worded: frozenset[int],
    headings: Headings,
) -> BoundHeadings:
    """Bind header rows to the grid columns `slots` that hold amounts.

    `worded` columns hold names, codes or text: a heading over nothing else is theirs.
    """
    if not slots:
        return BoundHeadings({}, frozenset())
    return _Binder(tuple(slots), worded, headings).bind(rows)


@dataclass(slots=True)
class _Binder:
    slots: tuple[int, ...]
    worded: frozenset[int]
    headings: Headings

    def bind(self, rows: Sequence[Sequence[Cell]]) -> BoundHeadings:
        raw = [self._labels(row) for row in rows][-_MAX_ROWS:]
        raw = [(line, stops) for line, stops in raw if line]
        lines = self._subdivided(self._best(raw))
        paths = {column: self._path(lines, slot) for slot, column in enumerate(self.slots)}
        lost = {
            self.slots[label.start]
            for line in lines
            for label in line
            if not label.printed and label.width == 1
        }
        return BoundHeadings(paths, frozenset(lost))

    def _labels(self, row: Sequence[Cell]) -> _Printed:
        """The headings of a row that speak of amounts, and the columns where any heading starts."""
        printed = [(i, text) for i, cell in enumerate(row) if (text := closed_up(cell.text))]
        stops = tuple(column for column, _ in printed)
        line = tuple(
            _Label(text, column)
            for column, text in printed
            if not self.headings.is_identification(text) and not self.headings.is_text(text)
        )
        return line, stops

    def _covered(self, column: int, stops: Sequence[int], shift: int = 0) -> list[int]:
        """The slots from a heading's column up to where the next one starts."""
        start = column + shift
        stop = min((s + shift for s in stops if s > column), default=10**6)
        return [slot for slot, at in enumerate(self.slots) if start <= at < stop]

    # Ways in which a row may lie

    def as_printed(self, line: _Line, stops: Sequence[int], shift: int = 0) -> _Line | None:
        """Each heading over its column (moved by `shift`) up to where the next one starts.

        One over a column of words only is that column's heading and none of amounts.
        """
        placed: list[_Label] = []
        for label in line:
            covered = self._covered(label.column, stops, shift)
            if not covered and label.column + shift in self.worded:
                continue
            if not covered:
                return None
            placed.append(replace(label, start=covered[0], width=len(covered)))
        return tuple(placed)

    def _filled(self, line: _Line, above: Sequence[_Line]) -> _Line | None:
        """The headings in order into the groups of the row above that stand over several slots."""
        leaf = self._deepest(above)
        room = [i for i, label in enumerate(leaf) if label is None or label.width > 1]
        if len(room) != len(line):
            return None
        return tuple(
            replace(label, start=slot, width=1) for label, slot in zip(line, room, strict=True)
        )

    def _parted(self, line: _Line, below: _Line) -> _Line | None:
        """One heading for each group of the row below; a total begins a group."""
        starts = [label.start for label in below if self.headings.is_total_heading(label.text)]
        if len(starts) != len(line) or not starts or starts[0] != below[0].start:
            return None
        ends = [*starts[1:], len(self.slots)]
        return tuple(
            replace(label, start=start, width=end - start)
            for label, start, end in zip(line, starts, ends, strict=True)
        )

    # Choosing

    def _best(self, raw: Sequence[_Printed]) -> list[_Line]:
        """The reading with the best score, fewest rows moved first; one that nothing mars ends it."""
        ways = [_Ways(self, line, stops) for line, stops in raw]
        best: list[_Line] = []
        best_score = float("-inf")
        choices = sorted(product(_WAYS, repeat=len(raw)), key=_moves)
        widest = len(self.slots) > _WIDEST
        for choice in choices[: 1 if widest else _MOST_READINGS]:
            if best and self._is_whole(best) and not self._complaints(best):
                break
            laid = self._laid(ways, choice)
            if laid is None:
                continue
            lines = self._like_siblings(laid)
            score = self._score(lines) - (_moves(choice) + (lines is not laid)) * 0.5
            if score > best_score:
                best, best_score = lines, score
        return best

    def _laid(self, ways: Sequence[_Ways], choice: Sequence[_Way]) -> list[_Line] | None:
        """The rows laid as chosen, None where a row cannot lie so."""
        lines: list[_Line | None] = [
            row.in_place(way) if way == "printed" or isinstance(way, int) else None
            for row, way in zip(ways, choice, strict=True)
        ]
        for index in reversed(range(len(ways))):
            if choice[index] == "parted" and index + 1 < len(ways):
                below = lines[index + 1]
                lines[index] = self._parted(ways[index].line, below) if below else None
        for index in range(1, len(ways)):
            if choice[index] == "filled":
                above = [line for line in lines[:index] if line is not None]
                lines[index] = self._filled(ways[index].line, above)
        laid = [line for line in lines if line is not None]
        return self._clipped(laid) if len(laid) == len(lines) else None

    def _clipped(self, lines: Sequence[_Line]) -> list[_Line]:
        """Headings cut to the group that they stand in: a blank after it belongs to another group."""
        ends = [len(self.slots)] * len(self.slots)
        clipped: list[_Line] = []
        for line in lines:
            cut = [replace(x, width=min(x.width, ends[x.start] - x.start)) for x in line]
            for label in cut:
                end = label.start + label.width
                ends[label.start : end] = [end] * label.width
            clipped.append(tuple(cut))
        return clipped

    def _score(self, lines: Sequence[_Line]) -> float:
        score = 0.0
        for slot, label in enumerate(self._deepest(lines)):
            if label is None:
                score -= 4
            elif label.width == 1:
                score += 3
            else:
                known = self.headings.parts_of(label.text, label.width)
                score += 1 if known and slot >= label.start else -3
        return score - 2 * self._complaints(lines)

    def _is_whole(self, lines: Sequence[_Line]) -> bool:
        return all(label is not None and label.width == 1 for label in self._deepest(lines))

    def _complaints(self, lines: Sequence[_Line]) -> int:
        """How often a reading contradicts itself."""
        complaints = 0
        for upper, lower in pairwise(lines):
            for group in upper:
                inside = [x for x in lower if group.start <= x.start < group.start + group.width]
                if not inside:
                    continue
                complaints += inside[0].start != group.start
                totals = [self.headings.is_total_heading(x.text) for x in inside]
                complaints += sum(totals[1:])
        return complaints

    def _deepest(self, lines: Sequence[_Line]) -> list[_Label | None]:
        """For each slot the innermost heading over it, cut to the group that it stands in."""
        deepest: list[_Label | None] = [None] * len(self.slots)
        for line in lines:
            for label in line:
                for slot in range(label.start, min(label.start + label.width, len(self.slots))):
                    outer = deepest[slot]
                    end = outer.start + outer.width if outer else len(self.slots)
                    if outer and not outer.start <= label.start < end:
                        continue
                    deepest[slot] = replace(label, width=min(label.width, end - label.start))
        return deepest

    # What the source lost

    def _like_siblings(self, lines: list[_Line]) -> list[_Line]:
        """Groups as wide as a whole one beside them, and headed alike, get its sub-headings."""
        if self._is_whole(lines) or len(lines) < 2:
            return lines
        deepest = self._deepest(lines)
        top = lines[0]

        def is_whole(group: _Label) -> bool:
            part = deepest[group.start : group.start + group.width]
            return all(label is not None and label.width == 1 for label in part)

        for model in filter(is_whole, top):
            for group in top:
                if group.width == model.width > 1 and not is_whole(group):
                    lines = self._copied(lines, model, group)
        return lines

    def _copied(self, lines: list[_Line], model: _Label, group: _Label) -> list[_Line]:
        moved: list[_Line] = [lines[0]]
        offset = group.start - model.start
        for line in lines[1:]:
            pattern = [x for x in line if model.start <= x.start < model.start + model.width]
            own = [x for x in line if group.start <= x.start < group.start + group.width]
            rest = [x for x in line if x not in own]
            if own and [bare(x.text) for x in own] != [bare(x.text) for x in pattern]:
                return lines
            copies = [replace(x, start=x.start + offset, printed=bool(own)) for x in pattern]
            moved.append(tuple(sorted([*rest, *copies], key=lambda x: x.start)))
        return moved

    def _subdivided(self, lines: list[_Line]) -> list[_Line]:
        """Headings over several slots whose sub-headings are lost but known."""
        added: list[_Label] = []
        seen: set[tuple[int, str]] = set()
        for label in self._deepest(lines):
            if label is None or label.width == 1 or (label.start, label.text) in seen:
                continue
            seen.add((label.start, label.text))
            for index, part in enumerate(self.headings.parts_of(label.text, label.width)):
                added.append(_Label(part, -1, label.start + index, 1, printed=False))
        return [*lines, tuple(added)] if added else lines

    def _path(self, lines: Sequence[_Line], slot: int) -> tuple[str, ...]:
        path: list[str] = []
        start, end = 0, len(self.slots)
        for line in lines:
            for label in line:
                inside = start <= label.start < end
                if inside and label.start <= slot < min(label.start + label.width, end):
                    if path[-1:] != [label.text]:
                        path.append(label.text)
                    start, end = label.start, min(label.start + label.width, end)
                    break
        return tuple(path)


@dataclass(slots=True)
class _Ways:
    """The ways in which one row lies by itself, each worked out once."""

    binder: _Binder
    line: _Line
    stops: tuple[int, ...]
    known: dict[int, _Line | None] = field(default_factory=dict)

    def in_place(self, way: _Way) -> _Line | None:
        """As printed, or moved by `way` columns."""
        shift = way if isinstance(way, int) else 0
        if shift not in self.known:
            self.known[shift] = self.binder.as_printed(self.line, self.stops, shift)
        return self.known[shift]
