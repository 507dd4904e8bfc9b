"""The store of versions → pages and files of each package's versions, and the log of all changes.

A package's versions are made again when its history is another. What changed is kept for the log, which
is made of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.folders import link_or_copy
from pipeline.model.corrections import Correction
from pipeline.versions import Collection, History, collections
from pipeline.website import addresses, package_addresses
from pipeline.website.interface.phrases import phrase
from pipeline.website.jobs.house import House
from pipeline.website.jobs.job import write_page
from pipeline.website.jobs.manifest import Made, Manifest
from pipeline.website.jobs.pool import Crew, run_all
from pipeline.website.jobs.prints import key
from pipeline.website.jobs.writing import write
from pipeline.website.machine.versions.files import version_files
from pipeline.website.machine.versions.log import (
    MOST_SHOWN,
    LoggedChange,
    LoggedCorrection,
    changes_data,
    changes_feed,
    changes_of,
    collections_data,
    corrections_data,
    corrections_of,
    latest_first,
)
from pipeline.website.machine.versions.said import RULE
from pipeline.website.machine.versions.views import HistoryView, VersionView, told
from pipeline.website.page import HOME, Crumb, Page
from pipeline.website.published.records import read_records

_KIND = "changes"
_DATA = Crumb(phrase("数据"), addresses.DATA)


@dataclass(frozen=True, slots=True)
class VersionsJob:
    """The versions of one package."""

    id: str
    key: str
    history: History


def write_versions(
    house: House, manifest: Manifest, kept: Mapping[str, History], code: str, crew: Crew
) -> list[LoggedChange]:
    """Writes what is to be made of all versions; gives what changed in all packages, latest first."""
    jobs = [_job(house, each, code) for each in kept.values()]
    to_do = [
        each
        for each in jobs
        if not house.store.has(_KIND, each.key) or not manifest.keep(each.id, each.key)
    ]
    manifest.made |= run_all(house, make_versions, to_do, crew)
    return latest_first(one for each in jobs for one in house.store.load(_KIND, each.key))


def _job(house: House, history: History, code: str) -> VersionsJob:
    id = f"versions {history.name}"
    its_key = key(id, code, house.siteurl, history, house.facts.get(history.name))
    return VersionsJob(id, its_key, history)


def make_versions(house: House, job: VersionsJob) -> dict[str, Made]:
    """Writes the pages and files of a package's versions, and lays its versions beside them."""
    published = told(house.shelf, job.history, house.siteurl)
    house.store.save(_KIND, job.key, list(changes_of(published.history)))
    files: dict[str, int] = {}
    for address, text in version_files(published, house.siteurl):
        files[address] = write(house.output, address, text)
    for page in (_history_page(published.history), *map(_version_page, published.versions)):
        files |= write_page(house, page)
    for view in published.versions:
        folder = view.step.address.removesuffix("index.html")
        files |= _lay(house.shelf.kept(view.name, view.version), house.output, folder)
    return {job.id: Made(job.key, files)}


def _lay(source: Path, output: Path, folder: str) -> dict[str, int]:
    """The files of a version at its address; by a link of the file system where there is one."""
    laid = {}
    for path in sorted(source.rglob("*")):
        if path.is_file():
            address = folder + path.relative_to(source).as_posix()
            target = output / address
            if not (target.is_file() and path.samefile(target)):
                target.unlink(missing_ok=True)
                link_or_copy(path, target)
            laid[address] = path.stat().st_size
    return laid


def _history_page(view: HistoryView) -> Page:
    return Page(
        package_addresses.versions(view.name),
        "versions",
        phrase("{title}：历次版本", title=view.title),
        phrase("{title}的数据有过哪些版本，每一版改了什么。", title=view.title),
        (HOME, _DATA),
        {"history": view, "rule": RULE},
    )


def _version_page(view: VersionView) -> Page:
    return Page(
        view.step.address,
        "version",
        phrase("{title}：版本 {version}", title=view.title, version=view.version),
        phrase("{title}的一个版本：引用它以后改了什么，它有哪些文件。", title=view.title),
        (HOME, _DATA, Crumb(phrase("历次版本"), view.history)),
        {"view": view},
    )


def write_changes(house: House, changes: Sequence[LoggedChange]) -> Made:
    """Writes the log of all changes: its page, its data, its feed."""
    corrections = list(_corrections(house))
    feed = changes_feed(changes, house.siteurl)
    steps = collections(house.shelf.versions) if house.shelf.versions else ()
    texts = {
        addresses.COLLECTIONS_DATA: collections_data(
            steps, house.shelf.collection_version, house.siteurl
        ),
        addresses.CHANGES_DATA: changes_data(
            changes, house.shelf.collection_version, house.siteurl
        ),
        addresses.CORRECTIONS_DATA: corrections_data(corrections, house.shelf.collection_version),
        feed.address: house.renderer.file("feed.xml", feed=feed),
    }
    files = {address: write(house.output, address, text) for address, text in texts.items()}
    return Made("", files | write_page(house, _changes_page(house, changes, corrections, steps)))


def _changes_page(
    house: House,
    changes: Sequence[LoggedChange],
    corrections: Sequence[LoggedCorrection],
    steps: Sequence[Collection],
) -> Page:
    return Page(
        addresses.CHANGES,
        "data_changes",
        phrase("更动和更正"),
        phrase("公布过的数据改了什么、为什么；维护者更正了哪些数。"),
        (HOME, _DATA),
        {
            "changes": changes[:MOST_SHOWN],
            "all_changes": len(changes),
            "corrections": corrections,
            "collections": list(_latest_once(steps)),
            "is_kept": house.shelf.versions is not None,
            "rule": RULE,
        },
    )


def _latest_once(steps: Sequence[Collection]) -> Iterator[tuple[Collection, frozenset[str]]]:
    """The versions of the collection, latest first, each with those that stand above it."""
    seen: frozenset[str] = frozenset()
    for step in reversed(steps):
        yield step, seen
        seen |= {step.version}


def _corrections(house: House) -> Iterator[LoggedCorrection]:
    for disclosure in house.disclosures:
        directory = house.shelf.directory / disclosure.name
        if (directory / "corrections.csv").is_file():
            stated = read_records(directory, "corrections", Correction)
            yield from corrections_of(disclosure, house.version(disclosure.name), stated)
