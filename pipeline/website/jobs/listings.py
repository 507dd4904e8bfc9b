"""All that is listed → the jobs of the pages over several disclosures, long ones in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.website import addresses, listing_pages
from pipeline.website.grouping import by_key, page_count
from pipeline.website.jobs.coverage import coverage_jobs
from pipeline.website.jobs.findings import finding_jobs
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import Job, Maker
from pipeline.website.jobs.places import place_jobs
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.listings.lineage import related
from pipeline.website.listings.overview import department_types, in_parts
from pipeline.website.machine.downloads import dictionary_downloads
from pipeline.website.page import Page, Pager
from pipeline.website.published.disclosure import Disclosure

PACKAGES_ON_A_PAGE = 20
"""How many packages a page of data lists."""


def listing_jobs(house: House, code: str) -> Iterator[Job]:
    """All of them; `code` is the key of program and theme."""
    disclosures = house.disclosures
    every = key(code, house.siteurl, of_all(house.shown, [each.name for each in disclosures]))
    codes = {name: _links(house, name) for name in house.codes}
    yield from place_jobs(house, code)
    yield from coverage_jobs(house, code)
    for slug, members in house.by_type.items():
        here = tuple(each for each in related(slug) if each in house.by_type)
        yield from _of_members(
            house, f"type {slug}", _type, members, key(code, here, house.populations)
        )
        yield from _moved_jobs(house, slug, code)
    for name in house.codes:
        yield _job(f"codes {name}", _codes, (name,), key(code, codes[name]))
        yield from _code_jobs(house, name, code)
    yield from finding_jobs(house, code, every)
    yield from _data_jobs(house, code)
    files = dictionary_downloads(house.shelf)
    yield _job("dictionary", _dictionary, (), key(code, house.siteurl, files))
    yield _job(
        "explore", _explore, (), key(code, house.siteurl, house.shelf.catalogue, house.engines)
    )
    yield _job("types", _types, (), every)
    yield _job("home", _home, (), every, codes)
    yield _job("search", _search, (), every, codes)
    yield _job("style", _style, (), key(code, house.siteurl))
    yield _job("404", _not_found, (), key(code, house.siteurl))


def _job(id: str, maker: Maker, given: tuple[object, ...], *depends_on: object) -> Job:
    return Job(id, key(id, *depends_on), maker, given)


def _of_members(
    house: House, id: str, maker: Maker, members: Sequence[Disclosure], code: str
) -> Iterator[Job]:
    """The pages of a list of disclosures: each shows some of them, and says a little of all."""
    parts = in_parts(members)
    if len(parts) == 1:  # the order of names, in which lists of one page go
        parts = [tuple(each.name for each in members)]
    everyone = key(*members) if len(parts) > 1 else ""
    for number, names in enumerate(parts, start=1):
        facts = (code, house.siteurl, of_all(house.shown, names), everyone, len(parts))
        yield _job(f"{id} {number}", maker, (id.split()[1], names, number, len(parts)), *facts)


def _links(house: House, name: str) -> object:
    return [(each, each.disclosures, each.rows) for each in house.codes[name].links()]


def _code_jobs(house: House, name: str, code: str) -> Iterator[Job]:
    pages = house.codes[name]
    for each in pages.codes:
        parts = pages.listings[each]
        for number, part in enumerate(parts, start=1):
            shown = of_all(house.named, part.disclosures)
            stated = (house.siteurl, part.stated, shown, len(parts), pages.family(each))
            facts = (code, *stated, house.populations)
            yield _job(f"code {name} {each} {number}", _code, (name, each, number), *facts)


def _type(house: House, slug: str, names: Sequence[str], number: int, count: int) -> Iterator[Page]:
    members = house.by_type[slug]
    shown = [house.summary(name) for name in names]
    pager = Pager(addresses.department_type(slug), number, count)
    yield listing_pages.type_page(
        members, shown, pager, house.siteurl, house.by_type, house.populations
    )


def _moved_jobs(house: House, slug: str, code: str) -> Iterator[Job]:
    members = by_key(house.by_type[slug], lambda each: each.department_slug)
    for old in house.moved_types.get(slug, ()):
        for number, names in enumerate(in_parts(members[old]), start=1):
            facts = (code, house.siteurl, of_all(house.shown, names), slug)
            yield _job(f"moved {old} {number}", _moved, (slug, old, names, number), *facts)


def _moved(house: House, slug: str, old: str, names: Sequence[str], number: int) -> Iterator[Page]:
    shown = [house.summary(name) for name in names]
    (kind,) = department_types(house.by_type[slug])
    pager = Pager(addresses.department_type(old), number)
    yield listing_pages.moved_page(shown, kind, pager, house.siteurl)


def _codes(house: House, name: str) -> Iterator[Page]:
    yield listing_pages.codes_page(house.codes[name])


def _code(house: House, name: str, code: str, number: int) -> Iterator[Page]:
    pages = house.codes[name]
    parts = pages.listings[code]
    names = list(parts[number - 1].disclosures)
    found = {each: house.listed_by_name[each] for each in names}
    view = pages.view(
        code,
        number,
        house.coded.amounts(code, names),
        {each: of_it.disclosure for each, of_it in found.items()},
        {each: of_it.doubtful for each, of_it in found.items()},
        house.forms,
        house.siteurl,
        house.populations,
    )
    yield listing_pages.code_page(view, Pager(pages.address(code), number, len(parts)))


def _data_jobs(house: House, code: str) -> Iterator[Job]:
    """The pages of data, of which the first has the files of the catalogue too."""
    count = page_count(len(house.disclosures), PACKAGES_ON_A_PAGE)
    for number in range(1, count + 1):
        shown = of_all(house.facts, [each.name for each in _on_page_of_data(house, number)])
        catalogue = house.shelf.catalogue if number == 1 else house.shelf.catalogue is not None
        yield _job(f"data {number}", _data, (number,), code, house.siteurl, count, shown, catalogue)


def _on_page_of_data(house: House, number: int) -> Sequence[Disclosure]:
    start = (number - 1) * PACKAGES_ON_A_PAGE
    return house.disclosures[start : start + PACKAGES_ON_A_PAGE]


def _data(house: House, number: int) -> Iterator[Page]:
    count = page_count(len(house.disclosures), PACKAGES_ON_A_PAGE)
    shown = _on_page_of_data(house, number)
    files = [house.files(each.name) for each in shown]
    entries = [
        (each, of_each.downloads, of_each.sources)
        for each, of_each in zip(shown, files, strict=True)
    ]
    pager = Pager(addresses.DATA, number, count)
    yield listing_pages.data_page(house.shelf, entries, pager, house.siteurl)


def _dictionary(house: House) -> Iterator[Page]:
    yield listing_pages.dictionary_page(house.shelf)


def _explore(house: House) -> Iterator[Page]:
    yield listing_pages.explore_page(house.shelf, house.engines)


def _types(house: House) -> Iterator[Page]:
    yield listing_pages.types_page(house.disclosures)


def _home(house: House) -> Iterator[Page]:
    yield listing_pages.home_page(house.all_listed, house.codes)


def _search(house: House) -> Iterator[Page]:
    yield listing_pages.search_page(house.disclosures, house.codes.values())


def _style(house: House) -> Iterator[Page]:
    yield listing_pages.style_page()


def _not_found(house: House) -> Iterator[Page]:
    yield listing_pages.not_found_page()
