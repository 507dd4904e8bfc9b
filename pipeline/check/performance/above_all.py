"""Projects whose form states more money than the body has in all: another's, or passed on to others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import of_performance, project_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity

_CHECK = "performance.project_amount"
_WHOLE = ("budget.expenditure", "budget.income", "final.expenditure", "final.income")


def check_above_all(subject: Subject) -> Iterator[Finding]:
    """All forms of a disclosure: one finding, where the body's forms state one total."""
    forms = list(of_performance(subject))
    whole = _whole(subject) if forms else None
    if whole is None or not whole.amount_yuan:
        return
    above: dict[str, Amount] = {}
    for table, indicators in forms:
        total = total_of(subject, table)
        is_one = len({each.project for each in indicators}) == 1
        project = project_of(subject, table)
        if total and project and is_one and (total.amount_yuan or Decimal(0)) > whole.amount_yuan:
            above.setdefault(project, total)
    if above:
        yield _finding(subject, above, whole)


def _whole(subject: Subject) -> Amount | None:
    """The largest total of all that is received or spent."""
    totals = [
        amount
        for table in subject.tables
        if table.form.startswith(_WHOLE)
        for amount in subject.amounts_of(table)
        if amount.level == 0 and amount.amount_yuan is not None
    ]
    return max(totals, key=lambda each: each.amount_yuan or Decimal(0), default=None)


def _finding(subject: Subject, above: dict[str, Amount], whole: Amount) -> Finding:
    named = [f"“{shortened(p, 20)}”{a.amount_text} {a.unit}" for p, a in above.items()]
    first = next(iter(above.values()))
    said = (
        f"{first_few(named, counted='个项目')}的绩效表资金，大于《{whole.table_title}》的合计"
        f" {whole.amount_text} {whole.unit}（对下转移支付等不在本表的资金除外）",
        f"the money of {len(named)} projects is more than the {whole.amount_text} that the body has in all"
        " (money passed on to others is not in it)",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=first.table, row_no=first.row_no, at=first,
    )  # fmt: skip
