"""A package's descriptor → its rows in the catalogue's `disclosures` and `tables`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.folders import Trouble
from pipeline.resource import CHECKSUMS, read_checksums
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.versions import version_stated


class CatalogueError(ValueError):
    """Packages that cannot be brought into one catalogue."""


def outdated(package: Path, file: str, seen: str) -> CatalogueError:
    """What is said of a package whose file has other columns than this version's."""
    return CatalogueError(
        f"{package.name}/{file}: columns {seen}, expected those of this version; "
        "build the package again"
    )


def expect_as_published(package: Path, file: str, sha256: str) -> None:
    """Raises `Trouble` where a file of a package does not hash as the package's checksums state: it rotted,
    or somebody altered it, with its size and time as they were."""
    if read_checksums(package).get(file) != sha256:
        raise Trouble(
            f"{package / file}: it is not as it was published ({CHECKSUMS} states another "
            f"hash); run: python -m pipeline verify {package.parent} --repair, then this again"
        )


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """A row of `disclosures`; the fields are its columns, in order."""

    disclosure: str
    title: str
    division_code: str
    division: str
    city: str
    province: str
    department: str
    department_slug: str
    unit: str
    unit_slug: str
    fiscal_year: int
    kind: str
    entities: int
    tables: int
    amounts: int
    indicators: int
    sections: int
    findings_failed: int
    source_file: str
    source_sha256: str
    source_url: str
    published_on: str
    retrieved_on: str
    licence: str
    package_version: str
    version: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of `tables`; the fields are its columns, in order."""

    disclosure: str
    table: str
    table_no: int
    title: str
    number: str
    form: str
    entity: str
    entity_code: str
    entity_level: str
    unit: str
    section: str
    rows: int
    columns: int
    is_empty: bool
    source_file: str
    source_page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class PackageRows:
    """One package: where it is and what the catalogue states of it."""

    directory: Path
    disclosure: DisclosureRow
    tables: tuple[TableRow, ...]


def find_packages(packages_dir: Path, catalogue: str) -> list[Path]:
    """The folders of packages in `packages_dir`, by name, without the catalogue's own."""
    found = [
        each
        for each in packages_dir.iterdir()
        if each.name != catalogue and each.name[0] != "." and (each / DESCRIPTOR).is_file()
    ]
    for package in found:
        if not (package / CHECKSUMS).is_file():
            raise CatalogueError(f"{package.name}: no {CHECKSUMS}; build the package again")
    return sorted(found, key=lambda each: each.name)


def read_package(directory: Path) -> PackageRows:
    """What the package's descriptor states. Raises `CatalogueError` where it is not one of ours, `Trouble`
    where it is not as it was published."""
    content = (directory / DESCRIPTOR).read_bytes()
    expect_as_published(directory, DESCRIPTOR, hashlib.sha256(content).hexdigest())
    try:
        descriptor = json.loads(content)
        return PackageRows(
            directory=directory,
            disclosure=_disclosure_row(descriptor, directory),
            tables=tuple(
                _table_row(descriptor["name"], resource)
                for resource in descriptor["resources"]
                if resource["mingzhang"]["role"] == "table"
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CatalogueError(
            f"{directory.name}/{DESCRIPTOR}: {type(error).__name__} {error}, expected what "
            "`write_package` writes; build the package again or remove the folder"
        ) from error


def _received_hash(file: Mapping[str, Any]) -> str:
    """The SHA-256 of a file as it was received, which may be packed in the package."""
    stated: str = file.get("received", file)["hash"]
    return stated.removeprefix("sha256:")


def _disclosure_row(descriptor: Mapping[str, Any], directory: Path) -> DisclosureRow:
    custom = descriptor["mingzhang"]
    files = custom["source_files"]
    same = (
        "division_code division city province department department_slug unit unit_slug "
        "fiscal_year kind published_on retrieved_on licence"
    )
    counted = "tables amounts indicators sections"
    return DisclosureRow(
        disclosure=descriptor["name"],
        title=descriptor["title"],
        entities=len(custom["entities"]),
        findings_failed=custom["outcomes"]["fail"],
        source_file=";".join(file["name"] for file in files),
        source_sha256=";".join(_received_hash(file) for file in files),
        source_url=custom["url"],
        package_version=descriptor["version"],
        version=version_stated(descriptor, directory),
        **{name: custom[name] for name in same.split()},
        **{name: custom["counts"][name] for name in counted.split()},
    )


def _table_row(disclosure: str, resource: Mapping[str, Any]) -> TableRow:
    custom = resource["mingzhang"]
    same = (
        "number form entity entity_code entity_level unit rows columns is_empty "
        "source_file source_page source_line"
    )
    return TableRow(
        disclosure=disclosure,
        table=resource["name"],
        table_no=custom["no"],
        title=resource["title"],
        section="/".join(custom["section"]),
        **{name: custom[name] for name in same.split()},
    )
