"""A shelf → the whole site below one folder: what is as it was stays, the rest is made by jobs.

The way: keys (`prints`) → departments with their years → what lists need of each package (`facts`) → the
pages over several packages → what machines read → the search → what is no more is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.versions import History, histories
from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses
from pipeline.website.comparisons.codes import code_pages
from pipeline.website.explore.engines import copy_engines, engines
from pipeline.website.interface.context import own_pages
from pipeline.website.interface.policy import host_files
from pipeline.website.jobs.coded import FILE, STATED, coded_key, kept_coded
from pipeline.website.jobs.departments import departments, make_department
from pipeline.website.jobs.facts import KINDS
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import make
from pipeline.website.jobs.listings import listing_jobs
from pipeline.website.jobs.manifest import MANIFEST, Made, Manifest, open_manifest
from pipeline.website.jobs.place_files import place_files, write_place_files
from pipeline.website.jobs.pool import Crew, run_all
from pipeline.website.jobs.prints import code_and, fact_keys, key, of_all
from pipeline.website.jobs.searching import POSTINGS, write_search
from pipeline.website.jobs.store import Store
from pipeline.website.jobs.versions import write_changes, write_versions
from pipeline.website.jobs.writing import write, write_pieces
from pipeline.website.looked_over import gone_from, tell_written
from pipeline.website.machine import feed, metadata
from pipeline.website.machine.llms import LLMS, llms
from pipeline.website.machine.openapi import openapi
from pipeline.website.machine.sitemap import maps
from pipeline.website.machine.standards import dcat
from pipeline.website.machine.standards.dcat_terms import Node
from pipeline.website.machine.standards.described import Described, described_catalogue
from pipeline.website.machine.standards.files import catalogue_files, dataset_files
from pipeline.website.machine.standards.turtle import Told
from pipeline.website.output import LEDGER, copy_package, settle_ledger
from pipeline.website.package_addresses import PACKAGES
from pipeline.website.published.population import Populations
from pipeline.website.published.shelf import CATALOGUE, Shelf
from pipeline.website.rendering.renderer import Theme

_CATALOGUE = f"{PACKAGES}/{CATALOGUE}/"
TEMPLATES = "templates"
"""Where in the cache the templates are kept as they were compiled."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run writes: the site, what the next run may use again, and what this one only needs;
    and where it finds the glossary, and what `make explore` fetched (None for nowhere).
    `draws_pages` tells whether pages of PDFs are shown as pictures; `populations` how many people live in
    each place."""

    output: Path
    cache: Path
    scratch: Path
    glossary: Path
    explore: Path | None = None
    draws_pages: bool = True
    populations: Populations = field(default_factory=Populations)


def write_site(shelf: Shelf, places: Places, theme: Theme, crew: Crew) -> list[str]:
    """Writes the site; gives the addresses of files that were removed."""
    code = key(code_and(theme.directory), places.draws_pages, theme.report)
    store = Store(places.cache)
    its_key = coded_key(shelf, code)
    # first: the process that sorts has what this one has loaded
    coded, stated = kept_coded(shelf, store, its_key, places.scratch)
    gone = gone_from(places.output)
    manifest = open_manifest(places.output, gone)
    hashes = {name: shelf.hash_of(name) for name in shelf.names}
    between = shelf.findings_between()
    kept = {each.name: each for each in histories(shelf.versions)}
    house = House(
        shelf=shelf,
        output=places.output,
        store=store,
        theme=replace(theme, compiled=places.cache / TEMPLATES),
        facts=fact_keys(code, theme.siteurl, hashes, between, shelf.kept_since, kept),
        coded=coded,
        codes=code_pages(stated, load_vocabulary().classifications),
        draws_pages=places.draws_pages,
        engines=engines(places.explore) if places.explore else (),
        populations=places.populations,
    )
    manifest.made |= run_all(
        house, make_department, departments(house, manifest, hashes, between), crew
    )
    files = [each for each in place_files(house) if not manifest.keep(each.id, each.key)]
    manifest.made |= run_all(house, write_place_files, files, crew)
    changes = write_versions(house, manifest, kept, code, crew)
    jobs = [each for each in listing_jobs(house, code) if not manifest.keep(each.id, each.key)]
    manifest.made |= run_all(house, make, jobs, crew)
    entries = {name: house.dataset(name).entry for name in house.shelf.names}
    manifest.made["machines"] = _for_machines(house, list(entries.values()))
    _feeds(house, manifest, code, {name: each.version for name, each in entries.items()})
    manifest.made["changes"] = write_changes(house, changes)
    manifest.made["catalogue"] = _catalogue(house)
    manifest.made["engines"] = Made("", copy_engines(house.engines, house.output))
    write_search(house, manifest, places.glossary, code, crew)
    _sitemap(house, manifest, code)
    _forget(house, manifest, kept)
    for kind in (FILE, STATED):
        store.forget_others(kind, {its_key})
    manifest.save()
    if gone is not None:
        # of the catalogue's files, links to those that stand, the size and the time tell which are others
        anew = (each for each in manifest.written_now() if not each.startswith(_CATALOGUE))
        tell_written(places.output, [*anew, MANIFEST, LEDGER])
    return settle_ledger(places.output, [*manifest.written(), MANIFEST])


def _for_machines(house: House, entries: Sequence[dcat.Entry]) -> Made:
    """The site's own data package, what is said of all packages for other systems, `llms.txt`,
    `openapi.json`, `robots.txt` and header files."""
    files = {addresses.ROBOTS: metadata.robots(house.siteurl), **dict(host_files())}
    if house.shelf.catalogue is not None:
        files[addresses.DESCRIPTOR] = metadata.site_descriptor(house.shelf)
    files[LLMS] = llms(house.shelf, house.siteurl)
    own = described_catalogue(house.shelf)
    files[addresses.OPENAPI] = openapi(house.shelf.collection_version, house.siteurl)
    files |= dict(dataset_files(own, house.siteurl)) if own else {}
    written = {address: write(house.output, address, text) for address, text in files.items()}
    for address, pieces in _on_all(house, own, entries):
        written[address] = write_pieces(house.output, address, pieces)
    return Made("", written)


def _on_all(
    house: House, own: Described | None, entries: Sequence[dcat.Entry]
) -> Iterator[tuple[str, Iterable[str]]]:
    """The DCAT catalogue, in which the catalogue's `own` data package comes first."""
    names, siteurl = house.shelf.names, house.siteurl

    def datasets() -> Iterator[Node | Told]:
        if own:
            yield dcat.dataset(own, siteurl)
        for name in names:
            yield house.dataset(name).node

    first = [dcat.entry(own, siteurl)] if own else []
    return catalogue_files([*first, *entries], datasets, house.shelf.collection_version, siteurl)


def _feeds(house: House, manifest: Manifest, code: str, versions: Mapping[str, str]) -> None:
    """The feed of all disclosures, and one of each place; `versions` has the version of each."""
    every = key(code, house.siteurl, of_all(house.facts, house.shelf.names))
    if not manifest.keep("feed", every):
        parts = feed.feeds(house.disclosures, versions, house.siteurl)
        manifest.made["feed"] = _written_feeds(house, every, parts)
    for division, members in house.by_division.items():
        names = [each.name for each in members]
        its_key = key(code, house.siteurl, of_all(house.facts, names))
        if not manifest.keep(f"feed {division}", its_key):
            of_place = feed.place_feed(members, versions, house.siteurl)
            manifest.made[f"feed {division}"] = _written_feeds(house, its_key, [of_place])


def _written_feeds(house: House, its_key: str, feeds: Iterable[feed.Feed]) -> Made:
    texts = {each.address: house.renderer.file("feed.xml", feed=each) for each in feeds}
    return Made(its_key, {each: write(house.output, each, text) for each, text in texts.items()})


def _catalogue(house: House) -> Made:
    if house.shelf.catalogue is None:
        return Made("", {})
    catalogue = house.shelf.directory / CATALOGUE
    return Made("", copy_package(catalogue, house.output, is_linked=True))


def _sitemap(house: House, manifest: Manifest, code: str) -> None:
    moved = {
        addresses.department_type(slug) for slugs in house.moved_types.values() for slug in slugs
    }
    pages = sorted(each for each in {*manifest.written(), *own_pages()} if each.endswith(".html"))
    its_key = key(code, house.siteurl, "\n".join(pages), sorted(moved))
    if manifest.keep("sitemap", its_key):
        return
    files = {}
    for each in maps(pages, house.siteurl, moved):
        text = house.renderer.file("sitemap.xml", map=each)
        files[each.address] = write(house.output, each.address, text)
    manifest.made["sitemap"] = Made(its_key, files)


def _forget(house: House, manifest: Manifest, kept: Mapping[str, History]) -> None:
    """What nobody will ask for again."""
    facts = set(house.facts.values())
    for kind in KINDS:
        house.store.forget_others(kind, facts)
    versions = {manifest.made[f"versions {name}"].key for name in kept}
    house.store.forget_others("changes", versions)
    made = {each.key for each in manifest.made.values()}
    for kind in ("leaves", POSTINGS):
        house.store.forget_others(kind, made)
