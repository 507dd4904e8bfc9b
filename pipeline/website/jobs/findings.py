"""All that is listed → the jobs of the pages of findings: of all, of each place, kind and check."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.website import addresses, finding_pages
from pipeline.website.grouping import page_count
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import Job, Maker
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.listings.findings import FEWEST_ROWS, findings_pages, findings_view
from pipeline.website.listings.findings_by import (
    MOST_OF_A_CHECK,
    failures_of,
    of_one_check,
)
from pipeline.website.listings.listed import Listed
from pipeline.website.machine.downloads import catalogue_csv
from pipeline.website.page import Page, Pager
from pipeline.website.published.department_kinds import type_of


def finding_jobs(house: House, code: str, catalogue: str) -> Iterator[Job]:
    """All of them; `code` is the key of program and theme, `catalogue` that of all disclosures."""
    for number in range(1, findings_pages(house.all_listed, FEWEST_ROWS) + 1):
        yield _job("findings", number, _of_all, (number,), catalogue)
    for division in house.by_division:
        yield from _jobs_of(house, f"findings {division}", _of_place, division, code)
    for slug in house.by_type:
        yield from _jobs_of(house, f"findings type {slug}", _of_type, slug, code)
    for check, members in house.failed_checks.items():
        its_key = _key_of(house, members, code)
        for number in range(1, page_count(failures_of(check, members), MOST_OF_A_CHECK) + 1):
            yield _job(f"findings check {check}", number, _of_check, (check, number), its_key)


def _job(id: str, number: int, maker: Maker, given: tuple[object, ...], depends_on: str) -> Job:
    return Job(f"{id} {number}", key(id, number, depends_on), maker, given)


def _jobs_of(house: House, id: str, maker: Maker, of: str, code: str) -> Iterator[Job]:
    members = _place(house, of) if maker is _of_place else _type(house, of)
    its_key = _key_of(house, members, code)
    for number in range(1, findings_pages(members) + 1):
        yield _job(id, number, maker, (of, number), its_key)


def _key_of(house: House, members: list[Listed], code: str) -> str:
    facts = of_all(house.facts, [each.disclosure.name for each in members])
    return key(code, house.siteurl, facts)


def _place(house: House, division: str) -> list[Listed]:
    return [house.listed_by_name[each.name] for each in house.by_division[division]]


def _type(house: House, slug: str) -> list[Listed]:
    return [house.listed_by_name[each.name] for each in house.by_type[slug]]


def _of_all(house: House, number: int) -> Iterator[Page]:
    csv = catalogue_csv(house.shelf, "findings")
    listed = house.all_listed
    view = findings_view(listed, house.checks, house.summary, csv, number, most=FEWEST_ROWS)
    pager = Pager(addresses.FINDINGS, number, findings_pages(listed, FEWEST_ROWS))
    yield finding_pages.findings_page(view, pager, house.all_listed)


def _of_place(house: House, division: str, number: int) -> Iterator[Page]:
    listed = _place(house, division)
    view = findings_view(listed, house.checks, house.summary, None, number, shows_checks=False)
    pager = Pager(addresses.place_findings(division), number, findings_pages(listed))
    yield finding_pages.place_findings_page(view, listed[0].disclosure, pager)


def _of_type(house: House, slug: str, number: int) -> Iterator[Page]:
    listed = _type(house, slug)
    view = findings_view(listed, house.checks, house.summary, None, number, shows_checks=False)
    pager = Pager(addresses.type_findings(slug), number, findings_pages(listed))
    kind = type_of(listed[-1].disclosure).name
    yield finding_pages.type_findings_page(view, kind, pager)


def _of_check(house: House, check: str, number: int) -> Iterator[Page]:
    members = house.failed_checks[check]
    view = of_one_check(check, members, house.checks, house.summary, number)
    count = page_count(failures_of(check, members), MOST_OF_A_CHECK)
    pager = Pager(addresses.check_findings(check), number, count)
    yield finding_pages.check_findings_page(view, pager)
