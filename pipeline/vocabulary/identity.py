"""`specs/identity.yml`: how a document says who it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator

from pipeline.values.text import fold
from pipeline.vocabulary.spec import Patterns, Phrases, Spec, compiled, stating

_ANY_PARTS = {
    "lead": "",
    "name": "(?P<name>.)",
    "scope": "(?P<scope>.)",
    "kind": "(?P<kind>.)",
    "tail": "",
}


def _states_kind(title: str) -> str:
    """A title says which kind it is of, itself or in its `{kind}`."""
    stating("kind")(_with_parts(title, _ANY_PARTS))
    return title


def _with_parts(title: str, parts: dict[str, str]) -> str:
    for name, pattern in parts.items():
        title = title.replace(f"{{{name}}}", pattern)
    return title


Years = tuple[Annotated[str, AfterValidator(stating("year"))], ...]


def first_match(patterns: Iterable[str], text: str, whole: bool = False) -> re.Match[str] | None:
    """The match of the first pattern that fits a text (all of it: `whole`)."""
    for pattern in patterns:
        found = compiled(pattern).fullmatch(text) if whole else compiled(pattern).search(text)
        if found:
            return found
    return None


class Parts(Spec):
    """What titles are made of; `{name}` in a title stands for the pattern of that part."""

    lead: str
    name: str
    scope: str
    kind: str
    tail: str


class Alias(Spec):
    """Another way to print a body's name, and how it reads in one wording with the others."""

    printed: Annotated[str, AfterValidator(stating("place", "rest"))]
    name: str


class NamedZone(Spec):
    """A zone that no list of divisions has, and the division that it is a part of."""

    zone: str
    division: str


class BodiesOf(Spec):
    """Bodies whose names begin with no place, and the division that they are of."""

    begins: Annotated[str, AfterValidator(stating())]
    division: str


class Other(Spec):
    """A kind of document that is no department's disclosure, and what its titles say."""

    id: str
    name: str
    name_en: str
    opening: Patterns = ()
    tables: Patterns = ()
    placed: Patterns = ()
    cells: Patterns = ()
    alone: Patterns = ()


class IdentitySpec(Spec):
    """The whole file."""

    titles: tuple[Annotated[str, AfterValidator(_states_kind)], ...]
    parts: Parts
    scopes: tuple[Annotated[str, AfterValidator(stating("scope"))], ...]
    title_years: Years
    other_years: Patterns
    work_years: Years
    note_years: Years
    years: Years
    bare_years: Years
    bodies: tuple[Annotated[str, AfterValidator(stating("name", "code"))], ...]
    above: Patterns
    of_departments: Patterns
    belongs: tuple[Annotated[str, AfterValidator(stating("name"))], ...]
    own_words: Phrases
    organisations: Phrases
    own_offices: Phrases
    whole: Phrases
    said_twice: Phrases
    placeholders: Patterns
    departments: Phrases
    above_units: Phrases
    prefixes: Phrases
    aliases: tuple[Alias, ...]
    central: Patterns
    zones: Patterns
    named_zones: tuple[NamedZone, ...]
    bodies_of: tuple[BodiesOf, ...] = ()
    others: tuple[Other, ...]
    final: Phrases
    budget: Phrases

    @cached_property
    def title_patterns(self) -> tuple[str, ...]:
        """The titles with their parts put in."""
        parts = self.parts.model_dump()
        return tuple(_with_parts(title, parts) for title in self.titles)

    @cached_property
    def ends_of_bodies(self) -> tuple[str, ...]:
        """What names of bodies end with, folded."""
        return tuple(fold(end) for end in (*self.organisations, *self.own_offices) if end)

    def kind_of(self, text: str) -> str:
        """The kind that a title's words tell, "" if none."""
        if any(word in text for word in self.final):
            return "final"
        return "budget" if any(word in text for word in self.budget) else ""
