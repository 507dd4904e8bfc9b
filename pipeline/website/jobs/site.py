"""A shelf → the whole site below one folder: what is as it was stays, the rest is made by jobs.

The way: keys (`prints`) → departments with their years → what lists need of each package (`facts`) → the
pages over several packages → what machines read → the search → what is no more is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary import load_vocabulary
from pipeline.website import addresses
from pipeline.website.comparisons.coded_expenditure import coded_expenditure
from pipeline.website.comparisons.codes import CLASSIFICATIONS, code_pages
from pipeline.website.explore.engines import copy_engines, engines
from pipeline.website.interface.context import own_pages
from pipeline.website.interface.policy import host_files
from pipeline.website.jobs.departments import departments, make_department
from pipeline.website.jobs.facts import KINDS
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import make
from pipeline.website.jobs.listings import listing_jobs
from pipeline.website.jobs.manifest import MANIFEST, Made, Manifest, open_manifest
from pipeline.website.jobs.pool import cores, run_all
from pipeline.website.jobs.prints import code_and, fact_keys, key
from pipeline.website.jobs.store import Store
from pipeline.website.jobs.writing import write, write_pieces
from pipeline.website.machine import feed, metadata
from pipeline.website.machine.llms import LLMS, llms
from pipeline.website.machine.sitemap import maps
from pipeline.website.machine.standards import dcat
from pipeline.website.machine.standards.described import Described, described_catalogue
from pipeline.website.machine.standards.files import catalogue_files, dataset_files
from pipeline.website.output import copy_package, settle_ledger
from pipeline.website.published.shelf import CATALOGUE, Shelf
from pipeline.website.rendering.renderer import Theme
from pipeline.website.search.index import SearchIndex
from pipeline.website.search.terms import glossary_records


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run writes: the site, what the next run may use again, and what this one only needs;
    and where it finds the glossary, and what `make explore` fetched (None for nowhere).
    `draws_pages` tells whether pages of PDFs are shown as pictures."""

    output: Path
    cache: Path
    scratch: Path
    glossary: Path
    explore: Path | None = None
    draws_pages: bool = True


def write_site(shelf: Shelf, places: Places, theme: Theme, workers: int = 0) -> list[str]:
    """Writes the site; gives the addresses of files that were removed. `workers` 0 is one for each core."""
    workers = workers or cores()
    manifest = open_manifest(places.output)
    code = key(code_and(theme.directory), places.draws_pages)
    hashes = {name: shelf.hash_of(name) for name in shelf.names}
    between = shelf.findings_between()
    coded = coded_expenditure(shelf, CLASSIFICATIONS, places.scratch / "coded.parquet")
    house = House(
        shelf=shelf,
        output=places.output,
        store=Store(places.cache),
        theme=theme,
        facts=fact_keys(code, theme.siteurl, hashes, between),
        coded=coded,
        codes=code_pages(coded, load_vocabulary().classifications),
        draws_pages=places.draws_pages,
        engines=engines(places.explore) if places.explore else (),
    )
    manifest.made |= run_all(
        house, make_department, departments(house, manifest, hashes, between), workers
    )
    jobs = [each for each in listing_jobs(house, code) if not manifest.keep(each.id, each.key)]
    manifest.made |= run_all(house, make, jobs, workers)
    manifest.made["machines"] = _for_machines(house)
    manifest.made["catalogue"] = _catalogue(house)
    manifest.made["engines"] = Made("", copy_engines(house.engines, house.output))
    _search(house, manifest, places.glossary)
    _sitemap(house, manifest)
    _forget(house, manifest)
    manifest.save()
    return settle_ledger(places.output, [*manifest.written(), MANIFEST])


def _for_machines(house: House) -> Made:
    """The site's own data package, what is said of all packages for other systems, `llms.txt`,
    `robots.txt`, header files and the feed."""
    files = {addresses.ROBOTS: metadata.robots(house.siteurl), **dict(host_files())}
    if house.shelf.catalogue is not None:
        files[addresses.DESCRIPTOR] = metadata.site_descriptor(house.shelf)
    files[LLMS] = llms(house.shelf, house.siteurl)
    own = described_catalogue(house.shelf)
    files |= dict(dataset_files(own, house.siteurl)) if own else {}
    for each in feed.feeds(house.disclosures, house.siteurl):
        files[each.address] = house.renderer.file("feed.xml", feed=each)
    written = {address: write(house.output, address, text) for address, text in files.items()}
    for address, pieces in _on_all(house, own):
        written[address] = write_pieces(house.output, address, pieces)
    return Made("", written)


def _on_all(house: House, own: Described | None) -> Iterator[tuple[str, Iterable[str]]]:
    """The DCAT catalogue, in which the catalogue's `own` data package comes first."""
    names, siteurl = house.shelf.names, house.siteurl

    def datasets() -> Iterator[dcat.Node]:
        if own:
            yield dcat.dataset(own, siteurl)
        for name in names:
            yield house.files(name).dataset

    entries = [dcat.entry(own, siteurl)] if own else []
    entries += [house.files(name).entry for name in names]
    return catalogue_files(entries, datasets, siteurl)


def _catalogue(house: House) -> Made:
    if house.shelf.catalogue is None:
        return Made("", {})
    return Made("", copy_package(house.shelf.directory / CATALOGUE, house.output))


def _search(house: House, manifest: Manifest, glossary: Path) -> None:
    """Indexes the records of all jobs, where any of them changed."""
    terms = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    kept = [each.key for _, each in sorted(manifest.made.items()) if _has_records(house, each)]
    its_key = key("search", kept, terms)
    if manifest.keep("search index", its_key):
        return
    with SearchIndex() as index:
        for each in kept:
            for record in house.store.load("records", each):
                index.add(record)
        for record in glossary_records(terms):
            index.add(record)
        written = list(index.write(house.output))
    manifest.made["search index"] = Made(
        its_key, {address: (house.output / address).stat().st_size for address in written}
    )


def _has_records(house: House, made: Made) -> bool:
    return bool(made.key) and house.store.has("records", made.key)


def _sitemap(house: House, manifest: Manifest) -> None:
    files = {}
    for each in maps({*manifest.written(), *own_pages()}, house.siteurl):
        text = house.renderer.file("sitemap.xml", map=each)
        files[each.address] = write(house.output, each.address, text)
    manifest.made["sitemap"] = Made("", files)


def _forget(house: House, manifest: Manifest) -> None:
    """What nobody will ask for again."""
    facts = set(house.facts.values())
    for kind in KINDS:
        house.store.forget_others(kind, facts)
    house.store.forget_others("records", {each.key for each in manifest.made.values()})
