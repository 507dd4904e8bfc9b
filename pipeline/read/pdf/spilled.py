"""Numbers that spill over a wall into a cell with text of its own → whole again, each in one cell.

A number set in one go is one number, whatever it is printed over: its digits stand among those of the
cell that it runs into, so that neither text can be told from where they stand alone. It is of the cell
that its middle lies in, or that its edges are set against. Where these do not say the same, it is of the
one that holds nothing else, and the table is not proven.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.crossings import RegionLines
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine
from pipeline.values.amounts import parse_amount

_GAP = 0.25
"""Digits of one number stand no further apart, nor over each other, than this share of their size."""
_LEVEL = 0.15
_SAME_LINE = 0.3
_CLOSE = 0.25
"""A number whose middle is closer to a wall than this share of its size may be of either cell."""
_AT_EDGE = 0.5
"""A number that ends, or begins, closer to a wall than this share of its size is set against it."""


def gather_spilled(lattice: Lattice, lines: RegionLines) -> bool:
    """Put numbers that spill over walls into one cell each, in place; whether it is not sure
    which for any of them."""
    starting: dict[int, list[Region]] = {}
    for region in lattice.regions:
        if lines[region]:
            starting.setdefault(region.column, []).append(region)
    is_unsure = False
    for region in lattice.regions:
        right = region.column + region.columns
        others = starting.get(right)
        if not (others and lines[region]):
            continue
        wall = lattice.xs[right]
        for line in list(lines[region]):
            last = line.chars[-1]
            if not last.owner or last.right < wall - last.size or last.text not in _OF_NUMBERS:
                continue
            if _goes_on(last, others, region, lines):
                found = _spilled(lattice, lines, region, last)
                is_unsure |= found is not None and found.is_gathered_unsure(lines)
    return is_unsure


_OF_NUMBERS = frozenset("0123456789.,-−()%")


def _goes_on(last: Char, others: Sequence[Region], region: Region, lines: RegionLines) -> bool:
    """Whether any of the regions beyond a wall holds characters of the same text."""
    return any(
        char.owner == last.owner
        for other in others
        if _share_rows(other, region)
        for line in lines[other]
        for char in line.chars
    )


def _share_rows(one: Region, other: Region) -> bool:
    return one.row < other.row + other.rows and other.row < one.row + one.rows


def _spilled(lattice: Lattice, lines: RegionLines, region: Region, last: Char) -> _Spilled | None:
    """The number that a digit before a wall is of, where it spills over it; None for anything else."""
    own = sorted(
        (char.left, char, each)
        for each in lattice.regions
        if _share_rows(each, region)
        for line in lines[each]
        for char in line.chars
        if char.owner == last.owner and abs(char.middle - last.middle) < _LEVEL * last.size
    )
    at = next(n for n, (_, char, _) in enumerate(own) if char is last)
    breaks = [n for n, (one, other) in enumerate(pairwise(own), 1) if not _touch(one[1], other[1])]
    start = max((n for n in breaks if n <= at), default=0)
    end = min((n for n in breaks if n > at), default=len(own))
    chars = tuple(char for _, char, _ in own[start:end])
    over = list(dict.fromkeys(each for _, _, each in own[start:end]))
    if len(over) < 2 or parse_amount("".join(char.text for char in chars)) is None:
        return None
    return _Spilled(lattice, chars, over)


def _touch(one: Char, other: Char) -> bool:
    return abs(other.left - one.right) < _GAP * one.size


@dataclass(frozen=True, slots=True)
class _Spilled:
    """A number and the regions that it lies over, from left to right."""

    lattice: Lattice
    chars: tuple[Char, ...]
    over: Sequence[Region]

    def is_gathered_unsure(self, lines: RegionLines) -> bool:
        """Put the number into one of the regions; whether it is not sure that it is this one."""
        taken = set(map(id, self.chars))
        for region in self.over:
            kept = (tuple(c for c in line.chars if id(c) not in taken) for line in lines[region])
            lines[region][:] = [TextLine(chars) for chars in kept if chars]
        free = [region for region in self.over if not any(self._on_line(lines[region]))]
        middle, is_plain = self._in_middle(), self._is_plain()
        target = middle if is_plain or len(free) != 1 else free[0]
        is_unsure = target not in free or not (is_plain or len(free) == 1)
        beside = next(self._on_line(lines[target]), None)
        chars = self.chars
        if beside is not None:
            lines[target].remove(beside)
            chars = (
                (*beside.chars, *chars) if beside.left < chars[0].left else (*chars, *beside.chars)
            )
        lines[target].append(TextLine(chars))
        lines[target].sort(key=lambda line: line.middle)
        return is_unsure

    def _on_line(self, lines: Sequence[TextLine]) -> Iterator[TextLine]:
        """Those of the lines that the number stands on."""
        first = self.chars[0]
        return (x for x in lines if abs(x.middle - first.middle) < _SAME_LINE * first.size)

    def _in_middle(self) -> Region:
        """The region that the middle of the number lies in."""
        xs = [self.lattice.xs[region.column] for region in self.over[1:]]
        return self.over[bisect_right(xs, self._center)]

    @property
    def _center(self) -> float:
        return (self.chars[0].left + self.chars[-1].right) / 2

    def _is_plain(self) -> bool:
        """Whether where the number stands says which region it is of: its middle, and no edge otherwise."""
        size = self.chars[0].size
        walls = [self.lattice.xs[region.column] for region in self.over]
        walls.append(self.lattice.box(self.over[-1])[2])
        if min(abs(self._center - wall) for wall in walls[1:-1]) < _CLOSE * size:
            return False
        middle = self._in_middle()
        at_start = 0 <= self.chars[0].left - walls[0] < _AT_EDGE * size
        at_end = 0 <= walls[-1] - self.chars[-1].right < _AT_EDGE * size
        return not (at_start and middle != self.over[0]) and not (
            at_end and middle != self.over[-1]
        )
