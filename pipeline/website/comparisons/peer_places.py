"""The disclosures of one kind of department → the places that they are of, and whose each figure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.department.department_year import Summary
from pipeline.website.grouping import by_key
from pipeline.website.interface.latin import named_body, named_places
from pipeline.website.interface.phrases import Phrase, Said, phrase
from pipeline.website.listings.overview import kinds_of
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Holding:
    """What is here of one place and year: the page, and the kinds that it has (maybe none)."""

    address: str
    kinds: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """A place, with what is here of it in each of the years."""

    name: str
    above: str
    department: str
    address: str
    holdings: tuple[Holding, ...]


def peer_places(disclosures: Sequence[Disclosure], years: Sequence[int]) -> Iterator[PeerPlace]:
    """Each body of the kind, in the order of its place's code."""
    for members in by_key(disclosures, lambda each: each.department_key).values():
        package = members[0]
        yield PeerPlace(
            name=package.division,
            above=package.province + package.city,
            department=package.organisation,
            address=addresses.department(package.division_code, package.department_slug),
            holdings=tuple(_holding(members, year) for year in years),
        )


def _holding(members: Sequence[Disclosure], year: int) -> Holding:
    of_year = [each for each in members if each.fiscal_year == year]
    return Holding(
        address=of_year[0].address if of_year else "",
        kinds=kinds_of(of_year),
    )


def with_several(packages: Sequence[Disclosure]) -> frozenset[str]:
    """The codes of places that have several bodies of the kind: their names tell them apart."""
    bodies = {(each.division_code, each.department_slug) for each in packages}
    counted = Counter(code for code, _ in bodies)
    return frozenset(code for code, count in counted.items() if count > 1)


def label_of(summary: Summary, several: Collection[str]) -> Said:
    """Whose a figure is: the place, the body where the place has several of the kind, and the unit
    where one discloses on its own."""
    package = summary.package
    place = named_places(package.place)
    if package.unit:
        return phrase("{place} · {unit}（单位）", place=place, unit=named_body(package.unit))
    if package.division_code in several:
        return phrase("{place} · {body}", place=place, body=named_body(package.organisation))
    return phrase("{place}", place=place)
