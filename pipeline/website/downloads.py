"""The files of packages and catalogue → download links with their sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.resource import CHECKSUMS, load_schema
from pipeline.website import addresses, words
from pipeline.website.figures import size
from pipeline.website.published import Package
from pipeline.website.shelf import CATALOGUE, DESCRIPTOR, Shelf

SCHEMAS = (
    "disclosures", "tables", "amounts", "indicators", "findings", "sections", "claims", "locations",
    "corrections", "answers",
)  # fmt: skip
_RECORDS = {
    "amounts": "逐项金额",
    "indicators": "绩效指标",
    "findings": "核对结果",
    "sections": "文字说明",
    "claims": "文字里的数字",
    "locations": "金额在页面上的位置",
    "corrections": "更正",
    "answers": "对核对结果的答复",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to have: what it is called, where it is, how large."""

    text: str
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class SourceDownload:
    """A received file with its hash, and the documents read in it.

    Each document is its name and the page of its text, relative to the department-year; there is
    none where the file could not be read.
    """

    name: str
    href: str
    size: str
    sha256: str
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResourceDownloads:
    """A resource of the catalogue in all its formats."""

    name: str
    title: str
    what: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A column in the data dictionary."""

    name: str
    title: str
    type: str
    description: str
    values: str


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """A resource in the data dictionary."""

    name: str
    title: str
    title_en: str
    description: str
    fields: tuple[FieldEntry, ...]


def package_downloads(package: Package) -> tuple[Download, ...]:
    """The workbook, the records as CSV and Parquet, and the descriptor."""
    return tuple(_package_downloads(package))


def _package_downloads(package: Package) -> Iterator[Download]:
    href = addresses.package_file(package.name, package.workbook)
    yield Download("全部表格（XLSX）", href, size(package.workbook_size))
    for resource, title in _RECORDS.items():
        if not (package.directory / f"{resource}.csv").is_file():
            continue
        for suffix in ("csv", "parquet"):
            path = f"{resource}.{suffix}"
            yield _download(
                package.directory, package.name, path, f"{title}（{words.FORMATS[suffix]}）"
            )
    yield _download(package.directory, package.name, DESCRIPTOR, "数据包描述（datapackage.json）")
    yield _download(package.directory, package.name, CHECKSUMS, "全部文件的校验和")


def _download(directory: Path, name: str, path: str, text: str) -> Download:
    return Download(
        text, addresses.package_file(name, path), size((directory / path).stat().st_size)
    )


def source_downloads(package: Package) -> tuple[SourceDownload, ...]:
    """The received files, each with the pages of what was read of it."""
    numbers = count(1)
    return tuple(
        SourceDownload(
            name=source.name,
            href=addresses.package_file(package.name, source.path),
            size=size(source.size),
            sha256=source.sha256,
            documents=tuple(
                (document.name, addresses.source_page(package.part, next(numbers)))
                for document in source.documents
            ),
        )
        for source in package.sources
    )


def catalogue_downloads(shelf: Shelf) -> tuple[ResourceDownloads, ...]:
    """The catalogue's resources, each as CSV and Parquet."""
    if shelf.catalogue is None:
        return ()
    directory = shelf.directory / CATALOGUE
    return tuple(
        ResourceDownloads(
            name=each["name"],
            title=each["title"],
            what=words.RESOURCES.get(each["name"], ""),
            files=tuple(
                _download(directory, CATALOGUE, path, _file_title(path))
                for path in _resource_paths(each)
            ),
        )
        for each in shelf.catalogue["resources"]
    )


def _resource_paths(resource: Mapping[str, Any]) -> list[str]:
    return [resource["path"], *(file["path"] for file in resource["mingzhang"]["parquet"])]


def _file_title(path: str) -> str:
    """CSV, Parquet; with the year where a resource is parted by years (`amounts/2023.parquet`)."""
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    title = words.FORMATS.get(suffix, suffix)
    return f"{title} {stem}" if "/" in path else title


def database_downloads(shelf: Shelf) -> tuple[Download, ...]:
    """The databases of the catalogue, its descriptor and checksums."""
    if shelf.catalogue is None:
        return ()
    directory = shelf.directory / CATALOGUE
    databases = [
        (each["path"], words.FORMATS.get(each["format"], each["format"]))
        for each in shelf.catalogue["mingzhang"]["databases"]
    ]
    others = [(DESCRIPTOR, "数据包描述"), (CHECKSUMS, "校验和")]
    return tuple(
        _download(directory, CATALOGUE, path, text) for path, text in [*databases, *others]
    )


def dictionary() -> tuple[DictionaryEntry, ...]:
    """The data dictionary: what the columns of the resources are."""
    return tuple(
        DictionaryEntry(
            name=schema.name,
            title=schema.title,
            title_en=schema.title_en,
            description=schema.description,
            fields=tuple(
                FieldEntry(each.name, each.title, each.type, each.description, "、".join(each.enum))
                for each in schema.fields
            ),
        )
        for schema in map(load_schema, SCHEMAS)
    )
