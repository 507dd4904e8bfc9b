"""Points for the execution of the budget → those that the rate of execution does not earn.

The national form gives 10 points for it, and the rate's share of them is earned (财预〔2020〕10号). Where
several rows of a disclosure that spent less than all keep to that, one that does not is told; where none
shows the rule, only all points for less than `_BY_NO_RULE` per cent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import closing, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.funds import whose
from pipeline.check.performance.sheets import heading_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.vocabulary.performance import Money
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.execution_points"
_WHOLE = Decimal(100)
_FEWEST, _MOST_BREAKS = 3, Decimal("0.5")
_BY_NO_RULE = 60
_SLIGHT = Decimal("0.05")
"""Points: 9.98 for 99.98 % misleads nobody."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a form with a rate of execution in per cent, what it is worth and what it scored."""

    table: Table
    label: str
    rate: PrintedNumber
    weight: PrintedNumber
    score: PrintedNumber
    printed: Amount

    @property
    def is_short(self) -> bool:
        return 0 < self.rate.value < _WHOLE

    @property
    def is_full(self) -> bool:
        return self.score.value == self.weight.value > 0

    @property
    def earned(self) -> Decimal:
        return self.weight.value * self.rate.value / _WHOLE

    @property
    def fits(self) -> bool:
        """Whether the score is what the rate earns, rounded or cut off."""
        of_rate = self.weight.value * self.rate.half_unit / _WHOLE
        below, above = self.score.half_unit + of_rate, 2 * self.score.half_unit + of_rate
        off = self.earned - self.score.value
        return abs(off) < _SLIGHT or -below <= off < above


def check_execution_points(subject: Subject) -> Iterator[Finding]:
    """Every row of a self-evaluation that states a rate of execution and its points."""
    checked = found = 0
    for rows in _by_form(subject).values():
        short = [row for row in rows if row.is_short]
        # 10 for 97 % is what any rule gives
        fitting = sum(row.fits and not row.is_full for row in short)
        breaks = sum(not row.fits for row in short)
        proven = fitting >= _FEWEST and breaks <= _MOST_BREAKS * fitting
        checked += len(rows)
        for row in rows:
            if proven and not row.fits and 0 < row.rate.value <= _WHOLE:
                found += 1
                yield _differs(subject, row, fitting)
            elif not proven and row.is_short and row.is_full and row.rate.value < _BY_NO_RULE:
                found += 1
                yield _unearned(subject, row)
    nothing = ("没有列明执行率得分的自评表", "no form scores the execution of the budget")
    all_fit = (
        f"{checked} 处执行率的得分未见与执行率不相称",
        f"the points for {checked} rates of execution contradict none of them",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _by_form(subject: Subject) -> dict[str, list[_Row]]:
    """The rows of all forms of one kind: of projects, of the department."""
    spec = subject.vocabulary.performance.money
    found = defaultdict[str, list[_Row]](list)
    for table in subject.tables:
        amounts = subject.amounts_of(table)
        if table.entries or not any(is_any(heading_of(a), spec.scored) for a in amounts):
            continue
        rows = defaultdict[int, list[Amount]](list)
        for amount in amounts:
            rows[amount.row_no].append(amount)
        for row in rows.values():
            if (read := _read(spec, table, row)) is not None:
                found[table.form].append(read)
    return found


def _read(spec: Money, table: Table, row: Sequence[Amount]) -> _Row | None:
    by_heading = {heading_of(amount): amount for amount in row}
    rate, weight, score = (
        next((a for heading, a in by_heading.items() if is_any(heading, headings)), None)
        for headings in (spec.execution, spec.worth, spec.scored)
    )
    if rate is None or weight is None or score is None or is_any(score.row_label, spec.parts):
        return None
    numbers = [parse_amount(each.amount_text) for each in (rate, weight, score)]
    if numbers[0] is None or numbers[1] is None or numbers[2] is None:
        return None
    if not numbers[0].is_percentage:
        return None
    return _Row(table, score.row_label, numbers[0], numbers[1], numbers[2], score)


def _differs(subject: Subject, row: _Row, fitting: int) -> Finding:
    said = (
        f"{_stated(subject, row)}；同类表中另有 {fitting} 处未执行完的得分是分值乘以执行率，"
        f"此处应约为 {_about(row)} 分",
        f"{row.score.value} of {row.weight.value} points for a rate of execution of {row.rate.value} %;"
        f" by {fitting} others of the disclosure they would be {_about(row)}",
    )
    return _finding(subject, row, said)


def _unearned(subject: Subject, row: _Row) -> Finding:
    said = (
        f"{_stated(subject, row)}，即满分",
        f"all {row.weight.value} points for a rate of execution of {row.rate.value} %",
    )
    return _finding(subject, row, said)


def _stated(subject: Subject, row: _Row) -> str:
    return (
        f"{whose(subject, row.table)}“{shortened(row.label, 20)}”的执行率为 {row.rate.value}%，"
        f"分值 {row.weight.value} 分，得分 {row.score.value} 分"
    )


def _about(row: _Row) -> Decimal:
    return round(row.earned, 2)


def _finding(subject: Subject, row: _Row, said: tuple[str, str]) -> Finding:
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=row.table,
        row_no=row.printed.row_no, at=row.printed,
    )  # fmt: skip
