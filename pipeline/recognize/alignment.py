"""Headings of a grid that kept its columns, bound to the columns that hold amounts.

Where all is as printed, a heading stands over its own column and the empty ones after it. Text
extraction breaks that: a row of sub-headings slides left or right, a group's first heading stands
over the group before, a level is lost. So each row of headings may lie as printed, moved as a whole,
filled into the groups of the row above that have room, or parted over the row below where that begins
a group with a total; of these the reading is taken that leaves fewest columns without a heading
of their own and contradicts the print least. Where the source states its merged cells nothing is
found out: a heading stands over what its cell covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from pipeline.model.document import Cell
from pipeline.recognize.heading_lines import (
    Label,
    Line,
    clipped,
    complaints,
    innermost,
    is_whole,
    path_over,
)
from pipeline.recognize.lost_headings import like_siblings, subdivided
from pipeline.values.amounts import is_blank
from pipeline.values.text import closed_up
from pipeline.vocabulary import Headings

_Way = str | int
_WAYS: tuple[_Way, ...] = ("printed", -1, 1, -2, 2, -3, 3, "filled", "parted")
"""How a row may lie: as printed, moved by so many columns, filled into the row above, or parted
over the row below."""
_MAX_ROWS = 5
_MOST_READINGS = 4000
_WIDEST = 120
"""A header over more columns than any form has is taken as printed."""


_Printed = tuple[Line, tuple[int, ...]]
"""The headings of a row that speak of amounts, and the columns where any heading starts."""


def _moves(choice: Sequence[_Way]) -> int:
    """How many rows do not lie as printed."""
    return sum(way != "printed" for way in choice)


@dataclass(frozen=True, slots=True)
class BoundHeadings:
    """Heading paths of the amount columns, outermost first, and which of them were inferred."""

    paths: dict[int, tuple[str, ...]]
    inferred: frozenset[int]
    moved: bool = False
    """whether headings were bound to other columns than they are printed over"""


def bind_headings(
    rows: Sequence[Sequence[Cell]],
    slots: Sequence[int],
    worded: frozenset[int],
    headings: Headings,
    stated: bool = False,
) -> BoundHeadings:
    """Bind header rows to the grid columns `slots` that hold amounts.

    `worded` columns hold names, codes or text: a heading over nothing else is theirs. `stated`:
    the cells say what they are merged over.
    """
    if not slots:
        return BoundHeadings({}, frozenset())
    binder = _Binder(tuple(slots), worded, headings)
    return binder.bind_stated(rows) if stated else binder.bind(rows)


@dataclass(slots=True)
class _Binder:
    slots: tuple[int, ...]
    worded: frozenset[int]
    headings: Headings

    def bind(self, rows: Sequence[Sequence[Cell]]) -> BoundHeadings:
        raw = [self._labels(row) for row in rows][-_MAX_ROWS:]
        raw = [(line, stops) for line, stops in raw if line]
        lines = subdivided(self._best(raw), self.count, self.headings)
        paths = {
            column: path_over(lines, slot, self.count) for slot, column in enumerate(self.slots)
        }
        moved = any(label.printed and self._is_moved(label) for line in lines for label in line)
        lost = {
            self.slots[label.start]
            for line in lines
            for label in line
            if not label.printed and label.width == 1
        }
        return BoundHeadings(paths, frozenset(lost), moved)

    def bind_stated(self, rows: Sequence[Sequence[Cell]]) -> BoundHeadings:
        """Each heading over the columns that its cell is merged over, and where the cells beside it
        are blank and not merged, over these as far as they have none of their own."""
        lines = [self._stated(rows, index) for index in range(len(rows))]
        return BoundHeadings(
            {column: path_over(lines, slot, self.count) for slot, column in enumerate(self.slots)},
            frozenset(),
        )

    def _stated(self, rows: Sequence[Sequence[Cell]], index: int) -> Line:
        """The headings of a row that stand over amounts, whatever they are called."""
        row = rows[index]
        printed = (Label(text, i) for i, cell in enumerate(row) if (text := closed_up(cell.text)))
        over = (self._over(label, _reach(rows, index, label.column)) for label in printed)
        return tuple(label for label in over if label.width)

    def _over(self, label: Label, end: int) -> Label:
        """A heading over the slots from its column up to `end`."""
        covered = [slot for slot, at in enumerate(self.slots) if label.column <= at < end]
        return replace(label, start=covered[0] if covered else self.count, width=len(covered))

    @property
    def count(self) -> int:
        return len(self.slots)

    def _is_moved(self, label: Label) -> bool:
        """Whether a heading stands over other columns than the one it is printed in."""
        first = self.slots[label.start]
        return first < label.column or any(label.column <= at < first for at in self.slots)

    def _labels(self, row: Sequence[Cell]) -> _Printed:
        """The headings of a row that speak of amounts, and the columns where any heading starts."""
        printed = [(i, text) for i, cell in enumerate(row) if (text := closed_up(cell.text))]
        stops = tuple(column for column, _ in printed)
        line = tuple(
            Label(text, column)
            for column, text in printed
            if not self.headings.is_identification(text) and not self._is_of_words(text)
        )
        return line, stops

    def _is_of_words(self, text: str) -> bool:
        """Whether a heading stands over words; 增减变动情况 may stand over either."""
        return self.headings.is_text(text) and not self.headings.is_change(text)

    def _covered(self, column: int, stops: Sequence[int], shift: int = 0) -> list[int]:
        """The slots from a heading's column up to where the next one starts."""
        start = column + shift
        stop = min((s + shift for s in stops if s > column), default=10**6)
        return [slot for slot, at in enumerate(self.slots) if start <= at < stop]

    # Ways in which a row may lie

    def as_printed(self, line: Line, stops: Sequence[int], shift: int = 0) -> Line | None:
        """Each heading over its column (moved by `shift`) up to where the next one starts.

        One over a column of words only is that column's heading and none of amounts.
        """
        placed: list[Label] = []
        for label in line:
            covered = self._covered(label.column, stops, shift)
            if not covered and label.column + shift in self.worded:
                continue
            if not covered:
                return None
            placed.append(replace(label, start=covered[0], width=len(covered)))
        return tuple(placed)

    def _filled(self, line: Line, above: Sequence[Line]) -> Line | None:
        """The headings in order into the groups of the row above that stand over several slots."""
        leaf = innermost(above, self.count)
        room = [i for i, label in enumerate(leaf) if label is None or label.width > 1]
        if len(room) != len(line):
            return None
        return tuple(
            replace(label, start=slot, width=1) for label, slot in zip(line, room, strict=True)
        )

    def _parted(self, line: Line, below: Line) -> Line | None:
        """One heading for each group of the row below; a total begins a group."""
        starts = [label.start for label in below if self.headings.is_total_heading(label.text)]
        if len(starts) != len(line) or not starts or starts[0] != below[0].start:
            return None
        ends = [*starts[1:], self.count]
        return tuple(
            replace(label, start=start, width=end - start)
            for label, start, end in zip(line, starts, ends, strict=True)
        )

    # Choosing

    def _best(self, raw: Sequence[_Printed]) -> list[Line]:
        """The reading with the best score, fewest rows moved first; one that nothing mars ends it."""
        ways = [_Ways(self, line, stops) for line, stops in raw]
        best: list[Line] = []
        best_score = float("-inf")
        choices = sorted(product(_WAYS, repeat=len(raw)), key=_moves)
        widest = self.count > _WIDEST
        for choice in choices[: 1 if widest else _MOST_READINGS]:
            if best and self._is_perfect(best):
                break
            laid = self._laid(ways, choice)
            if laid is None:
                continue
            lines = like_siblings(laid, self.count)
            score = self._score(lines) - (_moves(choice) + (lines is not laid)) * 0.5
            if score > best_score:
                best, best_score = lines, score
        return best

    def _laid(self, ways: Sequence[_Ways], choice: Sequence[_Way]) -> list[Line] | None:
        """The rows laid as chosen, None where a row cannot lie so."""
        lines: list[Line | None] = [
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
        return clipped(laid, self.count) if len(laid) == len(lines) else None

    def _is_perfect(self, lines: Sequence[Line]) -> bool:
        return is_whole(lines, self.count) and not complaints(lines, self.headings)

    def _score(self, lines: Sequence[Line]) -> float:
        score = 0.0
        for slot, label in enumerate(innermost(lines, self.count)):
            if label is None:
                score -= 4
            elif label.width == 1:
                score += 3
            else:
                known = self.headings.parts_of(label.text, label.width)
                score += 1 if known and slot >= label.start else -3
        return score - 2 * complaints(lines, self.headings)


def _reach(rows: Sequence[Sequence[Cell]], index: int, column: int) -> int:
    """Up to which column a heading stands: a group over the sub-headings that follow without a
    heading over them, one without sub-headings over columns that have no heading at all."""
    row = rows[index]
    end = column + row[column].column_span
    is_group = _has_heading_below(rows, index, column)
    while end < len(row) and not row[end].covered and is_blank(row[end].text):
        if not (_has_heading_below(rows, index, end) if is_group else _is_headless(rows, end)):
            break
        end += 1
    return end


def _is_headless(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row)]
    return not any(cell.covered or not is_blank(cell.text) for cell in cells)


def _has_heading_below(rows: Sequence[Sequence[Cell]], index: int, column: int) -> bool:
    return any(not is_blank(row[column].text) for row in rows[index + 1 :] if column < len(row))


@dataclass(slots=True)
class _Ways:
    """The ways in which one row lies by itself, each worked out once."""

    binder: _Binder
    line: Line
    stops: tuple[int, ...]
    known: dict[int, Line | None] = field(default_factory=dict)

    def in_place(self, way: _Way) -> Line | None:
        """As printed, or moved by `way` columns."""
        shift = way if isinstance(way, int) else 0
        if shift not in self.known:
            self.known[shift] = self.binder.as_printed(self.line, self.stops, shift)
        return self.known[shift]
