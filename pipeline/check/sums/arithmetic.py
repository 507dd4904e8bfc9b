"""Sums within one table: across a row, down a classification, of named rows, of the two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import ELSEWHERE, Comparison, compare, compared, undecided
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.check.sums.coarser import as_printed
from pipeline.check.sums.found_rows import check_found_rows
from pipeline.check.sums.found_sums import check_found_sums
from pipeline.check.sums.fund_rows import fund_rows
from pipeline.check.sums.headed_sums import headed_sums
from pipeline.check.sums.hierarchy import coded_blocks, grand_totals, only_totals, subtotals
from pipeline.check.sums.leaf_sums import leaf_sums
from pipeline.check.sums.list_totals import list_totals
from pipeline.check.sums.panel_heads import panel_heads
from pipeline.check.sums.panel_totals import panel_totals
from pipeline.check.sums.proof import proven
from pipeline.check.sums.row_sums import row_sums, rows_of
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.vocabulary import CodeList
from pipeline.vocabulary.forms import Balance, RowSum
from pipeline.vocabulary.phrases import is_any

_ACROSS = ("arithmetic.row_sum",)
_DOWN = ("arithmetic.subtotal", "arithmetic.total", "arithmetic.named_rows")
_NOT_ADDED = ("%", "分")
"""Units of shares and scores: no sum is made of them."""


def check_arithmetic(subject: Subject) -> Iterator[Finding]:
    """All sums within all tables: those that its form declares, and those that are found in it."""
    yield from as_printed(subject, [*_sums(subject)])


def _sums(subject: Subject) -> Iterator[Finding]:
    for table in subject.tables:
        if not table.entries:
            continue
        amounts = [a for a in subject.amounts_of(table) if a.unit not in _NOT_ADDED]
        grid = Grid(table, amounts)
        declared = list(_declared_sums(subject, grid))
        found = list(check_found_sums(grid, _judged(declared, _ACROSS)))
        yield from (*declared, *found)
        yield from headed_sums(subject, grid, (*declared, *found))
        classification = _classification(subject, table)
        below = list(check_found_rows(grid, _judged(declared, _DOWN), classification))
        yield from below
        yield from leaf_sums(grid, (*declared, *below))


def _classification(subject: Subject, table: Table) -> CodeList | None:
    """The list whose names the rows of a table without codes may have."""
    form = subject.form_of(table)
    if form is None or any(entry.code for entry in table.entries):
        return None
    return subject.vocabulary.classifications.get(form.classification)


def _judged(
    findings: Iterable[Finding], checks: tuple[str, ...]
) -> set[tuple[int | None, Decimal | None]]:
    """Row and printed total of each sum that the form declares, across the rows or down them."""
    return {(f.row_no, f.printed) for f in findings if f.check in checks}


def _declared_sums(subject: Subject, grid: Grid) -> Iterator[Finding]:
    form = subject.form_of(grid.table)
    if form is None or form.shape == "fields":
        return
    rows = rows_of(grid) if form.sums.columns else []
    for column_sum in form.sums.columns:
        yield from proven(row_sums(subject, rows, column_sum))
    if form.sums.hierarchy:
        blocks = coded_blocks(grid, form)
        yield from proven(subtotals(blocks))
        yield from proven(grand_totals(subject, blocks, form))
        yield from only_totals(grid)
    for row_sum in form.sums.rows:
        yield from proven(_named_rows(subject, grid, row_sum))
    if form.shape == "panels":
        yield from panel_totals(grid)
        yield from panel_heads(grid)
        yield from proven(fund_rows(grid))
    of_units = form.sums.hierarchy or _lists_units(grid.table)
    if form.sums.plain_list or (
        of_units and not any(e.code and e.classification for e in grid.table.entries)
    ):
        yield from list_totals(grid, _totals_elsewhere(subject, grid), of_units)
    for balance in form.sums.balance:
        yield from proven(_two_sides(grid, balance))


def _lists_units(table: Table) -> bool:
    """Whether every row but the total states the figures of a unit of its own."""
    units = [entry.entity for entry in table.entries if entry.level != 0]
    return len(units) > 1 and all(units) and len(set(units)) == len(units)


def _totals_elsewhere(subject: Subject, grid: Grid) -> set[Decimal]:
    """The totals of all other tables of the same body, in yuan."""
    totals = subject.once("totals", lambda: [a for a in subject.amounts if a.level == 0])
    return {
        a.amount_yuan
        for a in totals
        if a.amount_yuan and a.table != grid.table.name and a.entity == grid.table.entity.name
    }


# Named rows: 收入总计 = 本年收入合计 + 上年结转


def _named_rows(subject: Subject, grid: Grid, spec: RowSum) -> Iterator[Finding]:
    for column_no in grid.columns():
        panel = grid.table.columns[column_no - 1].panel
        if spec.panel is not None and (panel == 0) != (spec.panel == 0):
            continue
        total = grid.labelled(spec.total, column_no)
        if not all(grid.has_row(part, panel) for part in spec.parts[:1]):
            continue
        parts = [a for part in spec.parts if (a := grid.labelled(part, column_no))]
        if total is None:
            yield from _left_blank(grid, spec, column_no, parts)
            continue
        if not parts:
            why = ("所列各项均为空白", "the rows that it is made of are all blank")
            yield undecided(subject, "arithmetic.named_rows", total, *why)
            continue
        said = (
            f"{row_name(total)}“{total.column_label}”与所列各项之和",
            f"{total.row_label} against the sum of the rows it is made of",
        )
        yield compared("arithmetic.named_rows", total, _made_of(grid, total, parts), said)


def _left_blank(
    grid: Grid, spec: RowSum, column_no: int, parts: Sequence[Amount]
) -> Iterator[Finding]:
    """A total that is left blank above or below parts that state amounts, though its row states others
    or has no other column."""
    panel = grid.table.columns[column_no - 1].panel
    rows = {
        e.row + 1: e.label
        for e in grid.table.entries
        if e.panel == panel and is_any(e.label, spec.total)
    }
    given = [part for part in parts if part.amount]
    if len(rows) != 1 or not given:
        return
    ((row_no, label),) = rows.items()
    stated = any(a.row_no == row_no and grid.panel(a) == panel and a.amount for a in grid.amounts)
    if stated or len(grid.columns()) == 1:
        whole = compare(given[0], given)
        said = (
            f"{label}“{given[0].column_label}”为空白，所列各项之和为 {whole.expected}",
            f"{label} is blank, the rows it is made of add up to {whole.expected}",
        )
        finding = compared("arithmetic.named_rows", given[0], whole, said)
        yield replaced(
            finding, outcome=Outcome.FAIL, severity=Severity.ERROR, row_no=row_no,
            message=said[0], message_en=said[1], printed=None, difference=None,
        )  # fmt: skip


def _made_of(grid: Grid, total: Amount, parts: Sequence[Amount]) -> Comparison:
    """A total against its named parts, or else against its first part and the rows that stand
    between the two under whatever names: all of them, those of the outermost level, or one."""
    named = compare(total, parts)
    if not named.outcome.fails or not parts:
        return named
    first = parts[0]
    between = [
        amount
        for amount in grid.by_column[total.column_no]
        if first.row_no < amount.row_no < total.row_no
    ]
    outermost = min((amount.level for amount in between if amount.level is not None), default=0)
    tries = (between, [a for a in between if a.level == outermost], *([each] for each in between))
    others = (compare(total, (first, *rows)) for rows in tries)
    beside = (compare(total, (*parts, each)) for each in _beside(grid, total, parts))
    return next((each for each in (*others, *beside) if each.outcome.holds), named)


def _beside(grid: Grid, total: Amount, parts: Sequence[Amount]) -> list[Amount]:
    """The rows beside the named parts of a total above them, on their level, that are called otherwise
    than any of them."""
    if any(part.row_no < total.row_no for part in parts):
        return []
    rows = {total.row_no, *(part.row_no for part in parts)}
    levels = {part.level for part in parts}
    return [
        amount
        for amount in grid.by_column[total.column_no]
        if amount.row_no not in rows
        and amount.level in levels
        and grid.panel(amount) == grid.panel(total)
    ]


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
        yield compared("arithmetic.two_sides", left, compare(left, [right]), said, ELSEWHERE)
