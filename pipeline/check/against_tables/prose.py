"""The prose of a disclosure as running text: what stands behind a figure, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.check.subject import Subject
from pipeline.model.document import Paragraph, Place
from pipeline.model.frozen import made_at_once
from pipeline.model.kept import kept_property
from pipeline.model.records import Claim
from pipeline.values.outline import split_number
from pipeline.values.text import fold

_LINES = 30
"""How many lines behind a figure may go on with what is said of it."""
_SENTENCE = re.compile(r"[^。;]+[。;]?")
_LONGEST = 400
_REACH = 4000
"""So many signs behind a figure go on with what is said of it, however long its line is."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Said:
    """A folded sentence; `starts` are where in it its lines begin, `places` where those stand."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, at: int) -> Place:
        """Where a sign of the sentence stands."""
        return self.places[bisect_right(self.starts, at) - 1]


@dataclass
class RunningText:
    """Looks up the text from the line of a claim on, and the sentences of all documents."""

    subject: Subject
    _lines: dict[str, list[Paragraph]] = field(default_factory=dict)
    _at: dict[tuple[str, int | None, int | None], int] = field(default_factory=dict)
    _last: tuple[tuple[str, int, int], str] = (("", 0, 0), "")

    def __post_init__(self) -> None:
        captions = self.subject.vocabulary.captions
        for document in self.subject.documents:
            lines = self._lines.setdefault(document.file, [])
            for block in document.blocks:
                if not isinstance(block, Paragraph):
                    continue
                for place in block.places:
                    self._at[document.file, place.page, place.line] = len(lines)
                if not captions.is_furniture(block.text):
                    lines.append(block)

    @classmethod
    def of(cls, subject: Subject) -> RunningText:
        """That of a disclosure, made once."""
        return subject.once("running text", lambda: cls(subject))

    def behind(self, claim: Claim) -> str:
        """The folded text right behind the amount of a claim, "" where its line is no paragraph."""
        text, at = self._behind(claim, _LINES)
        return text[at : at + _REACH]

    def _behind(self, claim: Claim, lines: int) -> tuple[str, int]:
        """The folded text from the line of a claim on, and where in it its amount ends."""
        start = self._at.get((claim.source_file, claim.source_page, claim.source_line))
        if start is None:
            return "", 0
        text = self._joined(claim.source_file, start, start + lines)
        words, amount = fold(claim.indicator), fold(claim.amount_text or claim.percentage_text)
        named = max(text.find(words), 0)
        if not amount:
            return text, named
        found = text.find(amount, named)
        if found < 0:
            return "", 0
        end, unit = found + len(amount), fold(claim.unit)
        return text, end + len(unit) if text.startswith(unit, end) else end

    def _joined(self, file: str, first: int, end: int) -> str:
        """The folded lines of a file from one up to another, kept for the next claim of the line."""
        key = file, first, end
        if self._last[0] != key:
            text = "".join(fold(line.text) for line in self._lines[file][first:end])
            self._last = key, text
        return self._last[1]

    def between(self, first: Claim, last: Claim) -> str:
        """The folded text from the amount of one claim to the end of the sentence of a later one."""
        rest, at = self._behind(last, _LINES)
        tail = rest[at:]
        start = self._at.get((first.source_file, first.source_page, first.source_line))
        end = self._at.get((last.source_file, last.source_page, last.source_line))
        if start is None or end is None or first.source_file != last.source_file:
            return ""
        text, at = self._behind(first, end - start + _LINES)
        whole = text[at:]
        head = whole.removesuffix(tail) if tail and whole.endswith(tail) else whole
        return head + tail.partition("。")[0]

    @kept_property
    def sentences(self) -> tuple[Said, ...]:
        """Every folded sentence."""
        return tuple(
            sentence for lines in self._lines.values() for sentence in self._of_lines(lines)
        )

    def _of_lines(self, lines: list[Paragraph]) -> Iterator[Said]:
        """Sentences over the ends of lines; one that is not closed goes on with the next line, up to
        a numbered line, which begins something else."""
        text, starts, places = "", list[int](), list[Place]()
        for line in lines:
            if text and split_number(line.text).style:
                yield Said(text, tuple(starts), tuple(places))
                text, starts, places = "", [], []
            for part, placed in _sentences(line):
                starts += [len(text) + at for at, _ in placed]
                places += [place for _, place in placed]
                text += part
                if part.endswith(("。", ";")) or len(text) > _LONGEST:
                    yield Said(text, tuple(starts), tuple(places))
                    text, starts, places = "", [], []
        if text:
            yield Said(text, tuple(starts), tuple(places))


def _sentences(paragraph: Paragraph) -> Iterator[tuple[str, list[tuple[int, Place]]]]:
    """The folded sentences of a paragraph, each with where in it its printed lines begin."""
    if not paragraph.further:  # most are printed in one line
        for said in _SENTENCE.findall(fold(paragraph.text)):
            yield said, [(0, paragraph.place)]
        return
    lines, reach = list[tuple[int, Place]](), 0
    for line, place in paragraph.lines():
        lines.append((reach, place))
        reach += len(fold(line))
    for sentence in _SENTENCE.finditer(fold(paragraph.text)):
        start, end = sentence.span()
        first = bisect_right(lines, start, key=itemgetter(0)) - 1
        within = [each for each in lines[first:] if each[0] < end]
        yield sentence[0], [(max(0, at - start), place) for at, place in within]
