"""Money that a goal says is to be provided, amount by amount, against the money of the same form.

需预算安排城市低保 20 万元，农村低保 30 万元 in a form of 49 万元. A goal may speak of a part of it: only
a sum that just misses it, or meets it, is of all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.comparison import Comparison, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.goals import goals_of
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.units import YUAN

_CHECK = "performance.goal_fits"
_UNIT = "万元"
_FEWEST = 2
_NEAR = Decimal("0.05")


def check_goal_amounts(subject: Subject) -> Iterator[Finding]:
    """Every form of one project whose goal provides two amounts or more."""
    spec = subject.vocabulary.performance.goals
    for table, indicators in of_performance(subject):
        if table.entries or len({each.project for each in indicators}) != 1:
            continue
        provided = [number for goal in goals_of(table) for number in spec.provided_in(goal)]
        total = total_of(subject, table) if len(provided) >= _FEWEST else None
        if total is not None and total.amount_yuan:
            yield from _held(subject, table, indicators[0].project, provided, total)


def _held(
    subject: Subject, table: Table, project: str, provided: list[PrintedNumber], total: Amount
) -> Iterator[Finding]:
    stated, printed = sum(n.value for n in provided), parse_amount(total.amount_text)
    whole = (total.amount_yuan or Decimal(0)) / YUAN[_UNIT]
    half = printed.half_unit if printed and total.unit == _UNIT else Decimal(0)
    comparison = Comparison(
        Decimal(stated), whole, half + sum(number.half_unit for number in provided)
    )
    if abs(comparison.difference) > _NEAR * whole:
        return
    added = "＋".join(str(number.value) for number in provided)
    said = (
        f"“{shortened(project, 30)}”的目标所列安排数（{added}）合计 {stated} 万元，"
        f"同表的资金总额为 {total.amount_text} {total.unit}",
        f"the amounts that the goal of {project} provides add up to {stated}; the money of the form is"
        f" {total.amount_text}",
    )
    fits = not comparison.outcome.fails
    yield remark(
        subject,
        _CHECK,
        Outcome.PASS if fits else Outcome.FAIL,
        Severity.NOTE if fits else Severity.WARNING,
        said,
        table=table,
        row_no=total.row_no,
        at=total,
        comparison=comparison,
    )
