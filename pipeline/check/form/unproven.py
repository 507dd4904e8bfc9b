"""Amounts of tables without rules of which it is not sure what they stand under: published, and marked."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import ColumnRole, Table

_CHECK = "form.columns_unproven"
_Cell = tuple[str, int, int]


def check_columns_proven(subject: Subject) -> Iterator[Finding]:
    """One finding for each table with such amounts; it names the cell of every one."""
    for table in subject.tables:
        if cells := unproven_cells(subject, table):
            yield _unproven(subject, table, cells)


def unproven_cells(subject: Subject, table: Table) -> tuple[_Cell, ...]:
    """The cells of amounts, as findings name them, that stand where columns or headings are not sure."""
    return subject.once((_CHECK, table.name), lambda: _unproven_cells(subject, table))


def _unproven_cells(subject: Subject, table: Table) -> tuple[_Cell, ...]:
    places = [place for document in subject.documents for place in document.unproven]
    return tuple(
        (table.name, entry.row + 1, column.index + 1)
        for entry in (table.entries if places else ())
        for column in table.columns
        if column.role is ColumnRole.MEASURE
        and column.panel == entry.panel
        and (cell := table.body[entry.row][column.index]) is not None
        and cell.text.strip()
        and any(_is_within(cell.place, place) for place in places)
    )


def _is_within(place: Place, area: Place) -> bool:
    if (place.file, place.page) != (area.file, area.page) or not (place.box and area.box):
        return False
    left, top, right, bottom = area.box
    x, y = (place.box[0] + place.box[2]) / 2, (place.box[1] + place.box[3]) / 2
    return left <= x <= right and top <= y <= bottom


def _unproven(subject: Subject, table: Table, cells: tuple[_Cell, ...]) -> Finding:
    said = (
        f"《{table.title}》没有表格线，有的数与列名对不准，各数属于哪一栏不能确定，请对照原件",
        "the table has no rules, and figures and headings do not line up: which heading a figure "
        "stands under is not sure",
    )
    finding = remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table.name, place=table.place,
    )  # fmt: skip
    return replaced(finding, cells=cells)
