"""When indicators are to be met: deadlines of a year that is over, and plans that go back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import closing, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import heading_of, of_performance, project_of, text_of
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.records import Amount, Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.vocabulary.goals import GoalYear
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.period"
_WHOLE = 100
_OF_PERFORMANCE = "绩效"


def check_periods(subject: Subject) -> Iterator[Finding]:
    """Deadlines of all indicators, then plans over the year; one finding a disclosure if all is well."""
    checked = found = 0
    for table, indicators in of_performance(subject):
        for indicator in indicators:
            years = _deadlines(subject, indicator)
            checked += bool(years)
            if years and subject.identity.fiscal_year not in years and _is_over(subject, years):
                found += 1
                yield _over(subject, table, indicator, years[0])
    for table in subject.tables:
        for cell, years in _terms(subject, table):
            checked += 1
            if _is_over(subject, years):
                found += 1
                yield _ended(subject, table, cell)
        for cell, goal in _goals(subject, table):
            checked += 1
            if goal.year < subject.identity.fiscal_year:
                found += 1
                yield _goal_over(subject, table, cell, goal)
        for plan in _plans(subject, table):
            checked += 1
            if finding := _goes_back(subject, table, plan):
                found += 1
                yield finding
    nothing = ("绩效指标没有写明年度的时限", "no indicator states a year to be met in")
    all_fit = (
        f"{checked} 处写明的时限、进度与年度相符",
        f"{checked} deadlines and plans are of the year",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _deadlines(subject: Subject, indicator: Indicator) -> tuple[int, ...]:
    """The years by which an indicator is to be met; () where its project is of another year.

    What was due in the year before and done then is no fault of a self-evaluation.
    """
    spec = subject.vocabulary.performance.times
    if not spec.has_deadline(f"{indicator.level2}{indicator.level3}"):
        return ()
    years = spec.deadlines(indicator.target) or spec.deadlines(indicator.level3)
    done = indicator.project + indicator.actual
    return tuple(year for year in years if str(year) not in done)


def _is_over(subject: Subject, years: Sequence[int]) -> bool:
    return max(years) < subject.identity.fiscal_year


def _over(subject: Subject, table: Table, indicator: Indicator, year: int) -> Finding:
    own = subject.identity.fiscal_year
    slip = f"以 {year} 年为期，本表为 {own} 年"
    said = (
        f"“{shortened(indicator.project, 30)}”的“{shortened(indicator.level3, 30)}”"
        f"（{shortened(indicator.target, 30)}）{slip}",
        f"{shortened(indicator.level3, 30)} is due in {year}; the table is of {own}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, at=indicator, slip=slip,
    )  # fmt: skip


def _terms(subject: Subject, table: Table) -> Iterator[tuple[Cell, tuple[int, ...]]]:
    """Fields that say from when to when a project is carried out, with the years that end it."""
    spec = subject.vocabulary.performance.times
    for row in () if table.entries else table.body:
        cells = [cell for cell in row if cell is not None]
        for label, cell in pairwise(cells):
            if is_any(label.text, spec.terms) and (years := spec.deadlines(cell.text)):
                yield cell, years


def _ended(subject: Subject, table: Table, cell: Cell) -> Finding:
    own = subject.identity.fiscal_year
    project = project_of(subject, table) or table.title
    printed = shortened(text_of(cell), 30)
    said = (
        f"“{shortened(project, 30)}”的实施期限为“{printed}”，在本表的 {own} 年之前已经结束",
        f"the project is carried out {printed}, which ended before {own}, the year of the table",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table, place=cell.place
    )


def _goals(subject: Subject, table: Table) -> Iterator[tuple[Cell, GoalYear]]:
    """Goals in words of a table of performance that are to be reached by a year, or planned for one."""
    if _OF_PERFORMANCE not in table.title:
        return
    cells = (cell for row in table.body for cell in row if cell is not None)
    for cell in cells:
        for goal in subject.vocabulary.performance.goals.years_in(cell.text):
            yield cell, goal


def _goal_over(subject: Subject, table: Table, cell: Cell, goal: GoalYear) -> Finding:
    """A goal that was due earlier; one that was expected of an earlier year may be what is built on."""
    own = subject.identity.fiscal_year
    project = shortened(project_of(subject, table) or table.title, 30)
    of_year, of_year_en = (
        ("以 {} 年为期", "is due in") if goal.is_due else ("说的是 {} 年", "is of")
    )
    said = (
        f"“{project}”的目标“{goal.words}”{of_year.format(goal.year)}，本表为 {own} 年",
        f"a goal of {project} {of_year_en} {goal.year}; the table is of {own}",
    )
    severity = Severity.WARNING if goal.is_due else Severity.NOTE
    return remark(subject, _CHECK, Outcome.FAIL, severity, said, table=table, place=cell.place)


def _plans(subject: Subject, table: Table) -> Iterator[Sequence[Amount]]:
    """Rows of percentages under the ends of months: what is to be spent by then."""
    rows = defaultdict[int, list[Amount]](list)
    spec = subject.vocabulary.performance.times
    for amount in subject.amounts_of(table):
        if amount.amount is not None and amount.unit == "%" and spec.month(heading_of(amount)):
            rows[amount.row_no].append(amount)
    for row in rows.values():
        months = [spec.month(heading_of(amount)) or 0 for amount in row]
        if len(row) > 1 and months == sorted(set(months)):
            yield row


def _goes_back(subject: Subject, table: Table, plan: Sequence[Amount]) -> Finding | None:
    """A later share smaller than an earlier one, in a plan that counts all so far: its shares make more
    than the whole."""
    values = [amount.amount for amount in plan if amount.amount is not None]
    if values == sorted(values) or sum(values) <= _WHOLE:
        return None
    before, after = next((a, b) for a, b in pairwise(plan) if (a.amount or 0) > (b.amount or 0))
    project = project_of(subject, table) or table.title
    said = (
        f"“{shortened(project, 30)}”的支出计划后退：{heading_of(before)} {before.amount_text}，"
        f"{heading_of(after)} {after.amount_text}",
        f"the plan goes back: {before.amount_text}, then {after.amount_text}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=table, row_no=after.row_no, at=after,
    )  # fmt: skip
