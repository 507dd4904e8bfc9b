"""Amounts that are printed in red without a sign, where what stands around them is not red: they may be meant
to be taken off, and are published as printed, and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.frozen import replaced
from pipeline.model.laid import Box
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import ColumnRole, Entry, Table
from pipeline.values.amounts import parse_amount

_CHECK = "form.red_figure"
_SUM = "arithmetic."
_FEWEST = 3
"""A sum of so many figures proves their signs; two that are equal do not."""
_Page = tuple[str, int | None]


def check_red_figures(subject: Subject) -> Iterator[Finding]:
    """One finding for each table with such amounts; it names the cell of every one."""
    red: dict[_Page, list[Box]] = {}
    for place in (place for document in subject.documents for place in document.red):
        if place.box:
            red.setdefault((place.file, place.page), []).append(place.box)
    for table in subject.tables if red else ():
        if cells := tuple(_unsigned(table, red)):
            yield _found(subject, table, cells)


def without_proven_signs(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those of figures in red without the cells that a sum of several holds with as printed."""
    if not any(finding.check == _CHECK for finding in findings):
        return list(findings)
    proven = {
        cell
        for finding in findings
        if finding.check.startswith(_SUM)
        and finding.outcome.holds
        and len(finding.cells) >= _FEWEST
        for cell in finding.cells
    }
    return list(_left(findings, proven))


def _left(findings: Iterable[Finding], proven: set[tuple[str, int, int]]) -> Iterator[Finding]:
    for finding in findings:
        if finding.check != _CHECK:
            yield finding
        elif cells := tuple(cell for cell in finding.cells if cell not in proven):
            yield replaced(finding, cells=cells)


def _unsigned(
    table: Table, red: dict[_Page, list[Box]]
) -> Iterator[tuple[tuple[str, int, int], Cell]]:
    for entry in table.entries:
        names = (
            table.body[entry.row][column.index]
            for column in table.columns
            if column.role is not ColumnRole.MEASURE and column.panel == entry.panel
        )
        if any(cell is not None and cell.text.strip() and _is_red(cell, red) for cell in names):
            continue  # the row is set off from others
        for number, cell in _amounts(table, entry):
            amount = parse_amount(cell.text)
            if amount is not None and amount.value > 0 and _is_red(cell, red):
                yield (table.name, entry.row + 1, number), cell


def _amounts(table: Table, entry: Entry) -> Iterator[tuple[int, Cell]]:
    """The cells of an entry's amounts, each with the number of its column."""
    for column in table.columns:
        cell = table.body[entry.row][column.index]
        if column.role is ColumnRole.MEASURE and column.panel == entry.panel and cell is not None:
            yield column.index + 1, cell


def _is_red(cell: Cell, red: dict[_Page, list[Box]]) -> bool:
    if cell.place.box is None:
        return False
    left, top, right, bottom = cell.place.box
    words = red.get((cell.place.file, cell.place.page), ())
    middles = (((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in words)
    return any(left <= x <= right and top <= y <= bottom for x, y in middles)


def _found(
    subject: Subject, table: Table, found: tuple[tuple[tuple[str, int, int], Cell], ...]
) -> Finding:
    said = (
        f"《{table.title}》有的数以红字印出，没有负号，红字可能表示负数；仍按印出的数公布，请对照原件",
        "figures are printed in red without a sign, which may say that they are negative; they are "
        "published as printed",
    )
    finding = remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table.name, place=found[0][1].place,
    )  # fmt: skip
    return replaced(finding, cells=tuple(cell for cell, _ in found))
