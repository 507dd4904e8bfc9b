"""The files of packages and catalogue → download links with their sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.resource import CHECKSUMS, load_schema, read_checksums
from pipeline.website import addresses, package_addresses, words
from pipeline.website.figures.numbers import size
from pipeline.website.interface.phrases import Bilingual, Phrase, Said, phrase
from pipeline.website.machine.snippets import Snippet, first_steps, snippets
from pipeline.website.published.package import Package
from pipeline.website.published.shelf import CATALOGUE, DESCRIPTOR, Shelf

_RECORDS = {
    "amounts": phrase("逐项金额"),
    "headlines": phrase("主要数字"),
    "indicators": phrase("绩效指标"),
    "findings": phrase("核对结果"),
    "sections": phrase("文字说明"),
    "claims": phrase("文字里的数字"),
    "locations": phrase("金额在页面上的位置"),
    "corrections": phrase("更正"),
    "answers": phrase("对核对结果的答复"),
}


_FIRST = "panel_headlines_wide"
"""What somebody who comes for a data frame wants first."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to have: what it is called, where it is, how large; `sha256` is "" for the checksums."""

    text: Said | str
    href: str
    size: str
    sha256: str = ""


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
    title: Bilingual
    what: Phrase | None
    files: tuple[Download, ...]
    snippets: tuple[Snippet, ...]


def package_downloads(package: Package) -> tuple[Download, ...]:
    """The workbook, the database, the records as CSV and Parquet, and the descriptor."""
    return tuple(_package_downloads(package))


def _package_downloads(package: Package) -> Iterator[Download]:
    href = package_addresses.package_file(package.name, package.workbook)
    stated = read_checksums(package.directory)
    yield Download(
        phrase("全部表格（XLSX）"),
        href,
        size(package.workbook_size),
        stated.get(package.workbook, ""),
    )
    if (package.directory / (path := f"{package.name}.sqlite")).is_file():
        said = phrase("全部记录（SQLite）")
        yield _download(package.directory, package.name, path, said, stated)
    for resource, title in _RECORDS.items():
        if not (package.directory / f"{resource}.csv").is_file():
            continue
        for suffix in ("csv", "parquet"):
            path = f"{resource}.{suffix}"
            said = phrase("{title}（{format}）", title=title, format=words.FORMATS[suffix])
            yield _download(package.directory, package.name, path, said, stated)
    descriptor = phrase("数据包描述（{file}）", file=DESCRIPTOR)
    yield _download(package.directory, package.name, DESCRIPTOR, descriptor, stated)
    yield _download(package.directory, package.name, CHECKSUMS, phrase("全部文件的校验和"), stated)


def _download(
    directory: Path, name: str, path: str, text: Said | str, stated: Mapping[str, str]
) -> Download:
    """A file of a package; `stated` are the package's checksums."""
    return Download(
        text,
        package_addresses.package_file(name, path),
        size((directory / path).stat().st_size),
        stated.get(path, ""),
    )


def source_downloads(package: Package) -> tuple[SourceDownload, ...]:
    """The received files, each with the pages of what was read of it."""
    numbers = count(1)
    return tuple(
        SourceDownload(
            name=source.name,
            href=package_addresses.package_file(package.name, source.path),
            size=size(source.size),
            sha256=source.sha256,
            documents=tuple(
                (document.name, addresses.source_page(package.part, next(numbers)))
                for document in source.documents
            ),
        )
        for source in package.sources
    )


def catalogue_downloads(shelf: Shelf, siteurl: str = "") -> tuple[ResourceDownloads, ...]:
    """The catalogue's resources, each as CSV and Parquet."""
    if shelf.catalogue is None:
        return ()
    directory = shelf.directory / CATALOGUE
    stated = read_checksums(directory)
    return tuple(
        ResourceDownloads(
            name=each["name"],
            title=Bilingual(each["title"], each["title_en"]),
            what=words.RESOURCES.get(each["name"]),
            files=tuple(
                _download(directory, CATALOGUE, path, _file_title(path), stated)
                for path in _resource_paths(each)
            ),
            snippets=snippets(
                [
                    package_addresses.package_file(CATALOGUE, f["path"])
                    for f in each["mingzhang"]["parquet"]
                ],
                package_addresses.package_file(CATALOGUE, each["path"]),
                each["name"],
                _numbers(each["schema"]["fields"]),
                siteurl,
            ),
        )
        for each in shelf.catalogue["resources"]
    )


def catalogue_csv(shelf: Shelf, resource: str) -> Download | None:
    """One resource over all disclosures as CSV; None without a catalogue."""
    paths = [each.files[0] for each in catalogue_downloads(shelf) if each.name == resource]
    return paths[0] if paths else None


def _resource_paths(resource: Mapping[str, Any]) -> list[str]:
    custom = resource["mingzhang"]
    paths = [resource["path"], *(file["path"] for file in custom["parquet"])]
    return [*paths, custom["xlsx"]["path"]] if "xlsx" in custom else paths


def _file_title(path: str) -> Said | str:
    """CSV, Parquet; with the year where a resource is parted by years (`amounts/2023.parquet`), beside which
    `findings/between.parquet` has those between disclosures."""
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    title = words.FORMATS.get(suffix, suffix)
    if stem == "between":
        return phrase("{format} 披露之间", format=title)
    return phrase("{format} {year}", format=title, year=stem) if stem.isdecimal() else title


def dictionary_downloads(shelf: Shelf) -> tuple[Download, ...]:
    """The data dictionary as files of the catalogue; none without it."""
    if shelf.catalogue is None:
        return ()
    directory = shelf.directory / CATALOGUE
    stated = read_checksums(directory)
    return tuple(
        _download(directory, CATALOGUE, each["path"], words.FORMATS[each["format"]], stated)
        for each in shelf.catalogue["mingzhang"].get("dictionary", ())
    )


def database_downloads(shelf: Shelf) -> tuple[Download, ...]:
    """The databases of the catalogue, its descriptor and checksums."""
    if shelf.catalogue is None:
        return ()
    directory = shelf.directory / CATALOGUE
    databases = [
        (each["path"], words.FORMATS.get(each["format"], each["format"]))
        for each in shelf.catalogue["mingzhang"]["databases"]
    ]
    others = [(DESCRIPTOR, phrase("数据包描述")), (CHECKSUMS, phrase("校验和"))]
    stated = read_checksums(directory)
    return tuple(
        _download(directory, CATALOGUE, path, text, stated) for path, text in [*databases, *others]
    )


def first_steps_of(shelf: Shelf, siteurl: str) -> tuple[Snippet, ...]:
    """From the wide panel of headlines to a picture; none where the catalogue has none."""
    files = shelf.catalogue_parquet(_FIRST)
    if not files:
        return ()
    parquet, csv = (
        package_addresses.package_file(
            CATALOGUE, path.relative_to(shelf.directory / CATALOGUE).as_posix()
        )
        for path in (files[0], files[0].with_suffix(".csv"))
    )
    return first_steps(parquet, csv, siteurl)


def package_snippets(package: Package, siteurl: str) -> tuple[Snippet, ...]:
    """How to open its amounts in what people work with."""
    parquet, csv = (
        package_addresses.package_file(package.name, f"amounts.{suffix}")
        for suffix in ("parquet", "csv")
    )
    numbers = _numbers([{"name": f.name, "type": f.type} for f in load_schema("amounts").fields])
    return snippets([parquet], csv, "amounts", numbers, siteurl)


def _numbers(fields: Iterable[Mapping[str, Any]]) -> list[str]:
    return [each["name"] for each in fields if each["type"] in ("integer", "number")]
