"""What looks wrong about how a column was bound: reasons for a maintainer to look at it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.records import Amount, Finding, Outcome
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.values.amounts import is_blank, is_dash, parse_amount
from pipeline.vocabulary import Headings

_NO_HEADING = re.compile(r"第\d+列")

Marks = dict[int, list[str]]
"""A column's index → what is to be said of it; columns that look right are not in it."""


def column_marks(
    table: Table, amounts: Sequence[Amount], findings: Sequence[Finding], headings: Headings
) -> Marks:
    """The marks of all columns of one table; `amounts` and `findings` are those of this table."""
    failing = _failing_sums(amounts, findings)
    marks: Marks = {}
    for column in table.columns:
        own = [amount for amount in amounts if amount.column_no == column.index + 1]
        found = [
            *_of_heading(table, column, headings),
            *_of_cells(table, column, own),
            *failing.get(column.index + 1, ()),
        ]
        if found:
            marks[column.index] = found
    return marks


def _of_heading(table: Table, column: Column, headings: Headings) -> Iterator[str]:
    if column.role is not ColumnRole.MEASURE:
        return
    innermost = column.path[-1] if column.path else ""
    if not innermost or _NO_HEADING.fullmatch(innermost):
        yield "no heading"
    elif column.inferred:
        yield "heading inferred"
    elif not _is_known(column.path, headings):
        yield "heading not known"
    for other in table.columns[: column.index]:
        if other.role is column.role and (other.panel, other.path) == (column.panel, column.path):
            yield f"same heading as column {other.index + 1}"
            break


def _is_known(path: Sequence[str], headings: Headings) -> bool:
    """Whether the innermost heading says anything, of itself or as a total of what stands over it."""
    meaning = headings.meaning((path[-1],))
    said = meaning.year_offset or meaning.fiscal_year or meaning.direction
    total = headings.is_total_heading(path[-1]) or headings.side(path[-1])
    return bool(said or total) or headings.means_something(path[-1])


def _of_cells(table: Table, column: Column, amounts: Sequence[Amount]) -> Iterator[str]:
    """Amounts without a unit, words among amounts, and figures among words."""
    cells = [row[column.index] for row in table.body]
    texts = [cell.text for cell in cells if cell is not None and not is_blank(cell.text)]
    if column.role is ColumnRole.MEASURE:
        without = sum(amount.amount is not None and not amount.unit for amount in amounts)
        if without:
            yield "no unit" if without == len(amounts) else f"no unit in {without} rows"
        words = [text for text in texts if not is_dash(text) and parse_amount(text) is None]
        if words:
            yield f"{len(words)} of {len(texts)} cells are no amounts"
    elif table.entries:
        figures = sum(_has_decimals(text) for text in texts)
        if figures:
            yield f"{figures} of {len(texts)} cells are figures, not taken for amounts"


def _has_decimals(text: str) -> bool:
    number = parse_amount(text)
    return number is not None and number.decimals > 0


def _failing_sums(amounts: Sequence[Amount], findings: Sequence[Finding]) -> dict[int, list[str]]:
    """Column number → the sum checks that fail in more than half of the rows in which it was checked."""
    checked = defaultdict[int, Counter[str]](Counter)
    failed = defaultdict[int, Counter[str]](Counter)
    for finding in findings:
        if not finding.check.startswith("arithmetic.") or finding.printed is None:
            continue
        for number in _columns_of(finding, amounts):
            checked[number][finding.check] += 1
            failed[number][finding.check] += finding.outcome not in (
                Outcome.PASS,
                Outcome.ROUNDING,
            )
    return {
        number: [
            f"{check} fails in {count} of {checked[number][check]} rows"
            for check, count in sorted(counts.items())
            if count * 2 > checked[number][check]
        ]
        for number, counts in failed.items()
    }


def _columns_of(finding: Finding, amounts: Sequence[Amount]) -> set[int]:
    """The columns whose amount a finding is of: in its row, of its value, and named by it if any is."""
    valued = [
        a
        for a in amounts
        if a.row_no == finding.row_no and finding.printed in (a.amount, a.amount_yuan)
    ]
    named = [a for a in valued if f"“{a.column_label}”" in finding.message]
    return {amount.column_no for amount in named or valued}
