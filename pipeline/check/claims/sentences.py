"""Claims → the sentences that they stand in: one key for the figures of one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.model.records import Claim

Sentence = tuple[str, str, str, int | None]
"""Body, section, text and line of a sentence: two bodies may say the same of themselves."""


def sentence_of(claim: Claim) -> Sentence:
    """The sentence that a claim stands in."""
    return claim.entity, claim.section, claim.sentence, claim.source_line


def by_sentence(claims: Iterable[Claim]) -> Mapping[Sentence, Sequence[Claim]]:
    """Claims by their sentences, in their order."""
    found = defaultdict[Sentence, list[Claim]](list)
    for claim in claims:
        found[sentence_of(claim)].append(claim)
    return dict(found)
