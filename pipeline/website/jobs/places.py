"""All that is listed → the jobs of the pages of places: each place, each of its years, what it discloses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.website import addresses, place_pages, words
from pipeline.website.comparisons.place_year import body_key
from pipeline.website.grouping import by_key
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import Job, Maker
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.listings.listed import Listed
from pipeline.website.listings.overview import MOST_ROWS
from pipeline.website.page import Page, Pager

_KINDS = tuple(words.KINDS)


def place_jobs(house: House, code: str) -> Iterator[Job]:
    """All of them; `code` is the key of program and theme."""
    for division, place in house.places.items():
        members = house.by_division.get(division, [])
        everyone = key(code, house.siteurl, place, tuple(members))
        listed = [house.listed_by_name[each.name] for each in members]
        by_year = by_key(listed, lambda each: each.disclosure.fiscal_year)
        latest = max(by_year, default=0)
        if not latest:
            yield _job(f"division {division}", _place, (division, (), (), 0), everyone)
        for year, of_year in by_year.items():
            pages = _parts(of_year)
            for number, shown in enumerate(pages, start=1):
                before = _of_same_bodies(shown, by_year.get(year - 1, ()))
                facts = (everyone, of_all(house.shown, (*_names(shown), *before)), len(pages))
                given = (division, _names(shown), before)
                id = f"place {division} {year} {number}"
                yield _job(id, _year, (*given, number, len(pages)), *facts)
                if year == latest and number == 1:
                    yield _job(f"division {division}", _place, (*given, len(pages)), *facts)


def _job(id: str, maker: Maker, given: tuple[object, ...], *depends_on: object) -> Job:
    return Job(id, key(id, *depends_on), maker, given)


def _of_same_bodies(shown: Sequence[Listed], others: Sequence[Listed]) -> tuple[str, ...]:
    bodies = {body_key(each.disclosure) for each in shown}
    return _names([each for each in others if body_key(each.disclosure) in bodies])


def _names(listed: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(each.disclosure.name for each in listed)


def _parts(listed: Sequence[Listed]) -> list[list[Listed]]:
    """What stands on each page of a year: as its tables stand, what spends most first."""
    in_order = sorted(listed, key=_as_in_tables)
    return [in_order[start : start + MOST_ROWS] for start in range(0, len(in_order), MOST_ROWS)]


def _as_in_tables(each: Listed) -> tuple[bool, int, Decimal, str]:
    spent = each.telling.yuan if each.telling else None
    disclosure = each.disclosure
    return (
        bool(disclosure.unit),
        _KINDS.index(disclosure.kind),
        Decimal("Infinity") if spent is None else -spent,
        disclosure.name,
    )


def _place(
    house: House, division: str, shown: Sequence[str], before: Sequence[str], pages: int
) -> Iterator[Page]:
    yield place_pages.place_page(
        house.places[division],
        house.by_division.get(division, []),
        [house.summary(name) for name in shown],
        [house.summary(name) for name in before],
        pages,
    )


def _year(
    house: House,
    division: str,
    shown: Sequence[str],
    before: Sequence[str],
    number: int,
    count: int,
) -> Iterator[Page]:
    found = [house.summary(name) for name in shown]
    first = addresses.place_year(division, found[0].package.fiscal_year)
    yield place_pages.place_year_page(
        house.places[division],
        house.by_division[division],
        found,
        [house.summary(name) for name in before],
        Pager(first, number, count),
    )
