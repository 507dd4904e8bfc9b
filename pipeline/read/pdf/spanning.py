"""A heading and the headings below it → the columns that it stands over, where no rule says it.

Three ways of setting one are known, tried in this order: in the middle of all columns that it may reach
over, in the middle of the most of those that fit best, and flush left over its first column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.read.pdf.lines import TextLine

Cells = Sequence[tuple[float, float]]
"""From where to where each column reaches, from left to right."""
Span = tuple[int, int]
"""The first and the last column."""

_OFF_CENTER = 0.2
"""A heading's middle is off that of its columns by no more than this share of their width."""
_OFF_STUB = 0.5
"""Over the names of rows, which are set to the left, by no more than this many character heights."""
_ALIKE = 0.3
"""Middles less than this many character heights apart are one."""
_NEARLY = 0.06
"""Over all columns it may reach a middle that is off by this share of their width counts as hit."""
_FLUSH = 0.1
"""Texts that begin less than this many character heights apart are set at one edge."""


def spanned(run: TextLine, own: Span, free: Span, below: set[int], cells: Cells) -> Span:
    """The columns that a heading stands over: its `own`, or with such as it is `free` to reach over and
    that have headings of their own a row below it (`below`)."""
    if own[0] not in below:
        return own
    fits = dict(_fits(run, own, free, below, cells))
    every = max(free[0], 1), free[1]
    if every in fits and _is_over_all(run, fits[every], every, cells):
        return every
    if fits:
        return _best(run, fits)
    return _from_left(run, own, free, below, cells)


def _fits(
    run: TextLine, own: Span, free: Span, below: set[int], cells: Cells
) -> Iterator[tuple[Span, float]]:
    """The columns that a heading stands about in the middle of, and how far off it is."""
    middle = (run.left + run.right) / 2
    for first in range(free[0], own[0] + 1):
        for last in range(max(own[1], first + 1), free[1] + 1):
            left, right = cells[first][0], cells[last][1]
            off = abs((left + right) / 2 - middle)
            most = _OFF_CENTER * (right - left) if own[0] else _OFF_STUB * run.size
            if off <= most and set(range(first, last + 1)) <= below:
                yield (first, last), off


def _is_over_all(run: TextLine, off: float, every: Span, cells: Cells) -> bool:
    """Whether a heading stands in the middle of all columns, as far as these can be measured."""
    width = cells[every[1]][1] - cells[every[0]][0]
    return round(off / (_ALIKE * run.size)) <= _NEARLY * width / (_ALIKE * run.size)


def _best(run: TextLine, fits: dict[Span, float]) -> Span:
    """The columns whose middle is the nearest, the most of those that are as near."""

    def rank(span: Span) -> tuple[float, int, Span]:
        return round(fits[span] / (_ALIKE * run.size)), span[0] - span[1], span

    return min(fits, key=rank)


def _from_left(run: TextLine, own: Span, free: Span, below: set[int], cells: Cells) -> Span:
    """The columns from that at whose left edge a heading is set to the last it may reach over."""
    if not own[0] or abs(run.left - cells[own[0]][0]) >= _FLUSH * run.size:
        return own
    headed = takewhile(below.__contains__, range(own[1], free[1] + 1))
    return own[0], max(headed, default=own[1])
