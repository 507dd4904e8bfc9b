"""Slips of one digit: what a form of performance calls its cost beside the money that it states, and a
rate of execution whose sign of per cent was typed as 5.

A cost need not be the money of the project; but where it is the same number but for one digit, with four
digits or more, one of the two was mistyped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.funds import label_of
from pipeline.check.performance.sheets import heading_of, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold
from pipeline.values.units import YUAN
from pipeline.vocabulary.phrases import is_any

_CHECK, _RATES = "performance.project_amount", "performance.funds"
_MONEY = re.compile(
    r"[≤<=≦]*(?:(?:实际|累计)?(?:支付|支出|投入))?(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>亿元|万元|万|元)?"
)
_SHORT = {"": "万元", "万": "万元"}
_COST = "成本"
_FEWEST_DIGITS = 4
_TYPED = re.compile(r"(?P<rate>\d{1,3}\.\d{2})5")


def check_cost_slips(subject: Subject) -> Iterator[Finding]:
    """Every form with one indicator of its cost, and its rates of execution."""
    for table, indicators in of_performance(subject):
        amounts = _totals(subject, table) if not table.entries else []
        costs = [each for each in indicators if _COST in each.level1 + each.level2]
        if amounts and len(costs) == 1 and _value(costs[0].target) is not None:
            yield from _slip(subject, table, costs[0], amounts)
        yield from _rates(subject, table)


def _totals(subject: Subject, table: Table) -> list[Amount]:
    """The money that a form states for its project: what was budgeted and what was spent."""
    money = subject.vocabulary.performance.money
    return [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount_yuan and is_any(label_of(amount, money), (*money.totals, *money.parts))
    ]


def _slip(
    subject: Subject, table: Table, cost: Indicator, amounts: Sequence[Amount]
) -> Iterator[Finding]:
    value = _value(cost.target)
    stated = {amount.amount_yuan for amount in amounts}
    meant = next((a for a in amounts if a.amount_yuan and _one_digit(value, a.amount_yuan)), None)
    if value in stated or meant is None:
        return
    printed = f"{meant.amount_text} {meant.unit}"
    said = (
        f"“{shortened(cost.project, 30)}”的“{shortened(cost.level3, 30)}”的指标值为“{cost.target}”，"
        f"与同表的{bare(meant.row_label)}（{heading_of(meant)}）{printed}只差一位数字",
        f"the cost {cost.target} of {cost.project} is the {printed} of the same form but for one digit",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table, at=cost)


def _value(text: str) -> Decimal | None:
    """The money that a target states in yuan, in 万元 where it names no unit."""
    found = _MONEY.fullmatch(fold(text))
    if found is None:
        return None
    unit = found["unit"] or ""
    return Decimal(found["number"].replace(",", "")) * YUAN[_SHORT.get(unit, unit)]


def _one_digit(value: Decimal | None, other: Decimal) -> bool:
    """Whether two numbers of as many digits differ in one of them."""
    if value is None:
        return False
    one, two = f"{value:.4f}", f"{other:.4f}"
    digits = [text.replace(".", "").strip("0") for text in (one, two)]
    long_enough = min(map(len, digits)) >= _FEWEST_DIGITS
    same_length = len(one) == len(two)
    return long_enough and same_length and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _rates(subject: Subject, table: Table) -> Iterator[Finding]:
    """100.005 beside 100.00%: 5 and the sign of per cent are one key."""
    money = subject.vocabulary.performance.money
    rates = [a for a in subject.amounts_of(table) if is_any(heading_of(a), money.execution)]
    printed = {rate.amount_text for rate in rates}
    for rate in rates:
        typed = _TYPED.fullmatch(rate.amount_text)
        if typed and f"{typed['rate']}%" in printed:
            said = (
                f"{label_of(rate, money)}的{heading_of(rate)}印为“{rate.amount_text}”："
                f"“%”误作“5”（同表为“{typed['rate']}%”）",
                f"the rate {rate.amount_text} has a 5 for the sign of per cent",
            )
            yield remark(
                subject, _RATES, Outcome.FAIL, Severity.NOTE, said,
                table=table, row_no=rate.row_no, at=rate,
            )  # fmt: skip
