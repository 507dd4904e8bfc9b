"""Indicators that a table states twice: with two targets, or word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import closing, remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import numbered_name, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold

_CHECK = "performance.repeated"
_SHORTEST = 4
_OUTPUT, _OUTCOME = "产出", ("效益", "满意")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BOUNDS = re.compile(r"^[≥≤><=≧≦]+")
_BOUND = {"≥": ">", "≧": ">", ">": ">", "≤": "<", "≦": "<", "<": "<"}
"""Which end of a range a target is: what it is at least, or at most."""


def check_repeated_indicators(subject: Subject) -> Iterator[Finding]:
    """Every table of indicators, project by project; one finding where none is stated twice."""
    checked = found = 0
    for table, indicators in of_performance(subject):
        by_name = defaultdict[tuple[int, str, str, str], list[Indicator]](list)
        for number_of_set, indicator in _sets(indicators):
            number, name = numbered_name(indicator)  # that of a goal of its own
            name = bare(name).replace("的", "")
            if len(name) >= _SHORTEST and indicator.target:
                checked += 1
                key = number_of_set, indicator.project, name, number
                by_name[key].append(indicator)
        pairs = [pair for same in by_name.values() if (pair := _twice(same))]
        findings = [
            *(_two_targets(subject, table, *pair) for pair in pairs if _contradict(*pair)),
            *_repeated(subject, table, [pair for pair in pairs if not _contradict(*pair)]),
        ]
        found += len(findings)
        yield from findings
    nothing = ("没有绩效指标", "there are no performance indicators")
    all_fit = (
        f"{checked} 项绩效指标没有重复列示，也没有一项两个目标值",
        f"none of {checked} indicators is stated twice",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _sets(indicators: Sequence[Indicator]) -> Iterator[tuple[int, Indicator]]:
    """Every indicator with the number of its set: output behind outcome begins another, as where each
    of the units that have a share in a project lists its own."""
    number, is_behind = 0, False
    for indicator in indicators:
        level1 = bare(indicator.level1)
        if level1.startswith(_OUTPUT):
            number, is_behind = number + is_behind, False
        elif level1.startswith(_OUTCOME):
            is_behind = True
        yield number, indicator


def _twice(same: Sequence[Indicator]) -> tuple[Indicator, Indicator] | None:
    """The first two of one name that say the same, or of one kind that say something else."""
    for index, first in enumerate(same):
        for second in same[index + 1 :]:
            alike = _says(first) == _says(second) and first.level2 == second.level2
            if alike or _contradict(first, second):
                return first, second
    return None


def _says(indicator: Indicator) -> tuple[str, str]:
    return fold(indicator.target), fold(indicator.description)


def _contradict(first: Indicator, second: Indicator) -> bool:
    """Whether two targets are of one unit, described alike, and not the same number; at least and at
    most are the two ends of a range."""
    one, other = fold(first.target), fold(second.target)
    numbers = _NUMBER.findall(one), _NUMBER.findall(other)
    if len(numbers[0]) != 1 or len(numbers[1]) != 1 or numbers[0] == numbers[1]:
        return False
    if {_BOUND.get(one[:1]), _BOUND.get(other[:1])} == {">", "<"}:
        return False
    return (
        _BOUNDS.sub("", _NUMBER.sub("", one)) == _BOUNDS.sub("", _NUMBER.sub("", other))
        and fold(first.description) == fold(second.description)
        and first.level2 == second.level2
    )


def _repeated(
    subject: Subject, table: Table, pairs: Sequence[tuple[Indicator, Indicator]]
) -> Iterator[Finding]:
    """All that stand twice word for word: one finding a table."""
    if pairs:
        second = pairs[0][1]
        printed = f"“{shortened(numbered_name(second)[1])}”（{second.target}）"
        which = printed if len(pairs) == 1 else f"{printed}等 {len(pairs)} 项指标"
        said = (
            f"《{table.title}》{which}逐字列了两次",
            f"{shortened(second.level3)} ({second.target}) is listed twice word for word"
            + (f", as are {len(pairs) - 1} more indicators" if len(pairs) > 1 else ""),
        )
        yield _finding(subject, table, second, said, Severity.NOTE)


def _two_targets(subject: Subject, table: Table, first: Indicator, second: Indicator) -> Finding:
    said = (
        f"“{shortened(second.project, 30)}”的指标“{shortened(second.level3)}”有两个指标值："
        f"{first.target} 和 {second.target}",
        f"the indicator {shortened(second.level3)} has two targets: {first.target} and {second.target}",
    )
    return _finding(subject, table, second, said, Severity.WARNING)


def _finding(
    subject: Subject, table: Table, indicator: Indicator, said: tuple[str, str], severity: Severity
) -> Finding:
    return remark(subject, _CHECK, Outcome.FAIL, severity, said, table=table, at=indicator)
