"""The lines over a table's columns → its headings: wrapped ones joined, those over several columns spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.geometry import Rule
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import APART, Row

_WORD_SPACE = 0.5
"""Words of one heading are no further apart than this many character heights."""
_OFF_CENTER = 0.2
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


def headings(rows: Sequence[Row], columns: Columns, rules: Sequence[Rule]) -> list[Placed]:
    """The cells of a heading, row by row from 0; every column has one in the lowest row, if empty.

    `rules` are the horizontal ones among its lines: a heading reaches as far as the rule under it.
    """
    found: list[_Heading] = []
    for row, below in zip(rows, [*rows[1:], None], strict=False):
        for run, first, last in _spread(_runs(row, columns), columns, rules, below):
            _put(found, run, first, last, rules)
    return _by_level(found, len(columns))


def _runs(row: Row, columns: Columns) -> list[TextLine]:
    """The texts of a line: words close together, but where one ends its column with the next one's."""
    parts: list[list[TextLine]] = []
    for word in row.words:
        before = parts[-1][-1] if parts else None
        if before is not None and _goes_on(before, word, columns):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [TextLine(tuple(c for word in part for c in word.chars)) for part in parts]


def _goes_on(before: TextLine, word: TextLine, columns: Columns) -> bool:
    gap = word.left - before.right
    if columns.under(before)[1] == columns.under(word)[0]:
        return gap <= APART * word.size
    figures = is_datum(before.text) and is_datum(word.text)
    return gap <= _space(before, word) and not figures


def _space(before: TextLine, word: TextLine) -> float:
    """How wide a space between two words may be: a whole letter where all letters are as wide."""
    chars = (*before.chars, *word.chars)
    widths = [char.width for char in chars]
    is_narrow = max(widths) < 0.7 * word.size  # no letters of Chinese, which have no spaces
    if len(chars) > 3 and is_narrow and max(widths) - min(widths) < 0.02 * word.size:
        return max(widths[0] * 1.1, _WORD_SPACE * word.size)
    return _WORD_SPACE * word.size


Spread = tuple[TextLine, int, int]


def _spread(
    found: Sequence[TextLine], columns: Columns, rules: Sequence[Rule], below: Row | None
) -> list[Spread]:
    """Texts of one line with the columns that they head: by the rule under them, by how they part the
    columns among them, else by what they stand over."""
    under = [_under_rule(run, columns, rules, below) for run in found]
    if not any(under) and below is not None:
        parted = _shares(found, columns, below)
        if parted:
            return parted
    spread: list[Spread] = []
    for run, ruled in zip(found, under, strict=True):
        first, last = ruled or columns.under(run)
        if spread and first <= spread[-1][2]:
            first = min(spread[-1][2] + 1, last)
        spread.append((run, first, max(first, last)))
    return spread


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


def _shares(found: Sequence[TextLine], columns: Columns, below: Row) -> list[Spread] | None:
    """Texts that stand in the middle of groups of columns, where the groups are all that follow the
    first text's, and the line below heads each of their columns."""
    extents = dict(enumerate(columns.extents))
    named = set[int]()
    for run in _runs(below, columns):
        column = columns.under(run)[0]
        named.add(column)
        left, right = extents[column]
        extents[column] = min(left, run.left), max(right, run.right)
    own = [run for run in found if columns.under(run)[0] > 0]
    stub = [run for run in found if columns.under(run)[0] == 0]
    start, count = 1, len(columns)
    if not own or len(stub) > 1 or not set(range(1, count)) <= named or len(own) >= count - 1:
        return None
    spread: list[Spread] = [(run, 0, 0) for run in stub]
    for run in own:
        middle = (run.left + run.right) / 2
        ends = [e for e in range(start, count) if columns.at(run.right - 0.3 * run.size) <= e]
        if not ends or columns.at(run.left + 0.3 * run.size) < start:
            return None
        left = extents[start][0]
        end = min(ends, key=lambda e: abs((left + extents[e][1]) / 2 - middle))
        right = extents[end][1]
        if abs((left + right) / 2 - middle) > _OFF_CENTER * (right - left):
            return None
        spread.append((run, start, end))
        start = end + 1
    return spread if start == count else None


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
