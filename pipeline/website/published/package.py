"""A published package, as its descriptor states it: what a page needs to know of it, frozen.

Its records are read when they are asked for. Texts come out as printed (`restore`), never as they
were defused for spreadsheets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from pipeline.model.corrections import Answer, Correction
from pipeline.model.records import Amount, Claim, Finding, Headline, Indicator, Section
from pipeline.resource import restore
from pipeline.versions import Kept
from pipeline.website import package_addresses
from pipeline.website.published.disclosure import COUNTED_IN_LISTS, Disclosure
from pipeline.website.published.records import read_records

R = TypeVar("R")


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
    """A table of a disclosure; its rows are read by `Package.rows`.

    `read_by_ocr` marks one that was recognized, in whole or in part, from a picture.
    """

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
    read_by_ocr: bool
    columns: tuple[Column, ...]
    has_header: bool
    csv: str
    parquet: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What was read of a received file.

    `text` is the path of its lines; `has_pages` tells whether places name a page; the pages in
    `ocr_pages` were pictures.
    """

    name: str
    format: str
    encoding: str
    text: str
    has_pages: bool
    ocr_pages: frozenset[int]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A received file in the package, and what was read of it (several documents of an archive)."""

    name: str
    path: str
    size: int
    sha256: str
    documents: tuple[SourceDocument, ...]


@dataclass(frozen=True, slots=True)
class ReportingEntity:
    """A department or unit that a disclosure states figures of."""

    name: str
    code: str
    level: str


@dataclass(frozen=True, slots=True)
class StatedEvidence:
    """What one part of the identity was read from: the kind of place, the printed words, where."""

    part: str
    value: str
    source: str
    text: str
    file: str
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class StatedNumbers:
    """How many numbers the source prints and how many of them are accounted for; pages that nothing was
    read of are not in either."""

    printed: int
    accounted: int
    unread_pages: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a source as a picture: the addresses of its page and its image; its size in points,
    and how many pixels a point has. `framed` are the anchors of the amounts on it, and of their rows."""

    page: int
    address: str
    image: str
    width: float
    height: float
    scale: float
    framed: frozenset[str] = frozenset()

    @property
    def pixels(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        return round(self.width * self.scale), round(self.height * self.scale)


@dataclass(frozen=True, slots=True)
class Package(Disclosure):
    """One disclosure with what its descriptor states of its tables and files.

    `kept` are the versions that the store has of it, in the order in which they stood; none without one.
    `kept_since` is the day from which on its source could not be published any more; mostly empty.
    `pictures` are the pages, by document and number, that the site shows as pictures; `descriptor` is
    all that its descriptor says.
    """

    directory: Path
    version: str
    kept: tuple[Kept, ...]
    keywords: tuple[str, ...]
    outcomes: Mapping[str, int]
    kept_since: str
    evidence: tuple[StatedEvidence, ...]
    numbers: StatedNumbers | None
    entities: tuple[ReportingEntity, ...]
    sources: tuple[SourceFile, ...]
    workbook: str
    workbook_size: int
    tables: tuple[PrintedTable, ...]
    descriptor: Mapping[str, Any] = field(repr=False, compare=False)
    pictures: Mapping[tuple[str, int], PagePicture] = field(default_factory=dict)

    @property
    def version_address(self) -> str:
        """Where this version stays; "" where nothing keeps it."""
        is_kept = any(each.version == self.version for each in self.kept)
        return package_addresses.version(self.name, self.version) if is_kept else ""

    @property
    def disclosure(self) -> Disclosure:
        """What lists and comparisons say of it, without its tables and files."""
        stated = {each.name: getattr(self, each.name) for each in fields(Disclosure)}
        counts = {name: self.counts[name] for name in COUNTED_IN_LISTS}
        return Disclosure(**{**stated, "counts": counts})

    def amounts(self) -> list[Amount]:
        return read_records(self.directory, "amounts", Amount)

    def findings(self) -> list[Finding]:
        return read_records(self.directory, "findings", Finding)

    def indicators(self) -> list[Indicator]:
        return read_records(self.directory, "indicators", Indicator)

    def sections(self) -> list[Section]:
        return read_records(self.directory, "sections", Section)

    def claims(self) -> list[Claim]:
        """What its prose states of figures; none in a package that was built without."""
        return self._stated("claims", Claim)

    def headlines(self) -> list[Headline]:
        """The figures that summaries show, with what states each; none in one that was built without."""
        return self._stated("headlines", Headline)

    def answers(self) -> list[Answer]:
        """What the maintainers say of its findings; none where nothing is stated."""
        return self._stated("answers", Answer)

    def corrections(self) -> list[Correction]:
        """The maintainers' corrections of its amounts; none where nothing is stated."""
        return self._stated("corrections", Correction)

    def _stated(self, resource: str, record: type[R]) -> list[R]:
        is_there = (self.directory / f"{resource}.csv").is_file()
        return read_records(self.directory, resource, record) if is_there else []

    def rows(self, table: PrintedTable) -> list[PrintedRow]:
        """The rows of one of its tables, in order."""
        text = (self.directory / table.csv).read_bytes().decode("utf-8")
        reader = csv.reader(io.StringIO(text, newline=""))
        header = next(reader)
        width = len(table.columns)
        places = [
            header.index(name, width) if name in header[width:] else None
            for name in ("row_no", "source_line", "source_page")
        ]
        defused = [
            number
            for number, column in enumerate(table.columns)
            if column.type != "number" and "'" in text
        ]
        return [_printed_row(cells, width, places, defused) for cells in reader]


def _printed_row(
    cells: list[str], width: int, places: Sequence[int | None], defused: Sequence[int]
) -> PrintedRow:
    """A row of a table's CSV: `width` printed cells, of which those `defused` may have a sign before them;
    `places` are where its number, line and page stand."""
    printed = cells[:width]
    for number in defused:
        printed[number] = restore(printed[number])
    row, line, page = (
        int(cells[place]) if place is not None and cells[place] else None for place in places
    )
    assert row is not None
    return PrintedRow(tuple(printed), row, line, page)
