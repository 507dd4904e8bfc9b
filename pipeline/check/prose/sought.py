"""The paragraphs in which a pattern may stand: it is sought once in all of them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.search import Joined
from pipeline.check.subject import Subject


def passages_with(subject: Subject, patterns: Iterable[str]) -> list[Passage]:
    """The paragraphs in which one of the patterns may stand, in order."""
    prose = passages_of(subject)
    return [prose[at] for at in sorted(joined_prose(subject).having(patterns))]


def joined_prose(subject: Subject) -> Joined:
    """All paragraphs as one text, one a line."""
    prose = passages_of(subject)
    return subject.once("joined prose", lambda: Joined.of(each.text for each in prose))
