"""Lines of text as rows of a table may print them: their runs, their words, if figures stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.figures import is_datum
from pipeline.read.pdf.lines import TextLine, runs
from pipeline.read.pdf.once import once
from pipeline.values.units import unit_line

APART = 0.8
"""White space of this many character heights parts two runs of text."""
FAR = 2.5
"""Lines further apart than this many line heights are no rows of one table."""
_WORD = 0.2
"""White space of this many character heights parts two words."""
_SET_OFF = 0.5
"""A word whose letters are parted by spaces stands further from others, by this many character heights."""
_LEVELS = frozenset("类款项")
_FEWEST_TIGHT = 3
_TIGHT_SHARE = 0.6
_DIGITS = 0.3
_YEAR = re.compile(r"(?:19|20)\d\d ?年度?")
_NAMES = re.compile(r"[:：]")
_DRAWN = re.compile(r"[-=_—–─━═ ]{8,}")
_DOTS = re.compile(r"[.…·⋯． ]{3,}")
_LEADER = re.compile(r"[.…·⋯．]{3,}$|(?:[.·] ?){4,}$")


@dataclass(frozen=True)
class Row:
    """One line of text, by its runs."""

    line: TextLine
    runs: tuple[TextLine, ...]
    is_by_cell: bool = False
    """whether the file sets each of the runs as a text of its own"""

    @once
    def words(self) -> tuple[TextLine, ...]:
        if self.is_by_cell:
            return self.runs
        return tuple(word for run in self.runs for word in with_leaders(runs(run, _WORD)))

    @once
    def figures(self) -> int:
        """How many of its words are figures."""
        return sum(is_datum(word.text) for word in self.words)

    @once
    def is_tabular(self) -> bool:
        """Whether it prints a figure apart from what begins the line, or hardly anything but figures; a
        caption does not."""
        if any(map(begins_with_figure, self.runs[1:])):
            return not is_caption(self)
        digits = sum(char.text.isdigit() for char in self.line.chars)
        if digits < _DIGITS * len(self.line.chars):  # prose, mostly: spares to part it into words
            return False
        after = sum(is_datum(word.text) for word in self.words[1:])
        return after >= _FEWEST_TIGHT and after >= _TIGHT_SHARE * len(self.words)

    @once
    def is_drawn(self) -> bool:
        """Whether it is a rule that is drawn with characters."""
        return bool(_DRAWN.fullmatch(self.line.text))

    @property
    def has_leader(self) -> bool:
        """Whether dots lead from its name to its last figure."""
        before = self.line.text[: -len(self.words[-1].text)].rstrip() if self.words else ""
        return bool(_LEADER.search(before))

    @property
    def left(self) -> float:
        return self.line.left

    @property
    def right(self) -> float:
        return self.line.right

    @property
    def top(self) -> float:
        return self.line.box[1]

    @property
    def bottom(self) -> float:
        return self.line.box[3]

    @property
    def size(self) -> float:
        return self.line.size


def begins_with_figure(run: TextLine) -> bool:
    """Whether texts that stand close are a figure, or an amount with decimals before the name of another:
    sides of a table that nearly touch."""
    amount, _, name = run.text.partition(" ")
    return is_datum(run.text) or ("." in amount and is_datum(amount) and not is_datum(name))


def is_caption(row: Row) -> bool:
    """Whether a line states the unit of a table, or names a body and a year beside it and no figure else."""
    if unit_line(row.line.text) or any(unit_line(run.text) for run in row.runs):
        return True
    named, *others = row.runs
    years = [run.text for run in others if begins_with_figure(run)]
    return (
        bool(years) and _NAMES.search(named.text) is not None and all(map(_YEAR.fullmatch, years))
    )


def numbers_columns(row: Row) -> bool:
    """Whether a row numbers the columns (栏次 1 2 3): figures in the middle, where no amounts stand."""
    said = [word.text for word in row.words]
    numbers = [text for text in said if text.isdecimal()]
    if len(numbers) < max(_FEWEST_TIGHT, len(said) - 1) or not said[-1].isdecimal():
        return False
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]


def pitch_of(rows: Sequence[Row]) -> float:
    """How far apart rows are of which none is wrapped."""
    steps = sorted(below.line.middle - above.line.middle for above, below in pairwise(rows))
    return steps[len(steps) // 4] if steps else 0.0


def rows_of(lines: Iterable[TextLine]) -> list[Row]:
    """Lines as rows, each parted where white space stands in it."""
    return [Row(line, with_leaders(with_spread(runs(line, APART)))) for line in lines]


def with_spread(found: list[TextLine]) -> list[TextLine]:
    """Runs, single ideographs that one or two whole spaces part (预　算　数) as one: such as stand in one
    distance from each other, and further from what is beside them."""
    if sum(map(_is_ideograph, found)) < 2:
        return found
    size = max(run.size for run in found)
    whole: list[TextLine] = []
    at = 0
    while at < len(found):
        end = max((_word_end(found, at, spaces * size, size) for spaces in (1, 2)), default=at + 1)
        part = found[at:end]
        if all(run.text in _LEVELS for run in part):
            whole += part  # these head columns of their own
        else:
            whole.append(TextLine(tuple(char for run in part for char in run.chars)))
        at = end
    return whole


def _word_end(found: Sequence[TextLine], start: int, space: float, size: float) -> int:
    """Behind which run a word ends that begins with one, its letters a space apart."""
    end = start + 1
    while end < len(found) and _are_apart(found[end - 1], found[end], space, size):
        end += 1
    before = found[start].left - found[start - 1].right if start else float("inf")
    behind = found[end].left - found[end - 1].right if end < len(found) else float("inf")
    return end if min(before, behind) > space + _SET_OFF * size else start + 1


def _are_apart(before: TextLine, after: TextLine, space: float, size: float) -> bool:
    gap = after.left - before.right
    is_space = abs(gap - space) < _WORD * size
    return is_space and _is_ideograph(before) and _is_ideograph(after)


def _is_ideograph(run: TextLine) -> bool:
    return len(run.chars) == 1 and "\u4e00" <= run.chars[0].text <= "\u9fff"


def with_leaders(found: list[TextLine]) -> tuple[TextLine, ...]:
    """Runs, the dots that lead from one to the next with the one that they come from."""
    whole: list[TextLine] = []
    for run in found:
        if whole and _DOTS.fullmatch(run.text):
            whole[-1] = TextLine((*whole[-1].chars, *run.chars))
        else:
            whole.append(run)
    return tuple(whole)


def row_of(found: Iterable[TextLine], is_by_cell: bool = False) -> Row:
    """Runs that stand on one line as a row."""
    ordered = tuple(sorted(found, key=lambda run: run.left))
    line = TextLine(tuple(char for run in ordered for char in run.chars))
    return Row(line, ordered, is_by_cell)
