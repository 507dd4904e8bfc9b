"""Text that runs over a wall → put together again on one side; texts that only touch there stay two.

Each character was given to the cell that its middle stands in. One text over a wall is set in one go:
no wider gap at the wall than between its other characters. Two amounts that nearly touch across it (the
one wide enough to reach its cell's edge, the other as wide as its cell) are of different texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, spaced
from pipeline.values.amounts import parse_amount

_CONTIGUOUS = 0.25
"""Characters closer than this share of their width and height are of one word, if set as one text."""
_SET_ON = 0.03
"""So little more than between its characters is left where a text goes on in another object."""
_OVERLAP = 0.1
"""What begins so much further over the end of a text than its characters over each other does not go on
with it."""
_LEVEL = 0.15
_NEAR = 1.5
_AMOUNT = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?%?")
_OVER = 0.12
"""A character that reaches this share of its width over a wall belongs to the text on its side."""

RegionLines = dict[Region, list[TextLine]]


def mend_crossings(lattice: Lattice, lines: RegionLines) -> None:
    """Put text that runs over a wall together again: all of it to the side that most of it is on."""
    starting = defaultdict[int, list[Region]](list)
    for region in lattice.regions:
        starting[region.column].append(region)
    for region in lattice.regions:
        if not lines.get(region):
            continue
        wall = lattice.xs[region.column + region.columns]
        others = starting[region.column + region.columns]
        for index, line in enumerate(lines[region]):
            if not line.chars or line.chars[-1].right < wall - line.chars[-1].size:
                continue
            found = _crossing(others, lines, region, line, wall)
            if found is None:
                continue
            whole = (*found.tail, *found.head)
            beyond = lines[found.other]
            left_rest = line.chars[: len(line.chars) - len(found.tail)]
            right_rest = beyond[found.position].chars[len(found.head) :]
            left = (*left_rest, *whole[: found.parts_at])
            right = (*whole[found.parts_at :], *right_rest)
            lines[region][index] = TextLine(tuple(left))
            beyond[found.position] = TextLine(tuple(right))


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A text over a wall: its part before the wall, and that in a line (at `position`) of the region
    beyond it; `parts_at` is how many of its characters belong before the wall."""

    other: Region
    position: int
    tail: Sequence[Char]
    head: Sequence[Char]
    parts_at: int


def _crossing(
    others: Sequence[Region],
    lines: RegionLines,
    region: Region,
    line: TextLine,
    wall: float,
) -> _Crossing | None:
    """The line beyond the wall (in one of `others`) that this one, which reaches it, runs on into; None
    for none."""
    last = line.chars[-1]
    for other in others:
        if other.row > region.row + region.rows or other.row + other.rows < region.row:
            continue
        for position, candidate in enumerate(lines.get(other, [])):
            if not candidate.chars or abs(candidate.middle - line.middle) > 0.3 * line.size:
                continue
            first = candidate.chars[0]
            if max(last.right - wall, wall - first.left) <= _OVER * last.width:
                continue
            tail = _contiguous(line.chars[::-1])[::-1]
            head = _contiguous(candidate.chars)
            parts_at = _parting(tail, head, wall)
            if parts_at != len(tail):
                return _Crossing(other, position, tail, head, parts_at)
    return None


def _parting(tail: Sequence[Char], head: Sequence[Char], wall: float) -> int:
    """How many of the characters before and behind a wall belong before it: all or none of one text."""
    whole = (*tail, *head)
    em = _em(whole)
    gap = head[0].left - tail[-1].right
    if gap >= _CONTIGUOUS * em:
        return len(tail)
    if _are_two_amounts(tail, head) and _sets_apart(tail, head):
        return len(tail)
    near = [n for n in range(1, len(whole)) if abs(whole[n].left - wall) < _NEAR * em]
    if two := [n for n in near if _are_two_amounts(whole[:n], whole[n:])]:
        return min(
            two, key=lambda n: (_decimals(whole[:n]) != _decimals(whole[n:]), abs(n - len(tail)))
        )
    gaps = [*_gaps(tail), *_gaps(head), 0.0]
    is_usual = min(gaps) - _OVERLAP * em < gap <= max(gaps) + _SET_ON * em
    goes_on = is_usual and _is_level(tail, head)
    if goes_on or tail[-1].owner == head[0].owner:
        return len(whole) if len(tail) >= len(head) else 0
    return len(tail)


def _are_two_amounts(left: Sequence[Char], right: Sequence[Char]) -> bool:
    """Whether what touches at a wall reads as two amounts: not as one, unless it was set as two texts."""
    said = spaced(left), spaced(right)
    if not all(map(_AMOUNT.fullmatch, said)):
        return False
    return parse_amount("".join(said)) is None or _sets_apart(left, right)


def _sets_apart(left: Sequence[Char], right: Sequence[Char]) -> bool:
    """Whether two parts are of two text objects, each whole."""
    first, second = {char.owner for char in left}, {char.owner for char in right}
    return len(first) == len(second) == 1 and first != second


def _decimals(chars: Sequence[Char]) -> int | None:
    number = parse_amount(spaced(chars))
    return number.decimals if number else None


def _is_level(tail: Sequence[Char], head: Sequence[Char]) -> bool:
    """Whether two parts stand on one line: cells of several lines are seldom level with each other."""
    return any(
        abs(median(map(place, tail)) - median(map(place, head))) <= _LEVEL * _em((*tail, *head))
        for place in (attrgetter("bottom"), attrgetter("middle"))
    )


def _em(chars: Sequence[Char]) -> float:
    """How wide the font is: fonts whose lines are set far apart state boxes higher than that."""
    return min(max(char.size for char in chars), 2 * max(char.width for char in chars))


def _gaps(chars: Sequence[Char]) -> Iterator[float]:
    for before, after in pairwise(chars):
        yield max(after.left - before.right, before.left - after.right)


def _contiguous(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters from the first on between which no gap lies (in either direction)."""
    count = 1
    limit = _CONTIGUOUS * _em(chars)
    for gap in _gaps(chars):
        if gap > limit:
            break
        count += 1
    return chars[:count]
