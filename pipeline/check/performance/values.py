"""Values of indicators that do not fit what they are of: units, shares above the whole, printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import closing, remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance, unit_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold
from pipeline.vocabulary.performance import PerformanceSpec

_CHECK = "performance.value_fits"
_VALUE = re.compile(r"[≥≤><=≧≦]*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|亿元|万元|元)?")
_COUNTED = re.compile(r"[≥≤><=≧≦]*\d[\d,]*(?:\.\d+)?万?(?P<unit>[^\d%‰]+)")
_TWICE = re.compile(
    r"^[≥≤><=]*(?P<once>\d{3,}(?<!00)|\d{2}(?=\d{2}[各每全]))(?P=once)(?=[^\d.%,万亿])"
)
"""A number printed twice: three digits are no accident, two are none before 各乡镇 and the like."""
_NO_UNIT = re.compile(r"[≥≤><=≧≦]*\d[\d,]*(?:\.\d+)?万")
_BRACKET = re.compile(r"[(]([^()]{1,4})[)]$")
_HUNDRED, _HALF = Decimal(100), Decimal(50)
_AT_MOST = ("≤", "<", "≦", "＜")
_COST = "成本"
"""A kind of indicators that are of money, whatever they are called."""
_OF_ANOTHER = ("单位与指标不符", "the unit is not of it")


def check_values(subject: Subject) -> Iterator[Finding]:
    """Every indicator's target; one finding a disclosure where all fit."""
    spec = subject.vocabulary.performance
    checked = found = 0
    without_unit: list[tuple[Table, Indicator]] = []
    for table, indicators in of_performance(subject):
        stated = [i for i in indicators if i.target and i.level3]
        without_unit += [(table, each) for each in stated if _lacks_unit(each)]
        checked += len(stated)
        findings = [f for i in stated for f in _misfits(subject, spec, table, i)]
        findings += _units_twice(subject, table, stated)
        found += len(findings)
        yield from findings
    if without_unit:
        found += 1
        yield _without_unit(subject, without_unit)
    nothing = ("没有绩效指标", "there are no performance indicators")
    all_fit = (
        f"{checked} 项绩效指标的指标值与指标相称",
        f"the targets of {checked} indicators fit what they are of",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _misfits(
    subject: Subject, spec: PerformanceSpec, table: Table, indicator: Indicator
) -> Iterator[Finding]:
    target, name = fold(indicator.target), indicator.level3
    if twice := _TWICE.search(target):
        said = (
            f"{_named(indicator)}的指标值“{indicator.target}”疑似把 {twice['once']} 印了两次",
            f"the target {indicator.target} seems to print {twice['once']} twice",
        )
        yield _finding(subject, table, indicator, said, Severity.NOTE)
        return
    value = _VALUE.fullmatch(target)
    if value is None:
        yield from _rate_misfits(subject, spec, table, indicator)
        counted = _COUNTED.fullmatch(target)
        if counted is not None and spec.is_of_another_thing(name, counted["unit"]):
            said = (
                f"{_named(indicator)}的指标值为“{indicator.target}”：{_OF_ANOTHER[0]}",
                f"the target of {name} is {indicator.target}: {_OF_ANOTHER[1]}",
            )
            yield _finding(subject, table, indicator, said, Severity.WARNING)
        return
    number = parse_amount(value["number"])
    stated = value["unit"] or unit_of(indicator)
    unit = stated or _unit_in_name(indicator)
    if number is None or (not stated and spec.is_rate(name) and spec.is_counted_in(unit)):
        return  # 响应及时率（小时） says itself that it is measured otherwise
    why = _why(spec, name, number.value, unit) or _adverse(spec, indicator, number.value, unit)
    if why:
        said = (
            f"{_named(indicator)}的指标值为“{indicator.target}{'' if value['unit'] else unit}”：{why[0]}",
            f"the target of {name} is {indicator.target}: {why[1]}",
        )
        yield _finding(
            subject, table, indicator, said,
            Severity.NOTE if _is_cost(spec, indicator, unit) else Severity.WARNING,
        )  # fmt: skip


def _is_cost(spec: PerformanceSpec, indicator: Indicator, unit: str) -> bool:
    """Whether an indicator called after a thing is of what it costs; a rate is of no money anywhere."""
    among_costs = _COST in f"{indicator.level1}{indicator.level2}"
    return among_costs and unit.endswith("元") and not spec.is_rate(indicator.level3)


def _rate_misfits(
    subject: Subject, spec: PerformanceSpec, table: Table, indicator: Indicator
) -> Iterator[Finding]:
    """A rate whose target counts things or names a stretch of time."""
    target = fold(indicator.target)
    counted = _COUNTED.fullmatch(target)
    of_things = counted is not None and spec.is_counted_in(counted["unit"])
    if spec.is_rate(indicator.level3) and (of_things or spec.times.is_stretch(target)):
        said = (
            f"{_named(indicator)}的指标值为“{indicator.target}”：指标为比率，所印不是比率",
            f"the target of {indicator.level3}, a rate, is {indicator.target}",
        )
        yield _finding(subject, table, indicator, said, Severity.WARNING)


def _why(spec: PerformanceSpec, name: str, value: Decimal, unit: str) -> tuple[str, str] | None:
    """What does not fit, in Chinese and English; None where all does."""
    is_money = unit.endswith("元")
    value = value / 10 if unit == "‰" else value
    if spec.is_satisfaction(name) and (is_money or value > _HUNDRED):
        return "满意度不超过 100", "satisfaction is 100 at most"
    if spec.is_share(name) and unit == "%" and value > _HUNDRED:
        return "该比率不超过 100%", "this share is 100 % at most"
    return _unit_misfit(spec, name, unit)


def _adverse(
    spec: PerformanceSpec, indicator: Indicator, value: Decimal, unit: str
) -> tuple[str, str] | None:
    """差错率 100%: what should be as little as it can, with a target of most of it."""
    at_most = indicator.target.strip()[:1] in _AT_MOST
    if unit == "%" and value > _HALF and not at_most and spec.is_adverse(indicator.level3):
        return (
            "差错一类的比率，以此为目标与其含义相反",
            "a rate of faults, of which this is the target",
        )
    return None


def _unit_misfit(spec: PerformanceSpec, name: str, unit: str) -> tuple[str, str] | None:
    """A unit that cannot be of what the indicator is."""
    is_money = unit.endswith("元")
    if spec.is_rate(name) and spec.is_counted_in(unit):
        return "指标为比率，单位不符", "it is a rate, the unit is not of one"
    if spec.is_count(name) and (unit == "%" or is_money):
        return "指标为数量，单位不符", "it counts things, the unit does not"
    if spec.is_of_another_thing(name, unit):
        return _OF_ANOTHER
    if spec.times.is_named_by(name) and is_money:
        return "指标为时间，单位为金额", "it is a time, the unit is of money"
    return None


def _unit_in_name(indicator: Indicator) -> str:
    """The unit in brackets behind a name: 响应时间（小时）."""
    bracket = _BRACKET.search(fold(indicator.level3))
    return bracket[1] if bracket else ""


def _units_twice(
    subject: Subject, table: Table, indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    """Values that print the unit which the form has a column for: one finding a table."""
    twice = [
        each for each in indicators
        if (unit := unit_of(each)) and re.fullmatch(rf"[\d.,]+{re.escape(unit)}", fold(each.target))
    ]  # fmt: skip
    if twice:
        printed = first_few([f"{each.target}（{unit_of(each)}）" for each in twice])
        said = (
            f"《{table.title}》有 {len(twice)} 项指标值与度量单位两栏重复印了单位：{printed}",
            f"{len(twice)} targets print the unit that stands in a column of its own",
        )
        yield _finding(subject, table, twice[0], said, Severity.NOTE)


def _lacks_unit(indicator: Indicator) -> bool:
    """Whether a target ends in 万, and neither a column nor the name tells of what."""
    unit = unit_of(indicator) or _unit_in_name(indicator)
    return not unit and _NO_UNIT.fullmatch(fold(indicator.target)) is not None


def _without_unit(subject: Subject, lacking: Sequence[tuple[Table, Indicator]]) -> Finding:
    """Targets that end in 万: one finding a disclosure."""
    table, first = lacking[0]
    shown = first_few([f"“{shortened(each.level3, 20)}”{each.target}" for _, each in lacking])
    said = (
        f"{len(lacking)} 项指标值的“万”后没有单位：{shown}",
        f"{len(lacking)} targets end in 万 without a unit, the first: {first.target}",
    )
    return _finding(subject, table, first, said, Severity.NOTE)


def _named(indicator: Indicator) -> str:
    return f"“{shortened(indicator.project, 30)}”的“{shortened(indicator.level3, 30)}”"


def _finding(
    subject: Subject, table: Table, indicator: Indicator, said: tuple[str, str], severity: Severity
) -> Finding:
    return remark(subject, _CHECK, Outcome.FAIL, severity, said, table=table, at=indicator)
