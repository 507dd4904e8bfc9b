"""One indicator with one target in the forms of several projects, which one of them has under another kind:
社会效益指标 in two, 经济效益指标 in the third."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import numbered_name, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare

_CHECK = "performance.kind_fits"
_SHORTEST = 5
_KIND = "指标"

_Placed = tuple[Table, Indicator]


def check_sister_kinds(subject: Subject) -> Iterator[Finding]:
    """One note of all indicators that stand under a kind of their own."""
    alike = defaultdict[tuple[str, str], list[_Placed]](list)
    for table, indicators in of_performance(subject):
        for each in indicators:
            name = bare(numbered_name(each)[1])
            if len(name) >= _SHORTEST and each.level2 and each.target:
                alike[name, bare(each.target)].append((table, each))
    known = subject.vocabulary.performance.kinds
    odd = [
        (placed, kind)
        for same in alike.values()
        if len(same) > 2
        for placed, kind in _odd(same)
        if not any(
            k.is_misplaced(placed[1].level3, placed[1].level2, placed[1].target) for k in known
        )
    ]
    if odd:
        yield _finding(subject, odd)


def _odd(same: Sequence[_Placed]) -> Iterator[tuple[_Placed, str]]:
    """The one that stands under another kind than two or more projects have it under, and theirs; not
    one of a project that has it under both."""
    kinds = Counter(_kind(each) for _, each in same)
    (usual, number), *others = kinds.most_common()
    projects = {each.project for _, each in same if _kind(each) == usual}
    if len(others) == 1 and others[0][1] == 1 and number == len(projects):
        odd = next(placed for placed in same if _kind(placed[1]) != usual)
        if odd[1].project not in projects:
            yield odd, usual


def _kind(indicator: Indicator) -> str:
    """The kind without its last word: forms have 质量指标 and 质量."""
    return bare(indicator.level2).removesuffix(_KIND)


def _finding(subject: Subject, odd: Sequence[tuple[_Placed, str]]) -> Finding:
    (table, first), _ = odd[0]
    each = [
        f"“{shortened(each.project, 20)}”的“{shortened(each.level3, 20)}”列在“{each.level2}”"
        f"（其他项目列在“{usual}{_KIND}”）"
        for (_, each), usual in odd
    ]
    said = (
        f"{first_few(each, counted='项')}：同一指标归类不一",
        f"{len(odd)} indicators stand under another kind than in the forms of other projects",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=first)
