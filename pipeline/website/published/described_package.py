"""A package's descriptor (`datapackage.json`) → the `Package` of the website."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.versions import History, version_stated
from pipeline.website import addresses, words
from pipeline.website.published.apart import Size, apart
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


def described_package(
    directory: Path, descriptor: Mapping[str, Any], kept_since: str, kept: History | None
) -> Package:
    """The package of a folder, by what its descriptor says.

    `kept_since` is the day from which on its source could not be published any more, mostly empty; `kept`
    its versions in the store. Raises KeyError, TypeError or ValueError where the descriptor is none that
    we write.
    """
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
        tables_apart=apart(_sizes(descriptor)),
        descriptor=descriptor,
        **{name: custom[name] for name in same.split()},
    )
    _expect_addresses(package)
    return package


def _expect_addresses(package: Package) -> None:
    """Raise ValueError for what is no part of an address, here where the package can be named."""
    folders = (package.directory.name, package.directory.parent.name)
    if package.kind not in words.KINDS or package.name not in folders:
        raise ValueError(f"kind {package.kind!r}, name {package.name!r}")
    addresses.department_year(package.division_code, package.department_slug, package.fiscal_year)
    addresses.source_page(package.part, 1)


def _sizes(descriptor: Mapping[str, Any]) -> dict[int, Size]:
    stated = [each["mingzhang"] for each in descriptor["resources"]]
    return {
        each["no"]: Size(each["rows"], each["columns"])
        for each in stated
        if each["role"] == "table"
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
