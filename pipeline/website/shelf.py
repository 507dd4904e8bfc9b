"""A folder of packages → frozen views of what it holds; the records of one are read when asked for.

In: `PACKAGES/<name>/datapackage.json` and the CSV files that it names. Out: `Shelf` with a `Package`
for each. Texts come out as printed (`restore`), never as they were defused for spreadsheets.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pipeline.model.records import Amount, Finding, Indicator, Section
from pipeline.resource import Schema, load_schema, restore
from pipeline.website import addresses

CATALOGUE = "catalogue"
DESCRIPTOR = addresses.DESCRIPTOR

R = TypeVar("R")


class ShelfError(ValueError):
    """Packages and catalogue that do not belong together, with the way out."""


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column of a table: `path` is its heading path, outermost first."""

    type: str
    role: str
    path: tuple[str, ...]
    panel: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table as printed; `number` is the row_no of amounts and findings."""

    cells: tuple[str, ...]
    number: int
    line: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a disclosure; its rows are read by `Package.rows`."""

    name: str
    title: str
    no: int
    form: str
    number: str
    unit: str
    entity: str
    entity_code: str
    is_empty: bool
    notes: tuple[str, ...]
    source_file: str
    source_line: int | None
    source_page: int | None
    columns: tuple[Column, ...]
    has_header: bool
    csv: str
    parquet: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A received file in the package, and what is known of it."""

    name: str
    path: str
    size: int
    sha256: str
    format: str
    encoding: str


@dataclass(frozen=True, slots=True)
class ReportingEntity:
    """A department or unit that a disclosure states figures of."""

    name: str
    code: str
    level: str


@dataclass(frozen=True, slots=True)
class Package:
    """One disclosure, as its descriptor states it."""

    directory: Path
    name: str
    title: str
    title_en: str
    description: str
    version: str
    keywords: tuple[str, ...]
    licences: tuple[Mapping[str, str], ...]
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
    entities: tuple[ReportingEntity, ...]
    counts: Mapping[str, int]
    outcomes: Mapping[str, int]
    url: str
    published_on: str
    retrieved_on: str
    sources: tuple[SourceFile, ...]
    workbook: str
    workbook_size: int
    tables: tuple[PrintedTable, ...]

    @property
    def place(self) -> str:
        """The division with all above it: 河北省保定市莲池区."""
        return self.province + self.city + self.division

    @property
    def body(self) -> str:
        """Who discloses: the department, or the unit that does so on its own."""
        return self.unit or self.department

    @property
    def part(self) -> str:
        """What tells this disclosure from the others of its department-year, in addresses."""
        return f"{self.kind}-unit-{self.unit_slug}" if self.unit_slug else self.kind

    @property
    def address(self) -> str:
        return addresses.department_year(self.division_code, self.department_slug, self.fiscal_year)

    @property
    def organisation(self) -> str:
        """The department without its place: 保定市莲池区医疗保障局 → 医疗保障局."""
        for above in (self.place, self.city + self.division, self.division, self.city):
            if self.department.startswith(above) and self.department != above:
                return self.department[len(above) :]
        return self.department

    def amounts(self) -> list[Amount]:
        return _records(self.directory, "amounts", Amount)

    def findings(self) -> list[Finding]:
        return _records(self.directory, "findings", Finding)

    def indicators(self) -> list[Indicator]:
        return _records(self.directory, "indicators", Indicator)

    def sections(self) -> list[Section]:
        return _records(self.directory, "sections", Section)

    def rows(self, table: PrintedTable) -> list[PrintedRow]:
        """The rows of one of its tables, in order."""
        width = len(table.columns)
        with (self.directory / table.csv).open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = next(reader)
            places = {name: index for index, name in enumerate(header) if index >= width}
            return [_printed_row(table, cells, places) for cells in reader]


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
    stated = shelf.catalogue["mingzhang"]["packages"] if shelf.catalogue else None
    if stated != len(shelf.packages):
        raise ShelfError(
            f"{shelf.directory}: {len(shelf.packages)} packages, but the catalogue is of {stated}; "
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
        entities=tuple(ReportingEntity(**each) for each in custom["entities"]),
        sources=tuple(_source(each) for each in custom["source_files"]),
        workbook=custom["workbook"]["path"],
        workbook_size=custom["workbook"]["bytes"],
        tables=tuple(
            _table(each) for each in descriptor["resources"] if each["mingzhang"]["role"] == "table"
        ),
        **{name: custom[name] for name in same.split()},
    )
    if package.kind not in ("budget", "final") or directory.name != package.name:
        raise ValueError(f"kind {package.kind!r}, name {package.name!r}")
    return package


def _source(stated: Mapping[str, Any]) -> SourceFile:
    return SourceFile(
        name=stated["name"],
        path=stated["path"],
        size=stated["bytes"],
        sha256=stated["hash"].removeprefix("sha256:"),
        format=stated["format"],
        encoding=stated.get("encoding") or "",
    )


def _table(resource: Mapping[str, Any]) -> PrintedTable:
    custom = resource["mingzhang"]
    same = "no form number unit entity entity_code is_empty source_file source_line source_page"
    fields = [each for each in resource["schema"]["fields"] if "mingzhang" in each]
    return PrintedTable(
        name=resource["name"],
        title=resource["title"],
        notes=tuple(custom["notes"]),
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


def _printed_row(table: PrintedTable, cells: list[str], places: Mapping[str, int]) -> PrintedRow:
    printed = tuple(
        text if column.type == "number" else restore(text)
        for text, column in zip(cells, table.columns, strict=False)
    )
    line, page = (
        int(cells[places[name]]) if name in places and cells[places[name]] else None
        for name in ("source_line", "source_page")
    )
    return PrintedRow(printed, int(cells[places["row_no"]]), line, page)


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "string": restore,
    "integer": lambda text: int(text) if text else None,
    "number": lambda text: Decimal(text) if text else None,
    "boolean": lambda text: text == "true" if text else None,
}


def _records(directory: Path, resource: str, record: Callable[..., R]) -> list[R]:
    """The records of a resource of the package, whose attributes are named as its fields."""
    return list(_iterate_records(directory / f"{resource}.csv", load_schema(resource), record))


def _iterate_records(path: Path, schema: Schema, record: Callable[..., R]) -> Iterator[R]:
    parsers = [_PARSERS[field.type] for field in schema.fields]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if (header := next(reader, [])) != list(schema.names):
            raise ShelfError(f"{path}: columns {header}; build the package again")
        for row in reader:
            yield record(*(parse(text) for parse, text in zip(parsers, row, strict=True)))
