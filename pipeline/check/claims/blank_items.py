"""What a sentence states of an item that its table leaves blank, where the blank is proven to be nothing.

因公出国（境）费 5 万元, in a table in which 接待费 and 用车费 make up the total and that of 出国 is blank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.comparison import compare
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Outcome
from pipeline.model.table import Table
from pipeline.vocabulary.forms import Form, Locator
from pipeline.vocabulary.phrases import is_any


def total_without(subject: Subject, claim: Claim) -> Amount | None:
    """The total that a table's other items make up without the claim's own, which the table has a place
    for and leaves blank; None where that is not sure.

    Only a table is asked that the claim's section speaks of in other figures.
    """
    indicator = subject.vocabulary.claims.by_id(claim.code) if claim.code else None
    if indicator is None or claim.kind != "amount" or not claim.amount:
        return None
    of_it = ("total without", claim.section, claim.code, claim.period, claim.phase)
    return subject.once(of_it, lambda: _total(subject, claim, indicator.figures))


def _total(subject: Subject, claim: Claim, figures: Sequence[Locator]) -> Amount | None:
    spoken_of = subject.once("tables of sections", lambda: _tables_of_sections(subject))
    for table in subject.tables:
        form = subject.form_of(table) if table.name in spoken_of[claim.section] else None
        for locator in figures if form else ():
            if form is not None and locator.form == form.id:
                found = next(_totals(subject, claim, table, form, locator), None)
                if found is not None:
                    return found
    return None


def _tables_of_sections(subject: Subject) -> Mapping[str, set[str]]:
    """The tables that the claims of each section are bound to."""
    tables = defaultdict[str, set[str]](set)
    for claim in subject.claims:
        tables[claim.section].add(claim.bound_table)
    return tables


def _totals(
    subject: Subject, claim: Claim, table: Table, form: Form, locator: Locator
) -> Iterator[Amount]:
    """The totals of the year and phase of the claim that are made up without the item."""
    stated = [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount is not None
        and (amount.fiscal_year, amount.phase) == (claim.period, claim.phase)
    ]
    lists = (
        _down(table, form, locator, stated)
        if locator.row
        else _across(table, form, locator, stated)
    )
    for total, parts in lists:
        if parts and compare(total, parts).outcome is Outcome.PASS:
            yield total


_Sum = tuple[Amount, list[Amount]]


def _across(table: Table, form: Form, locator: Locator, stated: Sequence[Amount]) -> Iterator[_Sum]:
    """Total and printed parts of each row, where the column of the item has nothing."""
    has_column = any(column.meaning.measure == locator.measure for column in table.columns)
    if not has_column or any(amount.measure == locator.measure for amount in stated):
        return
    rows = defaultdict[int, dict[str, Amount]](dict)
    for amount in stated:
        rows[amount.row_no].setdefault(amount.measure, amount)
    for column_sum in form.sums.columns:
        for row in rows.values() if locator.measure in column_sum.parts else ():
            if column_sum.total in row:
                yield row[column_sum.total], [row[p] for p in column_sum.parts if p in row]


def _down(table: Table, form: Form, locator: Locator, stated: Sequence[Amount]) -> Iterator[_Sum]:
    """Total and printed parts of each column, where the row of the item has nothing."""
    has_row = any(is_any(entry.label, locator.row) for entry in table.entries)
    if not has_row or any(is_any(amount.row_label, locator.row) for amount in stated):
        return
    columns = defaultdict[int, list[Amount]](list)
    for amount in stated:
        columns[amount.column_no].append(amount)
    for row_sum in form.sums.rows:
        if not set(locator.row) & {phrase for part in row_sum.parts for phrase in part}:
            continue
        for column in columns.values():
            total = _called(column, row_sum.total)
            parts = (_called(column, part) for part in row_sum.parts)
            if total is not None:
                yield total, [part for part in parts if part is not None]


def _called(amounts: Sequence[Amount], phrases: Sequence[str]) -> Amount | None:
    """The first amount whose row is called like the first phrase that one is."""
    found = (a for phrase in phrases for a in amounts if is_any(a.row_label, (phrase,)))
    return next(found, None)
