"""Findings of claims → where they have spoken already: the text by itself does not say it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.check.prose.passages import Sentence
from pipeline.model.records import Finding, Outcome

_Line = tuple[int | None, int | None]
_SPOKEN = (Outcome.PASS, Outcome.ROUNDING, Outcome.FAIL)
_OF_NAMES = ("claim.code_in_text", "claim.named_items", "claim.list_whole")
"""Checks whose failure is of a name or of what is left out: the figures of the line may still be wrong."""
_RATES = ("claim.share_recomputed", "claim.completion_recomputed")
_CHANGES = ("claim.change_recomputed", "claim.direction_fits", "claim.unchanged_holds")


@dataclass(frozen=True, slots=True)
class Told:
    """`changes` are the lines on which a change was recomputed, `rates` those on which a share or a rate of
    completion was, `failed` those on which a figure failed, `failed_changes` those on which a change did."""

    changes: frozenset[_Line]
    rates: frozenset[_Line]
    failed: frozenset[_Line]
    failed_changes: frozenset[_Line]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Told:
        spoken = [f for f in findings if f.outcome in _SPOKEN and f.check.startswith("claim.")]
        return cls(
            frozenset(_line(f) for f in spoken if f.check in _CHANGES),
            frozenset(_line(f) for f in spoken if f.check in _RATES),
            frozenset(_line(f) for f in spoken if f.outcome.fails and f.check not in _OF_NAMES),
            frozenset(_line(f) for f in spoken if f.outcome.fails and f.check in _CHANGES),
        )

    def has_recomputed(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a claim between two signs of a sentence was a change that was recomputed already."""
        return not _lines(sentence, start, end).isdisjoint(self.changes)

    def has_rated(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a claim between two signs of a sentence was a rate that was recomputed already."""
        return not _lines(sentence, start, end).isdisjoint(self.rates)

    def has_failed(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a claim between two signs of a sentence was found wrong already."""
        return not _lines(sentence, start, end).isdisjoint(self.failed)

    def has_failed_change(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a claim of a change was: which way it went is not sure then. What changed may be wrong."""
        return not _lines(sentence, start, end).isdisjoint(self.failed_changes)


def _lines(sentence: Sentence, start: int, end: int) -> set[_Line]:
    return {(place.page, place.line) for place in sentence.places(start, end)}


def _line(finding: Finding) -> _Line:
    return (finding.source_page, finding.source_line)
