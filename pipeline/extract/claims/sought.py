"""What is sought in the tables for a claim, and whether an amount of a table may be it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.claims.quantities import Quantity
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Amount
from pipeline.values.comparison import half_in_yuan
from pipeline.values.sides import side_of
from pipeline.values.units import in_yuan, is_money
from pipeline.vocabulary import ClaimIndicator
from pipeline.vocabulary.forms import Locator
from pipeline.vocabulary.phrases import is_any

_NO_LEVEL = ("change", "completion_rate", "score", "quantity")
"""Columns that state something else than how much it is."""
_SIDES = ("revenue", "expenditure")
_OF_ITS_FORM = 2
"""Figures nearer than this are of the fund that the words name, by their column or their table."""


@made_at_once
@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought in the tables: of whom, what, when, and of which money; `value` in yuan (or as
    counted) with half of its last digit, None where any value will do.
    """

    entity: str
    words: str
    code: str
    period: int | None
    phase: str
    fund: str
    counts: bool
    value: Decimal | None
    half: Decimal
    parent: str | None
    """The code of what it is listed as a part of, "" where that is not known, None in no list."""
    within: str = ""
    """What that is called, where no indicator is: a row's name (农林水支出, 商品和服务支出（302）)."""
    whole: Decimal | None = None
    """How much that is, in yuan."""
    any_fund: bool = False
    """Whether figures of one fund only are what is meant, though the words name none."""
    is_stated: bool = False
    """Whether the sentence states how much it is, or by how much it changed."""
    decreased: bool = False
    """Whether it is said to be less, and not how much there is."""
    is_second: bool = False
    """Whether it stands behind another amount without words of its own (90 万元，80 万元)."""
    is_doubtful: bool = False
    """Whether its sentence speaks of another body or of other money, which it may be of."""
    of_basic: bool = False
    """Whether the heading above says that it is of 基本支出."""
    side: str = ""
    """The side of the accounts that its words name, or those of the parts that are listed of it."""
    is_opening: bool = False
    """Whether the sentence says that it is of the budget that the year began with (年初预算)."""
    part_fund: str = ""
    """The money that the part which it stands in is about, by its headings."""
    division: str = ""
    """The measure of the kind of spending that a code is listed under: a column, not the total."""


def fits(amount: Amount, locator: Locator) -> bool:
    """Whether a figure stands where a locator of an indicator points."""
    if locator.code and amount.code != locator.code:
        return False
    if locator.row and amount.measure.startswith(_NO_LEVEL):
        return False
    return (
        locator.fund in (None, amount.fund)
        and locator.direction in (None, amount.direction)
        and locator.phase in (None, amount.phase)
    )


def is_of(amount: Amount, sought: Sought, phase: str) -> bool:
    """Whether a figure is of the year that is sought and of a phase, and money or a count as that is."""
    if amount.fiscal_year != sought.period or amount.phase != phase:
        return False
    return is_money(amount.unit) != sought.counts


def is_on_side(amount: Amount, side: str) -> bool:
    """Whether it may stand on the side that words name: 支出总计 is nothing that a summary prints for
    income, though both stand in one row."""
    if not side:
        return True
    printed = amount.direction
    if printed not in _SIDES:  # 上年结转, in the panel of income
        printed = side_of(amount.column_label.partition("/")[0])
    return printed in ("", "balance", side)


def foremost(groups: Iterable[list[Amount]]) -> Iterator[list[Amount]]:
    """What the first locator that finds anything in a table finds there: where 三公 has a column of
    its own, the total of the table is another figure."""
    taken: set[str] = set()
    for group in groups:
        yield [amount for amount in group if amount.table not in taken]
        taken.update(amount.table for amount in group)


class Meant(NamedTuple):
    """The figures that words mean, and of them what the first place that finds any in a table has there."""

    found: list[Amount]
    foremost: list[Amount]

    @classmethod
    def of(cls, groups: Sequence[list[Amount]], sought: Sought, phase: str) -> Meant:
        """Of what each place finds the figures of the year and the phase."""
        found, first = (
            [a for group in each for a in group if is_of(a, sought, phase)]
            for each in (groups, foremost(groups))
        )
        return cls(found, first)


def only_stated(narrowed: list[Amount]) -> list[Amount]:
    """Of the funds of one row the one that has any money, where the others have none: it is the whole."""
    one_row = len({(amount.table, amount.row_no) for amount in narrowed}) == 1
    stated = [amount for amount in narrowed if value_of(amount)]
    return stated if one_row and len(stated) == 1 else narrowed


def wholes_of_rows(found: Iterable[Amount]) -> list[Amount]:
    """Of figures of one row and measure the largest: what is left beside it is a part of it."""
    largest: dict[tuple[str, int, str], Amount] = {}
    for amount in found:
        key = (amount.table, amount.row_no, amount.measure)
        if key not in largest or value_of(amount) > value_of(largest[key]):
            largest[key] = amount
    return list(largest.values())


def agrees(amount: Amount, sought: Sought) -> bool:
    """Whether a figure is as much as is sought, by what both print of it; no if any value will do."""
    if sought.value is None:
        return False
    return abs(value_of(amount) - sought.value) <= half_in_yuan(amount) + sought.half


def first_stated(amounts: Iterable[Amount], sought: Sought) -> Amount | None:
    """The first figure that is of what is sought and states as much, None where none does."""
    of_it = (a for a in amounts if is_of(a, sought, sought.phase) and agrees(a, sought))
    return next(of_it, None)


def of_fund(found: Iterable[Amount], fund: str) -> list[Amount]:
    """Those of the money that is spoken of; 财政拨款 is all that the appropriations form states."""
    if fund == "appropriation":
        return [a for a in found if a.fund or "fiscal_appropriation" in a.form]
    if fund:
        return [a for a in found if a.fund == fund]
    return [a for a in found if not a.fund and "fiscal_appropriation" not in a.form]


def likeliest(agreeing: Iterable[Amount], sought: Sought, titled: Mapping[str, str]) -> Amount:
    """Of figures that agree the one that is nearest to what the words say; `titled` is the money that the
    title of each table names."""
    return min(agreeing, key=lambda amount: distance(amount, sought, titled))


def distance(amount: Amount, sought: Sought, titled: Mapping[str, str]) -> tuple[bool, int]:
    """How far a figure is from the words: on the other side of the accounts; of other money, the table of
    the fund they name before that of all appropriations before that of all money."""
    other_side = sought.side in _SIDES and amount.direction in _SIDES
    return other_side and amount.direction != sought.side, _of_money(amount, sought.fund, titled)


def _of_money(amount: Amount, fund: str, titled: Mapping[str, str]) -> int:
    of_appropriations = "fiscal_appropriation" in amount.form
    if not fund:
        return int(bool(amount.fund) or of_appropriations)
    if fund == "appropriation":
        of_its_form = bool(amount.fund) and amount.fund in amount.form
        return 0 if of_appropriations else 1 if of_its_form else 2
    if amount.fund:
        return 0 if amount.fund == fund else 3
    title = titled.get(amount.table, "")
    return 1 if title == fund else 2 if of_appropriations or title == "appropriation" else 3


def is_nearest(
    amount: Amount,
    sought: Sought,
    titled: Mapping[str, str],
    *,
    any_table: bool,
    any_fund: bool,
) -> bool:
    """Whether no other figure can be nearer to the words; with `any_table` none of other money is, with
    `any_fund` the money makes no difference."""
    far, money = distance(amount, sought, titled)
    if not (sought.fund or sought.any_fund or any_fund):
        return not far and not money
    named = sought.fund not in ("", "appropriation") and not any_table
    return not far and (money < _OF_ITS_FORM or not named)


def is_named_first(indicator: ClaimIndicator, cell: Amount) -> bool:
    """Whether a cell is in a row that the first place of an indicator in its form names, on its side."""
    first = next((each for each in indicator.figures if each.form == cell.form), None)
    on_side = is_on_side(cell, side_of(indicator.name))
    return first is not None and on_side and is_any(cell.row_label, first.row)


def value_of(amount: Amount) -> Decimal:
    value = amount.amount_yuan if amount.amount_yuan is not None else amount.amount
    return value if value is not None else Decimal(0)


def as_budgets(amounts: Sequence[Amount]) -> list[Amount]:
    """Adjusted budgets of tables that state no other, as sentences speak of them: 预算数 of them is those."""
    phases = defaultdict[str, set[str]](set)
    for amount in amounts:
        phases[amount.table].add(amount.phase)
    return [
        replace(amount, phase="approved")
        for amount in amounts
        if amount.phase == "adjusted" and "approved" not in phases[amount.table]
    ]


def measured(quantity: Quantity | None) -> tuple[Decimal | None, Decimal]:
    """Value and half of the last digit, in yuan where it is money."""
    if quantity is None:
        return None, Decimal(0)
    half = quantity.number.half_unit
    value = in_yuan(quantity.value, quantity.unit_meant)
    if value is None:
        return quantity.value, half
    return value, in_yuan(half, quantity.unit_meant) or half
