"""Statements of one item in several places → Findings: all must state one figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.check.intervals import Interval
from pipeline.check.prose.findings import Said, compared, in_unit, shown_name
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.frozen import made_at_once, replaced
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import CIRCLED, split_number
from pipeline.values.text import bare

STATED_TWICE = "prose.stated_twice"
_LONGEST = 30
_JOINED = re.compile("^(?:其中|包括|和|以及)")


@made_at_once
@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and what it is of; statements with one key must state one figure."""

    key: tuple[object, ...]
    name: str
    text: str
    unit: str
    interval: Interval
    place: Place


def item_name(words: str) -> str:
    """What words call an item, less its number and what connects it to the words before."""
    plain = split_number(words.lstrip(CIRCLED)).text.lstrip(CIRCLED)
    return bare(_JOINED.sub("", plain).rstrip("为是"))


def held(subject: Subject, statements: Iterable[Statement]) -> Iterator[Finding]:
    """Every statement against the first with its key; what is said alike is compared once."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.key, []).append(statement)
    for first, *others in groups.values():
        seen: set[str] = set()
        for other in others:
            if other.text not in seen:
                seen.add(other.text)
                yield _compared(subject, first, other)


def _compared(subject: Subject, first: Statement, other: Statement) -> Finding:
    comparison = in_unit(other.interval, first.interval, other.unit)
    off = "相符" if not comparison.difference else f"相差 {comparison.difference}"
    where = f"第 {first.place.page} 页" if first.place.page else f"第 {first.place.line} 行"
    said = Said(
        f"“{shown_name(other.name.strip('“”'), _LONGEST)}”前后两处：{_printed(other)}，"
        f"{where}为 {_printed(first)}，{off}",
        f"the same item in two places: {other.text} and {first.text}, "
        f"difference {comparison.difference}",
        other.place,
    )
    finding = compared(subject, STATED_TWICE, comparison, said, Severity.WARNING)
    # 16.627 and 16.62 are one figure, cut off.
    last = max(first.interval.half, other.interval.half) * 2
    cut = abs(first.interval.value - other.interval.value) < last
    if finding.outcome.fails and cut:
        return replaced(finding, outcome=Outcome.ROUNDING, severity=Severity.NOTE)
    return finding


def _printed(statement: Statement) -> str:
    """The figure with its unit, where it has one."""
    return f"{statement.text} {statement.unit}".strip()
