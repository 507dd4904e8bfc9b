"""Printed lines and cells → those in which a pattern may stand: each is sought once in all of them.

Most patterns stand in no line at all, and asking each line by itself costs more than the answers are
worth. What comes out is where to look: the pattern is then matched in the line itself. No line in which
it stands is missing, for `^` and `$` mean a line's ends here, and a pattern looks around itself for signs,
never for whatever is none of some signs, as a line's end would be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from pipeline.check.lines import Line, grids_of, printed_lines, worded_cells
from pipeline.check.subject import Subject
from pipeline.model.document import Cell, Document
from pipeline.model.kept import kept_property
from pipeline.values.text import fold, tidy
from pipeline.vocabulary.asked import Words, has_one, words_asked
from pipeline.vocabulary.spec import compiled

_OPENING = re.compile(
    r"^\^?(?:\(\?P<name>[^()]*\)|\.\{[^{}]*\}|\(\?:[^()]*\)\?"
    r"|(?:\(\?P<year>\(\?:19\|20\)\\d\{2\}\)|\(\?:19\|20\)\\d\{2\})(?=年))?"
)
"""A line's beginning, and any name, any signs, what may be missing or the number of a year behind it."""
_LINE_END = re.compile(r"(?<![\[\\])[\^$]")
_BEHIND = re.compile(r"^\(\?<=([^()]*)\)")
"""What a pattern asks for before itself: it is found much sooner than looked back for."""


_LONG = 1 << 17
"""Of a longer text only the lines are looked through between the first and the last with a word asked for."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines, none of which has a line's end within, as one text, and where in it each begins."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Joined:
        given = list(lines)
        lengths = [len(each) + 1 for each in given]
        return cls("\n".join(given), list(accumulate(lengths, initial=0)))

    def line_at(self, at: int) -> int:
        """The number of the line in which a sign of the text stands."""
        return bisect_right(self.starts, at) - 1

    def having(self, patterns: Iterable[str]) -> set[int]:
        r"""The numbers of the lines in which one of the patterns may stand, and sometimes of a line more:
        an opening is not looked for.

        >>> sorted(Joined.of(["2022年", "在2022年", "2023年"]).having(["^2022"]))
        [0, 1]
        >>> sorted(Joined.of(["2022年度预算", "年度预算", "年初"]).having([r"(?:19|20)\d{2}年度?预算"]))
        [0, 1]
        >>> sorted(Joined.of(["〔2022〕5。", "〔2022〕5号", "5。"]).having([r"(?<=\d〕)\d(?=。)"]))
        [0]
        """
        found = set[int]()
        text = self.text
        whole, is_long = (0, len(text)), len(text) > _LONG
        for sought in map(_sought, patterns):
            if not has_one(sought.words, text):
                continue  # most patterns are in no line
            pattern, (at, end) = sought.pattern, self._reach(sought.words) if is_long else whole
            while match := pattern.search(text, at, end):
                number = self.line_at(match.start())
                found.add(number)
                at = self.starts[number + 1]
        return found

    def _reach(self, words: Words) -> tuple[int, int]:
        """Where the first line begins that has one of some words, and where the last one ends."""
        if not words:
            return 0, len(self.text)
        begun = [at for at in map(self.text.find, words) if at >= 0]
        last = max(map(self.text.rfind, words))
        return self.starts[self.line_at(min(begun))], self.starts[self.line_at(last) + 1] - 1


def may_be_in(pattern: str, text: str) -> bool:
    """Whether a text has what a pattern asks for at least: told without the pattern being compiled."""
    return has_one(_sought(pattern).words, text)


def may_fit(pattern: str, line: str) -> bool:
    """Whether a pattern may stand in one of the lines that was found to have one of several."""
    return may_be_in(pattern, line) and _sought(pattern).pattern.search(line) is not None


@dataclass(frozen=True)
class _Sought:
    """A pattern for many lines, and words of which each line has one that it is found in."""

    written: str
    words: Words

    @kept_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled where it is sought: most patterns ask for words that a document lacks. One that asks for
        no line's end is the one that was compiled when the specs were loaded."""
        if _LINE_END.search(self.written):
            return re.compile(self.written, re.MULTILINE)
        return compiled(self.written)


@cache
def _sought(pattern: str) -> _Sought:
    written = _less_opening(pattern)
    return _Sought(written, words_asked(written))


def _less_opening(pattern: str) -> str:
    """A pattern for many lines, without an opening that nearly every line has: to be tried at each sign
    costs more than looking at a line too many."""
    asked = _BEHIND.sub(r"(?:\1)", pattern)
    return _OPENING.sub("", asked) or asked


def lines_with(
    subject: Subject,
    document: Document,
    folded: Iterable[str] = (),
    printed: Iterable[str] = (),
) -> list[Line]:
    """The printed lines in which a pattern may stand: one over the line folded, or as it is printed."""
    lines = printed_lines(subject, document)
    in_folded, in_printed = _joined_lines(subject, document)
    return [lines[at] for at in sorted(in_folded.having(folded) | in_printed.having(printed))]


def cells_with(
    subject: Subject,
    document: Document,
    folded: Iterable[str] = (),
    printed: Iterable[str] = (),
    whole: Iterable[str] = (),
) -> list[Cell]:
    """The cells of which a line may have one of the patterns, row by row: or, folded as a `whole`, the cell
    itself. What many cells print is looked at once."""
    cells = _joined_cells(subject, document)
    lines = cells.folded.having(folded) | cells.printed.having(printed)
    having = [cells.line_places[at] for at in lines]
    having += [cells.text_places[at] for at in cells.whole.having(whole)]
    return [cells.cells[at] for at in sorted({at for places in having for at in places})]


def times_printed(subject: Subject, document: Document, pattern: str, *, cells: bool) -> int:
    """How often a document prints what the pattern finds, in lines that are none of its contents page and,
    where asked, in cells; what many cells print counted once."""
    texts = [_joined_lines(subject, document)[1].text]
    if cells:
        texts.append(_joined_cells(subject, document).printed.text)
    listed = (line.text for line in printed_lines(subject, document) if line.in_contents)
    return _times(pattern, texts) - _times(pattern, listed)


def _times(pattern: str, texts: Iterable[str]) -> int:
    return sum(1 for text in texts for _ in _sought(pattern).pattern.finditer(text))


def _joined_lines(subject: Subject, document: Document) -> tuple[Joined, Joined]:
    """All printed lines, folded and as they are."""
    lines = printed_lines(subject, document)

    def joined() -> tuple[Joined, Joined]:
        return Joined.of(fold(each.text) for each in lines), Joined.of(each.text for each in lines)

    return subject.once(("joined", id(document)), joined)


@dataclass(frozen=True, slots=True)
class _JoinedCells:
    """The worded cells of a document; their different texts, folded, and each line of these, folded and as it
    is printed; for each text and each line which of the cells print it."""

    cells: Sequence[Cell]
    whole: Joined
    text_places: Sequence[Sequence[int]]
    folded: Joined
    printed: Joined
    line_places: Sequence[Sequence[int]]


def _joined_cells(subject: Subject, document: Document) -> _JoinedCells:
    """The lines of all cells, those of a text that several print once."""

    def joined() -> _JoinedCells:
        cells = [cell for grid in grids_of(document) for cell in worded_cells(subject, grid)]
        by_text = defaultdict[str, list[int]](list)
        for at, cell in enumerate(cells):
            by_text[cell.text].append(at)
        parted = [(at, tidy(line)) for text, at in by_text.items() for line in text.split("\n")]
        lines = [line for _, line in parted]
        return _JoinedCells(
            cells, Joined.of(map(fold, by_text)), list(by_text.values()),
            Joined.of(map(fold, lines)), Joined.of(lines), [at for at, _ in parted],
        )  # fmt: skip

    return subject.once(("joined cells", id(document)), joined)
