"""Indicators that stand under a kind that they are not of: 满意度 under 社会效益指标, 及时率 under 质量指标.

Only names that can be of one kind are judged, and only where the form prints a kind beside them; what all
indicators of a disclosure do is told once for each such kind of name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.comparison import closing, remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.vocabulary.performance import MisplacedKind

_CHECK = "performance.kind_fits"

_Placed = tuple[Table, Indicator]


def check_kinds(subject: Subject) -> Iterator[Finding]:
    """Every indicator whose name can be of one kind: one finding for each kind that was missed."""
    kinds = subject.vocabulary.performance.kinds
    checked = found = 0
    misplaced: dict[MisplacedKind, list[_Placed]] = {kind: [] for kind in kinds}
    apart_from: dict[str, Sequence[MisplacedKind]] = {}
    for table, indicators in of_performance(subject):
        for indicator in indicators:
            checked += bool(indicator.level2)
            stated = indicator.level2 or indicator.level1
            if stated not in apart_from:
                apart_from[stated] = [kind for kind in kinds if kind.is_apart_from(stated)]
            for kind in apart_from[stated]:
                if kind.has(indicator.level3, indicator.target):
                    misplaced[kind].append((table, indicator))
    for kind, placed in misplaced.items():
        if placed:
            found += 1
            yield _finding(subject, kind, placed)
    nothing = ("没有绩效指标", "there are no performance indicators")
    all_fit = (
        f"{checked} 项绩效指标未见明显归错类别的",
        f"none of {checked} indicators stands under a kind that it cannot be of",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _finding(subject: Subject, kind: MisplacedKind, placed: Sequence[_Placed]) -> Finding:
    table, first = placed[0]
    each = [
        f"“{shortened(each.level3, 20)}”（{each.target}）列在“{each.level2 or each.level1}”"
        for _, each in placed
    ]
    said = (
        f"{first_few(each, counted='项')}：按名称属{kind.belongs}",
        f"{len(placed)} indicators stand under a kind that they are not of by their names, the first:"
        f" {first.level3} under {first.level2 or first.level1}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)
