"""Points of performance tables: what indicators are worth and scored, each against their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import PointList, Worth, point_lists
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import PrintedNumber
from pipeline.vocabulary.phrases import is_any

_CHECK = "performance.points"
_WEIGHT, _SCORE = ("分值",), ("得分",)


def check_points(subject: Subject) -> Iterator[Finding]:
    """Every list of points of every table; one finding a list where all is well."""
    for number, table in enumerate(subject.tables):
        if table.entries:
            continue
        lists = point_lists(subject, table)
        for each in lists:
            execution = _execution(subject, table) if len(lists) == 1 else None
            yield from _judged(subject, each, execution, _goes_on(subject, number, each))


def _judged(
    subject: Subject, points: PointList, execution: Worth | None, goes_on: bool
) -> Iterator[Finding]:
    if points.unread or goes_on:
        said = (
            f"{_whose(points)}有 {points.unread} 项分值未能读出，未能核对"
            if points.unread
            else f"{_whose(points)}的指标可能续在下一张表，分值未能核对",
            "not all points could be read: not evaluated",
        )
        yield _finding(subject, points, Outcome.NOT_EVALUATED, said, points.rows[0])
        return
    found = [
        *_weights(subject, points, execution),
        *_groups(subject, points),
        *_above(subject, points, execution),
        *_scores(subject, points, execution),
    ]
    yield from found
    if not found:
        said = (
            f"{_whose(points)}{len(points.rows)} 项指标的分值、得分与合计相符",
            f"the points of {len(points.rows)} indicators add up",
        )
        yield _finding(subject, points, Outcome.PASS, said, points.rows[0])


def _weights(subject: Subject, points: PointList, execution: Worth | None) -> Iterator[Finding]:
    """All points against what the heading, the total or the rule says they make.

    A total may leave out what the execution is worth (90 of 90, beside it 10); nothing may be worth
    more than the whole. What the groups tell already is not told again.
    """
    spec = subject.vocabulary.performance.points
    total = _sum(row.weight for row in points.rows)
    beside = execution.weight.value if execution and execution.weight else None
    whole = points.total.weight.value if points.total and points.total.weight else spec.whole
    allowed = {whole, whole - spec.execution} if beside is None else {whole - beside}
    allowed |= {points.stated.value} if points.stated else set()
    if total in allowed or _counts_indicators_only(points, total, beside or Decimal(0), spec.whole):
        return
    if total - _off_in_groups(points) in allowed:
        return
    if points.total is None and any(total > each > 0 and total % each == 0 for each in allowed):
        yield _several(subject, points, total)
        return
    wanted = points.stated.value if points.stated else whole - (beside or 0)
    with_execution = ("", "")
    if beside is not None and not points.stated:
        wanted = whole
        with_execution = (
            f"，加预算执行 {_plain(beside)} 分为 {_plain(total + beside)} 分",
            f", with {_plain(beside)} for the execution of the budget {_plain(total + beside)}",
        )
    said = (
        f"{_whose(points)}{len(points.rows)} 项指标的分值合计为 {_plain(total)} 分{with_execution[0]}，"
        f"应为 {_plain(wanted)} 分",
        f"the points of {len(points.rows)} indicators make {_plain(total)}{with_execution[1]}; "
        f"they should make {_plain(wanted)}",
    )
    yield _finding(subject, points, Outcome.FAIL, said, points.rows[0], Severity.WARNING)


def _several(subject: Subject, points: PointList, total: Decimal) -> Finding:
    """A project whose points make the whole several times: each unit that has a share in it lists its
    own indicators."""
    said = (
        f"{_whose(points)}{len(points.rows)} 项指标的分值合计为 {_plain(total)} 分，是满分的数倍，"
        "似为几个单位各列一套指标，分值未能核对",
        f"the points of {len(points.rows)} indicators make {_plain(total)}, the whole several times: "
        "several sets of indicators, it seems",
    )
    return _finding(subject, points, Outcome.NOT_EVALUATED, said, points.rows[0])


def _counts_indicators_only(
    points: PointList, total: Decimal, beside: Decimal, whole: Decimal
) -> bool:
    """Whether the total row is of the indicators alone, and all together is no more than the whole."""
    stated = points.total.weight if points.total else None
    return stated is not None and stated.value == total and total + beside <= whole


def _off_in_groups(points: PointList) -> Decimal:
    """By how much the rows of groups are off what the labels of the groups state."""
    return sum(
        (
            _sum(row.weight for row in group.rows) - group.worth.weight.value
            for group in points.groups
            if group.worth.weight and group.rows
        ),
        Decimal(0),
    )


def _groups(subject: Subject, points: PointList) -> Iterator[Finding]:
    """The points that the label of a first level states against those of its rows."""
    for group in points.groups:
        stated, total = group.worth.weight, _sum(row.weight for row in group.rows)
        if stated is None or not group.rows or stated.value == total:
            continue
        said = (
            f"{_whose(points)}“{group.worth.name}”下 {len(group.rows)} 项指标的分值合计为 {_plain(total)} 分",
            f"{group.worth.name}: the points below it make {_plain(total)}",
        )
        yield _finding(subject, points, Outcome.FAIL, said, group.worth, Severity.WARNING)


def _above(subject: Subject, points: PointList, execution: Worth | None) -> Iterator[Finding]:
    """Rows that scored more than they may."""
    rows = [*points.rows, *filter(None, (points.total, execution))]
    for row in rows:
        if row.weight and row.score and row.score.value > row.weight.value:
            said = (
                f"{_whose(points)}“{shortened(row.name)}”得分 {_plain(row.score.value)}，"
                f"高于分值 {_plain(row.weight.value)}",
                f"{row.name}: scored {_plain(row.score.value)} of {_plain(row.weight.value)} points",
            )
            # What all may score often leaves out the points of the execution, which the score counts
            severity = Severity.WARNING if row is points.total else Severity.ERROR
            yield _finding(subject, points, Outcome.FAIL, said, row, severity)


def _scores(subject: Subject, points: PointList, execution: Worth | None) -> Iterator[Finding]:
    """The total score against the sum of the scores; whole points are exact, parts of them rounded."""
    total = points.total.score if points.total else None
    scores = [row.score for row in points.rows if row.score is not None]
    if total is None or points.total is None or len(scores) < len(points.rows):
        return
    score = _sum(scores)
    half = sum(
        (each.half_unit for each in (total, *scores) if each.decimals),
        Decimal(0),
    )
    weight, whole = _sum(row.weight for row in points.rows), points.total.weight
    if whole and whole.value == weight and total.value == score:
        return
    low = high = score
    if execution and execution.score:
        low = high = score = score + execution.score.value
    elif whole:
        high = score + max(whole.value - weight, Decimal(0))
    if low - half <= total.value <= high + half:
        if low <= total.value <= high:
            return
        outcome, severity = Outcome.ROUNDING, Severity.NOTE
    else:
        outcome, severity = Outcome.FAIL, Severity.ERROR
    with_execution = "和预算执行" if execution and execution.score else ""
    said = (
        f"{_whose(points)}总分 {_plain(total.value)}，各项指标{with_execution}得分之和为 {_plain(score)}",
        f"the total score is {_plain(total.value)}, the scores make {_plain(score)}",
    )
    yield _finding(subject, points, outcome, said, points.total, severity)


def _execution(subject: Subject, table: Table) -> Worth | None:
    """What the execution of the budget is worth and scored, where the table states it."""
    amounts = [a for a in subject.amounts_of(table) if a.amount is not None]
    spec = subject.vocabulary.performance.money
    rows = [a for a in amounts if is_any(a.row_label, spec.totals)]
    weight = next((a for a in rows if is_any(a.column_label, _WEIGHT)), None)
    score = next((a for a in rows if is_any(a.column_label, _SCORE)), None)
    stated = weight or score
    if stated is None:
        return None
    place = next(c.place for c in table.body[stated.row_no - 1] if c is not None)
    name = f"预算执行（{stated.row_label}）"
    return Worth(name, stated.row_no, place, _number(weight), _number(score))


def _number(amount: Amount | None) -> PrintedNumber | None:
    if amount is None or amount.amount is None:
        return None
    decimals = len(amount.amount_text.partition(".")[2])
    return PrintedNumber(amount.amount, decimals)


def _goes_on(subject: Subject, number: int, points: PointList) -> bool:
    """Whether the next table may be the rest of a list that has no total: it names no project."""
    after = subject.tables[number + 1] if number + 1 < len(subject.tables) else None
    if points.total or after is None or after.entries or after.title != points.table.title:
        return False
    spec = subject.vocabulary.indicators
    first = next((c.text for row in after.body[:2] for c in row if c is not None and c.text), "")
    return not is_any(first, spec.ends) and not is_any(first, spec.project)


def _sum(numbers: Iterator[PrintedNumber | None] | Sequence[PrintedNumber | None]) -> Decimal:
    return sum((number.value for number in numbers if number), Decimal(0))


def _plain(value: Decimal) -> str:
    """Without zeros at the end.

    >>> _plain(Decimal("90.00")), _plain(Decimal("12.50")), _plain(Decimal("100"))
    ('90', '12.5', '100')
    """
    return f"{value.normalize():f}"


def _whose(points: PointList) -> str:
    return f"“{shortened(points.project, 30)}”" if points.project else f"《{points.table.title}》"


def _finding(
    subject: Subject,
    points: PointList,
    outcome: Outcome,
    said: tuple[str, str],
    row: Worth,
    severity: Severity = Severity.NOTE,
) -> Finding:
    return remark(
        subject, _CHECK, outcome, severity, said,
        table=points.table, row_no=row.row_no, place=row.place,
    )  # fmt: skip
