"""The lines over a table's columns → its headings: wrapped ones joined, those over several columns spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.heading_words import WORD_SPACE, texts_of
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row
from pipeline.read.pdf.spanning import Cells, shared_spans, spanned

_A_ROW = 0.8
"""What stands more than this share of the rows' pitch below a heading is no further line of it."""
_LEADING = 1.6
"""Lines of one heading are no further apart than this many character heights."""
_EVEN = 1.15
"""They are as far apart as those of the others, up to this."""
_PADDING = 0.25
"""A cell ends about this many character heights below its text."""
TITLES = ("表", "说明", "情况")
_RULE_REACH = 1.0


@dataclass(slots=True)
class Placed:
    """The lines of one cell, and the rows and columns that it lies over."""

    lines: list[TextLine]
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def top(self) -> float:
        return min(line.box[1] for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.box[3] for line in self.lines)


@dataclass(slots=True)
class _Heading:
    """A heading as it grows downward: its lines, its columns, its level."""

    lines: list[TextLine]
    first: int
    last: int
    over: list[_Heading] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return self.lines[-1].box[3]

    @property
    def level(self) -> int:
        return max((above.level + 1 for above in self.over), default=0)

    def is_over(self, first: int, last: int) -> bool:
        return self.first <= last and first <= self.last


def headings(
    rows: Sequence[Row], columns: Columns, rules: Sequence[Rule], pitch: float
) -> list[Placed]:
    """The cells of a heading, row by row from 0; every column has one in the lowest row, if empty.

    `rules` are the horizontal ones among its lines: a heading reaches as far as the rule under it.
    `pitch` is how far apart rows of the table are.
    """
    found: list[_Heading] = []
    lines = [texts_of(row, columns) for row in rows]
    cells = _cells(lines, columns)
    step = _a_row(lines, columns, pitch)
    for at, (row, runs) in enumerate(zip(rows, lines, strict=True)):
        below = rows[at + 1] if at + 1 < len(rows) else None
        named = _headed_below(row, lines[at + 1 :], columns, step)
        under = [_under_rule(run, columns, rules, below) for run in runs]
        for run, first, last in _spread(runs, under, found, named, cells, columns):
            _put(found, run, first, last, rules)
    return _by_level(found, len(columns))


def heads_a_group(rows: Sequence[Row], columns: Columns, pitch: float) -> bool:
    """Whether the lone text of the first line stands in the middle of columns, but not of all, that have
    headings a row below it."""
    (run, *others), *lines = (texts_of(row, columns) for row in rows)
    if others or run.text.endswith(TITLES):
        return False
    cells = _cells([[run], *lines], columns)
    step = _a_row([[run], *lines], columns, pitch)
    below = _headed_below(rows[0], lines, columns, step)
    own, count = columns.under(run), len(columns)
    first, last = spanned(run, own, (int(own[0] > 1), count - 1), below, cells)
    is_beside_taller = first > 0 or len(below) < count
    off = (cells[first][0] + cells[last][1] - run.left - run.right) / 2
    return first < last and is_beside_taller and abs(off) <= WORD_SPACE * run.size


def _a_row(lines: Sequence[Sequence[TextLine]], columns: Columns, pitch: float) -> float:
    """How far below a heading stands what is no further line of it: by the pitch of rows, or by how far
    the lines of the headings are apart."""
    last: dict[int, TextLine] = {}
    steps: list[float] = []
    for run in (run for line in lines for run in line):
        first, end = columns.under(run)
        steps += [run.middle - last[c].middle for c in range(first, end + 1) if c in last]
        last |= dict.fromkeys(range(first, end + 1), run)
    if not steps:
        return _A_ROW * pitch
    most = _LEADING * max(run.size for run in last.values())
    return min(_A_ROW * pitch, most, _EVEN * min(steps))


def _cells(lines: Sequence[Sequence[TextLine]], columns: Columns) -> Cells:
    """How far each column reaches: as far to both sides of the middle of its lowest heading."""
    cells = list(columns.extents)
    for column in range(len(columns)):
        own = [run for line in lines for run in line if columns.under(run) == (column, column)]
        if own:
            left, right = columns.extents[column]
            middle = (own[-1].left + own[-1].right) / 2
            half = max(middle - left, right - middle, (own[-1].right - own[-1].left) / 2)
            cells[column] = middle - half, middle + half
    return cells


Spread = tuple[TextLine, int, int]


def _headed_below(
    row: Row, lines: Sequence[Sequence[TextLine]], columns: Columns, a_row: float
) -> set[int]:
    """The columns whose next heading under a line is a row below it: no further line of one cell, nor of
    one beside it, which stands halfway down where it reaches from this row to the last."""
    bottom = max((run.box[3] for line in lines for run in line), default=0.0)
    end = bottom + _PADDING * row.size
    below: dict[int, list[TextLine]] = {}
    for run in (run for line in lines for run in line):
        first, last = columns.under(run)
        for column in range(first, last + 1):
            below.setdefault(column, []).append(run)
    named: set[int] = set()
    for column, runs in below.items():
        is_one = all(lower.middle - upper.middle <= a_row for upper, lower in pairwise(runs))
        is_beside = is_one and runs[0].middle + runs[-1].middle < row.line.middle + end
        if runs[0].middle - row.line.middle > a_row and not is_beside:
            named.add(column)
    return named


def _spread(
    runs: Sequence[TextLine],
    under: Sequence[tuple[int, int] | None],
    found: Sequence[_Heading],
    named: set[int],
    cells: Cells,
    columns: Columns,
) -> list[Spread]:
    """Texts of one line with the columns that they head: by the rule under each, else by what they stand
    in the middle of, between the texts beside them and within what stands over them, or the rule that
    they share."""
    count = len(columns)
    ruled = [span if span and under.count(span) == 1 else None for span in under]
    stands = [span or columns.under(run) for run, span in zip(runs, ruled, strict=True)]
    reaches = [_limits(found, *each, count) for each in zip(stands, under, strict=True)]
    limits = [None if span else reach for span, reach in zip(ruled, reaches, strict=True)]
    shared = shared_spans(runs, stands, limits, named, cells)
    spread: list[Spread] = []
    for at, run in enumerate(runs):
        first, last = stands[at]
        before = spread[-1][2] + 1 if spread else 0
        first = min(max(first, before), max(last, before), count - 1)
        last = max(first, last)
        if at in shared:
            first, last = shared[at]
        elif not ruled[at]:
            after = stands[at + 1][0] - 1 if at + 1 < len(runs) else count - 1
            start, end = _limits(found, (first, last), under[at], count)
            free = max(before, start), min(max(after, last), end)
            first, last = spanned(run, (first, last), free, named, cells)
        spread.append((run, first, last))
    return spread


def _limits(
    found: Sequence[_Heading], own: tuple[int, int], ruled: tuple[int, int] | None, count: int
) -> tuple[int, int]:
    """The first and the last column that what stands over some columns, and the rule under them, let a
    heading reach."""
    above = [(h.first, h.last) for h in found if h.first < h.last and h.is_over(*own)]
    within = [(0, count - 1), *above, *([ruled] if ruled else [])]
    return max(first for first, _ in within), min(last for _, last in within)


def _under_rule(
    run: TextLine, columns: Columns, rules: Sequence[Rule], below: Row | None
) -> tuple[int, int] | None:
    """The columns that a rule reaches over that is drawn right under a text and is wider than it."""
    end = below.line.middle if below else run.box[3] + run.size
    for rule in rules:
        if not run.middle < rule.at < end or rule.at > run.box[3] + _RULE_REACH * run.size:
            continue
        if rule.start <= run.left + run.size and run.right - run.size <= rule.end:
            over = [
                index
                for index, (left, right) in enumerate(columns.extents)
                if min(right, rule.end) - max(left, rule.start) > 0.5 * (right - left)
            ]
            if len(over) > 1 and over[-1] - over[0] + 1 < len(columns):
                return over[0], over[-1]
    return None


def _put(
    found: list[_Heading], run: TextLine, first: int, last: int, rules: Sequence[Rule]
) -> None:
    """Add a text: as a further line of the heading above it, or as one under it."""
    above = [h for h in found if h.is_over(first, last)]
    lowest = [h for h in above if not any(h in other.over for other in above)]
    if len(lowest) == 1 and not _is_parted(lowest[0], run, rules):
        same = (lowest[0].first, lowest[0].last) == (first, last)
        if same:
            lowest[0].lines.append(run)
            return
    found.append(_Heading([run], first, last, lowest))


def _is_parted(above: _Heading, run: TextLine, rules: Sequence[Rule]) -> bool:
    """Whether a rule is drawn between a heading and a text under it."""
    middle = (run.left + run.right) / 2
    last = above.lines[-1].middle
    return any(last < r.at < run.middle and r.start < middle < r.end for r in rules)


def _by_level(found: Sequence[_Heading], count: int) -> list[Placed]:
    """Headings in rows; one with nothing under it reaches down to the last row."""
    if not found:
        return []
    deepest = max(h.level for h in found)
    placed: list[Placed] = []
    filled: set[tuple[int, int]] = set()
    for heading in sorted(found, key=lambda h: (h.level, h.first)):
        below = [
            h.level
            for h in found
            if h.level > heading.level and h.is_over(heading.first, heading.last)
        ]
        end = min(below, default=deepest + 1)
        own = range(heading.level, end), range(heading.first, heading.last + 1)
        taken = {(r, c) for r in own[0] for c in own[1]} & filled
        if taken:
            own = range(heading.level, min(r for r, _ in taken)), own[1]
        filled |= {(r, c) for r in own[0] for c in own[1]}
        placed.append(
            Placed(heading.lines, own[0].start, heading.first, max(len(own[0]), 1), len(own[1]))
        )
    placed += [
        Placed([], r, c) for r in range(deepest + 1) for c in range(count) if (r, c) not in filled
    ]
    return placed
