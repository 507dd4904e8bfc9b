"""Goals and tasks that are numbered in one cell (目标1：… 目标2：…): a number skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold

_CHECK = "form.numbers_skipped"
_NUMBERED = re.compile(r"(?P<what>目标|任务)[:：]?(?P<number>\d{1,2})[:：]")
_FEWEST = 3
_SHORTEST = _FEWEST * len("目标1：")
_MOST_SKIPPED = 2
"""More numbers than this are not skipped by oversight: they stand somewhere else."""


def check_goal_numbers(subject: Subject) -> Iterator[Finding]:
    """Every cell of the forms of performance that numbers its goals from 1 on; only gaps are told."""
    for table in subject.tables:
        if table.entries:
            continue
        for row in table.body:
            for cell in row:
                if cell is not None and len(cell.text) >= _SHORTEST:
                    yield from _gaps(subject, table, cell)


def _gaps(subject: Subject, table: Table, cell: Cell) -> Iterator[Finding]:
    found = list(_NUMBERED.finditer(fold(cell.text)))
    numbers = [int(each["number"]) for each in found]
    words = {each["what"] for each in found}
    in_order = numbers == sorted(set(numbers))
    if len(numbers) < _FEWEST or numbers[0] != 1 or not in_order or len(words) != 1:
        return
    for before, after in pairwise(numbers):
        if 1 < after - before <= 1 + _MOST_SKIPPED:
            (what,) = words
            said = (
                f"《{table.title}》的{what}编号不连续：“{what}{before}”之后为“{what}{after}”",
                f"a number is skipped: {what}{after} follows {what}{before}",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, place=cell.place
            )
