"""The findings of one disclosure → which of them tell others of the same cause, and their answers.

What holds for a finding that another tells holds for the contradiction: an answer to it is shown where
the contradiction is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.corrections import Answer
from pipeline.model.records import Finding
from pipeline.values.told import told_by, untold
from pipeline.website import words
from pipeline.website.audit.contradictions import subject_and_figures
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual, Phrase


@dataclass(frozen=True, slots=True)
class Reply:
    """What the maintainers answer to a finding; `to` is the id of one that it tells, where they name that."""

    word: Phrase
    reason: str
    to: str


@dataclass(frozen=True, slots=True)
class Retold:
    """A finding that another tells: what it is about."""

    id: str
    said: Bilingual


class SameCause:
    """Who tells what, in the findings of one disclosure."""

    def __init__(self, findings: Iterable[Finding], answers: Sequence[Answer]) -> None:
        told = [each for each in findings if told_by(each)]
        self._others = by_key(told, told_by)
        self._answers = answers

    def retold(self, finding: Finding) -> tuple[Retold, ...]:
        """The findings that it tells."""
        return tuple(Retold(each.id, _about(each)) for each in self._others.get(finding.id, ()))

    def replies(self, finding: Finding) -> Iterator[Reply]:
        """Every answer to it, then those to what it tells that say something else; each once."""
        said = set[tuple[str, str]]()
        for each in (finding, *self._others.get(finding.id, ())):
            for answer in self._answers:
                what = (answer.status, answer.reason)
                if answer.fits(each) and what not in said:
                    said.add(what)
                    to = "" if each is finding else each.id
                    yield Reply(words.ANSWERS[answer.status], answer.reason, to)


def _about(finding: Finding) -> Bilingual:
    plain = untold(finding)
    stated = subject_and_figures(plain)
    return stated[0] if stated else Bilingual(plain.message, plain.message_en)
