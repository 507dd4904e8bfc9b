"""Indicators that are the whole cost of their project, against the money that the same form states.

What is called the limit of a cost may be set below the money of the year: there a difference accuses only
where the document's other forms show that the two are one figure. One above what there is to spend is a
note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import ELSEWHERE, Comparison, compared, withdrawn
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import total_of, totals_of
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Indicator, Severity
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.text import fold
from pipeline.values.units import YUAN, in_yuan, unit_in_heading
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.project_amount"
_MONEY = re.compile(r"[≤<=≦]*(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>亿元|万元|万|元)?")
_SHORT = {"万": "万元"}
_LIMIT = "控制"
_PROOFS = 2
_WHY = (
    "（成本控制数不一定等于当年资金，不能断定）",
    " (undecided: a limit of cost need not be the money of the year)",
)
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


def check_costs(subject: Subject) -> Iterator[Finding]:
    """The one indicator of each form that is called the whole cost of the project."""
    found = list(_compared(subject))
    held = sum(finding.outcome.holds for _, finding in found)
    proven = held >= _PROOFS and held > len(found) - held
    for name, finding in found:
        if not finding.outcome.fails or _LIMIT not in name or proven:
            yield finding
        elif (finding.difference or 0) > 0:
            yield replaced(finding, severity=Severity.NOTE)
        else:
            yield withdrawn(finding, _WHY)


def _compared(subject: Subject) -> Iterator[tuple[str, Finding]]:
    """What each such indicator is called, and its comparison."""
    names = subject.vocabulary.performance.whole_costs
    for table, indicators in of_performance(subject):
        total = total_of(subject, table)
        if total is None or total.amount_yuan is None:
            continue
        wholes = [i for i in indicators if is_any(_BRACKETS.sub("", i.level3), names)]
        stated = _stated(wholes)
        if stated is None:
            continue
        number, unit = stated
        total = _meant(total, totals_of(subject, table), number.value * YUAN[unit])
        in_unit = (total.amount_yuan or Decimal(0)) / YUAN[unit]
        printed = parse_amount(total.amount_text)
        half = in_yuan(printed.half_unit, total.unit) if printed else None
        comparison = Comparison(
            number.value,
            in_unit,
            number.half_unit + (half or Decimal(0)) / YUAN[unit],
            cells=((total.table, total.row_no, total.column_no),),
        )
        yield wholes[0].level3, _finding(total, wholes[0], comparison, unit)


def _meant(total: Amount, totals: Sequence[Amount], cost: Decimal) -> Amount:
    """The money that a cost is meant to be of: that of the year, or of all years of the project."""
    return min((total, *totals), key=lambda each: abs((each.amount_yuan or Decimal(0)) - cost))


def _stated(wholes: Sequence[Indicator]) -> tuple[PrintedNumber, str] | None:
    """The number and the unit of the only such indicator; None where there are several or none."""
    if len(wholes) != 1:
        return None
    found = _MONEY.fullmatch(fold(wholes[0].target))
    if not found:
        return None
    unit = found["unit"] or unit_in_heading(wholes[0].level3)
    unit = _SHORT.get(unit, unit)
    number = parse_amount(found["number"])
    return (number, unit) if number and unit in YUAN else None


def _finding(total: Amount, indicator: Indicator, comparison: Comparison, unit: str) -> Finding:
    said = (
        f"“{shortened(indicator.project, 30)}”指标“{indicator.level3}”（{unit}）与同表的资金总额",
        f"the indicator {indicator.level3} of {indicator.project} against the money of the same form",
    )
    finding = compared(_CHECK, total, comparison, said, ELSEWHERE)
    if comparison.outcome.fails:
        finding = replaced(finding, severity=Severity.WARNING)
    return replaced(finding, source_page=indicator.source_page, source_line=indicator.source_line)
