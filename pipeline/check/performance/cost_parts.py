"""Indicators of cost in money, together, against the money of their form: parts above the whole, and below it
where other forms of the disclosure list all of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import Comparison, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Indicator, Outcome, Severity
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.text import fold
from pipeline.values.units import YUAN, in_yuan
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.project_amount"
_COST = "成本"
_PER_HEAD = re.compile(r"人均|标准|单价|每|/")
_MONEY = re.compile(r"[≤<=≦≥≧>]*(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>亿元|万元|元)")
_FEWEST = 2
_LISTED = 3
"""So many costs look like all of them, and fewer do not."""
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")

_Part = tuple[Indicator, PrintedNumber, str]
_Verdict = tuple[Severity, str, str]
"""How grave it is, and what is said of it in Chinese and English."""
_ABOVE: _Verdict = (Severity.WARNING, "，多于总额", ", which is more")
_BELOW: _Verdict = (
    Severity.NOTE,
    "，少于总额；同类各表所列成本合计等于总额",
    ", which is less; in other forms they are it",
)


def check_cost_parts(subject: Subject) -> Iterator[Finding]:
    """Every form of one project with two costs or more beside the whole; less than it may be all it lists,
    unless as many forms and more list costs that make it up."""
    names = subject.vocabulary.performance.whole_costs
    whole, short = 0, list[Finding]()
    for table, indicators in of_performance(subject):
        total = total_of(subject, table)
        if total is None or not total.amount_yuan or len({i.project for i in indicators}) != 1:
            continue
        stated = [
            indicator
            for indicator in indicators
            if _COST in indicator.level1 + indicator.level2
            and not is_any(_BRACKETS.sub("", indicator.level3), names)
        ]
        costs = [part for indicator in stated if (part := _part(indicator)) is not None]
        parts = [part for part in costs if _yuan(part) != total.amount_yuan]
        if len(parts) >= _FEWEST:
            sums = _compared(total, parts)
            if sums.outcome.fails and sums.difference < 0:
                yield _told(subject, total, parts, sums, _ABOVE)
            elif len(parts) >= _LISTED and len(parts) == len(stated):
                whole += not sums.outcome.fails
                short += [_told(subject, total, parts, sums, _BELOW)] if sums.outcome.fails else []
    if whole >= max(_FEWEST, len(short)):
        yield from short


def _part(indicator: Indicator) -> _Part | None:
    """A cost in money, None for what one of many costs."""
    found = _MONEY.fullmatch(fold(indicator.target))
    number = parse_amount(found["number"]) if found else None
    if found is None or number is None or _PER_HEAD.search(indicator.level3):
        return None
    return indicator, number, found["unit"]


def _yuan(part: _Part) -> Decimal:
    return part[1].value * YUAN[part[2]]


def _compared(total: Amount, parts: Sequence[_Part]) -> Comparison:
    printed = parse_amount(total.amount_text)
    half = (in_yuan(printed.half_unit, total.unit) if printed else None) or Decimal(0)
    halves = sum((number.half_unit * YUAN[unit] for _, number, unit in parts), Decimal(0))
    per = YUAN[total.unit]
    return Comparison(
        (total.amount_yuan or Decimal(0)) / per,
        sum(map(_yuan, parts), Decimal(0)) / per,
        (half + halves) / per,
        cells=((total.table, total.row_no, total.column_no),),
    )


def _told(
    subject: Subject,
    total: Amount,
    parts: Sequence[_Part],
    comparison: Comparison,
    verdict: _Verdict,
) -> Finding:
    indicator = parts[-1][0]
    severity, said_of_it, said_of_it_en = verdict
    spent, unit = comparison.expected.normalize(), total.unit
    said = (
        f"“{shortened(indicator.project, 30)}”的资金总额为 {total.amount_text} {unit}，"
        f"所列 {len(parts)} 项成本指标合计 {spent:f} {unit}{said_of_it}",
        f"the money of {indicator.project} is {total.amount_text}; the {len(parts)} costs listed make "
        f"{spent:f}{said_of_it_en}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, severity, said,
        table=total.table, row_no=total.row_no, at=indicator,
    )  # fmt: skip
