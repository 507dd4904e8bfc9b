"""A kind of department → how it came about, step by step, and under which names it is here.

In: the slug of a kind, and the kinds that have a page. Out: a `Lineage`, None where the specs know
nothing of the kind. Every step has its source; the years are those of the national reforms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pipeline.vocabulary import DepartmentKind, load_vocabulary
from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Bilingual
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class KindLink:
    """Another kind; `address` is "" where nothing of it is here."""

    name: Bilingual
    address: str


@dataclass(frozen=True, slots=True)
class LineageStep:
    """What a reform did, in a sentence; `others` are the kinds that it speaks of."""

    year: int
    said: Bilingual
    source: Bilingual
    others: tuple[KindLink, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """A kind that was merged into another, and when."""

    kind: KindLink
    year: int


@dataclass(frozen=True, slots=True)
class NameHere:
    """A name under which the kind is here; `until` is the reform until which it was called so, or 0."""

    name: str
    until: int
    places: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """`merged` are the kinds that went into this one, `became` the one that it went into."""

    steps: tuple[LineageStep, ...]
    merged: tuple[Merger, ...]
    became: Merger | None


def lineage(slug: str, here: Collection[str]) -> Lineage | None:
    """How the kind came about; `here` are the slugs of all kinds that have a page."""
    kinds = load_vocabulary().department_kinds
    kind = kinds.by_slug(slug)
    if not kind:
        return None
    merged = kinds.merged_into(slug)
    if not (kind.steps or kind.became or merged):
        return None
    return Lineage(
        steps=tuple(_steps(kind, here)),
        merged=tuple(Merger(_link(each.slug, here), _year(each)) for each in merged),
        became=Merger(_link(kind.became.kind, here), kind.became.year) if kind.became else None,
    )


def related(slug: str) -> tuple[str, ...]:
    """The kinds that the history of a kind speaks of."""
    kinds = load_vocabulary().department_kinds
    kind = kinds.by_slug(slug)
    if not kind:
        return ()
    others = [each.slug for each in kinds.merged_into(slug)]
    others += [kind.became.kind] if kind.became else []
    others += [other for step in kind.steps for other in step.of]
    return tuple(dict.fromkeys(others))


def succession(slug: str) -> frozenset[str]:
    """The kind itself, those that were merged into it, and the one that it was merged into."""
    kinds = load_vocabulary().department_kinds
    kind = kinds.by_slug(slug)
    if not kind:
        return frozenset({slug})
    became = (kind.became.kind,) if kind.became else ()
    return frozenset({slug, *became, *(each.slug for each in kinds.merged_into(slug))})


def names_here(members: Iterable[Disclosure]) -> tuple[NameHere, ...]:
    """The names that a kind has among disclosures, the most common first."""
    by_name = by_key(members, lambda each: each.organisation)
    found = [
        NameHere(name, type_of(named[0]).until, len({each.division_code for each in named}))
        for name, named in by_name.items()
    ]
    return tuple(sorted(found, key=lambda each: (bool(each.until), -each.places, each.name)))


def _steps(kind: DepartmentKind, here: Collection[str]) -> Iterator[LineageStep]:
    sources = load_vocabulary().department_kinds.sources
    for step in kind.steps:
        source = sources[step.source]
        yield LineageStep(
            step.year,
            Bilingual(step.text, step.text_en),
            Bilingual(source.name, source.name_en),
            tuple(_link(each, here) for each in step.of),
        )


def _link(slug: str, here: Collection[str]) -> KindLink:
    kind = load_vocabulary().department_kinds.by_slug(slug)
    assert kind is not None  # the specs refuse a kind that is not listed
    name = Bilingual(kind.name, kind.name_en)
    return KindLink(name, addresses.department_type(slug) if slug in here else "")


def _year(kind: DepartmentKind) -> int:
    return kind.became.year if kind.became else 0
