"""The history of a package in the store → what its page and the pages of its versions show.

Each version is set against the one before it, and each that stood before against the one that stands
(or stood last): that is what has changed since somebody cited it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from pipeline.resource import CHECKSUMS, read_checksums, sha256_of
from pipeline.versions import Difference, History, compared
from pipeline.versions.difference import Opened
from pipeline.website import package_addresses
from pipeline.website.figures.numbers import size
from pipeline.website.machine.standards import cite
from pipeline.website.machine.standards.described import described
from pipeline.website.machine.versions.said import SaidDifference, said
from pipeline.website.published.shelf import Shelf


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file of a version; `href` is a link from the site's root."""

    path: str
    href: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Step:
    """A version in its history, the `number`th; `change` is None for the first."""

    number: int
    version: str
    since: str
    until: str
    address: str
    checksums: str
    change: SaidDifference | None
    change_data: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version: which it is, what it changed, what has changed since (None where it is the last)."""

    name: str
    title: str
    version: str
    step: Step
    latest: Step
    is_latest: bool
    withdrawn: str
    since: SaidDifference | None
    since_data: str
    files: tuple[VersionFile, ...]
    gb7714: str
    page: str
    history: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A package with its versions, the latest first; `page` is its department-year, "" where withdrawn."""

    name: str
    title: str
    withdrawn: str
    steps: tuple[Step, ...]
    page: str
    data: str


@dataclass(frozen=True, slots=True)
class Told:
    """A history as it is published: views, and the differences that they were made of, by address."""

    history: HistoryView
    versions: tuple[VersionView, ...]
    differences: dict[str, Difference]
    sources: dict[str, tuple[str, ...]]


def told(shelf: Shelf, known: History, siteurl: str) -> Told:
    """All that is to be published of a package's versions."""
    opened = {
        each: Opened(shelf.kept(known.name, each))
        for each in dict.fromkeys(each.version for each in known.versions)
    }
    differences = _differences(known, opened)
    steps = tuple(_steps(known, differences))
    page = _page(shelf, known)
    views = (
        VersionView(
            name=known.name,
            title=each.descriptor["title"],
            version=version,
            step=[step for step in steps if step.version == version][-1],
            latest=steps[-1],
            is_latest=version == known.latest.version,
            withdrawn=known.withdrawn,
            since=said(differences[since]) if since in differences else None,
            since_data=since if since in differences else "",
            files=tuple(_files(known.name, version, each.directory)),
            gb7714=_cited(shelf, known.name, version, siteurl),
            page=page,
            history=package_addresses.versions(known.name),
        )
        for version, each in opened.items()
        for since in [package_addresses.changes_since(known.name, version)]
    )
    title = opened[known.latest.version].descriptor["title"]
    data = package_addresses.versions_data(known.name)
    return Told(
        HistoryView(known.name, title, known.withdrawn, steps[::-1], page, data),
        tuple(views),
        differences,
        {version: tuple(each.stated["source_sha256"].split()) for version, each in opened.items()},
    )


def _differences(known: History, opened: Mapping[str, Opened]) -> dict[str, Difference]:
    """Address → what a version changed against the one before it, and the last against each other."""
    made = {}
    for number, (before, after) in enumerate(pairwise(known.versions), start=2):
        made[package_addresses.version_changes(known.name, number)] = compared(
            opened[before.version], opened[after.version]
        )
    latest = known.latest.version
    for version, each in opened.items():
        if version != latest:
            address = package_addresses.changes_since(known.name, version)
            made[address] = compared(each, opened[latest])
    return made


def _steps(known: History, differences: Mapping[str, Difference]) -> Iterator[Step]:
    """Every version in order; the first changes nothing."""
    for number, kept in enumerate(known.versions, start=1):
        after = known.versions[number:]
        data = package_addresses.version_changes(known.name, number) if number > 1 else ""
        yield Step(
            number=number,
            version=kept.version,
            since=kept.since,
            until=after[0].since if after else known.withdrawn,
            address=package_addresses.version(known.name, kept.version),
            checksums=kept.checksums,
            change=said(differences[data]) if data else None,
            change_data=data,
        )


def _page(shelf: Shelf, known: History) -> str:
    """Its department-year, where it stands; a page of one that went leads nowhere."""
    return shelf.package(known.name).address if known.name in shelf.names else ""


def _files(name: str, version: str, directory: Path) -> Iterator[VersionFile]:
    stated = read_checksums(directory)
    stated[CHECKSUMS] = sha256_of(directory / CHECKSUMS)
    folder = package_addresses.version(name, version).removesuffix("index.html")
    for path, sha256 in sorted(stated.items(), key=lambda each: ("/" in each[0], each[0])):
        yield VersionFile(
            path, quote(folder + path), size((directory / path).stat().st_size), sha256
        )


def _cited(shelf: Shelf, name: str, version: str, siteurl: str) -> str:
    package = shelf.version(name, version)
    return cite.gb7714(described(package), siteurl) if package else ""
