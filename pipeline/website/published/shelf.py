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
from pipeline.versions import History, history, named_collection, version_of, version_stated
from pipeline.website import addresses, words
from pipeline.website.published.apart import apart
from pipeline.website.published.package import (
    Column,
    Package,
    PrintedTable,
    ReportingEntity,
    SourceDocument,
    SourceFile,
    StatedEvidence,
    StatedNumbers,
)

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
        return _read_package(directory, descriptor, kept_since, kept)
    except (KeyError, TypeError, ValueError) as error:
        raise ShelfError(
            f"{directory.name}/{DESCRIPTOR}: {type(error).__name__} {error}, expected what "
            "python -m pipeline build writes; build the package again or remove the folder"
        ) from error


def _read_package(
    directory: Path, descriptor: Mapping[str, Any], kept_since: str, kept: History | None
) -> Package:
    custom = descriptor["mingzhang"]
    same = (
        "division_code division city province department department_slug unit unit_slug "
        "fiscal_year kind counts outcomes url published_on retrieved_on"
    )
    tables = tuple(
        _table(each) for each in descriptor["resources"] if each["mingzhang"]["role"] == "table"
    )
    package = Package(
        directory=directory,
        name=descriptor["name"],
        title=descriptor["title"],
        title_en=descriptor["title_en"],
        description=descriptor["description"],
        version=version_stated(descriptor, directory),
        kept=kept.versions if kept else (),
        keywords=tuple(descriptor["keywords"]),
        licences=tuple(descriptor["licenses"]),
        kept_since=kept_since,
        evidence=tuple(
            StatedEvidence(part=part, **said) for part, said in custom.get("identity", {}).items()
        ),
        numbers=_numbers(custom.get("accounted")),
        entities=tuple(ReportingEntity(**each) for each in custom["entities"]),
        sources=tuple(_source(each) for each in custom["source_files"]),
        workbook=custom["workbook"]["path"],
        workbook_size=custom["workbook"]["bytes"],
        tables=tables,
        ocr_tables=frozenset(each.no for each in tables if each.read_by_ocr),
        tables_apart=apart(_cells(descriptor)),
        descriptor=descriptor,
        **{name: custom[name] for name in same.split()},
    )
    if package.kind not in words.KINDS or package.name not in (
        directory.name,
        directory.parent.name,
    ):
        raise ValueError(f"kind {package.kind!r}, name {package.name!r}")
    # raise for what is no part of an address, here where the package can be named
    addresses.department_year(package.division_code, package.department_slug, package.fiscal_year)
    addresses.source_page(package.part, 1)
    return package


def _cells(descriptor: Mapping[str, Any]) -> dict[int, int]:
    stated = [each["mingzhang"] for each in descriptor["resources"]]
    return {
        each["no"]: each["rows"] * each["columns"] for each in stated if each["role"] == "table"
    }


def _numbers(stated: Mapping[str, Any] | None) -> StatedNumbers | None:
    if stated is None:
        return None
    return StatedNumbers(stated["numbers"], stated["accounted"], stated["unread_pages"])


def _source(stated: Mapping[str, Any]) -> SourceFile:
    return SourceFile(
        name=stated["name"],
        path=stated["path"],
        size=stated["bytes"],
        sha256=stated.get("received", stated)["hash"].removeprefix("sha256:"),
        documents=tuple(_document(each) for each in stated["documents"]),
    )


def _document(stated: Mapping[str, Any]) -> SourceDocument:
    return SourceDocument(
        name=stated["name"],
        format=stated["format"],
        encoding=stated["encoding"] or "",
        text=stated["text"]["path"],
        has_pages=stated["pages"] is not None,
        ocr_pages=frozenset(stated["ocr_pages"]),
    )


def _table(resource: Mapping[str, Any]) -> PrintedTable:
    custom = resource["mingzhang"]
    same = "no form number unit entity entity_code is_empty source_file source_line source_page"
    fields = [each for each in resource["schema"]["fields"] if "mingzhang" in each]
    return PrintedTable(
        name=resource["name"],
        title=resource["title"],
        notes=tuple(custom["notes"]),
        read_by_ocr=custom.get("read_by_ocr", False),
        columns=tuple(_column(each) for each in fields),
        has_header=bool(custom["header_rows"]),
        csv=resource["path"],
        parquet=custom["parquet"][0]["path"],
        **{name: custom[name] for name in same.split()},
    )


def _column(field: Mapping[str, Any]) -> Column:
    custom = field["mingzhang"]
    return Column(
        type=field["type"],
        role=custom["role"],
        path=tuple(custom["path"]),
        panel=custom["panel"],
        inferred=custom["inferred"],
    )
