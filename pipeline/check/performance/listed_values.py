"""Several indicators in one row, parted by semicolons, whose targets are not as many: 基地奖励；安家补助 in
one cell, and three numbers in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import numbered_name, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold

_CHECK = "performance.value_fits"
_PARTS = re.compile(";")
_LABEL = re.compile(r"^指标\d*:")
_OWN_PARTS = ":"
"""A name with a colon tells parts of one thing, which its target may tell together."""
_FEWEST = 2


def check_listed_values(subject: Subject) -> Iterator[Finding]:
    """Every row of two indicators or more with two targets or more; only those that differ are told."""
    for table, indicators in of_performance(subject):
        for each in indicators:
            names = _parts(_LABEL.sub("", fold(numbered_name(each)[1])))
            targets = _parts(fold(each.target))
            of_one = any(_OWN_PARTS in part for part in (*names, *targets))
            if min(len(names), len(targets)) < _FEWEST or len(names) == len(targets) or of_one:
                continue
            said = (
                f"“{shortened(each.level3, 50)}”列有 {len(names)} 项指标，"
                f"指标值“{shortened(each.target)}”只有 {len(targets)} 个"
                if len(targets) < len(names)
                else f"“{shortened(each.level3, 50)}”列有 {len(names)} 项指标，"
                f"指标值“{shortened(each.target)}”却有 {len(targets)} 个",
                f"{len(names)} indicators in one row, and {len(targets)} targets",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table, at=each
            )


def _parts(text: str) -> Sequence[str]:
    return [part for part in _PARTS.split(text) if part.strip()]
