"""A lattice and the characters within it → a Grid: every region a cell, every square a place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.document import Box
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lattice import Lattice, Region
from pipeline.read.pdf.lines import TextLine, rejoined, text_lines

_CONTIGUOUS = 0.25
_OVER = 0.12
"""A character that reaches this share of its width over a wall belongs to the text on its side."""


RegionLines = dict[Region, list[TextLine]]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a page: its text, its box, and the lattice rows and columns that it lies over."""

    text: str
    box: Box
    row: int
    column: int
    rows: int
    columns: int


def printed_cells(lattice: Lattice, lines: RegionLines) -> list[PrintedCell]:
    """The cells of a table with their text, in reading order."""
    lines = {region: list(found) for region, found in lines.items()}
    _mend_crossings(lattice, lines)
    cells = []
    for region in lattice.regions:
        box = lattice.box(region)
        own = [line for line in lines.get(region, []) if line.chars]
        text = rejoined(own, box[0], box[2])
        cells.append(PrintedCell(text, box, region.row, region.column, region.rows, region.columns))
    return cells


def lines_by_region(lattice: Lattice, chars: Iterable[Char]) -> RegionLines:
    """The text of each region, line by line: a character is of the region that its middle lies in."""
    owner: dict[tuple[int, int], Region] = {}
    for region in lattice.regions:
        for row in range(region.row, region.row + region.rows):
            for column in range(region.column, region.column + region.columns):
                owner[row, column] = region
    inside = defaultdict[Region, list[Char]](list)
    for char in chars:
        row = _interval(lattice.ys, char.middle)
        column = _interval(lattice.xs, char.center)
        inside[owner[row, column]].append(char)
    return {region: text_lines(inside[region]) for region in lattice.regions}


def _interval(positions: Sequence[float], at: float) -> int:
    """Which of the intervals between positions a place lies in, the outer ones reaching beyond."""
    return bisect_right(positions, at, 1, len(positions) - 1) - 1


def _mend_crossings(lattice: Lattice, lines: dict[Region, list[TextLine]]) -> None:
    """Put text that runs over a wall together again: all of it to the side that most of it is on."""
    starting = defaultdict[int, list[Region]](list)
    for region in lattice.regions:
        starting[region.column].append(region)
    for region in lattice.regions:
        wall = lattice.xs[region.column + region.columns]
        others = starting[region.column + region.columns]
        for index, line in enumerate(lines.get(region, [])):
            crossing = _crossing(others, lines, region, line, wall)
            if crossing is None:
                continue
            other, position, tail, head = crossing
            keep_left = len(tail) >= len(head)
            whole = TextLine((*tail, *head))
            left_rest = line.chars[: len(line.chars) - len(tail)]
            right_rest = lines[other][position].chars[len(head) :]
            left = (*left_rest, *whole.chars) if keep_left else left_rest
            right = right_rest if keep_left else (*whole.chars, *right_rest)
            _replace(lines[region], index, left)
            _replace(lines[other], position, right)


def _crossing(
    others: Sequence[Region],
    lines: dict[Region, list[TextLine]],
    region: Region,
    line: TextLine,
    wall: float,
) -> tuple[Region, int, Sequence[Char], Sequence[Char]] | None:
    """The line beyond the wall (in one of `others`) that this one runs on into, and the two parts of
    the text."""
    last = line.chars[-1] if line.chars else None
    if last is None or last.right < wall - last.size:
        return None
    for other in others:
        if other.row > region.row + region.rows or other.row + other.rows < region.row:
            continue
        for position, candidate in enumerate(lines.get(other, [])):
            if not candidate.chars or abs(candidate.middle - line.middle) > 0.3 * line.size:
                continue
            first = candidate.chars[0]
            touches = first.left - last.right < _CONTIGUOUS * last.size
            over = max(last.right - wall, wall - first.left) > _OVER * last.width
            if touches and over:
                tail = _contiguous(line.chars[::-1])[::-1]
                return other, position, tail, _contiguous(candidate.chars)
    return None


def _contiguous(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters from the first on between which no gap lies (in either direction)."""
    count = 1
    for before, after in pairwise(chars):
        gap = max(after.left - before.right, before.left - after.right)
        if gap > _CONTIGUOUS * before.size:
            break
        count += 1
    return chars[:count]


def _replace(lines: list[TextLine], index: int, chars: Sequence[Char]) -> None:
    lines[index] = TextLine(tuple(chars))
