"""All that is listed → the jobs of the pages of findings: of all, of each place, kind and check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.website import addresses, finding_pages
from pipeline.website.grouping import page_count
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import Job, Maker
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.listings.findings import FEWEST_ROWS, findings_pages, findings_view
from pipeline.website.listings.findings_by import MOST_OF_A_CHECK, of_one_check
from pipeline.website.machine.downloads import catalogue_csv
from pipeline.website.page import Page, Pager
from pipeline.website.published.department_kinds import type_of
from pipeline.website.published.disclosure import Disclosure


def finding_jobs(house: House, code: str, of_every: str) -> Iterator[Job]:
    """All of them; `code` is the key of program and theme, `of_every` that of all disclosures."""
    every = house.all_arranged
    its_key = key(of_every, catalogue_csv(house.shelf, "findings"))
    for number in range(1, findings_pages(every, FEWEST_ROWS) + 1):
        yield _job("findings", number, _of_all, (number,), its_key)
    for division, members in house.by_division.items():
        yield from _jobs_of(house, f"findings {division}", _of_place, division, members, code)
    for slug, members in house.by_type.items():
        yield from _jobs_of(house, f"findings type {slug}", _of_type, slug, members, code)
    for check in sorted({*every.failures, *every.notes}):
        found = every.of(check)
        its_key = _key_of(house, sorted({each.listed.disclosure.name for each in found}), code)
        for number in range(1, page_count(len(found), MOST_OF_A_CHECK) + 1):
            yield _job(f"findings check {check}", number, _of_check, (check, number), its_key)


def _job(id: str, number: int, maker: Maker, given: tuple[object, ...], depends_on: str) -> Job:
    return Job(f"{id} {number}", key(id, number, depends_on), maker, given)


def _jobs_of(
    house: House, id: str, maker: Maker, of: str, members: Sequence[Disclosure], code: str
) -> Iterator[Job]:
    its_key = _key_of(house, [each.name for each in members], code)
    for number in range(1, findings_pages(house.arranged(members)) + 1):
        yield _job(id, number, maker, (of, number), its_key)


def _key_of(house: House, names: Sequence[str], code: str) -> str:
    return key(code, house.siteurl, of_all(house.shown, names))


def _of_all(house: House, number: int) -> Iterator[Page]:
    csv = catalogue_csv(house.shelf, "findings")
    every = house.all_arranged
    view = findings_view(every, house.checks, house.summary, csv, number, most=FEWEST_ROWS)
    pager = Pager(addresses.FINDINGS, number, findings_pages(every, FEWEST_ROWS))
    yield finding_pages.findings_page(view, pager, house.all_listed)


def _of_place(house: House, division: str, number: int) -> Iterator[Page]:
    members = house.by_division[division]
    found = house.arranged(members)
    view = findings_view(found, house.checks, house.summary, None, number, shows_checks=False)
    pager = Pager(addresses.place_findings(division), number, findings_pages(found))
    yield finding_pages.place_findings_page(view, members[0], pager)


def _of_type(house: House, slug: str, number: int) -> Iterator[Page]:
    members = house.by_type[slug]
    found = house.arranged(members)
    view = findings_view(found, house.checks, house.summary, None, number, shows_checks=False)
    pager = Pager(addresses.type_findings(slug), number, findings_pages(found))
    yield finding_pages.type_findings_page(view, type_of(members[-1]).name, pager)


def _of_check(house: House, check: str, number: int) -> Iterator[Page]:
    found = house.all_arranged.of(check)
    view = of_one_check(check, found, house.checks, house.summary, number)
    pager = Pager(addresses.check_findings(check), number, page_count(len(found), MOST_OF_A_CHECK))
    yield finding_pages.check_findings_page(view, pager)
