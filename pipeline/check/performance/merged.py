"""One value cell merged over several indicators: as many values as there are indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import heading_columns, text_of
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold

_CHECK = "performance.value_fits"
_VALUE = re.compile(r"[≥≤><=≧≦]+\d[\d,]*(?:\.\d+)?")


def check_merged_values(subject: Subject) -> Iterator[Finding]:
    """Every value cell that is merged down over indicators with names of their own."""
    for table in subject.tables:
        if not table.entries and _merges_values(table):
            yield from _of_table(subject, table)


def _merges_values(table: Table) -> bool:
    """Whether a cell that is merged down states a value: few tables have any."""
    merged = (cell for row in table.body for cell in row if cell is not None and cell.row_span > 1)
    return any(_VALUE.search(fold(cell.text)) for cell in merged)


def _of_table(subject: Subject, table: Table) -> Iterator[Finding]:
    columns: dict[str, int] = {}
    above: tuple[Cell | None, ...] = ()
    spec = subject.vocabulary.indicators
    for number, row in enumerate(table.body):
        headings = heading_columns([*map(text_of, row)], above, spec)
        columns, above = headings or columns, row
        cell = row[columns["target"]] if columns and not headings else None
        if cell is None or cell.row_span < 2:
            continue
        merged = table.body[number : number + cell.row_span]
        names = [name for each in merged if (name := text_of(each[columns["level3"]]))]
        values = _VALUE.findall(fold(cell.text))
        if len(names) > 1 and len(values) > 1 and len(values) != len(names):
            yield _misfit(subject, table, number, cell, names, len(values))


def _misfit(
    subject: Subject, table: Table, number: int, cell: Cell, names: list[str], values: int
) -> Finding:
    said = (
        f"《{table.title}》“{shortened(names[0], 20)}”等 {len(names)} 项指标合用一格指标值，"
        f"其中有 {values} 个值：“{shortened(text_of(cell))}”",
        f"{len(names)} indicators share one cell of {values} values: {shortened(text_of(cell))}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=number + 1, place=cell.place,
    )  # fmt: skip
