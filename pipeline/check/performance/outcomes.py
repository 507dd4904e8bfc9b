"""What an indicator is said to have reached, against its target: missed with all its points given, ten
thousand times off, or printed in a unit and per cent at once.

Only forms that print both are read, and only where both are a number of one unit, or of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import closing, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance, point_lists
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold

_CHECK = "performance.outcome_fits"
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[^\d,.万亿]{0,4})"
_TARGET = re.compile(
    rf"(?P<sign>[≥≤><≧≦]|不低于|不少于|不超过|不高于|大于等于|小于等于|)={{0,1}}{_NUMBER}"
)
_ACTUAL = re.compile(rf"(?:实际|累计|共|已)*(?:支付|完成|支出|投入)?{_NUMBER}")
_AT_LEAST = ("≥", ">", "≧", "不低于", "不少于", "大于等于")
_AT_MOST = ("≤", "<", "≦", "不超过", "不高于", "小于等于")
_SCALES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
_ALIKE, _CLOSE = Decimal(2), Decimal("1.05")
_DIGITS_ALIKE = 3


@dataclass(frozen=True, slots=True)
class _Value:
    """A number as printed, what it is counted in thousands of, and its unit; `sign` is that of a limit."""

    sign: str
    number: Decimal
    scale: str
    unit: str

    @property
    def value(self) -> Decimal:
        return self.number * _SCALES[self.scale]


def check_outcomes(subject: Subject) -> Iterator[Finding]:
    """Every indicator with a target and what was reached; one finding where all fit."""
    checked = found = 0
    for table, indicators in of_performance(subject):
        reached = [each for each in indicators if each.target and each.actual and each.level3]
        checked += len(reached)
        full: frozenset[tuple[str, str]] | None = None
        for each in reached:
            said = _both_units(subject, each) or _other_scale(each)
            if said is None and _is_missed(each):
                full = _with_all_points(subject, table) if full is None else full
                said = _missed(each) if (fold(each.level3), each.score) in full else None
            if said is not None:
                found += 1
                yield _finding(subject, table, each, said)
    nothing = ("没有列明实际完成值的绩效指标", "no indicators with what was reached")
    all_fit = (
        f"{checked} 项绩效指标的实际完成值与指标值未见不相称",
        f"what was reached of {checked} indicators contradicts no target",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _both_units(subject: Subject, indicator: Indicator) -> tuple[str, str] | None:
    """115人次%: a thing is counted or is a share, not both."""
    spec = subject.vocabulary.performance
    for what, text in (("指标值", indicator.target), ("实际完成值", indicator.actual)):
        folded = fold(text)
        value = _read(_ACTUAL, folded.removesuffix("%")) if folded.endswith("%") else None
        if value is not None and value.unit and spec.is_counted_in(value.unit):
            return (
                f"{_named(indicator)}的{what}为“{text}”：既有“{value.unit}”又有“%”",
                f"{text} of {indicator.level3} has a unit and a sign of per cent",
            )
    return None


def _other_scale(indicator: Indicator) -> tuple[str, str] | None:
    """2100人次 and 2134万: the same number of two scales."""
    target, actual = _values(indicator)
    if target is None or actual is None or not target.number or "%" in target.unit + actual.unit:
        return None
    # 5000 beside 5000万 leaves out its unit with its scale
    stated = all(each.unit or each.scale for each in (target, actual))
    one_unit = target.unit == actual.unit or (stated and not (target.unit and actual.unit))
    alike = _are_alike(target.number, actual.number)
    if target.scale == actual.scale or not (stated and one_unit and alike):
        return None
    return (
        f"{_named(indicator)}的指标值为“{indicator.target}”，实际完成值为“{indicator.actual}”：数字相近，量级不同",
        f"the target of {indicator.level3} is {indicator.target}, what was reached {indicator.actual}:"
        " alike, and of another order of magnitude",
    )


def _are_alike(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are alike by no chance: 1 beside 1.2 (万) may be so much more than was asked for,
    2100 beside 2134, or 23 beside 23.66, is not."""
    low, high = sorted((one, other))
    if not low or high / low > _ALIKE:
        return False
    digits = min(len(number.as_tuple().digits) for number in (one, other))
    return digits >= _DIGITS_ALIKE or (digits > 1 and high / low <= _CLOSE)


def _is_missed(indicator: Indicator) -> bool:
    """Whether what was reached is beyond the limit that the target sets."""
    target, actual = _values(indicator)
    if (
        target is None
        or actual is None
        or (target.unit, target.scale) != (actual.unit, actual.scale)
    ):
        return False
    if target.sign in _AT_MOST:
        return actual.value > target.value
    return target.sign in _AT_LEAST and actual.value < target.value


def _missed(indicator: Indicator) -> tuple[str, str]:
    return (
        f"{_named(indicator)}的指标值为“{indicator.target}”，实际完成值为“{indicator.actual}”，"
        f"未达到指标值，仍得满分（{indicator.score} 分）",
        f"{indicator.actual} misses the target {indicator.target} of {indicator.level3}, which got all its"
        f" points ({indicator.score})",
    )


def _with_all_points(subject: Subject, table: Table) -> frozenset[tuple[str, str]]:
    """The names and scores of the rows of a table that got all that they are worth."""
    rows = [row for each in point_lists(subject, table) for row in each.rows]
    full = [(row.name, row.score) for row in rows if row.score and row.score == row.weight]
    return frozenset((fold(name), str(score.value)) for name, score in full)


def _values(indicator: Indicator) -> tuple[_Value | None, _Value | None]:
    return _read(_TARGET, fold(indicator.target)), _read(_ACTUAL, fold(indicator.actual))


def _read(pattern: re.Pattern[str], text: str) -> _Value | None:
    match = pattern.fullmatch(text)
    number = parse_amount(match["number"]) if match else None
    if match is None or number is None:
        return None
    sign = match.groupdict().get("sign") or ""
    return _Value(sign, number.value, match["scale"], match["unit"])


def _named(indicator: Indicator) -> str:
    return f"“{shortened(indicator.project, 30)}”的“{shortened(indicator.level3, 30)}”"


def _finding(subject: Subject, table: Table, indicator: Indicator, said: Sequence[str]) -> Finding:
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, (said[0], said[1]),
        table=table, at=indicator,
    )  # fmt: skip
