"""The money that a form of performance says is all of a department's, against the department's totals.

A form may leave out what was carried over, or one of the funds; so its total is right where it is the
whole, one of its parts, or a sum of parts, and where it is the whole without the money of a form beside
it. What is none of these is told, unless it is less than all and the department has units. Where a
self-evaluation is of all that was spent, so is what it says was spent of appropriations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.check.comparison import closing, remark, withdrawn
from pipeline.check.form.unit_names import units_named
from pipeline.check.intervals import printed_in, sum_of
from pipeline.check.performance.projects import total_of
from pipeline.check.performance.sheets import heading_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.slips import is_mistyped
from pipeline.values.text import bare, fold
from pipeline.values.units import is_money
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.department_amount"
_FORMS = {
    "performance_targets_department": ("budget.expenditure", "budget.income"),
    "final.self_evaluation_department": ("final.expenditure",),
}
_SPENT = "执行"
_APPROPRIATION, _OF_YEAR = "财政拨款", "本年支出合计"
_SPECIAL = "专项资金"
"""In a title: the form is of all special funds, not of all the department's money."""
_MOST_PARTS = 3
_TELLING = 4
"""Amounts of so many digits are not alike by chance."""
_OF_OFFICE = (
    "（部门另有下属单位，前者或只是本级的，不能断定）",
    " (undecided: the department has units, and the form may be of its own office alone)",
)


def check_department_amounts(subject: Subject) -> Iterator[Finding]:
    """Every form of a department's performance that states all its money once."""
    checked = found = 0
    for table in subject.tables:
        stated = _stated(subject, table)
        totals = _totals(subject, table) if stated else []
        whole = next((each for each in totals if each.measure == "total"), None)
        if stated is None or whole is None:
            continue
        checked += 1
        if not _is_of(subject, table, stated, whole, totals):
            found += 1
            differs = _differs(subject, table, stated, whole)
            of_office = _may_be_of_own_office(subject, stated, whole)
            yield withdrawn(differs, _OF_OFFICE) if of_office else differs
        elif appropriated := _appropriated(subject, table, stated, whole):
            found += 1
            yield _differs_in_appropriation(subject, table, *appropriated)
    nothing = (
        "没有可与预算、决算总数核对的整体绩效表",
        "no form states all of a department's money",
    )
    all_fit = (
        f"{checked} 张整体绩效表的资金总额与预算、决算总数一致",
        f"{checked} forms state the money that the department has",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _stated(subject: Subject, table: Table) -> Amount | None:
    """What a form says is all the money: the total of its tasks, or of its fields."""
    if table.form not in _FORMS or _SPECIAL in fold(table.title):
        return None
    spec = subject.vocabulary.performance.money
    of_tasks = [
        amount
        for amount in subject.amounts_of(table)
        if amount.amount and is_money(amount.unit)
        and is_any(amount.row_label, spec.task_totals)
        and is_any(heading_of(amount), spec.task_whole)
    ]  # fmt: skip
    if amount := next((a for a in of_tasks if _SPENT in a.column_label), None):
        return amount
    if table.form.startswith("final."):
        return None  # the budget of the whole year stands in no other form
    if len(of_tasks) == 1:
        return of_tasks[0]
    return total_of(subject, table) if not of_tasks else None


def _appropriated(
    subject: Subject, table: Table, stated: Amount, whole: Amount
) -> tuple[Amount, Amount] | None:
    """What was spent of appropriations by a self-evaluation of all that was spent, and by the summary of
    appropriations, where they differ."""
    if not table.form.startswith("final.") or not _may_be(stated, whole):
        return None
    own = [
        amount
        for amount in subject.amounts_of(table)
        if amount.row_no == stated.row_no and amount.amount is not None
        and heading_of(amount) == _APPROPRIATION and _SPENT in amount.column_label
    ]  # fmt: skip
    summed_up = [
        amount
        for amount in subject.amounts_of_form("final.fiscal_appropriation", table.entity.name)
        if bare(amount.row_label) == _OF_YEAR and not amount.fund and amount.amount is not None
    ]
    if len(own) != 1 or len(summed_up) != 1:
        return None
    (spent,), (summary,) = own, summed_up
    return None if _may_be(spent, summary) else (spent, summary)


def _totals(subject: Subject, table: Table) -> list[Amount]:
    """What the department's own forms state in their row of totals."""
    return [
        amount
        for form in _FORMS[table.form]
        for amount in subject.amounts_of_form(form, table.entity.name)
        if amount.level == 0 and amount.amount and amount.phase in ("approved", "executed")
    ]  # fmt: skip


def _is_of(
    subject: Subject, table: Table, stated: Amount, whole: Amount, totals: Sequence[Amount]
) -> bool:
    """Whether a total is the department's, or of some of its funds, or of all but another form's."""
    own, all_of_it = printed_in(stated), printed_in(whole)
    if own is None or all_of_it is None:
        return True
    known = filter(None, map(printed_in, totals))
    parts = list({interval.value: interval for interval in known}.values())
    others = [
        stated_there
        for other in subject.tables
        if other is not table and other.form.startswith("performance")
        and (amount := total_of(subject, other)) and (stated_there := printed_in(amount))
    ]  # fmt: skip
    if any(
        own.may_be(sum_of(chosen))
        for count in range(1, _MOST_PARTS + 1)
        for chosen in combinations(parts, count)
    ):
        return True
    left_out = [*parts, *others]
    return any(all_of_it.may_be(sum_of((own, other))) for other in left_out)


def _may_be_of_own_office(subject: Subject, stated: Amount, whole: Amount) -> bool:
    """Whether a form that states less than the department has, and not the same but for a slip, may leave
    out its units' money."""
    own, all_of_it = printed_in(stated), printed_in(whole)
    if own is None or all_of_it is None or own.value >= all_of_it.value:
        return False
    digits = len(f"{all_of_it.value:f}".replace(".", "").strip("0"))
    if digits >= _TELLING and is_mistyped(own.value.normalize(), all_of_it.value.normalize()):
        return False
    return not subject.identity.unit and len(units_named(subject)) > 1


def _may_be(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be one number; where one states none, nothing tells them apart."""
    first, second = printed_in(one), printed_in(other)
    return first is None or second is None or first.may_be(second)


def _differs(subject: Subject, table: Table, stated: Amount, whole: Amount) -> Finding:
    said = (
        f"《{table.title}》的资金总额 {stated.amount_text} {stated.unit}，"
        f"《{whole.table_title}》合计 {whole.amount_text} {whole.unit}，后者所列各项资金也没有合起来为前者的",
        f"{table.title} states {stated.amount_text} for the whole department; "
        f"{whole.table_title} has {whole.amount_text}, and no sum of the funds that it lists is the former",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=stated.row_no, at=stated,
    )  # fmt: skip


def _differs_in_appropriation(
    subject: Subject, table: Table, spent: Amount, summary: Amount
) -> Finding:
    said = (
        f"《{table.title}》执行数中财政拨款 {spent.amount_text} {spent.unit}，"
        f"《{summary.table_title}》{_OF_YEAR} {summary.amount_text} {summary.unit}，而支出总额与部门决算相同",
        f"{table.title} states {spent.amount_text} spent of appropriations; {summary.table_title} has"
        f" {summary.amount_text}, while the total of all that was spent is that of the account",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table,
        row_no=spent.row_no, at=spent,
    )  # fmt: skip
