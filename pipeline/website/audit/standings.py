"""How many checks came out how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.website import words
from pipeline.website.figures.numbers import grouped
from pipeline.website.interface.phrases import Phrase


@dataclass(frozen=True, slots=True)
class StandingCount:
    """How many checks came out so, and what that means."""

    standing: str
    word: Phrase
    meaning: Phrase
    count: int

    @property
    def number(self) -> str:
        return grouped(self.count)


def standing_counts(standings: Mapping[str, int]) -> tuple[StandingCount, ...]:
    """All standings in their order, those with none included."""
    return tuple(
        StandingCount(standing, word, meaning, standings.get(standing, 0))
        for standing, (word, meaning) in words.STANDINGS.items()
    )
