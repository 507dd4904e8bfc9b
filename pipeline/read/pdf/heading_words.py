"""The words of one line over a table's columns → its texts: which words are of one heading.

Words are where a gap is; whether two are of one heading the columns under them tell, and how wide the gap is.
"""

from __future__ import annotations

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import APART, Row

WORD_SPACE = 0.5
"""Words of one heading are no further apart than this many character heights."""
_FULL_WIDTH = 0.7
"""A letter narrower than this share of its height is not Chinese."""
_EVEN = 0.02
"""Letters are as wide as each other up to this share of their height."""
_SPACE = 1.1
"""A space is up to so many times as wide as a letter."""


def texts_of(row: Row, columns: Columns) -> list[TextLine]:
    """The texts of a line: words close together, but where one ends its column with the next one's."""
    parts: list[list[TextLine]] = []
    for word in row.words:
        before = parts[-1][-1] if parts else None
        if before is not None and _goes_on(before, word, columns, row.is_by_cell):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [TextLine(tuple(c for word in part for c in word.chars)) for part in parts]


def _goes_on(before: TextLine, word: TextLine, columns: Columns, by_cell: bool) -> bool:
    gap = word.left - before.right
    is_of_one = columns.under(before)[1] == columns.under(word)[0]
    is_near = gap <= APART * word.size
    if by_cell:  # parted already, but for single letters that are spread over a column
        return is_of_one and is_near and len(before.text) == len(word.text) == 1
    if is_of_one:
        return is_near
    figures = is_datum(before.text) and is_datum(word.text)
    return gap <= _space(before, word) and not figures


def _space(before: TextLine, word: TextLine) -> float:
    """How wide a space between two words may be: a whole letter where all letters are as wide."""
    chars = (*before.chars, *word.chars)
    widths = [char.width for char in chars]
    is_narrow = max(widths) < _FULL_WIDTH * word.size  # no letters of Chinese, which have no spaces
    if len(chars) > 3 and is_narrow and max(widths) - min(widths) < _EVEN * word.size:
        return max(widths[0] * _SPACE, WORD_SPACE * word.size)
    return WORD_SPACE * word.size
