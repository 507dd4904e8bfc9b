"""Sums within one table: across a row, down a classification, of named rows, of the two sides."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import compare, compared
from pipeline.check.hierarchy import grand_totals, subtotals
from pipeline.check.row_sums import row_sums
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.model.records import Finding
from pipeline.vocabulary.forms import Balance, RowSum

_NOT_ADDED = ("%", "分")
"""Units of shares and scores: no sum is made of them."""


def check_arithmetic(subject: Subject) -> Iterator[Finding]:
    """All sums within all tables of a known form."""
    for table in subject.tables:
        form = subject.form_of(table)
        if form is None or form.shape == "fields" or table.is_empty:
            continue
        amounts = [a for a in subject.amounts_of(table) if a.unit not in _NOT_ADDED]
        grid = Grid(table, amounts)
        for column_sum in form.sums.columns:
            yield from row_sums(subject, grid, column_sum)
        if form.sums.hierarchy:
            yield from subtotals(grid, form)
            yield from grand_totals(grid, form)
        for row_sum in form.sums.rows:
            yield from _named_rows(grid, row_sum)
        for balance in form.sums.balance:
            yield from _two_sides(grid, balance)


# Named rows: 收入总计 = 本年收入合计 + 上年结转


def _named_rows(grid: Grid, spec: RowSum) -> Iterator[Finding]:
    for column_no in grid.columns():
        panel = grid.table.columns[column_no - 1].panel
        if spec.panel is not None and (panel == 0) != (spec.panel == 0):
            continue
        total = grid.labelled(spec.total, column_no)
        if total is None or not all(grid.has_row(part, panel) for part in spec.parts[:1]):
            continue
        parts = [a for part in spec.parts if (a := grid.labelled(part, column_no))]
        said = (
            f"{row_name(total)}“{total.column_label}”与所列各项之和",
            f"{total.row_label} against the sum of the rows it is made of",
        )
        yield compared("arithmetic.named_rows", total, compare(total, parts), said)


# Two sides: 收入总计 = 支出总计


def _two_sides(grid: Grid, spec: Balance) -> Iterator[Finding]:
    first: dict[int, int] = {}
    for column_no in grid.columns():
        first.setdefault(grid.table.columns[column_no - 1].panel, column_no)
    if 0 not in first or len(first) < 2:
        return
    left = grid.labelled(spec.left, first[0])
    for panel, column_no in first.items():
        right = grid.labelled(spec.right, column_no) if panel else None
        if left is None or right is None:
            continue
        said = (
            f"收入方“{left.row_label}”与支出方“{right.row_label}”",
            "income side against expenditure side",
        )
        yield compared("arithmetic.two_sides", left, compare(left, [right]), said)
