"""All disclosures → the years of which something is here, with their places, for the home page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.grouping import by_key
from pipeline.website.published.disclosure import Disclosure

_PLACES_OF_A_YEAR = 40
"""So many places a year lists on the home page."""


@dataclass(frozen=True, slots=True)
class YearPlace:
    """A place of which something is here for a year; `address` is its page of that year."""

    name: str
    address: str
    disclosures: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many disclosures of a year are here, and of which places; none where they are too many to
    list: the page of coverage has them."""

    year: int
    disclosures: int
    places: tuple[YearPlace, ...]


def years_here(packages: Iterable[Disclosure]) -> tuple[YearCount, ...]:
    """The years, latest first; places in the order of their codes."""
    by_year = by_key(packages, lambda each: each.fiscal_year)
    return tuple(
        YearCount(year, len(members), _places_of_year(year, members))
        for year, members in reversed(by_year.items())
    )


def _places_of_year(year: int, packages: Sequence[Disclosure]) -> tuple[YearPlace, ...]:
    by_place = by_key(packages, lambda each: each.division_code)
    if len(by_place) > _PLACES_OF_A_YEAR:
        return ()
    return tuple(
        YearPlace(members[0].division, addresses.place_year(code, year), len(members))
        for code, members in by_place.items()
    )
