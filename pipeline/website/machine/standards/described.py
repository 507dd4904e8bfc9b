"""Packages and catalogue → what is to be said of them, in no standard's words yet.

In: a descriptor as published. Out: `Described`, frozen; addresses are from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.versions import collections, version_stated
from pipeline.website import addresses, package_addresses
from pipeline.website.machine.stated import outside
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import CATALOGUE, DESCRIPTOR, Shelf

PUBLISHER = "明账"
PUBLISHER_EN = "Mingzhang"
UNKNOWN_LICENCE = (
    "依法主动公开的政府信息，来源未注明许可 / Public government information; no licence stated"
)
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """A file to have; `address` is a link from the site's root, `is_table` tells CSV of a resource."""

    path: str
    address: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A stated licence: its address, or only words."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Series:
    """A department over the years, of which a package is one."""

    id: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version that is kept; `since` is the day from which on it stood, "" for the first."""

    version: str
    since: str
    folder: str


@dataclass(frozen=True)
class Described:
    """A data package as all standards see it.

    `creator` discloses; `division_code` is "" for the catalogue, which is of several places. `issued` is
    "" where nobody knows, `source_sha256` has the received files, none for the catalogue. `resources`
    are those of the descriptor, `files` all that can be downloaded, the descriptor first. `version_page`
    is where this version stays, "" where nothing keeps it; `versions` are all that are kept.
    """

    id: str
    title: str
    title_en: str
    description: str
    description_en: str
    version: str
    keywords: tuple[str, ...]
    creator: str
    division_code: str
    place: str
    first_year: int | None
    last_year: int | None
    issued: str
    source_url: str
    source_sha256: tuple[str, ...]
    landing_page: str
    licences: tuple[Licence, ...]
    series: Series | None
    resources: Sequence[Mapping[str, Any]]
    files: tuple[File, ...]
    version_page: str = ""
    versions: tuple[Version, ...] = ()

    @property
    def folder(self) -> str:
        """Its folder, with a / at the end."""
        return package_addresses.package_file(self.id, "")

    @cached_property
    def by_path(self) -> dict[str, File]:
        return {each.path: each for each in self.files}


def described(package: Package) -> Described:
    """What is to be said of a package."""
    stated = _stated(package.name, package.directory, package.descriptor)
    return Described(
        creator=package.body,
        division_code=package.division_code,
        place=package.place,
        issued=package.published_on,
        source_url=outside(package.url),
        landing_page=package.address,
        version_page=package.version_address,
        versions=tuple(_versions(package)),
        series=Series(
            id=f"{package.division_code}-{package.department_slug}",
            title=f"{package.department}历年预算和决算",
            address=addresses.department(package.division_code, package.department_slug),
        ),
        **(stated | {"title": package.title, "title_en": package.title_en}),
    )


def _versions(package: Package) -> Iterator[Version]:
    """Each version once: an earlier one may have come again."""
    first = {each.version: each for each in reversed(package.kept)}
    for each in sorted(first.values(), key=package.kept.index):
        page = package_addresses.version(package.name, each.version)
        yield Version(each.version, each.since, page.removesuffix("index.html"))


def described_catalogue(shelf: Shelf) -> Described | None:
    """What is to be said of the catalogue; None without one."""
    if shelf.catalogue is None:
        return None
    is_kept = shelf.versions is not None and bool(collections(shelf.versions))
    return Described(
        creator=f"{PUBLISHER} {PUBLISHER_EN}",
        division_code="",
        place="",
        issued="",
        source_url="",
        landing_page=addresses.DATA,
        series=None,
        version_page=f"{addresses.CHANGES}#{shelf.collection_version}" if is_kept else "",
        **_stated(CATALOGUE, shelf.directory / CATALOGUE, shelf.catalogue),
    )


def _stated(name: str, directory: Path, content: Mapping[str, Any]) -> dict[str, Any]:
    period = content.get("fiscalPeriod")
    return {
        "id": name,
        **{key: content[key] for key in ("title", "title_en", "description", "description_en")},
        "version": version_stated(content, directory),
        "keywords": tuple(content["keywords"]),
        "first_year": int(period["start"][:4]) if period else None,
        "last_year": int(period["end"][:4]) if period else None,
        "licences": tuple(_licence(each) for each in content.get("licenses", ())),
        "source_sha256": tuple(
            each["sha256"] for each in content.get("sources", ()) if "sha256" in each
        ),
        "resources": content["resources"],
        "files": tuple(_files(name, directory, content)),
    }


def _licence(stated: Mapping[str, str]) -> Licence:
    href = outside(stated.get("path", ""))
    return Licence(stated.get("title") or stated.get("name") or UNKNOWN_LICENCE, href)


def _files(name: str, directory: Path, content: Mapping[str, Any]) -> list[File]:
    """The descriptor, the workbook or the databases, then each resource in all its formats."""
    custom = content["mingzhang"]
    own = [custom["workbook"]] if "workbook" in custom else []
    own += [*custom.get("databases", ()), *custom.get("dictionary", ())]
    path = directory / DESCRIPTOR
    # its hash would have to be stated in what is made of it: checksums.sha256 has it
    files = [File(DESCRIPTOR, _address(name, DESCRIPTOR), _JSON, path.stat().st_size, "")]
    for each in own:
        size = each.get("bytes") or (directory / each["path"]).stat().st_size
        files.append(_file(name, {**each, "bytes": size}))
    for each in content["resources"]:
        of_it = each["mingzhang"]
        files += [_file(name, one) for one in (each, *of_it["parquet"])]
        files += [_file(name, of_it["xlsx"])] if "xlsx" in of_it else []
    return files


def _file(name: str, stated: Mapping[str, Any]) -> File:
    sha256 = str(stated.get("hash", "")).removeprefix("sha256:")
    path = str(stated["path"])
    return File(path, _address(name, path), str(stated["mediatype"]), int(stated["bytes"]), sha256)


def _address(name: str, path: str) -> str:
    return package_addresses.package_file(name, path)
