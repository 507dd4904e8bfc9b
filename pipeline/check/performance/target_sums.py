"""Targets that state a sum with its parts → Findings: 合计 30 万元；分项 20 万元；10 万元 must add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import Comparison, remark, with_values
from pipeline.check.intervals import stated_by, sum_of
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold

_CHECK = "performance.value_fits"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(
    rf"(?:合计|共计|总计)(?P<all>{_NUMBER})(?P<unit>万元|元)[;,、]"
    rf"(?P<parts>(?:[^\d;,、]{{0,8}}{_NUMBER}(?P=unit)[;,、。]?){{2,}})"
)
_NO_PARTS = re.compile("其中|每|单价|累计|较|比|节约|结余|不超过|[已未待]|至少")
"""What is listed behind a sum with such words is not all of it, or no part."""


def check_target_sums(subject: Subject) -> Iterator[Finding]:
    """Every target that states a sum of money and two parts or more behind it, and nothing else."""
    for table, indicators in of_performance(subject):
        for indicator in indicators:
            found = _SUM.fullmatch(fold(indicator.target)) if "计" in indicator.target else None
            if found is None or _NO_PARTS.search(found["parts"]):
                continue
            if (finding := _held(subject, table, indicator, found)) is not None:
                yield finding


def _held(
    subject: Subject, table: Table, indicator: Indicator, found: re.Match[str]
) -> Finding | None:
    whole = stated_by(found["all"])
    parts = [part for each in re.findall(_NUMBER, found["parts"]) if (part := stated_by(each))]
    if whole is None:
        return None
    summed = sum_of(parts)
    comparison = Comparison(whole.value, summed.value, whole.half + summed.half)
    if not comparison.outcome.fails:
        return None
    said = (
        f"“{shortened(indicator.project, 30)}”的“{shortened(indicator.level3, 30)}”（{indicator.target}）："
        f"各分项合计 {summed.value} {found['unit']}，与所称合计不等",
        f"the parts of the target {indicator.target} add up to {summed.value}",
    )
    finding = remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table, at=indicator
    )
    return with_values(finding, comparison)
