"""Amounts with what was carried over, bound to cells without it, or the reverse → the cells that state them.

一般公共预算收入95万元（含上年结转5万元）is not the 90 that the form has as this year's income: it is the
total of that fund with both, where a table prints it, and no cell where none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.claims.binding import Figures
from pipeline.extract.claims.drafts import Draft
from pipeline.extract.claims.sought import measured, value_of
from pipeline.model.kept import kept_property
from pipeline.model.records import Amount, Claim
from pipeline.values.comparison import half_in_yuan
from pipeline.values.sides import side_of
from pipeline.values.units import is_money
from pipeline.vocabulary.claim_phases import Carried

_THIS_YEAR = re.compile(r"(?:本年|当年|今年)(?!度)[^，。；：、\d]{0,24}$")
_TOTAL = re.compile("[总合]计$")
_SUM = "合计"
_NEAR = 6
"""Parts of an amount stand no farther behind it."""


def with_carried_money(
    claims: Sequence[Claim], drafts: Sequence[Draft], figures: Figures
) -> list[Claim]:
    """The claims; `drafts` are what the first of them were made of."""
    made, tables = list(claims), _Tables(figures)
    carried_over = figures.vocabulary.claims.carried
    for at, draft in enumerate(drafts):
        cell = figures.cell(claims[at]) if claims[at].kind == "amount" else None
        if cell is None or draft.amount is None or cell.code or not is_money(cell.unit):
            continue  # the row of an item is told by its code, and checks of items know of such money
        value, half = measured(draft.amount)
        difference = (value or Decimal(0)) - value_of(cell)
        within = half + half_in_yuan(cell)
        if value is None or abs(difference) <= within:
            continue
        carried = [*_carried_beside(drafts, at, carried_over)]
        if any(abs(abs(difference) - each) <= within for each in carried):
            total = _total(tables, claims[at], cell, value, within) if difference > 0 else None
            both = _sum_of_both(claims, drafts, at, cell) if difference < 0 else None
            _move(made, drafts, at, total)
            if both is not None:
                made[both] = _bound(replace(made[both], code=claims[at].code), cell)
        elif difference < 0 and _THIS_YEAR.search(draft.sentence.text, 0, draft.at):
            stated = _carried_in_tables(tables, claims[at], cell)
            if any(abs(-difference - each) <= within for each in stated):
                _move(made, drafts, at, None)
    return made


@dataclass
class _Tables:
    """The amounts that other ones are held against, gathered once they are asked for: those of rows that say
    that they were carried over, and those of totals."""

    figures: Figures

    @kept_property
    def carried(self) -> Sequence[Amount]:
        words = self.figures.vocabulary.claims.carried
        return [a for a in self.figures.amounts if a.amount and words.came_over(a.row_label)]

    @kept_property
    def totals(self) -> Sequence[Amount]:
        return [a for a in self.figures.amounts if _TOTAL.search(a.row_label)]


def _carried_beside(drafts: Sequence[Draft], at: int, words: Carried) -> Iterator[Decimal]:
    """What a sentence says was carried over, around an amount."""
    for other in drafts[max(0, at - _NEAR) : at + _NEAR + 1]:
        if other.run == drafts[at].run and other.kind == "amount" and other is not drafts[at]:
            value, _ = measured(other.amount)
            if value and words.came_over(other.words):
                yield value


def _carried_in_tables(tables: _Tables, claim: Claim, cell: Amount) -> Iterator[Decimal]:
    """What tables state was carried over, of the money and the year of a claim."""
    wanted = (cell.entity, claim.period, claim.phase)
    for amount in tables.carried:
        is_of_it = (amount.entity, amount.fiscal_year, amount.phase) == wanted
        if is_of_it and amount.fund in ("", claim.fund):
            yield value_of(amount)


def _total(
    tables: _Tables, claim: Claim, cell: Amount, value: Decimal, within: Decimal
) -> Amount | None:
    """The cell in a row of totals that states as much for the fund of a claim, on its side."""
    side = side_of(claim.indicator) or cell.direction
    wanted = (cell.entity, claim.fund, claim.period, claim.phase, side)
    for amount in tables.totals if claim.fund else ():
        of_it = (amount.entity, amount.fund, amount.fiscal_year, amount.phase, amount.direction)
        if of_it == wanted and abs(value_of(amount) - value) <= within:
            return amount
    return None


def _sum_of_both(
    claims: Sequence[Claim], drafts: Sequence[Draft], at: int, cell: Amount
) -> int | None:
    """Where the sentence states the sum of an amount and of what was carried over, which the cell is of."""
    for number in range(at + 1, min(at + _NEAR, len(drafts))):
        value, half = measured(drafts[number].amount)
        is_sum = drafts[number].run == drafts[at].run and drafts[number].words.endswith(_SUM)
        if is_sum and value is not None and not claims[number].bound_table:
            return number if abs(value - value_of(cell)) <= half + half_in_yuan(cell) else None
    return None


def _move(made: list[Claim], drafts: Sequence[Draft], at: int, cell: Amount | None) -> None:
    """Bind a claim, and what is said of it, to another cell, or to none: the forms state another figure by
    that name then, and it has no code."""
    there = (made[at].bound_table, made[at].bound_row_no, made[at].bound_column_no)
    for number in range(at, len(drafts)):
        is_of_it = number == at or drafts[number].of is drafts[at]
        claim = made[number]
        bound = (claim.bound_table, claim.bound_row_no, claim.bound_column_no)
        if is_of_it and bound == there:
            made[number] = _bound(replace(claim, code=claim.code if cell else ""), cell)


def _bound(claim: Claim, cell: Amount | None) -> Claim:
    return replace(
        claim,
        bound_table=cell.table if cell is not None else "",
        bound_row_no=cell.row_no if cell is not None else None,
        bound_column_no=cell.column_no if cell is not None else None,
    )
