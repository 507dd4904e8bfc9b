"""Sums across a row: 合计 = 基本支出 + 项目支出 + …; one table's rows → findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.check.comparison import compare, compared, undecided, withdrawn
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.vocabulary.forms import ColumnSum

_SUBTOTAL = (("小计",), ("合计",))


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
            if not self.first[other].fund and not any(_is_within(heading, h) for h in headings):
                headings.append(heading)
                yield other


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of amounts that may add up, and the funds of those of each measure."""

    columns: tuple[Column, ...]
    funds: dict[str, list[str]]

    def heading(self, amount: Amount) -> tuple[str, ...]:
        """The heading that an amount stands under, with all its parts."""
        column = next(each for each in self.columns if each.index == amount.column_no - 1)
        return _group_path(column)

    def has(self, part: str) -> bool:
        """Whether there is a column of a measure, of the fund that is asked for."""
        measure, _, fund = part.partition("@")
        return fund in self.funds.get(measure, ()) if fund else measure in self.funds

    def has_own(self, part: str) -> bool:
        """Whether a part has a column of its own, over all funds or of the only one."""
        funds = self.funds.get(part, [])
        return len(funds) == 1 or "" in funds or self.subtotal(part) is not None

    def subtotal(self, part: str) -> Column | None:
        """Of several columns that say to be of one part and fund the 小计 over all others."""
        of_it = [c for c in self.columns if _split_change(c.meaning.measure)[1] == part]
        if len(of_it) < 2 or len({column.meaning.fund for column in of_it}) > 1:
            return None
        found = [c for c in of_it if all(_is_subtotal_over(c, [o]) for o in of_it if o is not c)]
        return found[0] if len(found) == 1 else None

    def counted(self, spec: ColumnSum) -> int:
        """How many parts of a sum have columns of their own."""
        return sum("@" in part or self.has_own(part) for part in spec.parts)

    def may_add_up(self, spec: ColumnSum) -> bool:
        """Whether the whole and two of its parts have columns."""
        if not ("@" in spec.total or self.has_own(spec.total)) or not self.has(spec.total):
            return False
        fewest = len(spec.parts) if spec.every else 2
        return sum(map(self.has, spec.parts)) >= fewest


def rows_of(grid: Grid) -> list[Row]:
    """The rows of a table, parted by groups of columns, from top to bottom."""
    by_row = defaultdict[tuple[int, _Group], list[Amount]](list)
    groups = [_group(column) for column in grid.table.columns]
    for amount in grid.amounts:
        by_row[amount.row_no, groups[amount.column_no - 1]].append(amount)
    by_group = defaultdict[_Group, list[Column]](list)
    for column in _measures(grid.table):
        by_group[_group(column)].append(column)
    columns = {group: _columns(by_group[group]) for group in {group for _, group in by_row}}
    layouts: dict[Hashable, Layout] = {}
    rows: list[Row] = []
    for (_, group), amounts in by_row.items():
        key = group, *[(a.column_no, a.measure, a.fund) for a in amounts]
        if key not in layouts:
            layouts[key] = _layout(amounts, columns[group])
        rows.append(Row(tuple(amounts), layouts[key]))
    return rows


def _columns(columns: Sequence[Column]) -> Columns:
    funds = defaultdict[str, list[str]](list)
    for column in columns:
        funds[_split_change(column.meaning.measure)[1]].append(column.meaning.fund)
    return Columns(tuple(columns), dict(funds))


def _layout(amounts: Sequence[Amount], columns: Columns) -> Layout:
    by_measure = defaultdict[str, list[int]](list)
    for at, amount in enumerate(amounts):
        by_measure[_split_change(amount.measure)[1]].append(at)
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
    if (is_off or stated.are_few) and (others := _uncounted(columns, spec, total)):
        more = [a for a in row.amounts if any(a.column_no == c.index + 1 for c in others)]
        finding = compared("arithmetic.row_sum", total, compare(total, [*parts, *more]), said)
        if finding.outcome.fails:
            yield _in_doubt(finding, "、".join(column.label for column in others))
            return
    if finding.outcome.fails and (unknown := _unknown_columns(columns, spec)):
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
    return [c for c in columns if c not in stated and _is_subtotal_over(c, stated)]


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
    change, _ = _split_change(meaning.measure)
    return column.panel, meaning.phase, meaning.fiscal_year, meaning.year_offset, change


def _measures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.role is ColumnRole.MEASURE]


@cache
def _split_change(measure: str) -> tuple[str, str]:
    """("change", rest) for a measure of columns that state a change, ("", measure) otherwise."""
    head, _, rest = measure.partition(".")
    return (head, rest or "total") if head == "change" else ("", measure)


def _uncounted(columns: Columns, spec: ColumnSum, total: Amount) -> list[Column]:
    """Columns below the total that are in none of its parts: of one fund where all funds together
    have no column, or what stands below a part that has none itself (人员 and 公用, but no 基本).

    What is headed like the total, or not understood, is none of them."""
    if "@" in spec.total or any("@" in part for part in spec.parts):
        return []
    counted = {part for part in spec.parts if columns.has_own(part)}
    own = [c for c in columns.columns if _split_change(c.meaning.measure)[1] in counted]
    groups = [_group_path(column) for column in own]
    within = "" if spec.total == "total" else f"{spec.total}."
    found = [
        column
        for column in columns.columns
        if (column.meaning.measure, column.meaning.fund) != (total.measure, total.fund)
        and f"{(measure := _split_change(column.meaning.measure)[1])}.".startswith(within)
        and not any(f"{measure}.".startswith(f"{part}.") for part in counted)
        and not any(column.path[: len(group)] == group for group in groups)
    ]
    return [c for c in found if not _is_subtotal_over(c, own) and not _has_subtotal(c, found)]


def _is_subtotal_over(column: Column, others: Sequence[Column]) -> bool:
    """Whether a column is the 小计 of a group that one of the others stands in."""
    group = column.path[:-1]
    is_subtotal = column.path[-1:] in _SUBTOTAL and bool(group)
    return is_subtotal and any(c is not column and c.path[: len(group)] == group for c in others)


def _has_subtotal(column: Column, others: Sequence[Column]) -> bool:
    """Whether one of the others is the 小计 of a group that a column stands in."""
    return any(_is_subtotal_over(other, [column]) for other in others)


def _group_path(column: Column) -> tuple[str, ...]:
    """The heading under which a column and its parts stand: its own, without a 小计 below it."""
    return column.path[:-1] if column.path[-1:] in _SUBTOTAL else column.path


def _is_within(heading: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two headings stands under the other, or is the other."""
    shorter = min(len(heading), len(other))
    return heading[:shorter] == other[:shorter]


def _unknown_columns(columns: Columns, spec: ColumnSum) -> list[str]:
    """Columns of amounts that nothing is known of: they may be parts that the sum lacks."""
    if spec.total != "total" or any("@" in part for part in spec.parts):
        return []
    return [column.label for column in columns.columns if column.meaning.measure == "total"][1:]


def _in_doubt(finding: Finding, columns: str) -> Finding:
    why = (
        f"（表中有未识别的栏目：{columns}，不能断定）",
        " (undecided: the table has columns that are not known)",
    )
    return replaced(withdrawn(finding, why, Severity.WARNING), undoubted=finding)
