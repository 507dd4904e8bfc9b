"""All that is listed → the jobs of the pages of coverage."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.website import addresses, coverage_pages
from pipeline.website.coverage_pages import PLACES_ON_A_PAGE, place_parts
from pipeline.website.grouping import page_count
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import Job
from pipeline.website.jobs.prints import key
from pipeline.website.page import Page, Pager


def coverage_jobs(house: House, code: str) -> Iterator[Job]:
    """All of them; `code` is the key of program and theme."""
    every = key(code, house.siteurl, house.coverage)
    for number in range(1, page_count(len(house.coverage), PLACES_ON_A_PAGE) + 1):
        id = f"coverage {number}"
        yield Job(id, key(id, every), _coverage, (number,))
    for division, place in house.coverage.items():
        for number, shown in enumerate(place_parts(place), start=1):
            id = f"coverage of {division} {number}"
            its_key = key(id, code, house.siteurl, house.places[division], shown, len(place.years))
            yield Job(id, its_key, _place, (division, number))


def _coverage(house: House, number: int) -> Iterator[Page]:
    every = list(house.coverage.values())
    start = (number - 1) * PLACES_ON_A_PAGE
    count = page_count(len(every), PLACES_ON_A_PAGE)
    pager = Pager(addresses.COVERAGE, number, count)
    shown = every[start : start + PLACES_ON_A_PAGE]
    yield coverage_pages.coverage_page(shown, house.coverage, pager, house.siteurl)


def _place(house: House, division: str, number: int) -> Iterator[Page]:
    parts = place_parts(house.coverage[division])
    pager = Pager(addresses.place_coverage(division), number, len(parts))
    yield coverage_pages.place_coverage_page(house.places[division], parts[number - 1], pager)
