"""The amounts of a disclosure → which of them are totals of their form, where no word says it.

Amounts in, amounts out: the only row of a form is its total, and totals of 三公 forms that count more
than 三公 are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.records import Amount
from pipeline.values.memo import remembered
from pipeline.values.outline import split_number
from pipeline.values.text import bare

_ITEMS_IN_COLUMNS = ("three_public", "abroad", "vehicles", "reception", "agency_operation")
"""How the measures begin of a 三公 form whose columns are its items."""
_NOT_THREE_PUBLIC = ("meetings", "training", "agency_operation")
_OTHER_ROWS = ("会议费", "培训费")
"""What a total of a 三公 form may count in besides: as columns, and as rows."""


def form_of_any_kind(form: str) -> str:
    """A form's name that budget and final account share.

    >>> form_of_any_kind("budget.income"), form_of_any_kind("assets")
    ('income', 'assets')
    """
    return form.removeprefix("budget.").removeprefix("final.")


@remembered
def plain_label(label: str) -> str:
    """A row's label as it is compared, without its outline numbers.

    >>> plain_label("其中：（一）因公出国（境）支出")
    '因公出国境支出'
    """
    return bare(split_number(split_number(label).text).text)


def is_three_public(form: str) -> bool:
    return form_of_any_kind(form).startswith("three_public")


def with_single_rows_as_totals(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts; the only row of a form is its total: of a 三公 form that names its items in columns,
    of any other where the row names nothing, or the body itself."""
    amounts = list(amounts)
    rows = {(each.table, each.row_no) for each in amounts}
    alone = {table for table, count in Counter(table for table, _ in rows).items() if count == 1}
    by_columns = {each.table for each in amounts if each.measure.startswith(_ITEMS_IN_COLUMNS)}
    for each in amounts:
        is_total = each.table in alone and (
            each.table in by_columns if is_three_public(each.form) else _names_nothing(each)
        )
        yield replace(each, level=0) if is_total else each


def _names_nothing(each: Amount) -> bool:
    return not each.code and bare(each.row_label) in ("", bare(each.entity))


def is_same_fund(form: str, first: str, other: str) -> bool:
    """Whether figures of one form are of the same money: of “三公”经费 many titles leave the fund out that
    those of other years name, elsewhere nothing said means all of it.

    >>> is_same_fund("budget.three_public", "", "general_public")
    True
    >>> is_same_fund("budget.expenditure", "", "general_public")
    False
    """
    return first == other or ("" in (first, other) and is_three_public(form))


def of_three_public_only(amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts without the totals of 三公 forms that count something else in: meetings, training.

    What a form counts in is seen on all its rows: `amounts` are those of whole tables.
    """
    in_columns = {each.table for each in amounts if each.measure in _NOT_THREE_PUBLIC}
    in_rows = {each.table for each in amounts if plain_label(each.row_label) in _OTHER_ROWS}
    for each in amounts:
        is_wider = each.table in in_columns or (each.table in in_rows and each.level == 0)
        if not (is_wider and each.measure == "total" and is_three_public(each.form)):
            yield each
