"""Amounts of which it is not sure what they stand under, or in which row: published, and marked."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.frozen import replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import ColumnRole, JoinedBy, Table

_CHECK = "form.columns_unproven"
_Cell = tuple[str, int, int]


def check_columns_proven(subject: Subject) -> Iterator[Finding]:
    """One finding for each table with such amounts; it names the cell of every one."""
    for table in subject.tables:
        if cells := unproven_cells(subject, table):
            yield _unproven(subject, table, cells)


def unproven_cells(subject: Subject, table: Table) -> tuple[_Cell, ...]:
    """The cells of amounts, as findings name them, whose columns, headings or rows are not sure."""
    return subject.once((_CHECK, table.name), lambda: _unproven_cells(subject, table))


def _unproven_cells(subject: Subject, table: Table) -> tuple[_Cell, ...]:
    places = [place for document in subject.documents for place in document.unproven]
    is_cut_off = _is_cut_off(table)
    return tuple(
        (table.name, entry.row + 1, column.index + 1)
        for entry in (table.entries if places or is_cut_off else ())
        for column in table.columns
        if column.role is ColumnRole.MEASURE
        and column.panel == entry.panel
        and (cell := table.body[entry.row][column.index]) is not None
        and cell.text.strip()
        and (is_cut_off or any(_is_within(cell.place, place) for place in places))
    )


def _is_cut_off(table: Table) -> bool:
    """Whether a table is what pages print of another one, which it could not be joined to: without names
    of rows, or without headings, or without the title and the unit."""
    is_unjoined = any(join.by is JoinedBy.NOTHING for join in table.page_joins)
    is_uncaptioned = not (table.title or _has_unit(table))
    if is_unjoined and is_uncaptioned:
        return True
    is_nameless = not any(entry.label or entry.code for entry in table.entries)
    is_headless = not any(cell and cell.text.strip() for row in table.header for cell in row)
    if not (is_nameless or is_headless):
        return False
    is_rest = is_uncaptioned or (is_nameless and not _has_unit(table))
    return is_unjoined or (is_rest and table.place.page is not None)


def _has_unit(table: Table) -> bool:
    return bool(table.unit) or any(column.unit for column in table.columns)


def _is_within(place: Place, area: Place) -> bool:
    if (place.file, place.page) != (area.file, area.page) or not (place.box and area.box):
        return False
    left, top, right, bottom = area.box
    x, y = (place.box[0] + place.box[2]) / 2, (place.box[1] + place.box[3]) / 2
    return left <= x <= right and top <= y <= bottom


def _unproven(subject: Subject, table: Table, cells: tuple[_Cell, ...]) -> Finding:
    said = (
        _said_of_rest(table)
        if _is_cut_off(table)
        else (
            f"《{table.title}》缺少分栏的表格线，有的数与列名对不准，各数属于哪一栏不能确定，请对照原件",
            "the table lacks rules between its columns, and figures and headings do not line up: which "
            "heading a figure stands under is not sure",
        )
    )
    finding = remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table.name, place=table.place,
    )  # fmt: skip
    return replaced(finding, cells=cells)


def _said_of_rest(table: Table) -> tuple[str, str]:
    return (
        f"《{table.title}》有一部分没有行名、列名或标题，未能与它所属的表接续，各数属于哪一行、哪一栏"
        "不能确定，请对照原件",
        "a part without names of rows, headings or title could not be joined to its table: which row "
        "and heading a figure belongs to is not sure",
    )
