"""Amounts that a stamp lies over on a scanned page: published as recognized, and named one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.frozen import replaced
from pipeline.model.laid import Box
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import ColumnRole, Entry, Table
from pipeline.values.amounts import is_blank

_Page = tuple[str, int | None]


def check_stamped(subject: Subject) -> Iterator[Finding]:
    """Every cell of an amount in which recognized figures lie under a stamp."""
    stamped: dict[_Page, list[Box]] = {}
    for place in (place for document in subject.documents for place in document.stamped):
        if place.box:
            stamped.setdefault((place.file, place.page), []).append(place.box)
    for table in subject.tables if stamped else ():
        for entry in table.entries:
            for number, cell in _amount_cells(table, entry):
                on_page = stamped.get((cell.place.file, cell.place.page), ())
                if not is_blank(cell.text) and _is_under(cell, on_page):
                    yield _stamped(subject, table, entry, number, cell)


def _amount_cells(table: Table, entry: Entry) -> Iterator[tuple[int, Cell]]:
    """The cells of an entry's amounts, each with the number of its column."""
    for column in table.columns:
        cell = table.body[entry.row][column.index]
        if column.role is ColumnRole.MEASURE and column.panel == entry.panel and cell is not None:
            yield column.index + 1, cell


def _is_under(cell: Cell, stamped: Sequence[Box]) -> bool:
    """Whether the middle of a stamped word lies in the cell."""
    if cell.place.box is None:
        return False
    left, top, right, bottom = cell.place.box
    middles = (((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in stamped)
    return any(left <= x <= right and top <= y <= bottom for x, y in middles)


def _stamped(subject: Subject, table: Table, entry: Entry, number: int, cell: Cell) -> Finding:
    said = (
        f"《{table.title}》“{entry.label}”一行的数上盖有印章，识别为“{cell.text}”，请对照原件",
        f"row {entry.row + 1}: a stamp lies over the figure that was recognized as {cell.text}",
    )
    finding = remark(
        subject, "form.stamped_figure", Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=entry.row + 1, code=entry.code, place=cell.place,
    )  # fmt: skip
    return replaced(finding, cells=((table.name, entry.row + 1, number),))
