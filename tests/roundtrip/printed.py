"""A disclosure as a publisher would print it again: lines and tables in reading order, in no format yet.

Document + Identity + Recognized → PrintedDocument, which the writers beside this module turn into files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.model.document import Cell
from pipeline.model.identity import Identity
from pipeline.model.recognized import Prose, Recognized
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.vocabulary import Captions


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell and how many columns and rows it lies over."""

    text: str
    columns: int = 1
    rows: int = 1


PrintedRow = tuple[PrintedCell | None, ...]
"""As many places as the table has columns; None where another cell lies over the place."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of prose."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with the lines above it (`title` … `unit`, each "" where there is none) and below it.

    `amounts` are the columns in which a number is an amount, not a code or a line number.
    """

    title: str
    number: str
    organisation: str
    year: str
    remarks: tuple[str, ...]
    unit: str
    header: tuple[PrintedRow, ...]
    body: tuple[PrintedRow, ...]
    notes: tuple[str, ...]
    amounts: frozenset[int]

    @property
    def rows(self) -> tuple[PrintedRow, ...]:
        return (*self.header, *self.body)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def caption(self) -> tuple[str, ...]:
        """The lines between the title and the table."""
        lines = (self.number, self.organisation, self.year, *self.remarks, self.unit)
        return tuple(filter(None, lines))


PrintedItem = PrintedLine | PrintedTable


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    name: str
    items: tuple[PrintedItem, ...]


def print_disclosure(
    name: str, identity: Identity, recognized: Recognized, captions: Captions
) -> PrintedDocument:
    """Everything that was recognized, in the order in which its source has it."""
    found: list[Table | Prose] = [*recognized.tables, *recognized.prose]
    items: list[PrintedItem] = []
    for item in sorted(found, key=_position):
        if isinstance(item, Table):
            items.append(_table(item, identity, captions))
        else:
            items += _lines(item)
    return PrintedDocument(name, tuple(items))


def _position(item: Table | Prose) -> tuple[int, int]:
    return item.place.page or 0, item.place.line or 0


def _lines(prose: Prose) -> Iterator[PrintedLine]:
    if prose.heading:
        yield PrintedLine(prose.heading, is_heading=True)
    for paragraph in prose.paragraphs:
        yield PrintedLine(paragraph.text.strip())


def _table(table: Table, identity: Identity, captions: Captions) -> PrintedTable:
    remarks = tuple(takewhile(lambda note: not captions.starts_note(note), table.notes))
    is_final = identity.kind == "final"
    entity = table.entity
    form = _is_field_form(table)
    return PrintedTable(
        title=table.title,
        number=table.number,
        organisation=f"{entity.code}{entity.name}" if entity.code else f"部门：{entity.name}",
        year=f"{identity.fiscal_year}年度" if is_final else f"预算年度：{identity.fiscal_year}",
        remarks=remarks,
        unit=f"金额单位：{table.unit}" if table.unit else "",
        header=() if form else (*_heading_rows(table.columns), *_number_row(table.columns)),
        body=_fields(table.body) if form else tuple(_form_rows(table)),
        notes=table.notes[len(remarks) :],
        amounts=frozenset(c.index for c in table.columns if form or c.role is ColumnRole.MEASURE),
    )


def _is_field_form(table: Table) -> bool:
    """Whether the columns have no headings: a form of labelled fields is its rows and nothing else."""
    return not table.entries and all(column.path[0].startswith("第") for column in table.columns)


# Headings


def _heading_rows(columns: Sequence[Column]) -> tuple[PrintedRow, ...]:
    """Heading paths → header rows: a heading lies over all neighbours that have it in their path, and
    over the rows below it where its path ends."""
    paths = [_printed_path(column, columns) for column in columns]
    depth = max(map(len, paths), default=0)
    rows: list[PrintedRow] = []
    for level in range(depth):
        row: list[PrintedCell | None] = []
        for index, path in enumerate(paths):
            if len(path) <= level or (index and _is_shared(paths[index - 1], path, level)):
                row.append(None)
                continue
            span = 1
            while index + span < len(paths) and _is_shared(path, paths[index + span], level):
                span += 1
            is_last = level == len(path) - 1
            row.append(PrintedCell(path[level], span, depth - level if is_last else 1))
        rows.append(tuple(row))
    return tuple(rows)


def _is_shared(path: Sequence[str], after: Sequence[str], level: int) -> bool:
    """Whether two neighbours stand under one heading of this level; the last of a path is its own."""
    within = min(len(path), len(after)) > level + 1
    return within and path[: level + 1] == after[: level + 1]


def _printed_path(column: Column, columns: Sequence[Column]) -> tuple[str, ...]:
    """A column's path without the heading of its panel's name column, which stands beside it."""
    if column.role is not ColumnRole.MEASURE:
        return column.path
    labels = [c.path for c in columns if c.panel == column.panel and c.role is ColumnRole.LABEL]
    for path in labels:
        if len(column.path) > len(path) and column.path[: len(path)] == path:
            return (*path[:-1], *column.path[len(path) :])
    return column.path


def _number_row(columns: Sequence[Column]) -> tuple[PrintedRow, ...]:
    """The 栏次 row, where columns have numbers; none where no column has one."""
    numbers = _numbers(columns)
    if not any(numbers):
        return ()
    row: list[PrintedCell | None] = [PrintedCell(str(n) if n else "") for n in numbers]
    for panel in {column.panel for column in columns}:
        blank = [c for c in columns if c.panel == panel and not numbers[c.index]]
        names = [c for c in blank if c.role is ColumnRole.LABEL] or blank[:1]
        for column in names[:1]:
            coded = column.role is ColumnRole.LABEL and _follows_code(column, columns)
            row[column.index - coded] = PrintedCell("栏次", 1 + coded)
            row[column.index - coded + 1 : column.index + 1] = [None] * coded
    return (tuple(row),)


def _numbers(columns: Sequence[Column]) -> list[int]:
    """The number of each column, 0 for none. Only amounts keep theirs when a table is recognized, so
    where these do not begin with 1 the columns of names before them were counted too."""
    numbers = [int(column.number) if column.number else 0 for column in columns]
    for index in range(len(numbers) - 1, 0, -1):
        before = numbers[index] - 1
        if before > 0 and before not in numbers and not numbers[index - 1]:
            numbers[index - 1] = before
    return numbers


def _follows_code(column: Column, columns: Sequence[Column]) -> bool:
    return column.index > 0 and columns[column.index - 1].role is ColumnRole.CODE


# Body


def _form_rows(table: Table) -> Iterator[PrintedRow]:
    """The rows of a form; a total without a code (合计) lies over the column of codes before it too."""
    totals = {(entry.row, entry.panel) for entry in table.entries if entry.is_total}
    for number, row in enumerate(table.body):
        made: list[PrintedCell | None] = [
            PrintedCell(cell.text.strip() if cell else "") for cell in row
        ]
        for column in table.columns:
            name, code = column.index, column.index - 1
            is_name = column.role is ColumnRole.LABEL and _follows_code(column, table.columns)
            is_total = (number, column.panel) in totals and made[name] != PrintedCell("")
            if is_name and is_total and made[code] == PrintedCell(""):
                made[code : name + 1] = [replace(made[name] or PrintedCell(""), columns=2), None]
        yield tuple(made)


def _fields(body: Sequence[Sequence[Cell | None]]) -> tuple[PrintedRow, ...]:
    """The rows of a form of fields: the last cell lies over the rest of a row that is short, the first
    one over the rows below it that leave its column blank."""
    rows = [_filled_up(row) for row in body]
    top = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and _goes_on(rows[index]):
            continue
        first = rows[top][0]
        if first and first.text and index - top > 1:
            rows[top][0] = replace(first, rows=index - top)
            for below in rows[top + 1 : index]:
                below[0] = None
        top = index
    return tuple(map(tuple, rows))


def _filled_up(row: Sequence[Cell | None]) -> list[PrintedCell | None]:
    printed = [cell for cell in row if cell is not None]
    cells: list[PrintedCell | None] = [PrintedCell(cell.text.strip()) for cell in printed]
    rest = len(row) - len(cells)
    if cells and rest:
        cells[-1] = PrintedCell(printed[-1].text.strip(), 1 + rest)
    return [*cells, *[None] * rest]


def _goes_on(row: Sequence[PrintedCell | None]) -> bool:
    """Whether a row's first cell is blank and another is not."""
    return row[0] == PrintedCell("") and any(cell and cell.text for cell in row)
