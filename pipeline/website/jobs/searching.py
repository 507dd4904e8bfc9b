"""What the jobs found worth searching → the files of the search, volume by volume.

A volume holds the disclosures of a year, of some provinces where a year has many; one more holds codes and
terms. A volume of which no leaf changed is left as it is, and so is the index of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website.addresses import SEARCH_INDEX
from pipeline.website.grouping import by_key
from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made, Manifest
from pipeline.website.jobs.pool import Crew, run_all
from pipeline.website.jobs.prints import key, of_all
from pipeline.website.jobs.writing import write, write_bytes
from pipeline.website.search import names
from pipeline.website.search.name_index import name_files
from pipeline.website.search.names import Named
from pipeline.website.search.record import leaves
from pipeline.website.search.terms import glossary_records
from pipeline.website.search.volume import YEARS_IN_A_VOLUME, Volume, listing

_VOLUME = "search volume "
_NAMES = "search names"
_TERMS = "terms"


@dataclass(frozen=True, slots=True)
class _Volume:
    """A volume to make: `kept` are the keys of what jobs kept for it, `terms` is the glossary's page."""

    id: str
    key: str
    kept: tuple[str, ...]
    terms: str = ""


def write_search(house: House, manifest: Manifest, glossary: Path, code: str, crew: Crew) -> None:
    """Writes what changed of the search; everything that there is counts as made in the manifest."""
    terms = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    volumes = list(_volumes(house, manifest, terms))
    missing = [each for each in volumes if not manifest.keep(each.id, each.key)]
    manifest.made |= run_all(house, _make, missing, crew)
    facts = of_all(house.facts, house.shelf.names)
    links = [(name, pages.links()) for name, pages in house.codes.items()]
    its_key = key(code, facts, links, terms)
    if not manifest.keep(_NAMES, its_key):
        manifest.made[_NAMES] = _written(house, its_key, name_files(list(_named(house, terms))))
    found = [(_year(each.id), _folder(manifest.made[each.id])) for each in volumes]
    text = listing(found, _folder(manifest.made[_NAMES]))
    address = f"{SEARCH_INDEX}/index.json"
    manifest.made["search index"] = Made("", {address: write(house.output, address, text)})


def _volumes(house: House, manifest: Manifest, terms: str) -> Iterator[_Volume]:
    """The latest year first; codes and terms at the end."""
    kept = {
        job: made.key
        for job, made in sorted(manifest.made.items())
        if made.key and house.store.has("leaves", made.key)
    }
    years = by_key((job for job in kept if job.startswith("year ")), _year)
    for year, jobs in reversed(years.items()):
        for part in _in_parts(jobs):
            keys = tuple(kept[job] for job in part)
            yield _Volume(f"{_VOLUME}{_province(part[0])}/{year}", key(keys), keys)
    others = tuple(each for job, each in kept.items() if not job.startswith("year "))
    yield _Volume(f"{_VOLUME}{_TERMS}/", key(others, terms), others, terms)


def _year(job: str) -> str:
    return job.rpartition("/")[2]


def _province(job: str) -> str:
    return job.partition(" ")[2][:2]


def _in_parts(jobs: Sequence[str]) -> Iterator[list[str]]:
    """The department-years of a year: all together, or provinces together where they are many."""
    part: list[str] = []
    for _, of_province in groupby(jobs, _province):
        those = list(of_province)
        if part and len(part) + len(those) > YEARS_IN_A_VOLUME:
            yield part
            part = []
        part += those
    if part:
        yield part


def _make(house: House, each: _Volume) -> dict[str, Made]:
    volume = Volume()
    for one in each.kept:
        for leaf in house.store.load("leaves", one):
            volume.add(leaf)
    for leaf in leaves(glossary_records(each.terms)):
        volume.add(leaf)
    return {each.id: _written(house, each.key, volume.files())}


def _written(house: House, its_key: str, files: Iterable[tuple[str, bytes]]) -> Made:
    put = partial(write_bytes, house.output)
    addresses = ((f"{SEARCH_INDEX}/{name}", content) for name, content in files)
    return Made(its_key, {address: put(address, content) for address, content in addresses})


def _folder(made: Made) -> str:
    return next(iter(made.files)).split("/")[-2]


def _named(house: House, terms: str) -> Iterator[Named]:
    vocabulary = load_vocabulary()
    yield from names.bodies(house.disclosures, vocabulary.organisations)
    yield from names.codes(house.codes.values())
    errors = [{check for check, _ in each.failures} for each in house.all_listed]
    notes = [{check for check, _ in each.notes} for each in house.all_listed]
    failed = names.failed_checks((("note", set().union(*notes)), ("check", set().union(*errors))))
    yield from names.checks(vocabulary.checks, failed)
    yield from names.terms(glossary_records(terms))
