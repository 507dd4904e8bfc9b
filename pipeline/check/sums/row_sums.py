"""Sums across a row: 合计 = 基本支出 + 项目支出 + …; one table's rows → findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.check.comparison import compare, compared, undecided
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.vocabulary.forms import ColumnSum

_SUBTOTAL = (("小计",), ("合计",))


def row_sums(subject: Subject, grid: Grid, spec: ColumnSum) -> Iterator[Finding]:
    by_row = defaultdict[tuple[int, _Group], list[Amount]](list)
    for amount in grid.amounts:
        group = _group(grid.table.columns[amount.column_no - 1])
        by_row[amount.row_no, group].append(amount)
    by_group = defaultdict[_Group, list[Column]](list)
    for column in _measures(grid.table):
        by_group[_group(column)].append(column)
    for (_, group), amounts in by_row.items():
        columns = by_group[group]
        if "@" not in spec.total and not _has_column(columns, spec.total):
            continue
        there = {(_split_change(c.meaning.measure)[1], c.meaning.fund) for c in columns}
        parts_there = [part for part in spec.parts if any(_is_part(part, m, f) for m, f in there)]
        fewest = len(spec.parts) if spec.every else 2
        if len(parts_there) < fewest or not any(_is_part(spec.total, m, f) for m, f in there):
            continue
        yield from _row_sum(subject, amounts, columns, spec)


def _row_sum(
    subject: Subject, amounts: Sequence[Amount], columns: Sequence[Column], spec: ColumnSum
) -> Iterator[Finding]:
    """One row of one group of columns."""
    total = _of_measure(amounts, spec.total)
    parts = [a for part in spec.parts if (a := _of_measure(amounts, part))]
    if total is None or total.amount is None:
        if total is None and any(part.amount for part in parts):
            yield _blank_total(subject, parts)
        return
    said = (
        f"{row_name(total)}“{total.column_label}”与各分项之和",
        f"{total.column_label} against the sum of its parts",
    )
    finding = compared("arithmetic.row_sum", total, compare(total, parts), said)
    others = _uncounted(columns, spec, total)
    counted = sum("@" in part or _has_column(columns, part) for part in spec.parts)
    if others and (finding.outcome is Outcome.FAIL or counted < 2):
        more = [a for a in amounts if any(a.column_no == c.index + 1 for c in others)]
        finding = compared("arithmetic.row_sum", total, compare(total, [*parts, *more]), said)
        if finding.outcome is Outcome.FAIL:
            yield _in_doubt(finding, "、".join(column.label for column in others))
            return
    unknown = _unknown_columns(columns, spec)
    if finding.outcome is Outcome.FAIL and unknown:
        finding = _in_doubt(finding, "、".join(unknown))
    yield finding


def _blank_total(subject: Subject, parts: Sequence[Amount]) -> Finding:
    """A row with parts and no total: undecided, until the other rows prove that it should have one."""
    why = ("合计栏为空白", "the total is blank")
    stated = next(part for part in parts if part.amount)
    finding = undecided(subject, "arithmetic.row_sum", stated, *why)
    cells = tuple((part.table, part.row_no, part.column_no) for part in parts)
    return replace(finding, expected=compare(stated, parts).expected, cells=cells)


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


def _is_part(part: str, measure: str, fund: str) -> bool:
    name, _, wanted = part.partition("@")
    return measure == name and (not wanted or fund == wanted)


def _of_measure(amounts: Sequence[Amount], part: str) -> Amount | None:
    """The amount of a measure (and fund, `total@general_public`) in one row; without a fund asked
    for, the one over all funds, or the only one."""
    found = [a for a in amounts if _is_part(part, _split_change(a.measure)[1], a.fund)]
    if len(found) == 1:
        return found[0]
    return next((amount for amount in found if not amount.fund), None)


def _uncounted(columns: Sequence[Column], spec: ColumnSum, total: Amount) -> list[Column]:
    """Columns below the total that are in none of its parts: of one fund where all funds together
    have no column, or what stands below a part that has none itself (人员 and 公用, but no 基本).

    What is headed like the total, or not understood, is none of them."""
    if "@" in spec.total or any("@" in part for part in spec.parts):
        return []
    counted = {part for part in spec.parts if _has_column(columns, part)}
    groups = [_group_path(c) for c in columns if _split_change(c.meaning.measure)[1] in counted]
    within = "" if spec.total == "total" else f"{spec.total}."
    return [
        column
        for column in columns
        if (column.meaning.measure, column.meaning.fund) != (total.measure, total.fund)
        and f"{(measure := _split_change(column.meaning.measure)[1])}.".startswith(within)
        and not any(f"{measure}.".startswith(f"{part}.") for part in counted)
        and not any(column.path[: len(group)] == group for group in groups)
    ]


def _group_path(column: Column) -> tuple[str, ...]:
    """The heading under which a column and its parts stand: its own, without a 小计 below it."""
    return column.path[:-1] if column.path[-1:] in _SUBTOTAL else column.path


def _has_column(columns: Sequence[Column], part: str) -> bool:
    """Whether a part has a column of its own, over all funds or of the only one."""
    funds = [c.meaning.fund for c in columns if _split_change(c.meaning.measure)[1] == part]
    return len(funds) == 1 or "" in funds


def _unknown_columns(columns: Sequence[Column], spec: ColumnSum) -> list[str]:
    """Columns of amounts that nothing is known of: they may be parts that the sum lacks."""
    if spec.total != "total" or any("@" in part for part in spec.parts):
        return []
    return [column.label for column in columns if column.meaning.measure == "total"][1:]


def _in_doubt(finding: Finding, columns: str) -> Finding:
    return replace(
        finding,
        outcome=Outcome.NOT_EVALUATED,
        severity=Severity.WARNING,
        message=f"{finding.message}（表中有未识别的栏目：{columns}，不能断定）",
        message_en=f"{finding.message_en} (undecided: the table has columns that are not known)",
    )
