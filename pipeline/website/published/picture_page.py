"""What a package says of places on pages → which pages are shown as pictures, and what is framed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pipeline.model.location import Location
from pipeline.website import anchors
from pipeline.website.published.package import Package, PagePicture
from pipeline.website.published.records import read_records


@dataclass(frozen=True, slots=True)
class Frame:
    """A cell on the picture; `anchor` is that of the amount on the page of the year."""

    anchor: str
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal


@dataclass(frozen=True, slots=True)
class FramedRow:
    """The cells of a row that stand on the page, and its anchor."""

    anchor: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A page of a source: its picture, what is framed, and the pictured pages around it."""

    picture: PagePicture
    document: str
    rows: tuple[FramedRow, ...]
    before: PagePicture | None
    after: PagePicture | None


def pages_to_draw(package: Package) -> set[tuple[str, int]]:
    """(document, page) of every table, amount and failed check; none where nothing is located."""
    located = _located(package)
    if not located:
        return set()
    found = {(each.source_file, each.source_page or 0) for each in located if each.is_framed}
    found |= {(each.source_file, each.source_page or 0) for each in package.tables}
    for finding in package.findings():
        if finding.outcome in ("fail", "rounding") and finding.source_page:
            found.add((finding.source_file, finding.source_page))
    return {each for each in found if each[1] > 0}


def framed_anchors(package: Package) -> dict[tuple[str, int], frozenset[str]]:
    """(document, page) → the anchors of the amounts that are framed there, and of their rows."""
    numbers = {table.name: table.no for table in package.tables}
    found: dict[tuple[str, int], set[str]] = {}
    for each in _located(package):
        if each.is_framed and each.table in numbers:
            cell = (numbers[each.table], each.row_no)
            found.setdefault((each.source_file, each.source_page or 0), set()).update(
                (
                    anchors.row_anchor(package.part, *cell),
                    anchors.cell_anchor(package.part, *cell, each.column_no),
                )
            )
    return {page: frozenset(ids) for page, ids in found.items()}


def picture_views(package: Package) -> Iterator[PictureView]:
    """A view of each picture of the package, in the order of its pages."""
    numbers = {table.name: table.no for table in package.tables}
    framed: dict[tuple[str, int], list[Location]] = {}
    for each in _located(package) if package.pictures else ():
        if each.is_framed and each.table in numbers:
            framed.setdefault((each.source_file, each.source_page or 0), []).append(each)
    for document, keys in groupby(sorted(package.pictures), key=lambda each: each[0]):
        pictures = [package.pictures[each] for each in keys]
        for before, here, after in zip(
            [None, *pictures], pictures, [*pictures[1:], None], strict=False
        ):
            rows = framed.get((document, here.page), [])
            yield PictureView(here, document, tuple(_rows(package, rows, numbers)), before, after)


def _located(package: Package) -> list[Location]:
    if not (package.directory / "locations.csv").is_file():
        return []
    return read_records(package.directory, "locations", Location)


def _rows(package: Package, rows: list[Location], numbers: dict[str, int]) -> Iterator[FramedRow]:
    by_row = groupby(
        sorted(rows, key=lambda each: (numbers[each.table], each.row_no, each.column_no)),
        key=lambda each: (numbers[each.table], each.row_no),
    )
    for (no, row_no), cells in by_row:
        yield FramedRow(
            anchors.row_anchor(package.part, no, row_no),
            tuple(_frame(package.part, no, each) for each in cells),
        )


def _frame(part: str, no: int, cell: Location) -> Frame:
    left, top = cell.left or Decimal(), cell.top or Decimal()
    return Frame(
        anchors.cell_anchor(part, no, cell.row_no, cell.column_no),
        left,
        top,
        (cell.right or left) - left,
        (cell.bottom or top) - top,
    )
