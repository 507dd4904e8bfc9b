"""A department's name and place → what kind of department it is, as pages group and call it.

Bodies of no kind that is known are grouped by their names alone, as their slugs tell them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import load_vocabulary
from pipeline.website.interface.phrases import Bilingual
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class TypeOf:
    """A kind: the slug of its page and its name; `until` is the year of the reform until which a kind
    was called as this body is, 0 where it still may be. `is_known` tells that the specs have it."""

    slug: str
    name: Bilingual
    until: int = 0
    is_known: bool = False


def type_of(disclosure: Disclosure) -> TypeOf:
    """The kind of the department of a disclosure."""
    return type_named(
        disclosure.department,
        disclosure.organisation,
        disclosure.department_slug,
        (disclosure.province, disclosure.city, disclosure.division),
    )


@cache
def type_named(department: str, organisation: str, slug: str, places: tuple[str, ...]) -> TypeOf:
    """The kind of a department; `organisation` is its name without its place."""
    kinds = load_vocabulary().department_kinds
    if found := kinds.of(department, places):
        kind = found.kind
        return TypeOf(kind.slug, Bilingual(kind.name, kind.name_en), found.until, True)
    own = slug if not kinds.by_slug(slug) else f"{slug}-2"
    return TypeOf(own, Bilingual(organisation, ""))
