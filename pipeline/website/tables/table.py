"""A printed table, its rows and its amounts → what a page shows of it: header, rows, cells, links.

Every cell stands as printed: a blank is blank, a dash is a dash. What is added is where it came from
(the row's line), how deep a row stands, which rows are totals, and an id for every amount. A cell says
in as few bytes as can be what it is: an amount has its id, a blank has nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pipeline.model.corrections import Correction
from pipeline.model.records import Amount
from pipeline.values.codes import classification_code, classification_of
from pipeline.values.text import tidy
from pipeline.website import addresses, anchors, package_addresses, words
from pipeline.website.interface.escape import escaped
from pipeline.website.interface.phrases import Said
from pipeline.website.published.package import Column, Package, PrintedRow, PrintedTable
from pipeline.website.published.places import Places, SourcePlace
from pipeline.website.tables.corrected import CellCorrection, corrected_cells
from pipeline.website.tables.headings import HeaderCell, header_rows
from pipeline.website.tables.outline import Outline
from pipeline.website.tables.total import PrintedTotal, printed_total


@dataclass(frozen=True, slots=True)
class TableCell:
    """`css` are its classes (n number without an id, l label, c code …); `is_header` marks a label.

    `explains` marks a label that is a term and shows what it means; `picture` leads to the cell on the
    picture of its page, from the folder of the department-year.
    """

    text: str
    css: str
    id: str = ""
    href: str = ""
    is_header: bool = False
    columns: int = 1
    correction: CellCorrection | None = None
    explains: bool = False
    picture: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it needs no words of ours: no page of a code, no correction, no term."""
        return not (self.href or self.correction or self.explains)

    def html(self, sources: str) -> str:
        """What a plain cell is; any other is made by the template. `sources` is the way to the folder of
        the department-year."""
        marked = f' id="{self.id}"' if self.id else ""
        if self.is_header:
            return f'<th scope="row" class="{self.css}"{marked}>{escaped(self.text)}</th>'
        classes = f' class="{self.css}"' if self.css else ""
        columns = f' colspan="{self.columns}"' if self.columns > 1 else ""
        text = escaped(self.text)
        if self.picture:
            # its row leads there too: thousands of numbers are no stops for a keyboard
            text = f'<a href="{sources}{self.picture}" tabindex="-1">{text}</a>'
        return f"<td{classes}{marked}{columns}>{text}</td>"


@dataclass(frozen=True, slots=True)
class TableRow:
    """`place` is where the row stands in the source, `line` its number there, after that of a page.

    `page` is the page of the table's own on which it stands, from the folder of the department-year, "" for
    the page of the year; `label` is what it is called, `depth` how deep it stands in a tree, `level` what its
    amounts say of that; `entity` is whose amounts they are, "" where it has none."""

    id: str
    page: str
    label: str
    depth: int
    level: int | None
    entity: str
    css: str
    cells: tuple[TableCell, ...]
    place: SourcePlace | None
    line: str

    def runs(self, sources: str) -> Iterator[Markup | TableCell]:
        """The cells for a template: those that are plain in one piece, each other one by itself.
        `sources` is the way from the page to the folder of the department-year."""
        for is_plain, run in groupby(self.cells, lambda cell: cell.is_plain):
            if is_plain:
                yield Markup("".join([cell.html(sources) for cell in run]))
            else:
                yield from run


@dataclass(frozen=True, slots=True)
class TableView:
    """Everything that a page says of one table; links are from the site's root but those to places.

    `page` is the first of its own, from the folder of the department-year, "" where it stands there.
    `total` is what it prints as its sum. In a tree rows stand below rows; panels stand side by side.
    """

    id: str
    no: int
    title: str
    number: str
    unit: str
    entity: str
    form: Said | str
    term: str
    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    is_empty: bool
    is_grid: bool
    is_tree: bool
    has_panels: bool
    has_pages: bool
    total: PrintedTotal | None
    has_inferred: bool
    read_by_ocr: bool
    amounts: int
    place: SourcePlace | None
    csv: str
    parquet: str
    page: str

    @property
    def leads_to_pictures(self) -> bool:
        """Whether a number of it leads to its place on a picture."""
        return any(cell.picture for row in self.rows for cell in row.cells)

    @property
    def columns(self) -> int:
        """How many there are, that of the places left out."""
        return max((len(row.cells) for row in self.rows), default=0)


def table_view(
    package: Package,
    table: PrintedTable,
    amounts: Sequence[Amount],
    *,
    corrections: Sequence[Correction] = (),
    form_name: Said | str,
    places: Places,
    codes: Collection[str],
) -> TableView:
    """The view of a table; `amounts` and `corrections` are its own, `places` those of its package.

    `codes` are those that have a page of their own.
    """
    term = words.form_term(table.form)
    is_grid = not table.has_header and all(each.role == "text" for each in table.columns)
    rows = package.rows(table)
    outline = Outline(table.columns, rows, amounts)
    corrected = corrected_cells(corrections)
    return TableView(
        id=anchors.table_anchor(package.part, table.no),
        no=table.no,
        title=tidy(table.title),
        number=table.number,
        unit=table.unit,
        entity=table.entity,
        form=form_name,
        term=addresses.term(term) if term else "",
        header=() if is_grid else header_rows(table.columns),
        rows=tuple(
            _rows(package, table, rows, outline, amounts, corrected, places, codes, is_grid)
        ),
        notes=table.notes,
        is_empty=table.is_empty,
        is_grid=is_grid,
        is_tree=outline.is_tree and not is_grid,
        has_panels=outline.has_panels,
        has_pages=any(each.page is not None for each in rows),
        total=printed_total(package, amounts, corrected),
        has_inferred=any(each.inferred for each in table.columns),
        read_by_ocr=table.read_by_ocr,
        amounts=len(amounts),
        place=places.place(table.source_file, table.source_line, table.source_page),
        csv=package_addresses.package_file(package.name, table.csv),
        parquet=package_addresses.package_file(package.name, table.parquet),
        page=package.page_of_table(table.no),
    )


def _rows(
    package: Package,
    table: PrintedTable,
    rows: Sequence[PrintedRow],
    outline: Outline,
    amounts: Sequence[Amount],
    corrected: Mapping[tuple[int, int], CellCorrection],
    places: Places,
    codes: Collection[str],
    is_grid: bool,
) -> Iterable[TableRow]:
    printed = {(each.row_no, each.column_no) for each in amounts}
    stated = {each.row_no: each for each in reversed(amounts)}
    labels = [n for n, each in enumerate(table.columns) if each.role == "label"]
    for row in rows:
        anchor = anchors.row_anchor(package.part, table.no, row.number)
        cells = [
            _cell(
                text,
                column,
                outline,
                row=row.number,
                id=(id := f"{anchor}-c{number}" if (row.number, number) in printed else ""),
                codes=codes,
                correction=corrected.get((row.number, number)),
                picture=places.framed(table.source_file, row.page, id) if id else "",
            )
            for number, (text, column) in enumerate(
                zip(row.cells, table.columns, strict=True), start=1
            )
        ]
        first = stated.get(row.number)
        yield TableRow(
            id=anchor,
            page=package.page_of_table(table.no, row.number),
            label=row.cells[labels[0]].strip() if labels else "",
            depth=outline.depth(row.number, table.columns[labels[0]]) if labels else 0,
            level=first.level if first else None,
            entity=first.entity if first else "",
            css="" if is_grid or _prints_values(row, table.columns) else "blank",
            cells=_one_heading(cells) if is_grid else tuple(cells),
            place=places.place(table.source_file, row.line, row.page, anchor),
            line=_line(row),
        )


def _line(row: PrintedRow) -> str:
    """12 of a text, 3:12 of a document with pages, "" where it is not known."""
    return ":".join(str(each) for each in (row.page, row.line) if each is not None)


def _cell(
    text: str,
    column: Column,
    outline: Outline,
    *,
    row: int,
    id: str,
    codes: Collection[str],
    correction: CellCorrection | None,
    picture: str,
) -> TableCell:
    href = ""
    if column.role == "code" and (code := classification_code(text)) in codes:
        is_functional = classification_of(code) == "functional"
        href = addresses.function(code) if is_functional else addresses.economic(code)
    is_header = column.role == "label" and bool(text.strip())
    css = _classes(text, column, outline, row, is_marked=bool(id) and not correction)
    return TableCell(text, css, id, href, is_header, correction=correction, picture=picture)


def _classes(text: str, column: Column, outline: Outline, row: int, *, is_marked: bool) -> str:
    """The classes of a cell; one that is marked by its id as an amount needs none for that."""
    total = ["t"] if outline.is_total(row, column) else []
    if column.role == "label":
        depth = outline.depth(row, column)
        return " ".join(["l", *total, *([f"d{depth}"] if depth else [])])
    if column.role == "measure":
        return " ".join([*(["n"] if text.strip() and not is_marked else []), *total])
    if column.role == "text":
        return "x" if is_marked else ""
    return column.role[0] if text.strip() else ""


def _prints_values(row: PrintedRow, columns: Sequence[Column]) -> bool:
    values = [
        text
        for text, column in zip(row.cells, columns, strict=True)
        if column.role in ("measure", "text")
    ]
    return not values or any(text.strip() for text in values)


def _one_heading(cells: Sequence[TableCell]) -> tuple[TableCell, ...]:
    """A row that prints its first cell only is a heading over the rows below it."""
    if len(cells) > 1 and cells[0].text and not any(cell.text for cell in cells[1:]):
        return (TableCell(cells[0].text, "head", cells[0].id, columns=len(cells)),)
    return tuple(cells)
