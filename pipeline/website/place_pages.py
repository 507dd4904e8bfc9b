"""What is known of a place → its pages: the place itself, and each of its years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.website import addresses
from pipeline.website.cards import place_card, place_year_card
from pipeline.website.comparisons.place_year import PlaceYear, body_key, place_year
from pipeline.website.department.department_year import Summary
from pipeline.website.figures.comparability import NOMINAL
from pipeline.website.figures.numbers import grouped
from pipeline.website.grouping import by_key
from pipeline.website.interface.latin import place_in_latin
from pipeline.website.interface.phrases import Bilingual, Phrase, phrase
from pipeline.website.listings import overview
from pipeline.website.listings.place_tree import PlaceNode
from pipeline.website.page import HOME, Page, Pager, crumbs_of
from pipeline.website.published.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class YearOfPlace:
    """A year of a place in the list of its years: how many of each kind are here."""

    year: int
    address: str
    kinds: tuple[tuple[str, Phrase, int], ...]


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """The file of all amounts of a place and year."""

    address: str
    format: str


def place_page(
    place: PlaceNode,
    members: Sequence[Disclosure],
    shown: Sequence[Summary],
    earlier: Sequence[Summary],
    pages: int,
) -> Page:
    """A place with the table of its latest year; `members` are all its disclosures, maybe none.

    `shown` are the first of the year, which has `pages` pages; `earlier` are those of the year before.
    """
    title = phrase("{place}", place=_named(place))
    return Page(
        place.address,
        "division",
        title,
        phrase("{place}各部门公开的预算和决算。", place=place.full_name),
        (HOME, *crumbs_of(place.above)),
        {
            "place": place,
            "departments": overview.departments(members),
            "years": years_of(members),
            "view": _view(shown, earlier) if shown else None,
            "files": _files(members, shown),
            "coverage": addresses.place_coverage(place.code) if members else "",
            "pages": pages,
            "nominal": NOMINAL,
        },
        card=place_card(place, members),
    )


def place_year_page(
    place: PlaceNode,
    members: Sequence[Disclosure],
    shown: Sequence[Summary],
    earlier: Sequence[Summary],
    pager: Pager,
) -> Page:
    """One year of a place; `members` are all disclosures of the place."""
    year = shown[0].package.fiscal_year
    title = phrase("{place} {year} 年", place=_named(place), year=year)
    return Page(
        pager.address,
        "division_year",
        pager.titled(title),
        phrase(
            "{place}各部门 {year} 年的预算和决算：花多少、比上年、用在人员上的份额、“三公”经费、核对结果。",
            place=place.full_name,
            year=year,
        ),
        (
            HOME,
            *crumbs_of([*place.above, (place.name, place.address)]),
            *pager.crumbs(title),
        ),
        {
            "place": place,
            "years": years_of(members),
            "view": _view(shown, earlier),
            "files": _files(members, shown),
            "coverage": addresses.place_coverage(place.code),
            "pager": pager,
            "nominal": NOMINAL,
        },
        card=place_year_card(place, members, year) if pager.number == 1 else None,
    )


def _named(place: PlaceNode) -> Bilingual:
    """All of the name in Chinese; in English it is the place's own that says most."""
    return Bilingual(place.full_name, f"{place_in_latin(place.name)} {place.full_name}")


def years_of(members: Sequence[Disclosure]) -> tuple[YearOfPlace, ...]:
    """The years of a place, latest first."""
    return tuple(
        YearOfPlace(
            year,
            addresses.place_year(of_year[0].division_code, year),
            tuple(
                (kind, word, sum(each.kind == kind for each in of_year))
                for kind, word in overview.kinds_of(of_year)
            ),
        )
        for year, of_year in reversed(by_key(members, lambda each: each.fiscal_year).items())
    )


def _view(shown: Sequence[Summary], earlier: Sequence[Summary]) -> PlaceYear:
    before = {body_key(each.package): each for each in earlier}
    return place_year(shown[0].package.fiscal_year, shown, before)


def _files(members: Sequence[Disclosure], shown: Sequence[Summary]) -> Mapping[str, object]:
    """The two files, and how many rows they have; nothing for a place without disclosures."""
    if not shown:
        return {}
    first = shown[0].package
    code, year = first.division_code, first.fiscal_year
    rows = sum(each.counts["amounts"] for each in members if each.fiscal_year == year)
    return {
        "year": year,
        "rows": grouped(rows),
        "files": tuple(
            PlaceFile(addresses.place_amounts(code, year, ending), name)
            for ending, name in (("csv", "CSV"), ("parquet", "Parquet"))
        ),
    }
