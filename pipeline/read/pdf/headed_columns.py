"""Columns told by the figures in them, and the headings over these → the columns that the table has.

A heading stands in the middle of its column, figures at its right: a heading between two columns of
figures is that of the one that has none yet. Where both have one, it heads a column that is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.pdf.alignment import Columns, Extent
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import Row, numbers_columns, pitch_of

_WORD_SPACE = 0.5
_SPREAD = 5.0
"""Single letters of one word (合  计) stand no further apart than this many character heights."""
_A_ROW = 0.8
"""What stands more than this share of the rows' pitch below a heading is no further line of it."""
_OVERLAP = 0.15
_SAME = 0.5
_UNEVEN = 0.15
"""Of two columns under one heading each has at least this share of their width."""


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A text of a heading's line, which line that is, from the top, and where its middle is."""

    left: float
    right: float
    size: float
    line: int
    at: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def is_over(self, left: float, right: float) -> bool:
        return min(self.right, right) - max(self.left, left) > _OVERLAP * self.size


def with_headings(columns: Columns, rows: Sequence[Row], body: Sequence[Row]) -> Columns:
    """The columns of a body parted as the headings in `rows` say, those among them that are empty too."""
    texts = heading_texts(rows, columns)
    if not texts or not columns.extents:
        return columns
    leaves = _leaves(texts, columns, pitch_of(body))
    headed = [any(text.is_over(*extent) for text in leaves) for extent in columns.extents]
    loose = [t for t in leaves if not any(t.is_over(*extent) for extent in columns.extents)]
    loose = [
        _with_lines_above(text, texts, (*columns.extents, *_others(text, leaves))) for text in loose
    ]
    behind = _clusters([t for t in loose if t.middle > columns.extents[-1][1]])
    flush = _flush(columns, body)
    is_told = (False, True) in flush or headed[-1] or not behind
    if not is_told and _stands_right(loose, columns.extents[headed.index(False)]):
        flush = [(left, right and not left) for left, right in flush]
    extents, cuts = [columns.extents[0]], list[float]()
    for place, (left, right) in enumerate(pairwise(columns.extents)):
        between = _clusters([t for t in loose if left[1] <= t.middle <= right[0]])
        mine, own, theirs = _shared(
            between,
            not headed[place] and flush[place][0],
            not headed[place + 1] and flush[place + 1][1],
        )
        headed[place + 1] = headed[place + 1] or bool(theirs)
        edges = [_joined(left, mine), *own, _joined(right, theirs)]
        if between:
            cuts += [_cut(a, b, columns.cuts[place]) for a, b in pairwise(edges)]
        else:
            cuts.append(columns.cuts[place])
        extents += [*own, right]
    if behind and not headed[-1] and flush[-1] == (True, False):
        extents[-1] = _joined(extents[-1], [behind.pop(0)])
    cuts += [_cut(a, b) for a, b in pairwise([extents[-1], *behind])]
    return Columns((*extents, *behind), tuple(cuts))


def _cut(left: Extent, right: Extent, clear: float = 0.0) -> float:
    """Where two columns part: where the fewest words are cut, if that is between them."""
    return clear if left[1] <= clear <= right[0] else (left[1] + right[0]) / 2


def heading_texts(rows: Sequence[Row], columns: Columns) -> list[HeadingText]:
    """The texts of lines of headings, letters that are spread over a column put together."""
    found: list[HeadingText] = []
    for number, row in enumerate(rows):
        parts: list[list[TextLine]] = []
        for word in row.words:
            if parts and _goes_on(parts[-1][-1], word, columns, row.is_by_cell):
                parts[-1].append(word)
            else:
                parts.append([word])
        found += [
            HeadingText(p[0].left, p[-1].right, p[0].size, number, row.line.middle) for p in parts
        ]
    return found


def _goes_on(before: TextLine, word: TextLine, columns: Columns, by_cell: bool) -> bool:
    if is_datum(before.text) and is_datum(word.text):
        return False
    are_letters = len(before.text) == len(word.text) == 1
    is_near = word.left - before.right <= (_SPREAD if are_letters else _WORD_SPACE) * word.size
    if by_cell and columns.under(before) != columns.under(word):
        return False
    return is_near and (are_letters or not by_cell)


def _leaves(texts: Sequence[HeadingText], columns: Columns, pitch: float) -> list[HeadingText]:
    """The texts under which no other stands: neither right below nor at both sides of their middles, where
    one of these is over no figures; nor, where their middles are over no figures, over the columns at both
    sides, or a row of the table below at both sides."""
    leaves: list[HeadingText] = []
    for text in texts:
        lower = [t for t in texts if t.line > text.line]
        if any(text.is_over(t.left, t.right) for t in lower):
            continue
        if _heads_both_sides(text, texts, columns):
            continue
        is_inside = any(left <= text.middle <= right for left, right in columns.extents)
        over_both = _is_group(text, lower, columns) or _parts_a_row(text, texts, pitch)
        if is_inside or not over_both:
            leaves.append(text)
    return leaves


def _others(text: HeadingText, leaves: Sequence[HeadingText]) -> Iterator[Extent]:
    """The extents of all leaves but one."""
    return ((each.left, each.right) for each in leaves if each is not text)


def _with_lines_above(
    text: HeadingText, texts: Sequence[HeadingText], others: Sequence[Extent]
) -> HeadingText:
    """A heading's last line, as wide as the lines above it with the same middle, where these are over no
    other column."""
    near = _SAME * _WORD_SPACE * text.size
    above = [t for t in texts if t.line < text.line and abs(t.middle - text.middle) < near]
    left, right = min(t.left for t in (text, *above)), max(t.right for t in (text, *above))
    wide = replace(text, left=left, right=right)
    return text if any(wide.is_over(*extent) for extent in others) else wide


def _is_group(text: HeadingText, lower: Sequence[HeadingText], columns: Columns) -> bool:
    left = [extent for extent in columns.extents if extent[1] <= text.middle]
    right = [extent for extent in columns.extents if extent[0] >= text.middle]
    if not left or not right:
        return False
    return any(t.is_over(*left[-1]) for t in lower) and any(t.is_over(*right[0]) for t in lower)


def _heads_both_sides(text: HeadingText, texts: Sequence[HeadingText], columns: Columns) -> bool:
    """Whether a text of the highest line stands between two of a line below it that nothing else is over,
    one of which has no figures right below it: a heading of both."""
    lower = [t for t in texts if t.line > text.line]
    left = max((t for t in lower if t.right <= text.left), key=lambda t: t.right, default=None)
    right = min((t for t in lower if t.left >= text.right), key=lambda t: t.left, default=None)
    if left is None or right is None or left.line != right.line:
        return False
    if text.line > min(t.line for t in texts):
        return False
    share = (text.middle - left.middle) / (right.middle - left.middle)
    above = [t for t in texts if t.line < left.line and t is not text]
    if not _UNEVEN <= share <= 1 - _UNEVEN or any(
        t.is_over(each.left, each.right)
        or (t.line == text.line and _has_one_between(text, t, left.line, lower))
        for t in above
        for each in (left, right)
    ):
        return False
    return any(
        not any(each.is_over(*extent) for extent in columns.extents) for each in (left, right)
    )


def _has_one_between(
    text: HeadingText, beside: HeadingText, line: int, lower: Sequence[HeadingText]
) -> bool:
    """Whether one text alone of a line stands below and between two: it may be of either."""
    first, last = sorted((text.middle, beside.middle))
    return sum(t.line == line and first < t.middle < last for t in lower) == 1


def _parts_a_row(text: HeadingText, texts: Sequence[HeadingText], pitch: float) -> bool:
    """Whether a whole row below a text others stand at both sides of it, nearer than those beside it."""
    lower = [t.line for t in texts if t.line > text.line and t.at - text.at >= _A_ROW * pitch]
    if not lower:
        return False
    beside = [t for t in texts if text.line <= t.line < min(lower) and t is not text]
    below = [t for t in texts if t.line == min(lower)]
    left = max((t.middle for t in below if t.right <= text.left), default=None)
    right = min((t.middle for t in below if t.left >= text.right), default=None)
    if left is None or right is None:
        return False
    return not any(left - t.size < t.middle < right + t.size for t in beside)


def _clusters(texts: Sequence[HeadingText]) -> list[Extent]:
    """The extents of texts that stand one below another, from left to right."""
    found: list[Extent] = []
    for text in sorted(texts, key=lambda t: t.left):
        if found and text.left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], text.right)
        else:
            found.append((text.left, text.right))
    return found


def _stands_right(loose: Sequence[HeadingText], first: Extent) -> bool:
    """Whether no heading that is over no column stands left of the first column that none is over: where
    one stands right of the last column too, each is right of its own."""
    return all(text.middle > first[1] for text in loose)


def _flush(columns: Columns, body: Sequence[Row]) -> list[tuple[bool, bool]]:
    """For each column whether its texts are set flush left, and whether flush right: a heading in its
    middle may then stand to their right, or to their left."""
    found: list[list[TextLine]] = [[] for _ in columns.extents]
    for row in body:
        for column, run in () if numbers_columns(row) else columns.cells(row):
            found[column].append(run)
    flush: list[tuple[bool, bool]] = []
    for runs in found:
        lefts, rights = [run.left for run in runs], [run.right for run in runs]
        spread = [max(ends) - min(ends) if ends else 0.0 for ends in (lefts, rights)]
        slack = _WORD_SPACE * (runs[0].size if runs else 0.0)
        flush.append((spread[0] <= spread[1] + slack, spread[1] <= spread[0] + slack))
    return flush


def _shared(
    between: Sequence[Extent], is_for_left: bool, is_for_right: bool
) -> tuple[list[Extent], list[Extent], list[Extent]]:
    """Headings between two columns: that of the left one, those of columns of their own, that of the
    right one."""
    rest = list(between)
    theirs = [rest.pop()] if rest and is_for_right else []
    mine = [rest.pop(0)] if rest and is_for_left else []
    return mine, rest, theirs


def _joined(extent: Extent, more: Sequence[Extent]) -> Extent:
    lefts, rights = zip(extent, *more, strict=True)
    return min(lefts), max(rights)
