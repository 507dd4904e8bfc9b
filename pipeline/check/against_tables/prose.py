"""The prose of a disclosure as running text: what stands behind a figure, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.check.subject import Subject
from pipeline.model.document import Paragraph, Place
from pipeline.model.records import Claim
from pipeline.values.outline import split_number
from pipeline.values.text import fold

_LINES = 30
"""How many lines behind a figure may go on with what is said of it."""
_SENTENCE = re.compile(r"[^。;]+[。;]?")
_STOPS = ("。", ";")
_LONGEST = 400
_REACH = 4000
"""So many signs behind a figure go on with what is said of it, however long its line is."""


@dataclass(frozen=True, slots=True)
class Said:
    """A folded sentence, with where in it what each paragraph prints of it begins, which paragraph that is,
    and where in that, folded, it stands."""

    text: str
    pieces: tuple[tuple[int, Paragraph, int], ...]

    def place(self, at: int) -> Place:
        """Where a sign of the sentence stands."""
        start, paragraph, within = self.pieces[bisect_right(self.pieces, at, key=itemgetter(0)) - 1]
        place, reach = paragraph.place, 0
        for line, there in paragraph.lines() if paragraph.further else ():
            if reach <= within + at - start:
                place = there
            reach += len(fold(line))
        return place


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

    def paragraph(self, claim: Claim) -> str:
        """The text of the paragraph that the line of a claim is of, "" where it is none."""
        start = self._at.get((claim.source_file, claim.source_page, claim.source_line))
        lines = self._lines[claim.source_file] if start is not None else []
        return lines[start].text if start is not None and start < len(lines) else ""

    def announced(self, claim: Claim) -> str:
        """The folded last sentence of the nearest paragraph without a number above that of a claim: what
        announces the numbered ones, "" where none stands near."""
        start = self._at.get((claim.source_file, claim.source_page, claim.source_line), 0)
        lines = self._lines.get(claim.source_file, [])
        for line in reversed(lines[max(0, start - _LINES) : start]):
            if not split_number(line.text).style:
                return fold(line.text).rstrip("。;:").rpartition("。")[2]
        return ""

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
        if found < 0:  # the name stands before the line and again behind it
            found = text.find(amount)
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

    def sentences_with(self, words: Iterable[str]) -> Iterator[Said]:
        """Every folded sentence that has one of some words."""
        any_word = re.compile("|".join(map(re.escape, words)))
        for lines in self._lines.values():
            for sentence in _sentences(lines, any_word):
                if any_word.search(sentence.text):
                    yield sentence


def _sentences(lines: Iterable[Paragraph], words: re.Pattern[str]) -> Iterator[Said]:
    """Sentences over the ends of lines, those that have the words at least; one that is not closed goes on
    with the next line, up to a numbered line, which begins something else."""
    text, pieces = "", list[tuple[int, Paragraph, int]]()
    for line in lines:
        if text and split_number(line.text).style:
            yield Said(text, tuple(pieces))
            text, pieces = "", []
        folded = fold(line.text)
        if folded.endswith(_STOPS) and not words.search(text + folded):
            text, pieces = "", []
            continue  # most lines: nothing in them is sought, nor goes on
        for part in _SENTENCE.finditer(folded):
            pieces.append((len(text), line, part.start()))
            text += part[0]
            if text.endswith(_STOPS) or len(text) > _LONGEST:
                yield Said(text, tuple(pieces))
                text, pieces = "", []
    if text:
        yield Said(text, tuple(pieces))
