"""Rows of words → the same rows parted where the file sets one text after another.

Where columns stand close, white space does not tell the gap between two cells from that between two
words. Most programs that write tables set each cell as a text of its own: a word within it follows a
space, the next cell none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import APART, Row, with_leaders, with_spread

_NARROWEST = 0.3
"""White space of this many character heights is more than fonts of one text leave between them."""
_FEWEST = 3
"""So many figures beside other texts tell how a page sets them."""
_MOST = 0.95

_AMOUNT = re.compile(r"-?\d[\d,]*\.\d\d")
_AMOUNTS = re.compile(rf"(?:{_AMOUNT.pattern}){{2,}}")

_Parts = Callable[[Char, Char], bool]
"""Whether two neighbouring characters are of two texts, given that white space is between them."""


def parted_by_cell(rows: Sequence[Row]) -> list[Row]:
    """The rows parted by cell if their figures are set so, else as they are."""
    figures = [row for row in rows if row.is_tabular]
    pairs = [pair for row in figures for pair in _beside(row)]
    for parts in (_are_of_two, _has_no_space):
        within = [parts(a, b) for row in figures for a, b in _within(row)]
        apart = [parts(a.chars[-1], b.chars[0]) for a, b in pairs]
        if parts is _are_of_two and sum(within) > (1 - _MOST) * len(within):
            continue  # each letter is a text of its own
        if len(apart) >= _FEWEST and sum(apart) >= _MOST * len(apart):
            return [_parted(row, parts) for row in rows]
    return list(rows)


def _are_of_two(before: Char, after: Char) -> bool:
    return before.owner != after.owner


def _has_no_space(before: Char, after: Char) -> bool:
    return before.owner != after.owner and not after.follows_space


def _beside(row: Row) -> Iterator[tuple[TextLine, TextLine]]:
    """The figures of a row and what stands beside them."""
    for before, after in pairwise(row.words):
        is_apart = after.left - before.right > _NARROWEST * row.size
        if is_apart and (is_datum(before.text) or is_datum(after.text)):
            yield before, after


def _within(row: Row) -> Iterator[tuple[Char, Char]]:
    """The neighbouring characters of each figure of a row."""
    for word in row.words:
        if is_datum(word.text):
            yield from pairwise(word.chars)


def _are_digits(before: Char, after: Char) -> bool:
    return before.text.isdigit() and after.text.isdigit()


def _touching(row: Row, starts: Sequence[int]) -> Iterator[int]:
    """Where amounts begin that touch those before them: each has two decimals."""
    text = "".join(char.text[:1] for char in row.line.chars)
    for first, end in pairwise([0, *starts, len(text)]):
        if text.count(".", first, end) > 1 and (found := _AMOUNTS.fullmatch(text, first, end)):
            yield from (each.start() for each in _AMOUNT.finditer(text, first, found.end()))


def _parted(row: Row, parts: _Parts) -> Row:
    chars, size = row.line.chars, row.size
    starts = [
        at
        for at, (before, char) in enumerate(pairwise(chars), 1)
        if (gap := char.left - before.right) > APART * size
        or (gap > _NARROWEST * size and parts(before, char))
        or (parts is _are_of_two and parts(before, char) and _are_digits(before, char))
    ]
    starts = sorted({*starts, *_touching(row, starts)} - {0})
    ends = zip([0, *starts], [*starts, len(chars)], strict=True)
    cells = [TextLine(chars[start:end]) for start, end in ends]
    return Row(row.line, with_leaders(with_spread(cells)), is_by_cell=True)
