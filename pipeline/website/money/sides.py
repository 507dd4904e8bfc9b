"""The amounts of one entity → which table shows a side of its account, and how that side divides.

In: amounts of one year and phase. Out: for each question the first form, the widest in scope first,
that prints a total; never parts of one table with the total of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.model.records import Amount
from pipeline.values.form_totals import form_of_any_kind
from pipeline.website.money.division import Division, across, down

_PANELS = ("functional", "economic", "government-economic", "item", "project", "")
_LEAF_CODE = 7

_INCOME = ("revenue", "balance")
_SPENDING = ("expenditure", "balance")
_KINDS = ("basic", "project")


def incoming(amounts: Sequence[Amount]) -> Division | None:
    """Where money comes from: the income side of 收支总表, or the total row of the income form."""
    return _first(
        (
            ("income_expenditure", lambda table: down(_column(table, "revenue"))),
            ("income", lambda table: across(_total_row(table, _INCOME), "total")),
        ),
        amounts,
    )


def outgoing(amounts: Sequence[Amount]) -> Division | None:
    """Where money goes: the expenditure side of 收支总表, or the classes of the expenditure form."""
    return _first(
        (
            ("income_expenditure", lambda table: down(_column(table, "expenditure"))),
            ("expenditure", lambda table: down(_column(table, "expenditure"))),
        ),
        amounts,
    )


def by_function(amounts: Sequence[Amount]) -> Division | None:
    """What the year's expenditure goes to, without what is carried over to the next year."""

    def classes(table: Sequence[Amount]) -> Division | None:
        column = _column(table, "expenditure")
        if not any(each.classification == "functional" for each in column):
            return None
        return down(column, to_first_total=True)

    forms = ("expenditure", "income_expenditure", "general_public")
    return _first([(form, classes) for form in forms], amounts, least=2)


def by_kind(amounts: Sequence[Amount]) -> Division | None:
    """Basic expenditure, projects and whatever else the total row sets beside them; a form of spending whose
    columns are the funds that pay for it does not say."""

    def kinds(table: Sequence[Amount]) -> Division | None:
        division = across(_total_row(table, _SPENDING), "total")
        parts = division.parts if division else ()
        return division if any(each.measure.split(".")[0] in _KINDS for each in parts) else None

    forms = ("expenditure", "general_public")
    return _first([(form, kinds) for form in forms], amounts, least=2)


def basic(amounts: Sequence[Amount]) -> Division | None:
    """Basic expenditure by staff and running costs."""
    forms = (
        "expenditure",
        "general_public",
        "general_public_basic_functional",
        "general_public_basic",
    )
    return _first(
        [(form, lambda table: across(_total_row(table, _SPENDING), "basic")) for form in forms],
        amounts,
        least=2,
    )


def purposes(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The most detailed functions (项) that most is spent on; none where there are fewer than two."""
    for form in ("expenditure", "general_public"):
        for table in _tables(amounts, form):
            leaves = [
                each
                for each in _column(table, "expenditure")
                if each.classification == "functional"
                and len(each.code) == _LEAF_CODE
                and each.amount_yuan
                and each.amount_yuan > 0
            ]
            if len(leaves) > 1:
                leaves.sort(key=lambda each: (-(each.amount_yuan or 0), each.code))
                return leaves
    return ()


def _first(
    places: Sequence[tuple[str, Callable[[Sequence[Amount]], Division | None]]],
    amounts: Sequence[Amount],
    least: int = 0,
) -> Division | None:
    """The first table, in the order of the forms, that divides into no less than so many parts."""
    for form, divide in places:
        for table in _tables(amounts, form):
            division = divide(table)
            if division and len(division.parts) >= least:
                return division
    return None


def _tables(amounts: Sequence[Amount], form: str) -> Iterator[list[Amount]]:
    """The amounts of each table of a form, whichever kind it is of, in order."""
    found = [each for each in amounts if form_of_any_kind(each.form) == form]
    found.sort(key=lambda each: each.table_no)
    for _, table in groupby(found, key=lambda each: each.table_no):
        yield list(table)


def _column(table: Sequence[Amount], direction: str) -> list[Amount]:
    """The column of a side that prints its total: of all funds first, by function first."""
    totals = [
        each
        for each in table
        if each.level == 0 and each.direction == direction and each.measure == "total"
    ]
    if not totals:
        return []
    best = min(totals, key=lambda each: (bool(each.fund), _panel(each), each.column_no))
    return [each for each in table if each.column_no == best.column_no]


def _panel(amount: Amount) -> int:
    known = amount.classification in _PANELS
    return _PANELS.index(amount.classification) if known else len(_PANELS)


def _total_row(table: Sequence[Amount], directions: Sequence[str]) -> list[Amount]:
    """The row of the table's total, in the columns of one side; none where there are several totals."""
    row = [each for each in table if each.level == 0 and each.direction in directions]
    return row if len({each.row_no for each in row}) == 1 else []
