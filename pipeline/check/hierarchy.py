"""Sums down a classification: 类 = Σ 款 = Σ 项, 合计 = Σ 类; one table → findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from pipeline.check.comparison import compare, compared
from pipeline.check.subject import Grid, row_name
from pipeline.model.records import Amount, Finding
from pipeline.vocabulary import Form


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


def subtotals(grid: Grid, form: Form) -> Iterator[Finding]:
    """Every printed subtotal against what stands below it.

    A code may stand several times: below one parent its rows add up (部门 and 政府 codes share a
    row), a parent that is printed again begins a stretch of its own (one unit after another).
    """
    codes = {
        e.code for e in grid.table.entries if e.code and e.classification and e.level in (1, 2, 3)
    }
    begins = _rows_by_code(grid, codes)
    parents = {_nearest_above(code, codes) for code in codes}
    for amounts in _by_column(grid, form).values():
        below = defaultdict[tuple[str, int], list[Amount]](list)
        for amount in amounts:
            parent = _nearest_above(amount.code, codes) if amount.code in codes else ""
            if parent:
                below[parent, _stretch(begins[parent], amount.row_no)].append(amount)
        printed = {
            (a.code, _stretch(begins[a.code], a.row_no)): a
            for a in amounts
            if a.code in codes and a.amount is not None
        }
        blank = [key for key in printed if key not in below and key[0] in parents]
        for key in (*below, *sorted(key for key in blank if printed[key].amount)):
            if key in printed:
                said = (
                    f"{row_name(printed[key])}“{printed[key].column_label}”与下级科目之和",
                    f"{key[0]} against the sum of its subdivisions",
                )
                comparison = compare(printed[key], below.get(key, []))
                yield compared("arithmetic.subtotal", printed[key], comparison, said)


def _rows_by_code(grid: Grid, codes: set[str]) -> dict[str, list[int]]:
    """The rows in which each code stands, in order."""
    begins = defaultdict[str, list[int]](list)
    for entry in grid.table.entries:
        if entry.code in codes:
            begins[entry.code].append(entry.row + 1)
    return begins


def _stretch(begins: list[int], row_no: int) -> int:
    """Which of the rows where a code stands a row comes after: one before them all belongs to the
    first, so a parent printed once has all that stands below it anywhere."""
    return max(bisect_right(begins, row_no) - 1, 0)


def grand_totals(grid: Grid, form: Form) -> Iterator[Finding]:
    """A total row is the sum of the classes, of those only that its label speaks of (人员 = 301 + 303)."""
    codes = {e.code for e in grid.table.entries if e.level in (1, 2, 3) and e.code}
    tops = {code for code in codes if not _nearest_above(code, codes)}
    if not tops:
        return
    for amounts in _by_column(grid, form).values():
        for total in (a for a in amounts if a.level == 0 and a.amount is not None):
            own = [code for code in tops if form.sums.counts(total.row_label, code)]
            parts = [a for a in amounts if a.code in own]
            said = (
                f"{row_name(total)}“{total.column_label}”与各类之和",
                f"{total.row_label} against the sum of the classes",
            )
            yield compared("arithmetic.total", total, compare(total, parts), said)
