"""One indicator in the form of the whole department and in that of a project, with two targets; and the
growth of one thing with two targets in one form, under two names (增长率, 较上年增长).

Projects may each aim at a rate of their own; the department's is of all of them. So a rate must be the one
of some project that names it, a cost no less than that of a project, and a count that of the sole project
that has an indicator of that name, or so much more that others have their part in it. Of satisfaction only a
name that says whose it is with what, and with more than any project or its work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.lines import place_name, place_name_en, shortened
from pipeline.check.performance.sheets import numbered_name, of_performance, unit_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.frozen import made_at_once
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.sourced import place_in
from pipeline.model.table import Table
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare, fold
from pipeline.vocabulary.performance import PerformanceSpec

_CHECK = "performance.repeated"
_TARGET = re.compile(r"(?P<bound>[≥≤><=≧≦]?)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d]*)")
_NEAR = Decimal("0.8")
_UNIT = re.compile(r"[(](?P<unit>%|[^()]{1,3})[)]$")
_WHOLE, _OF_WHOLE = "整体", "（部门整体支出）"
"""What the title of the department's form has, and how its indicators name their project."""


@made_at_once
@dataclass(frozen=True, slots=True)
class _Target:
    """An indicator in its table, its name as it is compared, its number and its unit."""

    table: Table
    indicator: Indicator
    name: str
    value: Decimal
    unit: str

    @property
    def place(self) -> Place:
        return place_in(self.table.place.file, self.indicator)


def check_sister_forms(subject: Subject) -> Iterator[Finding]:
    """Every indicator of the whole department that a project's form names too, then growth named twice."""
    spec = subject.vocabulary.performance
    targets = [
        target
        for table, indicators in of_performance(subject)
        for each in indicators
        if (target := _target(spec, table, each)) is not None
    ]
    by_name = defaultdict[tuple[str, str], list[_Target]](list)
    for target in targets:
        by_name[target.name, target.unit].append(target)
    for same in by_name.values():
        yield from _against_projects(subject, spec, same)
    yield from _growth(subject, targets)


def _target(spec: PerformanceSpec, table: Table, indicator: Indicator) -> _Target | None:
    printed = fold(numbered_name(indicator)[1])
    in_name = _UNIT.search(printed)
    name = spec.sisters.uncounted(bare(_UNIT.sub("", printed))).replace("的", "")
    found = _TARGET.fullmatch(fold(indicator.target))
    number = parse_amount(found["number"]) if found else None
    of_years = spec.sisters.is_of_years(indicator.description)
    if found is None or number is None or len(name) < spec.sisters.shortest or of_years:
        return None
    unit = found["unit"] or unit_of(indicator) or (in_name["unit"] if in_name else "")
    return _Target(table, indicator, name, number.value, unit) if unit else None


def _against_projects(
    subject: Subject, spec: PerformanceSpec, same: Sequence[_Target]
) -> Iterator[Finding]:
    """The one target of the whole department against those of the projects."""
    wholes = [each for each in same if _is_whole(each)]
    projects = [e for e in same if not e.indicator.project.endswith(_OF_WHOLE)]
    if len(wholes) != 1 or not projects:
        return
    (whole,) = wholes
    if any(each.value == whole.value for each in projects):
        return
    if spec.is_satisfaction(whole.name) and not spec.sisters.is_of_whom(whole.name):
        return
    if whole.unit.endswith("元"):
        differing = [each for each in projects if each.value > whole.value]
    elif whole.unit == "%":
        differing = projects
    else:
        differing = [e for e in projects if _is_no_part(e, whole)] if len(projects) == 1 else []
    if differing and not spec.sisters.is_general(whole.name):
        yield _finding(subject, differing[0], whole)


def _is_no_part(project: _Target, whole: _Target) -> bool:
    """Whether a count of a project is more than that of the department, or so near that it is meant."""
    return project.value >= _NEAR * whole.value


def _is_whole(target: _Target) -> bool:
    return target.indicator.project.endswith(_OF_WHOLE) and _WHOLE in target.table.title


def _growth(subject: Subject, targets: Sequence[_Target]) -> Iterator[Finding]:
    """Growth of one thing under two names in one form, in per cent."""
    spec = subject.vocabulary.performance.sisters
    by_thing: Mapping[tuple[str, str, str], list[_Target]] = defaultdict(list)
    for each in targets:
        thing = spec.grown(each.name)
        if thing != each.name and each.unit == "%" and len(thing) >= spec.shortest - 2:
            by_thing[each.table.name, each.indicator.project, thing].append(each)
    for same in by_thing.values():
        first, last = same[0], same[-1]
        if first.value != last.value and first.name != last.name:
            yield _finding(subject, last, first)


def _finding(subject: Subject, target: _Target, other: _Target) -> Finding:
    where, where_en = place_name(other.place), place_name_en(other.place)
    printed, there = target.indicator, other.indicator
    said = (
        f"“{shortened(printed.project, 30)}”的指标“{shortened(printed.level3)}”为 {_shown(target)}，"
        f"“{shortened(there.project, 30)}”的“{shortened(there.level3)}”（{where}）为 {_shown(other)}",
        f"the target of {printed.level3} is {_shown(target)} in the form of {printed.project}, and"
        f" {_shown(other)} in that of {there.project} ({where_en})",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=target.table, place=target.place
    )


def _shown(target: _Target) -> str:
    printed = target.indicator.target
    return printed if target.unit in fold(printed) else f"{printed}{target.unit}"
