"""Rows of words → the columns that they stand in: where white space runs down through all of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import APART, Row, numbers_columns

_RICH = 0.6
"""A row with this share of what full rows hold tells the columns; one with less may be a heading."""
_STRAY = 0.04
"""So many of the rows may run over the white space between two columns."""
_NARROWEST = 0.12
_TOUCH = 0.1
"""Cells of columns that touch reach no further than this many character heights into one another."""
_WORD_SPACE = 0.25
_WIDER = 1.25
_OFTEN, _SOME = 0.5, 0.3
_FIGURES = 0.6
_FEWEST = 3
_ALIGNED, _LEVEL = 0.6, 0.3
"""Of a column of amounts so many end at one place, up to so many character heights."""
_SHORT = 0.5
"""A name that runs on over a column of amounts is taken to end so many character heights before it."""
_BROKEN = 0.1
"""In columns set cell by cell no more than this share of the cells hold several texts."""


Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """The extents of columns from left to right, and where they part."""

    extents: tuple[Extent, ...]
    cuts: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.extents)

    def at(self, x: float) -> int:
        """The column that a place lies in."""
        return bisect_right(self.cuts, x)

    def under(self, run: TextLine) -> tuple[int, int]:
        """The first and the last column that a run stands over."""
        slack = min(0.3 * run.size, 0.25 * (run.right - run.left))
        return self.at(run.left + slack), self.at(run.right - slack)

    def center(self, first: int, last: int) -> float:
        return (self.extents[first][0] + self.extents[last][1]) / 2

    def cells(self, row: Row) -> list[tuple[int, TextLine]]:
        """The texts of a row by column. A run is parted between two columns before a figure; words
        that run on over the next column stay together."""
        found: list[tuple[int, TextLine]] = []
        for run in row.runs:
            for part in self._parted(run, row):
                found.append((self.at((part.left + part.right) / 2), part))
        return _with_marks(self._named_by_start(found))

    def _parted(self, run: TextLine, row: Row) -> list[TextLine]:
        words = [w for w in row.words if run.left <= w.left and w.right <= run.right]
        parts: list[list[TextLine]] = []
        for word in words:
            before = parts[-1][-1] if parts else None
            over = before is not None and self._of(before) != self._of(word)
            if before is None or (over and (is_datum(word.text) or is_datum(before.text))):
                parts.append([word])
            else:
                parts[-1].append(word)
        return [TextLine(tuple(c for word in part for c in word.chars)) for part in parts]

    def _of(self, run: TextLine) -> int:
        return self.at((run.left + run.right) / 2)

    def _named_by_start(self, found: list[tuple[int, TextLine]]) -> list[tuple[int, TextLine]]:
        """A text longer than its column belongs to the one that it begins in, where that is free."""
        placed: list[tuple[int, TextLine]] = []
        for column, run in found:
            start = self.at(run.left + 0.3 * run.size)
            taken = placed[-1][0] if placed else -1
            placed.append((start if taken < start < column else column, run))
        return placed


def _with_marks(found: Sequence[tuple[int, TextLine]]) -> list[tuple[int, TextLine]]:
    """Texts by column, the sign of a currency or of per cent with the figure that it belongs to."""
    whole: list[tuple[int, TextLine]] = []
    for column, run in found:
        before = whole[-1] if whole else None
        if before and before[0] == column and (_is_sign(before[1]) or _is_sign(run)):
            whole[-1] = column, TextLine((*before[1].chars, *run.chars))
        else:
            whole.append((column, run))
    return whole


def _is_sign(run: TextLine) -> bool:
    return _leads(run) or _follows(run)


def _leads(run: TextLine) -> bool:
    return all(unicodedata.category(char) == "Sc" for char in run.text)


def _follows(run: TextLine) -> bool:
    return all(char in "%％‰)）" for char in run.text)


def columns_of(rows: Sequence[Row], others: Sequence[Row] = ()) -> Columns:
    """The columns of rows that stand one below another; `others` are lines that they should not cut."""
    rich = rich_rows([row for row in rows if not numbers_columns(row)]) or rich_rows(rows)
    if not rich:
        return Columns((), ())
    size = median(row.size for row in rich)
    by_cell = all(row.is_by_cell for row in rich)
    figures = _of_amounts([word for row in rich for word in row.words], size)
    parted = _white(rich, figures, size, by_cell)
    columns = [c for c in _by_column(rich, parted) if c]
    columns = _merged(columns, size, _word_space(rich, size), by_cell)
    extents = tuple(
        (min(w.left for w in c), max(_end(w, figures, size) for w in c))
        for c in map(_words, columns)
    )
    said, heads = ([word for row in part for word in row.words] for part in (rows, others))
    cuts = [_clear(a, b, said, heads) for a, b in pairwise(extents)]
    return Columns(extents, tuple(cuts))


def rich_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows that have most of their columns filled."""
    counts = sorted(max(len(row.runs), row.figures) for row in rows)
    if not counts:
        return []
    full = counts[(len(counts) * 3) // 4]
    return [row for row in rows if max(len(row.runs), row.figures) >= max(_RICH * full, 2)]


def _white(
    rows: Sequence[Row], figures: Sequence[Extent], size: float, by_cell: bool
) -> list[float]:
    """The middles of white spaces that run down through (nearly) all rows; cells may touch where the file
    tells them apart."""
    narrowest, inset = (0.0, _TOUCH * size) if by_cell else (_NARROWEST * size, 0.0)
    words = [word for row in rows for word in row.words]
    edges = sorted(
        edge
        for word in words
        for off in (min(inset, (word.right - word.left) / 4),)
        for edge in ((word.left + off, 1), (_end(word, figures, size) - off, -1))
    )
    allowed, covered, found = int(_STRAY * len(rows)), 0, []
    since: float | None = None
    begun = False
    for at, step in edges:
        was = covered
        covered += step
        if was <= allowed < covered:
            if begun and since is not None and at - since > narrowest:
                found.append((since + at) / 2)
            begun = True
        elif covered <= allowed < was:
            since = at
    return found


def _of_amounts(words: Sequence[TextLine], size: float) -> list[Extent]:
    """How far columns of amounts reach that end at one place each."""
    amounts = sorted((w for w in words if "." in w.text and is_datum(w.text)), key=lambda w: w.left)
    groups: list[list[TextLine]] = []
    end = float("-inf")
    for amount in amounts:
        if amount.left < end:
            groups[-1].append(amount)
        else:
            groups.append([amount])
        end = max(end, amount.right)
    found: list[Extent] = []
    for group in groups:
        right = max(amount.right for amount in group)
        level = sum(right - amount.right < _LEVEL * size for amount in group)
        if len(group) >= _FEWEST and level >= _ALIGNED * len(group):
            found.append((min(amount.left for amount in group), right))
    return found


def _end(word: TextLine, figures: Sequence[Extent], size: float) -> float:
    """Where a word ends; a name before the first column of amounts that it runs on over."""
    if not figures or not any(map(str.isalpha, word.text)):
        return word.right
    over = (left - _SHORT * size for left, _ in figures if word.left < left - size < word.right)
    return min(over, default=word.right)


Column = list[list[TextLine]]
"""The words of a column, for each row."""


def _by_column(rows: Sequence[Row], cuts: Sequence[float]) -> list[Column]:
    columns: list[Column] = [[[] for _ in rows] for _ in range(len(cuts) + 1)]
    for index, row in enumerate(rows):
        for word in row.words:
            columns[bisect_right(cuts, (word.left + word.right) / 2)][index].append(word)
    return columns


def _words(column: Column) -> list[TextLine]:
    return [word for words in column for word in words]


def _word_space(rows: Sequence[Row], size: float) -> float:
    """The white space that words of one text leave between them."""
    spaces = [
        b.left - a.right
        for row in rows
        for a, b in pairwise(row.words)
        if not is_datum(a.text) and not is_datum(b.text) and b.left - a.right < APART * size
    ]
    return median(spaces) if len(spaces) > 2 else _WORD_SPACE * size


def _merged(columns: list[Column], size: float, space: float, by_cell: bool) -> list[Column]:
    """Columns without those that chance made: words of a text that stand one below another."""
    kept: list[Column] = []
    for column in columns:
        if kept and not _are_two(kept[-1], column, size, space, by_cell):
            kept[-1] = [[*a, *b] for a, b in zip(kept[-1], column, strict=True)]
        else:
            kept.append(column)
    return kept


def _are_two(left: Column, right: Column, size: float, space: float, by_cell: bool) -> bool:
    if all(map(_leads, _words(left))) or all(map(_follows, _words(right))):
        return False
    pairs = [(a[-1], b[0]) for a, b in zip(left, right, strict=True) if a and b]
    if not pairs or (by_cell and all(map(_is_set_by_cell, (left, right)))):
        return True
    apart = [b.left - a.right for a, b in pairs]
    wide = sum(gap > APART * size for gap in apart) / len(pairs)
    if wide >= _OFTEN:
        return True
    figures = sum(is_datum(b.text) for _, b in pairs) / len(pairs)
    both = sum(is_datum(a.text) and is_datum(b.text) for a, b in pairs) / len(pairs)
    if both >= _FIGURES:
        return wide >= _SOME or median(apart) > _WIDER * space
    return figures >= _FIGURES and wide >= _SOME


def _is_set_by_cell(column: Column) -> bool:
    """Whether hardly a cell holds several of the texts that the file sets."""
    return sum(len(words) > 1 for words in column) <= _BROKEN * sum(map(bool, column))


def _clear(
    left: Extent, right: Extent, said: Sequence[TextLine], heads: Sequence[TextLine]
) -> float:
    """Where between two columns the fewest words (of headings, mostly) run over a cut."""
    end, start = left[1], right[0]
    first, last = min(end, start), max(end, start)
    near = [word for word in (*said, *heads) if word.left < last and word.right > first]
    tried = [end + (start - end) * step / 8 for step in (4, 3, 5, 2, 6, 1, 7)]
    edges = sorted({first, last, *(x for w in near for x in (w.left, w.right) if first < x < last)})
    tried += sorted([(a + b) / 2 for a, b in pairwise(edges)], key=lambda at: abs(at - tried[0]))
    under = [x for x in heads if x.left < right[1] and left[0] < x.right]

    def cost(at: float) -> tuple[int, int]:
        over = [word for word in near if word.left < at < word.right]
        return sum(not _is_group(word, at, under) for word in over), len(over)

    return min(tried, key=cost)


def _is_group(head: TextLine, at: float, heads: Sequence[TextLine]) -> bool:
    """Whether a heading has others of two columns below it, one at each side of a place."""
    below = [x for x in heads if x.middle - head.middle > head.size / 2]
    return any(x.right <= at for x in below) and any(x.left >= at for x in below)
