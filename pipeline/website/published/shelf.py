"""A folder of packages → what stands on the shelf: every package, and the catalogue over them.

In: `PACKAGES/<name>/datapackage.json` and `PACKAGES/catalogue/`. Out: a `Shelf`, checked to be whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.model.records import Finding
from pipeline.website import addresses, words
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


class ShelfError(ValueError):
    """Packages and catalogue that do not belong together, with the way out."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packages by name, and the catalogue's descriptor (None where there is none)."""

    directory: Path
    packages: tuple[Package, ...]
    catalogue: Mapping[str, Any] | None

    def by_name(self) -> dict[str, Package]:
        return {package.name: package for package in self.packages}

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
            table = pq.ParquetFile(path).read()
            between = table.filter(pc.starts_with(table["check"], "between."))
            for row in between.to_pylist():
                finding = Finding(**row)
                found.setdefault(finding.disclosure, []).append(finding)
        return found


def open_shelf(directory: Path) -> Shelf:
    """What the folder holds; an empty shelf where there is no folder.

    Raises `ShelfError` where a descriptor is not one of ours, or the catalogue is of other packages.
    """
    folders = sorted(directory.iterdir()) if directory.is_dir() else []
    packages = tuple(
        _package(each)
        for each in folders
        if each.name != CATALOGUE and each.name[0] != "." and (each / DESCRIPTOR).is_file()
    )
    path = directory / CATALOGUE / DESCRIPTOR
    catalogue = json.loads(path.read_bytes()) if path.is_file() else None
    shelf = Shelf(directory, packages, catalogue)
    _expect_catalogue_of(shelf)
    return shelf


def _expect_catalogue_of(shelf: Shelf) -> None:
    if not shelf.packages and shelf.catalogue is None:
        return
    stated = {
        name
        for path in shelf.catalogue_parquet("disclosures")
        for name in pq.ParquetFile(path).read(["disclosure"])["disclosure"].to_pylist()
    }
    present = {package.name for package in shelf.packages}
    if stated != present:
        raise ShelfError(
            f"{shelf.directory}: the catalogue is not of these packages (it lacks "
            f"{sorted(present - stated)}, and has {sorted(stated - present)} besides); "
            "run: python -m pipeline build … --packages …"
        )


def _package(directory: Path) -> Package:
    try:
        return _read_package(directory, json.loads((directory / DESCRIPTOR).read_bytes()))
    except (KeyError, TypeError, ValueError) as error:
        raise ShelfError(
            f"{directory.name}/{DESCRIPTOR}: {type(error).__name__} {error}, expected what "
            "python -m pipeline build writes; build the package again or remove the folder"
        ) from error


def _read_package(directory: Path, descriptor: Mapping[str, Any]) -> Package:
    custom = descriptor["mingzhang"]
    same = (
        "division_code division city province department department_slug unit unit_slug "
        "fiscal_year kind counts outcomes url published_on retrieved_on"
    )
    package = Package(
        directory=directory,
        name=descriptor["name"],
        title=descriptor["title"],
        title_en=descriptor["title_en"],
        description=descriptor["description"],
        version=descriptor["version"],
        keywords=tuple(descriptor["keywords"]),
        licences=tuple(descriptor["licenses"]),
        evidence=tuple(
            StatedEvidence(part=part, **said) for part, said in custom.get("identity", {}).items()
        ),
        numbers=_numbers(custom.get("accounted")),
        entities=tuple(ReportingEntity(**each) for each in custom["entities"]),
        sources=tuple(_source(each) for each in custom["source_files"]),
        workbook=custom["workbook"]["path"],
        workbook_size=custom["workbook"]["bytes"],
        tables=tuple(
            _table(each) for each in descriptor["resources"] if each["mingzhang"]["role"] == "table"
        ),
        **{name: custom[name] for name in same.split()},
    )
    if package.kind not in words.KINDS or directory.name != package.name:
        raise ValueError(f"kind {package.kind!r}, name {package.name!r}")
    # raise for what is no part of an address, here where the package can be named
    addresses.department_year(package.division_code, package.department_slug, package.fiscal_year)
    addresses.source_page(package.part, 1)
    return package


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
