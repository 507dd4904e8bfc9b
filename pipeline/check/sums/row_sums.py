"""Sums across a row: 合计 = 基本支出 + 项目支出 + …; one table's rows → findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.check.comparison import compare, compared, undecided, withdrawn
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.check.sums.row_columns import (
    Columns,
    is_subtotal_over,
    is_within,
    make_up_parts,
    split_change,
    uncounted,
    unknown_columns,
)
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.vocabulary.forms import ColumnSum

_row_no = attrgetter("row_no")


@made_at_once
@dataclass(frozen=True, slots=True)
class Row:
    """The amounts of one row that may add up across it, and what they are of."""

    amounts: tuple[Amount, ...]
    layout: Layout


@made_at_once
@dataclass(frozen=True, slots=True)
class Layout:
    """What the amounts of rows are of that state the same: `by_measure` are the places at which they stand
    in such a row."""

    columns: Columns
    first: tuple[Amount, ...]
    by_measure: dict[str, list[int]]

    def of(self, part: str) -> int | None:
        """The place of a measure (and fund, `total@general_public`); without a fund asked for, of the
        one over all funds, or the only one."""
        measure, _, fund = part.partition("@")
        found = self.by_measure.get(measure, [])
        if fund:
            found = [at for at in found if self.first[at].fund == fund]
        if len(found) == 1:
            return found[0]
        if (whole := self.columns.subtotal(measure)) is not None:
            return next((at for at in found if self.first[at].column_no == whole.index + 1), None)
        return next((at for at in found if not self.first[at].fund), None)

    def parts(self, spec: ColumnSum) -> list[int]:
        """The places of what makes up a sum: of a part that several columns state beside one another
        (用事业基金弥补收支差额, 上年结转), all of them."""
        found = [(part, at) for part in spec.parts if (at := self.of(part)) is not None]
        return [each for part, at in found for each in (at, *self._beside(part, at))]

    def _beside(self, part: str, at: int) -> Iterator[int]:
        """The other amounts of a part that no fund tells apart, under headings outside of its own."""
        same = () if self.first[at].fund else self.by_measure.get(part, ())
        headings = [self.columns.heading(self.first[at])]
        for other in same:
            heading = self.columns.heading(self.first[other])
            if not self.first[other].fund and not any(is_within(heading, h) for h in headings):
                headings.append(heading)
                yield other


def rows_of(grid: Grid) -> list[Row]:
    """The rows of a table, parted by groups of columns, from top to bottom."""
    groups = [_group(column) for column in grid.table.columns]
    by_group = defaultdict[_Group, list[Column]](list)
    for column in _measures(grid.table):
        by_group[_group(column)].append(column)
    columns = {group: _columns(of_group) for group, of_group in by_group.items()}
    layouts: dict[Hashable, Layout] = {}
    rows: list[Row] = []
    for _, of_row in groupby(sorted(grid.amounts, key=_row_no), key=_row_no):
        parted = defaultdict[_Group, list[Amount]](list)
        for amount in of_row:
            parted[groups[amount.column_no - 1]].append(amount)
        for group, amounts in parted.items():
            key = group, *[(a.column_no, a.measure, a.fund) for a in amounts]
            if key not in layouts:
                layouts[key] = _layout(amounts, columns[group])
            rows.append(Row(tuple(amounts), layouts[key]))
    return rows


def _columns(columns: Sequence[Column]) -> Columns:
    funds = defaultdict[str, list[str]](list)
    for column in columns:
        funds[split_change(column.meaning.measure)[1]].append(column.meaning.fund)
    return Columns(tuple(columns), dict(funds))


def _layout(amounts: Sequence[Amount], columns: Columns) -> Layout:
    by_measure = defaultdict[str, list[int]](list)
    for at, amount in enumerate(amounts):
        by_measure[split_change(amount.measure)[1]].append(at)
    return Layout(columns, tuple(amounts), dict(by_measure))


def row_sums(subject: Subject, rows: Sequence[Row], spec: ColumnSum) -> Iterator[Finding]:
    """One sum that a form declares, in every row that may state it."""
    layouts = {id(row.layout): row.layout for row in rows}
    places = {
        key: _Places(layout.of(spec.total), layout.parts(spec), layout.columns.counted(spec) < 2)
        for key, layout in layouts.items()
        if layout.columns.may_add_up(spec)
    }
    for row in rows if places else ():
        if (stated := places.get(id(row.layout))) is not None:
            yield from _row_sum(subject, row, spec, stated)


class _Places(NamedTuple):
    """Where rows state a sum and its parts, and whether fewer than two of these have columns of their own."""

    whole: int | None
    parts: Sequence[int]
    are_few: bool


def _row_sum(subject: Subject, row: Row, spec: ColumnSum, stated: _Places) -> Iterator[Finding]:
    """One row of one group of columns."""
    columns = row.layout.columns
    total = None if stated.whole is None else row.amounts[stated.whole]
    parts = [row.amounts[at] for at in stated.parts]
    if total is None or total.amount is None:
        if total is None and any(part.amount for part in parts):
            yield _blank_total(subject, parts)
        return
    said = (
        f"{row_name(total)}“{total.column_label}”与各分项之和",
        f"{total.column_label} against the sum of its parts",
    )
    finding = compared("arithmetic.row_sum", total, compare(total, parts), said)
    is_off = finding.outcome.fails
    if (is_off or stated.are_few) and (others := uncounted(columns, spec, total)):
        # the only fund of a row is its part already: of the other funds it states nothing
        further = {c.index + 1 for c in others} - {part.column_no for part in parts}
        more = [a for a in row.amounts if a.column_no in further]
        finding = compared("arithmetic.row_sum", total, compare(total, [*parts, *more]), said)
        if finding.outcome.fails and not make_up_parts(others, spec):
            yield _in_doubt(finding, "、".join(column.label for column in others))
            return
    if finding.outcome.fails and (unknown := unknown_columns(columns, spec)):
        finding = _in_doubt(finding, "、".join(unknown))
    if finding.outcome.fails and (blank := _blank_subtotals(row)):
        why = (
            f"（本行“{blank[0].label}”为空白，其下的栏目有数，不能断定）",
            " (undecided: a sub-total of the row is blank, and what is below it is not)",
        )
        finding = withdrawn(finding, why)
    yield finding


def _blank_subtotals(row: Row) -> list[Column]:
    """The 小计 that a row leaves blank though it states something below them: its sums lack these."""
    columns = row.layout.columns.columns
    printed = {amount.column_no for amount in row.amounts if amount.amount}
    stated = [column for column in columns if column.index + 1 in printed]
    return [c for c in columns if c not in stated and is_subtotal_over(c, stated)]


def _blank_total(subject: Subject, parts: Sequence[Amount]) -> Finding:
    """A row with parts and no total: undecided, until the other rows prove that it should have one."""
    why = ("合计栏为空白", "the total is blank")
    stated = next(part for part in parts if part.amount)
    cells = tuple((part.table, part.row_no, part.column_no) for part in parts)
    expected = compare(stated, parts).expected
    finding = undecided(subject, "arithmetic.row_sum", stated, *why)
    finding = replaced(finding, expected=expected, cells=cells)
    blank = replaced(
        finding,
        outcome=Outcome.FAIL,
        severity=Severity.ERROR,
        message=f"{row_name(stated)}：{why[0]}，各分项之和为 {expected}（本表其他各行均列有合计）",
        message_en=f"{why[1]}, its parts make {expected}",
    )
    return replaced(finding, undoubted=blank)


_Group = tuple[int, str, int | None, int, str]


def _group(column: Column) -> _Group:
    """Columns that add up across a row: of one panel, phase and year, amounts or changes."""
    meaning = column.meaning
    change, _ = split_change(meaning.measure)
    return column.panel, meaning.phase, meaning.fiscal_year, meaning.year_offset, change


def _measures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.role is ColumnRole.MEASURE]


def _in_doubt(finding: Finding, columns: str) -> Finding:
    why = (
        f"（表中有未识别的栏目：{columns}，不能断定）",
        " (undecided: the table has columns that are not known)",
    )
    return replaced(withdrawn(finding, why, Severity.WARNING), undoubted=finding)
