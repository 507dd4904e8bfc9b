"""What the jobs found worth searching → the files of the search, volume by volume.

A volume holds some department-years, those of a year or of some of its provinces; one more holds codes and
terms. A volume of which no leaf changed is left as it is, and so are the files of terms that say nothing
else, and the index of names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website.addresses import SEARCH_INDEX
from pipeline.website.grouping import by_key
from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made, Manifest
from pipeline.website.jobs.pool import Crew, run_all
from pipeline.website.jobs.prints import key
from pipeline.website.jobs.writing import write, write_bytes
from pipeline.website.published.disclosure import Disclosure
from pipeline.website.search import names
from pipeline.website.search.latin_index import latin_files
from pipeline.website.search.name_index import name_files
from pipeline.website.search.names import Named
from pipeline.website.search.postings import KINDS, Postings, count_of_parts, term_file
from pipeline.website.search.record import leaves
from pipeline.website.search.terms import glossary_records
from pipeline.website.search.volume import LEAVES_IN_A_VOLUME, Volume

_VOLUME = "search volume "
_NAMES = "search names"
_LATIN = "search names in Latin letters"
_TERMS = "terms"
POSTINGS = "postings"
"""What is kept of each volume for the files of terms."""


@dataclass(frozen=True, slots=True)
class _Volume:
    """A volume to make: `kept` are the keys of what jobs kept for it, `terms` is the glossary's page; `years`
    are those that its disclosures are of."""

    id: str
    key: str
    kept: tuple[str, ...]
    years: tuple[str, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of terms to make, of the postings of all volumes (their keys)."""

    id: str
    key: str
    kind: str
    part: int
    parts: int
    volumes: tuple[str, ...]


def write_search(house: House, manifest: Manifest, glossary: Path, code: str, crew: Crew) -> None:
    """Writes what changed of the search; everything that there is counts as made in the manifest."""
    terms = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    volumes = list(_volumes(house, manifest, terms))
    missing = [
        each
        for each in volumes
        if not (house.store.has(POSTINGS, each.key) and manifest.keep(each.id, each.key))
    ]
    manifest.made |= run_all(house, _make, missing, crew)
    parts = list(_parts(house, tuple(each.key for each in volumes)))
    changed = [each for each in parts if not manifest.keep(each.id, each.key)]
    manifest.made |= run_all(house, _make_part, changed, crew)
    failed = _failed(house)
    bodies = [each.named for each in house.disclosures]
    codes = list(names.codes(house.codes.values()))
    english = glossary.with_suffix(".en.html")
    terms_en = english.read_text(encoding="utf-8") if english.is_file() else ""
    its_key = key(code, bodies, codes, sorted(failed.items()), terms, terms_en)
    kept = [manifest.keep(each, its_key) for each in (_NAMES, _LATIN)]
    if not all(kept):
        named = [*_bodies_and_checks(bodies, failed), *codes, *_terms(terms, terms_en)]
        manifest.made[_NAMES] = _written(house, its_key, name_files(named))
        manifest.made[_LATIN] = _written(house, its_key, latin_files(named))
    stated = {
        "version": house.shelf.collection_version,
        "years": sorted({str(each.fiscal_year) for each in house.disclosures}),
    }
    text = _listing(manifest.made, volumes, parts, stated)
    address = f"{SEARCH_INDEX}/index.json"
    manifest.made["search index"] = Made("", {address: write(house.output, address, text)})


def _listing(
    made: Mapping[str, Made],
    volumes: Sequence[_Volume],
    parts: Sequence[_Part],
    stated: Mapping[str, str | Sequence[str]],
) -> str:
    """What a browser reads first: the folders of the volumes, in the order in which files of terms number
    them, and the years that they are of; the hashes in the names of those files; the folders of names; what
    is stated of all that is here (its version, the years that disclosures are of)."""
    hashes = {
        kind: [_name(made[each.id]).rpartition("-")[2] for each in parts if each.kind == kind]
        for kind in KINDS
    }
    folders = {"volumes": [_folder(made[each.id]) for each in volumes]}
    of = {"of": [each.years for each in volumes]}
    named = {"names": _folder(made[_NAMES]), "latin": _folder(made[_LATIN])}
    listed = {**stated, **folders, **of, **hashes, **named}
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _volumes(house: House, manifest: Manifest, terms: str) -> Iterator[_Volume]:
    """The latest year first; codes and terms at the end, with the last years where these leave room."""
    kept = {
        job: made.key
        for job, made in sorted(manifest.made.items())
        if made.key and house.store.has("leaves", made.key)
    }
    years = by_key((job for job in kept if job.startswith("year ")), _year)
    others = tuple(each for job, each in kept.items() if not job.startswith("year "))
    *before, last = [*_in_volumes(list(reversed(years.values())))] or [[]]
    for jobs in before:
        yield _volume(jobs, tuple(kept[job] for job in jobs))
    if last and len(last) + len(others) > LEAVES_IN_A_VOLUME:
        yield _volume(last, tuple(kept[job] for job in last))
        last = []
    yield _volume(last, (*(kept[job] for job in last), *others), terms)


def _volume(jobs: Sequence[str], keys: tuple[str, ...], terms: str = "") -> _Volume:
    years = tuple(dict.fromkeys(map(_year, jobs)))
    name = f"{_province(jobs[0])}/{'-'.join(years)}" if jobs else f"{_TERMS}/"
    return _Volume(f"{_VOLUME}{name}", key(keys, terms), keys, years, terms)


def _year(job: str) -> str:
    return job.rpartition("/")[2]


def _province(job: str) -> str:
    return job.partition(" ")[2][:2]


def _in_volumes(years: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The department-years of a year together, in parts where they are many: some provinces each. Years with
    few are put together."""
    waiting: list[str] = []
    for jobs in years:
        if waiting and len(waiting) + len(jobs) > LEAVES_IN_A_VOLUME:
            yield waiting
            waiting = []
        if len(jobs) > LEAVES_IN_A_VOLUME:
            yield from _in_parts(jobs)
        else:
            waiting += jobs
    if waiting:
        yield waiting


def _in_parts(jobs: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for _, of_province in groupby(jobs, _province):
        those = list(of_province)
        if part and len(part) + len(those) > LEAVES_IN_A_VOLUME:
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
    house.store.save_bytes(POSTINGS, each.key, volume.postings())
    return {each.id: _written(house, each.key, volume.files())}


def _parts(house: House, volumes: tuple[str, ...]) -> Iterator[_Part]:
    """The files of terms; the key of each is what the volumes say of its terms."""
    kept = [Postings(house.store.path(POSTINGS, each)) for each in volumes]
    for kind in KINDS:
        parts = count_of_parts(sum(each.size(kind) for each in kept))
        for part in range(parts):
            stated = [each.hashes(kind, part, parts) for each in kept]
            its_key = key(kind, part, parts, stated)
            yield _Part(f"search terms {kind}{part}", its_key, kind, part, parts, volumes)


def _make_part(house: House, each: _Part) -> dict[str, Made]:
    kept = (Postings(house.store.path(POSTINGS, volume)) for volume in each.volumes)
    content = term_file([one.read(each.kind, each.part, each.parts) for one in kept])
    name = f"terms/{each.kind}{each.part}-{sha256(content).hexdigest()[:8]}"
    return {each.id: _written(house, each.key, [(name, content)])}


def _written(house: House, its_key: str, files: Iterable[tuple[str, bytes]]) -> Made:
    put = partial(write_bytes, house.output)
    addresses = ((f"{SEARCH_INDEX}/{name}", content) for name, content in files)
    return Made(its_key, {address: put(address, content) for address, content in addresses})


def _name(made: Made) -> str:
    return next(iter(made.files)).split("/")[-1]


def _folder(made: Made) -> str:
    return next(iter(made.files)).split("/")[-2]


def _failed(house: House) -> dict[str, str]:
    """Every check that anything failed, with the anchor of its failures."""
    errors = [{check for check, _ in each.failures} for each in house.all_listed]
    notes = [{check for check, _ in each.notes} for each in house.all_listed]
    return names.failed_checks((("note", set().union(*notes)), ("check", set().union(*errors))))


def _bodies_and_checks(bodies: Sequence[Disclosure], failed: Mapping[str, str]) -> Iterator[Named]:
    vocabulary = load_vocabulary()
    yield from names.bodies(bodies, vocabulary.organisations)
    yield from names.checks(vocabulary.checks, failed)


def _terms(terms: str, terms_en: str) -> Iterator[Named]:
    english = {each.anchor: each.title for each in glossary_records(terms_en)}
    yield from names.terms(glossary_records(terms), english)
