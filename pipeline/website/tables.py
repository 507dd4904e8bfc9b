"""A printed table, its rows and its amounts → what a page shows of it: header, rows, cells, links.

Every cell stands as printed: a blank is blank, a dash is a dash. What is added is where it came from
(the row's line), how deep a row stands, which rows are totals, and an id for every amount.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount, Correction, CorrectionOutcome
from pipeline.values.codes import classification_code, classification_of, code_level
from pipeline.values.outline import STYLE_ORDER, split_number
from pipeline.values.text import fold, tidy
from pipeline.website import addresses, words
from pipeline.website.headings import HeaderCell, header_rows
from pipeline.website.places import Places, SourcePlace
from pipeline.website.published import Column, Package, PrintedRow, PrintedTable

_TOTAL = re.compile(r"(?:.*[^其])?(?:合计|总计)")
_ROLE_CLASSES = {"measure": "n", "code": "c", "sequence": "s", "label": "l", "text": "x"}
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """What the maintainers say of a printed amount; `value` only where another should stand."""

    word: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """`css` are its classes (n number, l label, c code …); `is_header` marks a row's label."""

    text: str
    css: str
    id: str = ""
    href: str = ""
    is_header: bool = False
    columns: int = 1
    correction: CellCorrection | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """`place` is where the row stands in the source."""

    id: str
    css: str
    cells: tuple[TableCell, ...]
    place: SourcePlace | None


@dataclass(frozen=True, slots=True)
class TableView:
    """Everything that a page says of one table; links are from the site's root but those to places."""

    id: str
    no: int
    title: str
    number: str
    unit: str
    entity: str
    form: str
    term: str
    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    is_empty: bool
    is_grid: bool
    has_inferred: bool
    read_by_ocr: bool
    amounts: int
    place: SourcePlace | None
    csv: str
    parquet: str


def table_view(
    package: Package,
    table: PrintedTable,
    amounts: Sequence[Amount],
    *,
    corrections: Sequence[Correction] = (),
    form_name: str,
    places: Places,
    codes: Collection[str],
) -> TableView:
    """The view of a table; `amounts` and `corrections` are its own, `places` those of its package.

    `codes` are those that have a page of their own.
    """
    term = words.form_term(table.form)
    is_grid = not table.has_header and all(each.role == "text" for each in table.columns)
    return TableView(
        id=addresses.table_anchor(package.part, table.no),
        no=table.no,
        title=tidy(table.title),
        number=table.number,
        unit=table.unit,
        entity=table.entity,
        form=form_name,
        term=addresses.term(term) if term else "",
        header=() if is_grid else header_rows(table.columns),
        rows=tuple(_rows(package, table, amounts, _corrected(corrections), places, codes, is_grid)),
        notes=table.notes,
        is_empty=table.is_empty,
        is_grid=is_grid,
        has_inferred=any(each.inferred for each in table.columns),
        read_by_ocr=table.read_by_ocr,
        amounts=len(amounts),
        place=places.place(table.source_file, table.source_line, table.source_page),
        csv=addresses.package_file(package.name, table.csv),
        parquet=addresses.package_file(package.name, table.parquet),
    )


def _corrected(corrections: Sequence[Correction]) -> Mapping[tuple[int, int], CellCorrection]:
    """(row, column) → the correction that was applied to the amount there."""
    return {
        (each.row_no, each.column_no): CellCorrection(
            words.CORRECTIONS[each.action], each.corrected, each.reason
        )
        for each in corrections
        if each.outcome == CorrectionOutcome.APPLIED and each.row_no and each.column_no
    }


def _rows(
    package: Package,
    table: PrintedTable,
    amounts: Sequence[Amount],
    corrected: Mapping[tuple[int, int], CellCorrection],
    places: Places,
    codes: Collection[str],
    is_grid: bool,
) -> Iterable[TableRow]:
    rows = package.rows(table)
    printed = {(each.row_no, each.column_no) for each in amounts}
    outline = _Outline(table.columns, rows, amounts)
    for row in rows:
        cells = [
            _cell(
                text,
                column,
                css=f"{_ROLE_CLASSES[column.role]}{outline.css(row.number, column)}",
                id=addresses.cell_anchor(package.part, table.no, row.number, number)
                if (row.number, number) in printed
                else "",
                codes=codes,
                correction=corrected.get((row.number, number)),
            )
            for number, (text, column) in enumerate(
                zip(row.cells, table.columns, strict=True), start=1
            )
        ]
        yield TableRow(
            id=addresses.row_anchor(package.part, table.no, row.number),
            css="" if is_grid or _prints_values(row, table.columns) else "blank",
            cells=_one_heading(cells) if is_grid else tuple(cells),
            place=places.place(table.source_file, row.line, row.page),
        )


def _cell(
    text: str,
    column: Column,
    *,
    css: str,
    id: str,
    codes: Collection[str],
    correction: CellCorrection | None,
) -> TableCell:
    href = ""
    if column.role == "code" and (code := classification_code(text)) in codes:
        is_functional = classification_of(code) == "functional"
        href = addresses.function(code) if is_functional else addresses.economic(code)
    is_header = column.role == "label" and bool(text.strip())
    return TableCell(text, css, id, href, is_header, correction=correction)


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
        return (TableCell(cells[0].text, "x head", cells[0].id, columns=len(cells)),)
    return tuple(cells)


class _Outline:
    """How deep each row of each panel stands, and which are totals; told row by row."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[PrintedRow], amounts: Sequence[Amount]
    ) -> None:
        panel_of = {index: each.panel for index, each in enumerate(columns, start=1)}
        stated = {(each.row_no, panel_of[each.column_no]) for each in amounts if each.level == 0}
        self._depths: dict[tuple[int, int], int] = {}
        self._totals = set(stated)
        for panel in set(panel_of.values()):
            labels = _texts(columns, rows, panel, "label")
            codes = _texts(columns, rows, panel, "code")
            totals = [
                (row.number, panel) in stated or bool(_TOTAL.fullmatch(fold(label)))
                for row, label in zip(rows, labels, strict=True)
            ]
            depths = _depths(labels, codes, totals)
            for row, depth, is_total in zip(rows, depths, totals, strict=True):
                self._depths[row.number, panel] = depth
                if is_total:
                    self._totals.add((row.number, panel))

    def css(self, row: int, column: Column) -> str:
        """Further classes of a cell: ` t` in a total, ` d1` … for an indented label."""
        place = (row, column.panel)
        classes = " t" if place in self._totals and column.role != "text" else ""
        depth = self._depths.get(place, 0)
        return classes + (f" d{depth}" if depth and column.role == "label" else "")


def _texts(
    columns: Sequence[Column], rows: Sequence[PrintedRow], panel: int, role: str
) -> list[str]:
    """What the panel's first column of that role prints in each row."""
    index = next(
        (i for i, each in enumerate(columns) if each.panel == panel and each.role == role), None
    )
    return ["" if index is None else row.cells[index] for row in rows]


def _depths(labels: Sequence[str], codes: Sequence[str], totals: Sequence[bool]) -> list[int]:
    """The depth of each row: by its code, else by the outline number of its label.

    >>> _depths(["一、收入", "其中：拨款", "其他", "二、支出", "合计"], [""] * 5, [False] * 4 + [True])
    [0, 1, 1, 0, 0]
    >>> _depths(["卫生", "医疗"], ["210", "21011"], [False, False])
    [0, 1]
    """
    numbered = [split_number(label) for label in labels]
    styles = sorted({each.style for each in numbered} - {"", "of_which"}, key=STYLE_ORDER.index)
    depths: list[int] = []
    of_which = 0
    for each, code, is_total in zip(numbered, codes, totals, strict=True):
        level = code_level(code.strip())
        if level is not None:
            depth, of_which = level - 1, 0
        elif is_total:
            depth, of_which = 0, 0
        elif each.style == "of_which":
            depth = of_which = of_which or (depths[-1] if depths else 0) + 1
        elif each.style:
            depth, of_which = styles.index(each.style), 0
        else:
            depth = of_which
        depths.append(min(depth, _DEEPEST))
    return depths
