"""Several indicators in one row, parted by semicolons or numbered, whose targets are not as many.

基地奖励；安家补助 in one cell, and three numbers in the next; 1.场次 2.人数 3.册数, and 1.≥4场 2.≥200人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import numbered_name, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import CIRCLED
from pipeline.values.text import fold

_CHECK = "performance.value_fits"
_PARTS = re.compile(";")
_LABEL = re.compile(r"^指标\d*:")
_IN_CIRCLES = re.compile(rf"(?P<number>[{CIRCLED}])")
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"指标(?P<number>\d{1,2})[:.、]",
        r"(?<!\d)(?P<number>\d{1,2})(?:[、:]|\.(?!\d))",
        r"\((?P<number>\d{1,2})\)",
    )
)
_OWN_PARTS = ":"
"""A name with a colon tells parts of one thing, which its target may tell together."""
_FEWEST = 2


def check_listed_values(subject: Subject) -> Iterator[Finding]:
    """Every row of two indicators or more with two targets or more; only those that differ are told."""
    for table, indicators in of_performance(subject):
        for each in indicators:
            names, targets = _numbered(each.level3), _numbered(each.target)
            if not (names and targets):
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


def _numbered(text: str) -> Sequence[str]:
    """What a cell numbers from 1 on without a gap, in one style; nothing where it does not begin with 1.

    >>> _numbered("指标1:讲座场次;指标2:人数"), _numbered("①≥3场②≥20人"), _numbered("1.5万元")
    (['讲座场次;', '人数'], ['≥3场', '≥20人'], [])
    """
    folded = fold(text)
    for style, said in ((_IN_CIRCLES, text), *((each, folded) for each in _NUMBERS)):
        if not style.match(said):
            continue  # most cells number nothing
        marks = list(style.finditer(said))
        numbers = [_number(mark["number"]) for mark in marks]
        if len(marks) >= _FEWEST and numbers == [*range(1, len(marks) + 1)]:
            ends = [*(mark.start() for mark in marks[1:]), len(said)]
            return [said[m.end() : end].strip() for m, end in zip(marks, ends, strict=True)]
    return []


def _number(text: str) -> int:
    return CIRCLED.index(text) + 1 if text in CIRCLED else int(text)


def _parts(text: str) -> Sequence[str]:
    return [part for part in _PARTS.split(text) if part.strip()]
