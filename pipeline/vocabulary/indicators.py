"""`specs/indicators.yml`: the framework of performance indicators and how their tables are headed."""

from __future__ import annotations

from pipeline.values.text import bare
from pipeline.vocabulary.phrases import is_any
from pipeline.vocabulary.spec import Spec

Phrases = tuple[str, ...]


class Tasks(Spec):
    """Headings of the yearly tasks, and the rows that end them."""

    name: Phrases
    content: Phrases
    spent: Phrases
    ends: Phrases


class IndicatorSpec(Spec):
    """The whole file."""

    framework: dict[str, Phrases]
    either: Phrases
    headings: dict[str, Phrases]
    ends: Phrases
    tasks: Tasks
    project: Phrases
    title_suffix: Phrases

    def part(self, heading: str) -> str:
        """level1, level2, level3, target, actual …, "" for a heading of something else."""
        return next((part for part, words in self.headings.items() if is_any(heading, words)), "")

    def is_level1(self, text: str) -> bool:
        return bare(text) in self.framework

    def is_level2(self, text: str) -> bool:
        plain = bare(text)
        return plain in self.either or any(plain in words for words in self.framework.values())

    def level1_of(self, level2: str) -> str:
        """The first level that a second-level indicator belongs to, "" where it may be several."""
        plain = bare(level2)
        if plain in self.either:
            return ""
        return next((top for top, words in self.framework.items() if plain in words), "")

    def is_end(self, text: str) -> bool:
        return is_any(text, self.ends)
