"""Targets of progress by quarters or months that go back: 一季度 25%，二季度 55%，三季度 45%.

What is spent or built in all is never less at the end of a later quarter. Shares of each quarter by itself
may be less; those make no more than 100 % together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold

_CHECK = "performance.value_fits"
_IN_ALL = re.compile("累计|季度.*上半年|(?:季度|上半年).*(?:前三季度|全年|年底|年末)")
_ENDS = (
    (re.compile("(?:第?一|1)季度"), 3),
    (re.compile("上半年|(?:第?二|2)季度"), 6),
    (re.compile("前三季度|(?:第?三|3)季度"), 9),
    (re.compile("全年|年底|年末|(?:第?四|4)季度"), 12),
)
_MONTH = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])月")
_RATE = re.compile(r"(?P<rate>\d+(?:\.\d+)?)%")
_FEWEST, _ALL = 2, Decimal(100)


def check_progress(subject: Subject) -> Iterator[Finding]:
    """Every target that gives a rate for each of some periods; only one that goes back is told."""
    spec = subject.vocabulary.performance
    for table, indicators in of_performance(subject):
        for each in indicators:
            text = fold(each.target)
            stated = _stated(text) if spec.is_of_progress(fold(each.level3) + text) else []
            in_all = _IN_ALL.search(fold(each.level3) + text) is not None
            if not _goes_back(stated, in_all=in_all):
                continue
            said = (
                f"“{shortened(each.level3, 30)}”的指标值“{shortened(each.target, 60)}”："
                "后期的累计进度小于前期",
                f"{each.level3}: progress is less at the end of a later period than before",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, table=table, at=each
            )


def _stated(text: str) -> Sequence[tuple[int, Decimal]]:
    """The month at whose end each rate is to be reached, in the order of the text; nothing where a part of
    it states none or two of either."""
    found: list[tuple[int, Decimal]] = []
    for part in filter(None, re.split("[,;、。]", text)):
        months = [month for pattern, month in _ENDS if pattern.search(part)]
        months += [int(match["month"]) for match in _MONTH.finditer(part)]
        rates = [Decimal(match["rate"]) for match in _RATE.finditer(part)]
        if len(months) != 1 or len(rates) != 1:
            return []
        found.append((months[0], rates[0]))
    return found


def _goes_back(stated: Sequence[tuple[int, Decimal]], *, in_all: bool) -> bool:
    """Whether the periods follow one another and a rate is less than the one before it, of rates that are
    said to be of all before (`in_all`) or cannot be shares of one year."""
    if len(stated) < _FEWEST or any(a[0] >= b[0] for a, b in pairwise(stated)):
        return False
    less = any(a[1] > b[1] for a, b in pairwise(stated))
    return less and (in_all or sum(rate for _, rate in stated) > _ALL)
