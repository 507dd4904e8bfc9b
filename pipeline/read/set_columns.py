"""Lines whose cells are set under each other with spaces → rows, where their columns can be nothing else.

A letter of Chinese takes the room of two digits. Cells are of one column where the room that they take
overlaps; the columns are told only where no line has two cells in one, and all cells below the headings
begin or end together in each, as they do where a program has set them. Lines of as many cells each need
no more than that. Where headings begin at the left of their columns and figures end at the right, they may
not overlap: then each column reaches from its heading to the next, and all are as far apart as any two.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.values.amounts import parse_amount

_CELL = re.compile(r"(?:[^\s\u3000]|[ \u00a0](?![\s\u3000]))+")
_WIDE = frozenset("WFA")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_SLACK = 1


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell as it is set in its line: its text, and the room from where to where it takes."""

    text: str
    start: int
    end: int


def columns_told(lines: Sequence[str], first_row: int) -> list[list[str]]:
    """Each line's cells by column, [] where the columns cannot be told; `first_row` is the first line
    below the headings.

    >>> columns_told(["科目编码    科目名称      合计", "            合计         61.40",
    ...               "213         农林水支出   61.40", "21303       水利         41.40"], 1)[1:3]
    [['', '合计', '61.40'], ['213', '农林水支出', '61.40']]
    >>> columns_told(["项目  金额", "合计  61.40  20.00"], 1)
    []
    """
    rows = [_cells(line) for line in lines]
    count = len(rows[0])
    if count > 1 and all(len(row) == count for row in rows):
        return [[cell.text for cell in row] for row in rows]
    by_room = _by_room(rows, first_row) if len(rows) - first_row >= _FEWEST_ROWS else []
    return by_room or _by_headings(rows, first_row)


def _by_room(rows: Sequence[Sequence[_Set]], first_row: int) -> list[list[str]]:
    """The cells by the columns that the room which they take makes, [] where these cannot be told."""
    columns = _columns([cell for row in rows for cell in row])
    placed = [[_column(columns, cell) for cell in row] for row in rows]
    if len(columns) < 2 or any(len(set(row)) < len(row) for row in placed):
        return []
    below = [[] for _ in columns]  # type: list[list[_Set]]
    for row, places in zip(rows[first_row:], placed[first_row:], strict=True):
        for cell, place in zip(row, places, strict=True):
            below[place].append(cell)
    return _laid(rows, placed, len(columns)) if all(map(_are_aligned, below)) else []


def _by_headings(rows: Sequence[Sequence[_Set]], first_row: int) -> list[list[str]]:
    """The cells by the columns that the headings begin, [] where any cell does not lie within one, figures
    of one do not begin or end together, or two columns are farther apart than others."""
    headings = [row for row in rows[:first_row] if not any(parse_amount(c.text) for c in row)]
    starts = sorted({cell.start for row in headings for cell in row})
    if len(starts) < _FEWEST_COLUMNS:
        return []
    placed = [[bisect_right(starts, cell.start) - 1 for cell in row] for row in rows]
    if any(min(row, default=0) < 0 or len(set(row)) < len(row) for row in placed):
        return []
    ends = list(starts)
    figures: list[list[_Set]] = [[] for _ in starts]
    for index, (row, places) in enumerate(zip(rows, placed, strict=True)):
        for cell, place in zip(row, places, strict=True):
            ends[place] = max(ends[place], cell.end)
            if index >= first_row and parse_amount(cell.text):
                figures[place].append(cell)
    apart = {start - end for end, start in zip(ends, starts[1:], strict=False)}
    is_set = len(apart) == 1 and min(apart) > 0 and all(map(_are_aligned, figures))
    return _laid(rows, placed, len(starts)) if is_set else []


def _cells(line: str) -> list[_Set]:
    found, at, done = [], 0, 0
    for match in _CELL.finditer(line.rstrip()):
        at += _width(line[done : match.start()])
        done = match.end()
        end = at + _width(match[0])
        found.append(_Set(match[0].strip(), at, end))
        at = end
    return found


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)


def _columns(cells: Sequence[_Set]) -> list[tuple[int, int]]:
    """The rooms that cells take which overlap, left to right."""
    columns: list[tuple[int, int]] = []
    for cell in sorted(cells, key=lambda each: each.start):
        if columns and cell.start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.end))
        else:
            columns.append((cell.start, cell.end))
    return columns


def _column(columns: Sequence[tuple[int, int]], cell: _Set) -> int:
    return next(place for place, (start, end) in enumerate(columns) if start <= cell.start < end)


def _are_aligned(cells: Sequence[_Set]) -> bool:
    """Whether all cells of a column begin or end together."""
    starts = {cell.start for cell in cells}
    ends = {cell.end for cell in cells}
    return any(len(each) < 2 or max(each) - min(each) <= _SLACK for each in (starts, ends))


def _laid(
    rows: Sequence[Sequence[_Set]], placed: Sequence[Sequence[int]], width: int
) -> list[list[str]]:
    made = []
    for row, places in zip(rows, placed, strict=True):
        texts = [""] * width
        for cell, place in zip(row, places, strict=True):
            texts[place] = cell.text
        made.append(texts)
    return made
