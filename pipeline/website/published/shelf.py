"""A folder of packages → what stands on the shelf: every package, and the catalogue over them.

In: `PACKAGES/<name>/datapackage.json` and `PACKAGES/catalogue/`. Out: a `Shelf`, checked to be whole.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model.records import Finding
from pipeline.resource import CHECKSUMS, restore, sha256_of
from pipeline.resource.fiscal import PACKAGE_VERSION
from pipeline.versions import History, history, named_collection, version_of
from pipeline.website import addresses
from pipeline.website.published.described_package import described_package
from pipeline.website.published.package import Package

CATALOGUE = "catalogue"
DESCRIPTOR = addresses.DESCRIPTOR
_BETWEEN = "between."
"""How the checks begin that compare disclosures."""
_ROWS = 4096


class ShelfError(ValueError):
    """Packages and catalogue that do not belong together, with the way out."""


@dataclass(frozen=True, slots=True)
class Held:
    """A package on the shelf, as the catalogue names it; `body` is what its department is called, and
    `places` are the names of its province, city and division."""

    name: str
    department: tuple[str, str]
    fiscal_year: int
    body: str
    places: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The names of all packages in order, and the catalogue's descriptor (None where there is none).

    A package is read when it is asked for, and not kept. `versions` is the store of versions, None
    where only what stands now is kept.
    """

    directory: Path
    names: tuple[str, ...]
    catalogue: Mapping[str, Any] | None
    versions: Path | None = None

    def package(self, name: str) -> Package:
        """Raises `ShelfError` where its descriptor is not one of ours."""
        return _package(self.directory / name, self.kept_since.get(name, ""), self.history(name))

    @property
    def kept_since(self) -> Mapping[str, str]:
        """The packages whose source can no longer be published, with the day since when."""
        kept = self.catalogue["mingzhang"].get("kept", {}) if self.catalogue else {}
        return {name: said["since"] for name, said in kept.items()}

    def history(self, name: str) -> History | None:
        """The versions that the store keeps of a package; None where it keeps none."""
        return history(self.versions, name) if self.versions else None

    def kept(self, name: str, version: str) -> Path:
        """The folder of a version in the store."""
        assert self.versions is not None
        return self.versions / name / version

    def version(self, name: str, version: str) -> Package | None:
        """A version of a package; None where older code wrote it, so that it cannot be read today."""
        try:
            return _package(self.kept(name, version), "", self.history(name))
        except ShelfError:
            return None

    @property
    def packages(self) -> tuple[Package, ...]:
        """All of them at once: for few."""
        return tuple(map(self.package, self.names))

    def by_name(self) -> dict[str, Package]:
        return {package.name: package for package in self.packages}

    def held(self) -> list[Held]:
        """All packages in the order of their names."""
        if self.catalogue is None:
            return []
        path = self.directory / CATALOGUE / "disclosures.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = [
                Held(
                    row["disclosure"],
                    (row["division_code"], row["department_slug"]),
                    int(row["fiscal_year"]),
                    restore(row["department"]),
                    (row["province"], row["city"], row["division"]),
                )
                for row in csv.DictReader(file)
            ]
        return sorted(rows, key=lambda each: each.name)

    def hash_of(self, name: str) -> str:
        """What all files of a package hash to, by its checksums."""
        return sha256_of(self.directory / name / CHECKSUMS)

    @property
    def collection_version(self) -> str:
        """The version of the catalogue, which is that of all that is here; without one that of nothing."""
        if self.catalogue is None:
            return named_collection(PACKAGE_VERSION, {}, {})
        return version_of(self.directory / CATALOGUE)

    def catalogue_parquet(self, resource: str) -> list[Path]:
        """The Parquet files of a resource of the catalogue; none without a catalogue."""
        resources = self.catalogue["resources"] if self.catalogue else []
        return [
            self.directory / CATALOGUE / file["path"]
            for each in resources
            if each["name"] == resource
            for file in each["mingzhang"]["parquet"]
        ]

    def catalogue_hashes(self, resource: str) -> list[str]:
        """The hashes of those files, as the catalogue states them."""
        resources = self.catalogue["resources"] if self.catalogue else []
        return [
            file["hash"]
            for each in resources
            if each["name"] == resource
            for file in each["mingzhang"]["parquet"]
        ]

    def findings_between(self) -> dict[str, list[Finding]]:
        """Disclosure → the findings that compare it with others, which only the catalogue has."""
        found: dict[str, list[Finding]] = {}
        for path in self.catalogue_parquet("findings"):
            with pq.ParquetFile(path) as file:
                for number in range(file.num_row_groups):
                    checks = file.read_row_group(number, ["check"], use_threads=False)["check"]
                    if pc.any(pc.starts_with(checks, _BETWEEN)).as_py():
                        for finding in _between(file, number):
                            found.setdefault(finding.disclosure, []).append(finding)
        return found


def _between(file: pq.ParquetFile, group: int) -> Iterator[Finding]:
    """The findings between disclosures in a group of rows, of which only a part is in memory at a time."""
    for batch in file.iter_batches(_ROWS, row_groups=[group], use_threads=False):
        for row in batch.filter(pc.starts_with(batch["check"], _BETWEEN)).to_pylist():
            yield Finding(**row)


def open_shelf(directory: Path, versions: Path | None = None) -> Shelf:
    """What the folder holds; an empty shelf where there is no folder. `versions` is the store of versions.

    Raises `ShelfError` where the catalogue is of other packages.
    """
    folders = sorted(directory.iterdir()) if directory.is_dir() else []
    names = tuple(
        each.name
        for each in folders
        if each.name != CATALOGUE and each.name[0] != "." and (each / DESCRIPTOR).is_file()
    )
    path = directory / CATALOGUE / DESCRIPTOR
    catalogue = json.loads(path.read_bytes()) if path.is_file() else None
    shelf = Shelf(directory, names, catalogue, versions)
    _expect_catalogue_of(shelf)
    return shelf


def _expect_catalogue_of(shelf: Shelf) -> None:
    if not shelf.names and shelf.catalogue is None:
        return
    stated = {each.name for each in shelf.held()}
    present = set(shelf.names)
    if stated != present:
        raise ShelfError(
            f"{shelf.directory}: the catalogue is not of these packages (it lacks "
            f"{sorted(present - stated)}, and has {sorted(stated - present)} besides); "
            "run: python -m pipeline build … --packages …"
        )


def _package(directory: Path, kept_since: str, kept: History | None) -> Package:
    try:
        descriptor = json.loads((directory / DESCRIPTOR).read_bytes())
        return described_package(directory, descriptor, kept_since, kept)
    except (KeyError, TypeError, ValueError) as error:
        raise ShelfError(
            f"{directory.name}/{DESCRIPTOR}: {type(error).__name__} {error}, expected what "
            "python -m pipeline build writes; build the package again or remove the folder"
        ) from error
