"""Sums within one table: across a row, down a classification, of named rows, of the two sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.comparison import compare, compared, remark
from pipeline.check.subject import Grid, Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.vocabulary import Form
from pipeline.vocabulary.forms import Balance, ColumnSum, RowSum

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
            yield from _row_sums(subject, grid, column_sum)
        if form.sums.hierarchy:
            yield from _subtotals(grid, form)
            yield from _grand_totals(grid, form)
        for row_sum in form.sums.rows:
            yield from _named_rows(grid, row_sum)
        for balance in form.sums.balance:
            yield from _two_sides(grid, balance)


# Across a row: 合计 = 基本支出 + 项目支出 + …


def _row_sums(subject: Subject, grid: Grid, spec: ColumnSum) -> Iterator[Finding]:
    by_row = defaultdict[tuple[int, _Group], list[Amount]](list)
    for amount in grid.amounts:
        group = _group(grid.table.columns[amount.column_no - 1])
        by_row[amount.row_no, group].append(amount)
    for (_, group), amounts in by_row.items():
        columns = [c for c in _measures(grid.table) if _group(c) == group]
        there = {(_split_change(c.meaning.measure)[1], c.meaning.fund) for c in columns}
        parts_there = [part for part in spec.parts if any(_is_part(part, m, f) for m, f in there)]
        if len(parts_there) < 2 or not any(_is_part(spec.total, m, f) for m, f in there):
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
            yield _not_evaluated(subject, parts[0], "合计栏为空白", "the total is blank")
        return
    said = (
        f"{_row(total)}“{total.column_label}”与各分项之和",
        f"{total.column_label} against the sum of its parts",
    )
    finding = compared("arithmetic.row_sum", total, compare(total, parts), said)
    unknown = _unknown_columns(columns, spec)
    if finding.outcome is Outcome.FAIL and unknown:
        finding = _in_doubt(finding, "、".join(unknown))
    yield finding


_Group = tuple[int, str, int | None, int, str]


def _group(column: Column) -> _Group:
    """Columns that add up across a row: of one panel, phase and year, amounts or changes."""
    meaning = column.meaning
    change, _ = _split_change(meaning.measure)
    return column.panel, meaning.phase, meaning.fiscal_year, meaning.year_offset, change


def _measures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.role is ColumnRole.MEASURE]


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


def _not_evaluated(subject: Subject, amount: Amount, why: str, why_en: str) -> Finding:
    return replace(
        remark(
            subject, "arithmetic.row_sum", Outcome.NOT_EVALUATED, Severity.NOTE,
            (f"{_row(amount)}：{why}，未能核对", f"not evaluated: {why_en}"),
            table=amount.table, row_no=amount.row_no, code=amount.code,
        ),
        source_page=amount.source_page,
        source_line=amount.source_line,
    )  # fmt: skip


# Down a classification: 类 = Σ 款 = Σ 项, 合计 = Σ 类


def _column_key(amount: Amount, form: Form) -> object:
    """Amounts that add up down a table: of one column, in blocks of one measure."""
    if form.shape == "blocks":
        return (amount.measure.partition(".")[0], amount.phase, amount.fund, amount.fiscal_year)
    return amount.column_no


def _by_column(grid: Grid, form: Form) -> dict[object, list[Amount]]:
    columns = defaultdict[object, list[Amount]](list)
    for amount in grid.amounts:
        columns[_column_key(amount, form)].append(amount)
    return columns


def _nearest_above(code: str, codes: set[str]) -> str:
    """The longest code of the table that this one stands below, "" at the top."""
    return next((code[:n] for n in (5, 3) if n < len(code) and code[:n] in codes), "")


_Block = tuple[str, str]
"""The entity, and its level, that the rows of one block of a table are of."""


def _block_codes(table: Table) -> dict[_Block, set[str]]:
    """The codes of each block of units: codes of one block are no parts of another's."""
    codes = defaultdict[_Block, set[str]](set)
    for entry in table.entries:
        entity = entry.entity or table.entity
        if entry.code and entry.classification and entry.level in (1, 2, 3):
            codes[entity.name, entity.level].add(entry.code)
    return codes


def _of_block(amounts: Sequence[Amount], block: _Block) -> list[Amount]:
    return [a for a in amounts if (a.entity, a.entity_level) == block]


def _subtotals(grid: Grid, form: Form) -> Iterator[Finding]:
    for block, codes in _block_codes(grid.table).items():
        for column in _by_column(grid, form).values():
            of_code = {a.code: a for a in _of_block(column, block) if a.code in codes}
            below = defaultdict[str, list[Amount]](list)
            for code, amount in of_code.items():
                below[_nearest_above(code, codes)].append(amount)
            for parent, children in below.items():
                printed = of_code.get(parent)
                if parent and printed and printed.amount is not None:
                    said = (
                        f"{_row(printed)}“{printed.column_label}”与下级科目之和",
                        f"{parent} against the sum of its subdivisions",
                    )
                    comparison = compare(printed, children)
                    yield compared("arithmetic.subtotal", printed, comparison, said)
            yield from _childless(codes, of_code, below)


def _childless(
    codes: set[str],
    of_code: dict[str, Amount],
    below: dict[str, list[Amount]],
) -> Iterator[Finding]:
    """Subtotals whose subdivisions are listed but all blank."""
    parents = {above for code in codes if (above := _nearest_above(code, codes))}
    for parent in sorted(parents - below.keys()):
        printed = of_code.get(parent)
        if printed and printed.amount:
            said = (
                f"{_row(printed)}“{printed.column_label}”与下级科目之和",
                f"{parent} against the sum of its subdivisions",
            )
            yield compared("arithmetic.subtotal", printed, compare(printed, []), said)


def _grand_totals(grid: Grid, form: Form) -> Iterator[Finding]:
    """A total row is the sum of the classes, of those only that its label speaks of (人员 = 301 + 303)."""
    for block, codes in _block_codes(grid.table).items():
        tops = {code for code in codes if not _nearest_above(code, codes)}
        for column in _by_column(grid, form).values():
            amounts = _of_block(column, block)
            for total in (a for a in amounts if a.level == 0 and a.amount is not None):
                own = [code for code in tops if form.sums.counts(total.row_label, code)]
                parts = [a for a in amounts if a.code in own]
                said = (
                    f"{_row(total)}“{total.column_label}”与各类之和",
                    f"{total.row_label} against the sum of the classes",
                )
                yield compared("arithmetic.total", total, compare(total, parts), said)


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
            f"{_row(total)}“{total.column_label}”与所列各项之和",
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


def _row(amount: Amount) -> str:
    name = " ".join(filter(None, (amount.code, amount.row_label)))
    return f"{name} " if name else ""
