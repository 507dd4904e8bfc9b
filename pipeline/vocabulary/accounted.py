"""`specs/accounted.yml`: what a printed number may be accounted for as, and why one is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pydantic import model_validator

from pipeline.vocabulary.asked import Words, has_one, words_asked
from pipeline.vocabulary.spec import Patterns, Spec


class NumberKind(Spec):
    """What a number is accounted for as; `patterns` tell it in a line."""

    id: str
    name: str
    name_en: str
    patterns: Patterns = ()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where one of the patterns stands in a text, pattern by pattern."""
        for pattern, asked in self._compiled:
            if has_one(asked, text):
                yield from pattern.finditer(text)

    @cached_property
    def _compiled(self) -> tuple[tuple[re.Pattern[str], Words], ...]:
        """The patterns, each with the words that it asks for."""
        return tuple((re.compile(each), words_asked(each)) for each in self.patterns)


class Cause(Spec):
    """Why a number is not accounted for."""

    id: str
    name: str
    name_en: str


class AccountedSpec(Spec):
    """The whole file."""

    kinds: tuple[NumberKind, ...]
    causes: tuple[Cause, ...]

    @model_validator(mode="after")
    def _names_each_once(self) -> AccountedSpec:
        ids = [*(each.id for each in self.kinds), *(each.id for each in self.causes)]
        if doubled := sorted({each for each in ids if ids.count(each) > 1}):
            raise ValueError(f"{doubled[0]} is listed twice; keep one")
        return self

    @cached_property
    def in_lines(self) -> tuple[NumberKind, ...]:
        """The kinds that are told by patterns, in their order."""
        return tuple(kind for kind in self.kinds if kind.patterns)

    def kind(self, kind_id: str) -> NumberKind:
        """The kind of that id. Raises KeyError where the file lacks it."""
        return {kind.id: kind for kind in self.kinds}[kind_id]
