"""Projects whose form states more money than the body has in all, or for all its projects: another's, or
passed on to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import of_performance, project_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.vocabulary.spec import compiled

_CHECK = "performance.project_amount"
_WHOLE = ("budget.expenditure", "budget.income", "final.expenditure", "final.income")
_OF_PROJECTS, _PROJECT = "budget.expenditure", "project"
_ROUNDED = Decimal(10_000)
"""Of money in 万元, so many yuan at most are rounded away."""


def check_above_all(subject: Subject) -> Iterator[Finding]:
    """All forms of a disclosure: one finding, where the body's forms state one total."""
    forms = list(of_performance(subject))
    whole = _whole(subject) if forms else None
    if whole is None or not whole.amount_yuan:
        return
    stated: dict[str, Amount] = {}
    for table, indicators in forms:
        total = total_of(subject, table)
        is_one = len({each.project for each in indicators}) == 1
        project = project_of(subject, table)
        if total and total.amount_yuan and project and is_one and project != table.entity.name:
            stated.setdefault(project, total)
    above = {project: total for project, total in stated.items() if _is_more(total, whole)}
    if above:
        yield _finding(subject, above, whole, ("合计", "that the body has in all"))
        return
    projects = _all_projects(subject, whole)
    basic = compiled(subject.vocabulary.performance.money.of_basic)
    beyond = {
        project: total
        for project, total in stated.items()
        if projects is not None and _is_more(total, projects) and not basic.search(project)
    }
    if projects is not None and beyond:
        yield _finding(subject, beyond, projects, ("项目支出", "that all projects have"))


def _is_more(one: Amount, other: Amount) -> bool:
    """Whether it is more by so much that no rounding explains it."""
    return (one.amount_yuan or Decimal(0)) > (other.amount_yuan or Decimal(0)) + _ROUNDED


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


def _all_projects(subject: Subject, whole: Amount) -> Amount | None:
    """What a budget has for all its projects, of all money; None where it has none or tells it twice, or
    tells it in a table that does not state what the body has in all: its unit may be another."""
    if subject.identity.kind is not Kind.BUDGET:
        return None
    complete = {
        amount.table
        for amount in subject.amounts
        if (amount.form, amount.measure, amount.level) == (_OF_PROJECTS, "total", 0)
        and not (_is_more(amount, whole) or _is_more(whole, amount))
    }
    totals = {
        amount.amount_yuan: amount
        for amount in subject.amounts
        if (amount.form, amount.measure, amount.level) == (_OF_PROJECTS, _PROJECT, 0)
        and amount.amount_yuan
        and amount.table in complete
    }
    return next(iter(totals.values())) if len(totals) == 1 else None


def _finding(
    subject: Subject, above: Mapping[str, Amount], whole: Amount, of: tuple[str, str]
) -> Finding:
    named = [f"“{shortened(p, 20)}”{a.amount_text} {a.unit}" for p, a in above.items()]
    first = next(iter(above.values()))
    said = (
        f"{first_few(named, counted='个项目')}的绩效表资金，大于《{whole.table_title}》的{of[0]}"
        f" {whole.amount_text} {whole.unit}（对下转移支付等不在本表的资金除外）",
        f"the money of {len(named)} projects is more than the {whole.amount_text} {of[1]}"
        " (money passed on to others is not in it)",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=first.table, row_no=first.row_no, at=first,
    )  # fmt: skip
