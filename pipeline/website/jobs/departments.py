"""A department → its jobs: each year with its sources, what is said of its packages for other systems and
copies of them, then all years together.

The years are made one after the other, as a year shows what became of the one before; of a year that is
as it was, only the summaries are read, and only where another page needs them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.records import Finding
from pipeline.website.department.department_year import Summary
from pipeline.website.grouping import by_key
from pipeline.website.jobs.drawing import draw
from pipeline.website.jobs.facts import KINDS, keep_facts
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import write_page
from pipeline.website.jobs.manifest import Made, Manifest
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.jobs.writing import write
from pipeline.website.listing_pages import department_page
from pipeline.website.listings.kin import Ancestry, ancestries, type_of_held
from pipeline.website.machine.standards.described import described
from pipeline.website.machine.standards.files import dataset_files
from pipeline.website.output import copy_package
from pipeline.website.page import Page
from pipeline.website.pages import year_pages
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import Held


@dataclass(frozen=True, slots=True)
class Year:
    """The packages of one year; `is_kept` tells that its pages are as they were."""

    id: str
    key: str
    names: tuple[str, ...]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Department:
    """What is to be made of a department; `copies` are the packages to copy, with their hashes.

    `between` has what the catalogue finds of its packages, `ancestry` what is said of its kind.
    """

    id: str
    key: str
    is_kept: bool
    years: tuple[Year, ...]
    copies: tuple[tuple[str, str], ...]
    between: Mapping[str, Sequence[Finding]]
    ancestry: Ancestry


def departments(
    house: House,
    manifest: Manifest,
    hashes: Mapping[str, str],
    between: Mapping[str, Sequence[Finding]],
) -> list[Department]:
    """The departments of which anything is to be made; what is kept counts as made in the manifest."""
    found = []
    all_held = house.shelf.held()
    ancestry_of = ancestries(all_held, {type_of_held(each).slug for each in all_held})
    for department, members in by_key(all_held, lambda each: each.department).items():
        ancestry = ancestry_of[department]
        years = tuple(_years(house, manifest, members))
        names = [each.name for each in members]
        its_key = key("department", of_all(house.facts, names), ancestry)
        job = f"department {'/'.join(members[0].department)}"
        copies = tuple(
            (name, hashes[name])
            for name in names
            if not manifest.keep(f"package {name}", hashes[name])
        )
        is_kept = manifest.keep(job, its_key)
        if not is_kept or copies or not all(each.is_kept for each in years):
            own = {name: between[name] for name in names if name in between}
            found.append(Department(job, its_key, is_kept, years, copies, own, ancestry))
    return found


def _years(house: House, manifest: Manifest, members: Sequence[Held]) -> Iterator[Year]:
    by_year = by_key(members, lambda each: each.fiscal_year)
    for before, year in pairwise((0, *by_year)):
        names = tuple(each.name for each in by_year[year])
        earlier = [each.name for each in by_year[before]] if before == year - 1 else []
        its_key = key("year", of_all(house.facts, names), of_all(house.facts, earlier))
        job = f"year {'/'.join(members[0].department)}/{year}"
        is_kept = _are_linked(house, manifest, job) and manifest.keep(job, its_key)
        is_kept = is_kept and all(
            house.store.has(kind, house.facts[name]) for name in names for kind in KINDS
        )
        yield Year(job, its_key, names, is_kept)


def _are_linked(house: House, manifest: Manifest, job: str) -> bool:
    """Whether the codes of which the year asked have pages where they had, and only there."""
    found = manifest.earlier.get(job)
    return found is not None and all(
        (code[1:] in house.linked_codes) == (code[0] == "+") for code in found.asked.split()
    )


class _Asked(Collection[str]):
    """The codes that have a page; remembers of which it was asked."""

    def __init__(self, codes: Collection[str]) -> None:
        self._codes = codes
        self.asked: dict[str, bool] = {}

    def __contains__(self, code: object) -> bool:
        has_page = code in self._codes
        if code:
            self.asked[str(code)] = has_page
        return has_page

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __str__(self) -> str:
        return " ".join(
            f"{'+' if known else '-'}{code}" for code, known in sorted(self.asked.items())
        )


def make_department(house: House, department: Department) -> dict[str, Made]:
    """Writes what is to be made of a department."""
    made: dict[str, Made] = {}
    before: Year | None = None
    for year in department.years:
        if not year.is_kept:
            earlier = _summaries(house, before) if before and _follows(before, year) else []
            made[year.id] = _make_year(house, year, department.between, earlier)
        before = year
    if not department.is_kept:
        made[department.id] = _made(house, department.key, _years_together(house, department))
    for name, hashed in department.copies:
        copied = copy_package(house.shelf.directory / name, house.output)
        made[f"package {name}"] = Made(hashed, copied)
    return made


def _follows(before: Year, year: Year) -> bool:
    return int(before.id.rpartition("/")[2]) == int(year.id.rpartition("/")[2]) - 1


def _summaries(house: House, year: Year) -> list[Summary]:
    return [house.summary(name) for name in year.names]


def _make_year(
    house: House, year: Year, between: Mapping[str, Sequence[Finding]], earlier: Sequence[Summary]
) -> Made:
    packages, pictures = _drawn(house, year)
    codes = _Asked(house.linked_codes)
    by_name = {each.name: each for each in packages}
    said = {name: described(each) for name, each in by_name.items()}
    pages, summaries = year_pages(
        packages,
        between,
        earlier,
        forms=house.forms,
        checks=house.checks,
        codes=codes,
        class_name=house.class_name,
        siteurl=house.siteurl,
        said=said,
    )
    files = pictures
    for summary in summaries:
        name = summary.package.name
        keep_facts(
            house.store, house.facts[name], by_name[name], summary, said[name], house.siteurl
        )
        for address, text in dataset_files(said[name], house.siteurl):
            files[address] = write(house.output, address, text)
    house.store.save("leaves", year.key, [each for page in pages for each in page.leaves])
    made = _made(house, year.key, pages, str(codes))
    return replace(made, files={**made.files, **files})


def _drawn(house: House, year: Year) -> tuple[list[Package], dict[str, int]]:
    """The packages, with their pictures where the site shows any; and the files of these."""
    packages: list[Package] = []
    files: dict[str, int] = {}
    for package in map(house.shelf.package, year.names):
        pictures, written = draw(package, house.output) if house.draws_pages else ({}, {})
        packages.append(replace(package, pictures=pictures))
        files |= written
    return packages, files


def _made(house: House, its_key: str, pages: Sequence[Page], asked: str = "") -> Made:
    files: dict[str, int] = {}
    for page in pages:
        files |= write_page(house, page)
    return Made(its_key, files, asked)


def _years_together(house: House, department: Department) -> list[Page]:
    summaries = [summary for year in department.years for summary in _summaries(house, year)]
    return [department_page(summaries, house.siteurl, department.ancestry)]
