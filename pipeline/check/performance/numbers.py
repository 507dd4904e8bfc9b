"""Indicators of one kind that are numbered (指标1：… 指标2：…): a number that stands twice, or alone and not
the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.sheets import numbered_name, of_performance
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table

_CHECK = "form.numbers_skipped"
_NUMBER = re.compile(r"\d+")


def check_indicator_numbers(subject: Subject) -> Iterator[Finding]:
    """Every run of numbered indicators of one project and kind; only a single slip is told."""
    for table, indicators in of_performance(subject):
        for _, group in groupby(indicators, key=lambda each: (each.project, each.level2)):
            run = list(group)
            numbers = [int(n) for each in run for n in _NUMBER.findall(numbered_name(each)[0])]
            if len(numbers) != len(run):
                continue
            wrong = [at for at, number in enumerate(numbers) if number != at + 1]
            if len(wrong) == 1 and run[0] is not indicators[0]:
                yield _finding(subject, table, run, numbers, wrong[0])


def _finding(
    subject: Subject, table: Table, run: Sequence[Indicator], numbers: Sequence[int], at: int
) -> Finding:
    odd = run[at]
    where = f"“{shortened(odd.project, 30)}”的{odd.level2 or odd.level1}"
    said = (
        f"{where}“{shortened(odd.level3)}”：编号应为 {at + 1}",
        f"{shortened(odd.level3)} bears the number {numbers[at]} where it is the {at + 1}th of its kind",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=odd)
