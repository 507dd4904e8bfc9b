"""Hold the findings on a copy against what was planted in it.

A planted error is found by a failure that the clean copy does not have and that stands where the
error does: on a line of its row or sentence, on a line of a figure that contradicts it, or, where
it is something left out, in a message that names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.disclosure import Disclosure
from pipeline.model.records import Finding, Outcome
from tools.corpus.seeding.plant import Error

_UNQUOTED = str.maketrans("", "", "“”‘’\"'")


@dataclass(frozen=True)
class Failure:
    """A failed finding, and the lines of the source that it speaks of."""

    check: str
    message: str
    lines: frozenset[int]


@dataclass(frozen=True)
class Answer:
    """What came of one planted error. `near` where only a contradicting figure was named."""

    error: Error
    found: bool
    near: bool
    checks: tuple[str, ...]


def failures(disclosure: Disclosure) -> list[Failure]:
    """What failed, with the lines of its own place and of the amounts that were compared."""
    lines = {
        (a.table, a.row_no, a.column_no): a.source_line
        for a in disclosure.amounts
        if a.source_line is not None
    }
    return [
        Failure(finding.check, finding.message, _lines(finding, lines))
        for finding in disclosure.findings
        if finding.outcome is Outcome.FAIL
    ]


def _lines(finding: Finding, lines: Mapping[tuple[str, int, int], int]) -> frozenset[int]:
    own = [] if finding.source_line is None else [finding.source_line]
    return frozenset([*own, *(lines[cell] for cell in finding.cells if cell in lines)])


def new(failed: Sequence[Failure], clean: Sequence[Failure]) -> list[Failure]:
    """What fails here and not on the clean copy."""
    known = {(each.check, each.message) for each in clean}
    return [each for each in failed if (each.check, each.message) not in known]


def answer(
    error: Error, failed: Sequence[Failure], places: Mapping[str, Collection[int]]
) -> Answer:
    """Whether one of the new failures is about this error."""
    own = {line for node in error.places for line in places.get(node, ())}
    all_of_it = own | {line for node in error.related for line in places.get(node, ())}
    at = [f for f in failed if f.lines & own or _named(error, f)]
    near = [f for f in failed if f.lines & all_of_it]
    checks = tuple(sorted({f.check for f in (at or near)}))
    return Answer(error, bool(at or near), not at and bool(near), checks)


def _named(error: Error, failure: Failure) -> bool:
    """Whether a message names one of the error's words, with other quotes within its own."""
    message = failure.message.translate(_UNQUOTED)
    return any(word and word.translate(_UNQUOTED) in message for word in error.words)
