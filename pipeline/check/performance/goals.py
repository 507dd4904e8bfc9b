"""Goals in words against the targets of the indicators of the same form, name by name.

A goal that names an indicator and a number behind it (移民满意度不低于80%) states that indicator's
target a second time. Only forms of one project are compared: another project's goal may name the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import closing, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance, unit_of
from pipeline.check.subject import Subject
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold

_CHECK = "performance.goal_fits"
SHORTEST_GOAL = 25
_SHORTEST_NAME = 5
_NAME = re.compile(r"^(?:指标|目标)\d+[:：、.]?|[(（][^()（）]*[)）]$")
_TARGET = re.compile(r"[≥≤><=≧≦]*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[^\d%‰]*)")
_SHORTEST_COUNTED = 4
_BEHIND = 16


@made_at_once
@dataclass(frozen=True, slots=True)
class _Stated:
    """An indicator's name, the number and the unit that are its target."""

    indicator: Indicator
    name: str
    value: Decimal
    unit: str


def check_goals(subject: Subject) -> Iterator[Finding]:
    """Every indicator that the goal of its form names with a number."""
    checked = found = 0
    for table, indicators in of_performance(subject):
        if table.entries or len({each.project for each in indicators}) != 1:
            continue
        goals = goals_of(table)
        for stated in filter(None, map(_stated, indicators if goals else ())):
            numbers = _in_goals(subject, stated, goals)
            checked += bool(numbers)
            if numbers and stated.value not in [value for value, _ in numbers]:
                found += 1
                yield _differs(subject, table, stated, numbers[0][1])
            elif not numbers and (words := _of_what_is_counted(subject, stated, goals)):
                found += 1
                yield _differs(subject, table, stated, words, Severity.NOTE)
            elif not numbers and (words := _in_another_unit(subject, stated, goals)):
                found += 1
                yield _differs_in_unit(subject, table, stated, words)
    nothing = ("没有写明指标值的绩效目标", "no goal in words states a target")
    all_fit = (
        f"{checked} 项绩效指标的指标值与目标文字所述一致",
        f"{checked} targets are those that the goals in words state",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def goals_of(table: Table) -> Sequence[str]:
    """The long texts of a form, its goals among them."""
    long = (
        cell.text
        for row in table.body
        for cell in row
        if cell is not None and len(cell.text) >= SHORTEST_GOAL
    )
    texts = dict.fromkeys(map(fold, dict.fromkeys(long)))
    return [text for text in texts if len(text) >= SHORTEST_GOAL]


def _stated(indicator: Indicator) -> _Stated | None:
    name = _NAME.sub("", fold(indicator.level3))
    found = _TARGET.fullmatch(fold(indicator.target))
    number = parse_amount(found["number"]) if found else None
    if found is None or number is None or len(name) < _SHORTEST_NAME:
        return None
    unit = found["unit"] or unit_of(indicator)
    return _Stated(indicator, name, number.value, unit) if unit else None


def _in_goals(subject: Subject, stated: _Stated, goals: Sequence[str]) -> list[tuple[Decimal, str]]:
    """The numbers of its unit that the goals give right behind its name, with the words."""
    spec = subject.vocabulary.performance.goals
    found = []
    for goal in goals:
        for end in _ends_of(stated.name, goal):
            number = spec.stated_after(goal[end:], stated.unit)
            value = parse_amount(number[0]) if number else None
            if number and value:
                found.append((value.value, stated.name + number[1]))
    return found


def _of_what_is_counted(subject: Subject, stated: _Stated, goals: Sequence[str]) -> str:
    """What a goal says of what an indicator counts, without the word for its number, where that is another
    number of the same unit: 完成山塘整治8座 of 山塘整治数量 6座. "" where it says the target anywhere."""
    spec = subject.vocabulary.performance.goals
    counted = spec.counted_by(stated.name)
    if len(counted) < _SHORTEST_COUNTED:
        return ""
    if any(spec.is_told_apart(clause) for goal in goals for clause in _around(counted, goal)):
        return ""
    numbers = _in_goals(subject, replaced(stated, name=counted), goals)
    says_it = any(value == stated.value for value, _ in numbers)
    return "" if says_it or not numbers else numbers[0][1]


def _around(name: str, goal: str) -> Iterator[str]:
    """The sentence of a goal up to each mention of a name, with what stands right behind it."""
    for end in _ends_of(name, goal):
        start = max(goal.rfind(mark, 0, end) for mark in "。；;") + 1
        yield goal[start : end + _BEHIND]


def _in_another_unit(subject: Subject, stated: _Stated, goals: Sequence[str]) -> str:
    """What a goal says of an indicator in the same number of something else: 活动次数不少于3个 of ≥3次."""
    spec = subject.vocabulary.performance.goals
    for goal in goals:
        for end in _ends_of(stated.name, goal):
            for unit in spec.other_units(stated.unit):
                number = spec.stated_after(goal[end:], unit)
                value = parse_amount(number[0]) if number else None
                if number and value and value.value == stated.value:
                    return stated.name + number[1]
    return ""


def _ends_of(name: str, text: str) -> Iterator[int]:
    """Where each mention of a name in a text ends."""
    at = text.find(name)
    while at >= 0:
        yield at + len(name)
        at = text.find(name, at + len(name))


def _differs(
    subject: Subject,
    table: Table,
    stated: _Stated,
    words: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    indicator, target = stated.indicator, _target(stated)
    said = (
        f"“{shortened(indicator.project, 30)}”的目标称“{shortened(words)}”，"
        f"指标“{shortened(indicator.level3)}”的指标值为 {target}",
        f"the goal says {shortened(words)}; the target of that indicator is {target}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, severity, said, table=table, at=indicator)


def _differs_in_unit(subject: Subject, table: Table, stated: _Stated, words: str) -> Finding:
    """The same number of something else: 3 个 and 3 次."""
    indicator, target = stated.indicator, _target(stated)
    said = (
        f"“{shortened(indicator.project, 30)}”的目标称“{shortened(words)}”，"
        f"指标“{shortened(indicator.level3)}”的指标值为 {target}：数相同，只是单位不同",
        f"the goal says {shortened(words)}; the target of that indicator is {target}: one number in two "
        "units",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=indicator
    )  # fmt: skip


def _target(stated: _Stated) -> str:
    """The target as it is printed, with its unit."""
    target = stated.indicator.target
    return f"{target}{'' if stated.unit in fold(target) else stated.unit}"
