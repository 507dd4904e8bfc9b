"""The prose of a disclosure as running text: what stands behind a figure, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.check.subject import Subject
from pipeline.model.document import Paragraph, Place
from pipeline.model.records import Claim
from pipeline.values.outline import split_number
from pipeline.values.text import fold

_LINES = 30
"""How many lines behind a figure may go on with what is said of it."""
_SENTENCE = re.compile(r"[^。;]+[。;]?")
_LONGEST = 400


@dataclass(frozen=True)
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

    def __post_init__(self) -> None:
        captions = self.subject.vocabulary.captions
        for document in self.subject.documents:
            lines = self._lines.setdefault(document.file, [])
            for block in document.blocks:
                if not isinstance(block, Paragraph):
                    continue
                self._at[document.file, block.place.page, block.place.line] = len(lines)
                if not captions.is_furniture(block.text):
                    lines.append(block)

    @classmethod
    def of(cls, subject: Subject) -> RunningText:
        """That of a disclosure, made once."""
        return subject.once("running text", lambda: cls(subject))

    def behind(self, claim: Claim, lines: int = _LINES) -> str:
        """The folded text behind the amount of a claim, "" where its line is no paragraph."""
        start = self._at.get((claim.source_file, claim.source_page, claim.source_line))
        if start is None:
            return ""
        those = self._lines[claim.source_file][start : start + lines]
        text = "".join(fold(line.text) for line in those)
        words, amount = fold(claim.indicator), fold(claim.amount_text or claim.percentage_text)
        named = text[max(text.find(words), 0) :] if words else text
        if not amount:
            return named
        _, found, behind = named.partition(amount)
        return behind.removeprefix(fold(claim.unit)) if found else ""

    def between(self, first: Claim, last: Claim) -> str:
        """The folded text from the amount of one claim to the end of the sentence of a later one."""
        tail = self.behind(last)
        start = self._at.get((first.source_file, first.source_page, first.source_line))
        end = self._at.get((last.source_file, last.source_page, last.source_line))
        if start is None or end is None or first.source_file != last.source_file:
            return ""
        whole = self.behind(first, end - start + _LINES)
        head = whole.removesuffix(tail) if tail and whole.endswith(tail) else whole
        return head + tail.partition("。")[0]

    @cached_property
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
            for part in _SENTENCE.findall(fold(line.text)):
                starts.append(len(text))
                places.append(line.place)
                text += part
                if part.endswith(("。", ";")) or len(text) > _LONGEST:
                    yield Said(text, tuple(starts), tuple(places))
                    text, starts, places = "", [], []
        if text:
            yield Said(text, tuple(starts), tuple(places))
