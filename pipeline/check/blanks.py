"""An item that its table leaves blank, where the blank is proven to be nothing.

In a form in which 接待费 and 用车费 make up the total and the place of 因公出国（境）费 is blank, that cost
is nothing: neither a sentence nor another form can state an amount of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.check.comparison import compare
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Outcome
from pipeline.model.table import Table
from pipeline.vocabulary.forms import Form, Locator
from pipeline.vocabulary.phrases import is_any


class MadeUp(NamedTuple):
    """A total, and the printed parts that make it up."""

    total: Amount
    parts: Sequence[Amount]


def made_up_without(
    subject: Subject, item: str, tables: Iterable[Table], when: tuple[int | None, str]
) -> Iterator[MadeUp]:
    """The totals of a year and phase that the other items make up, of the tables that have a place for
    the item (an indicator of `claims.yml`) and leave it blank."""
    indicator = subject.vocabulary.claims.by_id(item)
    if indicator is None:
        return
    for table in tables:
        if form := subject.form_of(table):
            for locator in indicator.figures:
                if locator.form == form.id:
                    yield from _totals(subject, table, form, locator, when)


def _totals(
    subject: Subject, table: Table, form: Form, locator: Locator, when: tuple[int | None, str]
) -> Iterator[MadeUp]:
    stated = [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount is not None and (amount.fiscal_year, amount.phase) == when
    ]
    lists = _down if locator.row else _across
    for each in lists(table, form, locator, stated):
        if each.parts and compare(each.total, each.parts).outcome is Outcome.PASS:
            yield each


def _across(
    table: Table, form: Form, locator: Locator, stated: Sequence[Amount]
) -> Iterator[MadeUp]:
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
                parts = [each for measure, each in row.items() if measure in column_sum.parts]
                yield MadeUp(row[column_sum.total], parts)


def _down(table: Table, form: Form, locator: Locator, stated: Sequence[Amount]) -> Iterator[MadeUp]:
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
                yield MadeUp(total, [part for part in parts if part is not None])


def _called(amounts: Sequence[Amount], phrases: Sequence[str]) -> Amount | None:
    """The first amount whose row is called like the first phrase that one is."""
    found = (a for phrase in phrases for a in amounts if is_any(a.row_label, (phrase,)))
    return next(found, None)
