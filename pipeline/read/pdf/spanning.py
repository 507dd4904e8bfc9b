"""A heading and the headings below it → the columns that it stands over, where no rule says it.

Three ways of setting one are known, tried in this order: in the middle of all columns that it may reach
over, with those beside it where they share these, in the middle of the most of those that fit best, and
flush left over its first column.
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


def shared_spans(
    runs: Sequence[TextLine],
    owns: Sequence[Span],
    limits: Sequence[Span | None],
    below: set[int],
    cells: Cells,
) -> dict[int, Span]:
    """The columns of those headings of one line that share, each in the middle of its own, all columns in
    a row that have headings a row below; `limits` are how far each may reach, None where that is known."""
    found: dict[int, Span] = {}
    for at, limit in enumerate(limits):
        if at in found or limit is None:
            continue
        free = _headed_around(owns[at][0], limit, below)
        last = at
        while last + 1 < len(runs) and limits[last + 1] == limit and owns[last + 1][0] in free:
            last += 1
        inside = [
            i for i, own in enumerate(owns) if not set(range(own[0], own[1] + 1)).isdisjoint(free)
        ]
        if last > at and inside == list(range(at, last + 1)):
            own = slice(at, last + 1)
            spans = _tiled(runs[own], owns[own], (free[0], free[-1]), below, cells)
            found |= dict(zip(inside, spans, strict=False))
    return found


def _headed_around(column: int, limit: Span, below: set[int]) -> range:
    """The columns around one, within limits, that have headings a row below; none where it has not."""
    if column not in below:
        return range(0)
    first = last = column
    while first > limit[0] and first - 1 in below:
        first -= 1
    while last < limit[1] and last + 1 in below:
        last += 1
    return range(first, last + 1)


def _tiled(
    runs: Sequence[TextLine], owns: Sequence[Span], free: Span, below: set[int], cells: Cells
) -> list[Span]:
    """The columns that headings of one line stand over which share all that they are `free` to reach over:
    each in the middle of its own, as near as can be; [] where they do not share them so."""
    reached = {first: (0.0, list[Span]()) for first in (free[0], max(free[0], 1))}
    ends = [*(own[0] - 1 for own in owns[1:]), free[1]]
    for run, own, end in zip(runs, owns, ends, strict=True):
        further: dict[int, tuple[float, list[Span]]] = {}
        for first, (cost, spans) in reached.items():
            for last in range(own[1], end + 1) if first <= own[0] else ():
                off = _off(run, (first, last), cells)
                shared = cost + off, [*spans, (first, last)]
                if _is_over_all(run, off, (first, last), cells):
                    further[last + 1] = min(shared, further.get(last + 1, shared))
        reached = further
    return reached.get(free[1] + 1, (0.0, list[Span]()))[1]


def _off(run: TextLine, span: Span, cells: Cells) -> float:
    """How far a heading's middle is off that of columns."""
    return abs(cells[span[0]][0] + cells[span[1]][1] - run.left - run.right) / 2


def _fits(
    run: TextLine, own: Span, free: Span, below: set[int], cells: Cells
) -> Iterator[tuple[Span, float]]:
    """The columns that a heading stands about in the middle of, and how far off it is."""
    for first in range(free[0], own[0] + 1):
        for last in range(max(own[1], first + 1), free[1] + 1):
            off = _off(run, (first, last), cells)
            width = cells[last][1] - cells[first][0]
            most = _OFF_CENTER * width if own[0] else _OFF_STUB * run.size
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
