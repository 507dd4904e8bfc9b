"""Sheets on which several pages are printed beside one another (n-up) → these pages.

Pages of equal size share a sheet: nothing lies across the lines between them on any sheet of the document,
all keep the same left margin, and what neighbours print is not of one table: each has its own titles,
units or prose, or lines that are not level with the other's. Where pages stand below one another as well,
the lower ones keep the upper margin of the upper ones. They are read row by row, or column by column where
their page numbers say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.borders import without_borders
from pipeline.read.pdf.furniture import printed_page
from pipeline.read.pdf.geometry import PageContent
from pipeline.read.pdf.leaves import Cuts, cut
from pipeline.read.pdf.lines import TextLine, runs, text_lines
from pipeline.values.text import fold
from pipeline.values.units import unit_line

_COUNTS = (4, 3, 2)
"""So many pages stand beside one another, and so many, or one, below one another."""
_GUTTER = 3.0
"""Between pages at least so many character heights are white."""
_MARGIN = 2.5
"""Margins are the same to so many character heights."""
_LEVEL, _UNLEVEL = 0.3, 0.3
"""Lines of one table are level, to this share of their height, but for this share of them."""
_WIDE, _FEWEST_WIDE = 0.6, 3
_PARTED = 2.0
_FEWEST_LINES = 2
_TITLE = re.compile(r"表(?:\([^()]{1,12}\))?$|^表\d{1,2}(?:-\d)?$|^第.{1,3}部分")

Sheet = list[PageContent]
"""The pages beside one another on a sheet, from left to right."""


def imposed_pages(contents: Sequence[PageContent]) -> list[Sheet]:
    """The pages that each sheet prints, in reading order; a sheet that is one page alone."""
    by_size: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, content in enumerate(contents):
        if content.chars and min(content.width, content.height) >= 1:
            by_size[round(content.width), round(content.height)].append(index)
    found = [[content] for content in contents]
    for indices in by_size.values():
        for index, pages in zip(indices, _pages([contents[i] for i in indices]), strict=False):
            found[index] = pages
    return found


def _pages(sheets: Sequence[PageContent]) -> list[Sheet]:
    """The pages of sheets of one size; none where it is not proven that they hold several."""
    for across in _COUNTS:
        rows = _beside(sheets, across)
        if rows:
            down = next((count for count in _COUNTS if _are_below(rows, count)), 1)
            bare = [without_borders(sheet, across, (down,)) for sheet in sheets]
            return _in_order([_cells(sheet, across, down) for sheet in bare], across)
    return []


def _cells(sheet: PageContent, across: int, down: int) -> Sheet:
    xs = tuple(sheet.width * k / across for k in range(1, across))
    ys = tuple(sheet.height * k / down for k in range(1, down))
    return cut(sheet, Cuts(ys, (xs,) * down))


def _beside(sheets: Sequence[PageContent], across: int) -> list[Sheet]:
    """The parts of sheets that hold so many pages beside one another; none where that is not proven."""
    width, bare = sheets[0].width / across, list[PageContent]()
    for sheet in sheets:
        bare.append(without_borders(sheet, across, (1, *_COUNTS)))
        if any(_is_crossed(bare[-1], width * k) for k in range(1, across)):
            return []
    rows = [_cells(sheet, across, 1) for sheet in bare]
    filled = [row for row in rows if all(part.chars for part in row[:2])]
    columns = [[part for part in column if part.chars] for column in zip(*rows, strict=True)]
    if not filled or not all(columns):
        return []
    size = _size(rows)
    starts = [min(map(_left, column)) for column in columns]
    ends = [max(map(_right, column)) for column in columns]
    white = [width - end + start for end, start in zip(ends, starts[1:], strict=False)]
    if min(white) < _GUTTER * size or max(starts) - min(starts) > _MARGIN * size:
        return []
    apart = sum(
        all(_are_apart(*two) for two in pairwise(p for p in row if p.chars)) for row in filled
    )
    return rows if apart * 2 > len(filled) else []


def _is_crossed(sheet: PageContent, x: float) -> bool:
    """Whether anything lies across a line down a sheet."""
    return any(char.left < x < char.right for char in sheet.chars) or any(
        rule.start < x < rule.end for rule in sheet.horizontal
    )


def _size(rows: Sequence[Sheet]) -> float:
    return median(char.size for row in rows for part in row for char in part.chars)


def _left(part: PageContent) -> float:
    """Where what a part prints begins, its rules too."""
    starts = [*(r.start for r in part.horizontal), *(r.at for r in part.vertical)]
    return min([*starts, *(char.left for char in part.chars)])


def _right(part: PageContent) -> float:
    ends = [*(r.end for r in part.horizontal), *(r.at for r in part.vertical)]
    return max([*ends, *(char.right for char in part.chars)])


def _are_apart(left: PageContent, right: PageContent) -> bool:
    """Whether two neighbours are no parts of one table."""
    one, other = text_lines(left.chars), text_lines(right.chars)
    if _is_captioned(one) and _is_captioned(other):
        return True
    if _is_of_prose(one, left) and _is_of_prose(other, right):
        return True
    few, many = sorted((one, other), key=len)
    if len(few) < _FEWEST_LINES:
        return False
    level = sum(any(_are_level(line, each) for each in many) for line in few)
    return len(few) - level > _UNLEVEL * len(few)


def _is_captioned(lines: Sequence[TextLine]) -> bool:
    texts = (fold(run.text) for line in lines for run in runs(line, _PARTED))
    return any(_TITLE.search(text) or unit_line(text) for text in texts)


def _is_of_prose(lines: Sequence[TextLine], part: PageContent) -> bool:
    wide = [line for line in lines if line.right - line.left > _WIDE * part.width]
    return sum(len(runs(line, _PARTED)) == 1 for line in wide) >= _FEWEST_WIDE


def _are_level(one: TextLine, other: TextLine) -> bool:
    return abs(one.middle - other.middle) < _LEVEL * max(one.size, other.size)


def _are_below(rows: Sequence[Sheet], down: int) -> bool:
    """Whether each part holds so many pages, one below the other."""
    height = rows[0][0].height / down
    parts = [part for row in rows for part in row]
    if any(_is_crossed_down(part, height * k) for part in parts for k in range(1, down)):
        return False
    starts, ends = list[float](), list[float]()
    for column in zip(*rows, strict=True):
        cells = zip(*(_cells(part, 1, down) for part in column), strict=True)
        for number, cell in enumerate(cells):
            tops = [top for part in cell if (top := _top(part)) is not None]
            bottoms = [char.bottom for part in cell for char in part.chars]
            if not tops:
                return False
            starts.append(min(tops))
            ends += bottoms if number < down - 1 else []
    size = _size(rows)
    white = height - max(ends) + min(starts)
    return white > _GUTTER * size and max(starts) - min(starts) < _MARGIN * size


def _is_crossed_down(part: PageContent, y: float) -> bool:
    return any(char.top < y < char.bottom for char in part.chars) or any(
        rule.start < y < rule.end for rule in part.vertical
    )


def _top(part: PageContent) -> float | None:
    """Where what a part prints begins."""
    tops = [*(char.top for char in part.chars), *(rule.at for rule in part.horizontal)]
    return min(tops, default=None)


def _in_order(sheets: Sequence[Sheet], across: int) -> list[Sheet]:
    """The pages of each sheet as they are read: by row, or by column where their numbers tell that."""
    by_column = [[page for k in range(across) for page in sheet[k::across]] for sheet in sheets]
    ordered = by_column if _rising(by_column) > _rising(sheets) else sheets
    return [[replace(page, leaf=n) for n, page in enumerate(sheet)] for sheet in ordered]


def _rising(sheets: Sequence[Sheet]) -> int:
    """How often the number that a page prints is followed by the next one."""
    numbers = [printed_page(text_lines(p.chars), p.height) for sheet in sheets for p in sheet]
    return sum(one is not None and other == one + 1 for one, other in pairwise(numbers))
