"""Numbers that a goal of a budget promises (考试不少于150场次) and that none of its indicators has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.comparison import remark
from pipeline.check.first_few import first_few
from pipeline.check.lines import around, shortened
from pipeline.check.performance.goals import SHORTEST_GOAL
from pipeline.check.performance.sheets import of_performance
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.identity import Kind
from pipeline.model.records import Finding, Indicator, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold

_CHECK = "performance.goal_fits"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LAST_LEVEL = "满意度"
"""What a form ends with: without it the indicators may go on in another table."""
_AROUND = 14


def check_promised(subject: Subject) -> Iterator[Finding]:
    """Every whole form of one project in a budget: one note of the numbers that no indicator has."""
    if subject.identity.kind is not Kind.BUDGET:
        return
    for table, indicators in of_performance(subject):
        whole = any(_LAST_LEVEL in f"{each.level1}{each.level2}" for each in indicators)
        if table.entries or not whole or len({each.project for each in indicators}) != 1:
            continue
        yield from _left_out(subject, table, indicators)


def _left_out(subject: Subject, table: Table, indicators: Sequence[Indicator]) -> Iterator[Finding]:
    texts = {
        fold(text)
        for each in indicators
        for text in (each.level3, each.target, each.description, each.basis)
    }
    stated = {_plain(number) for text in texts for number in _NUMBER.findall(text)}
    promised: dict[str, Cell] = {}
    for cell in _long_cells(table):
        goal = fold(cell.text)
        for number, start, end in subject.vocabulary.performance.goals.promised_in(goal):
            if goal not in texts and _plain(number) not in stated:
                promised.setdefault(around(goal, start, end, _AROUND), cell)
    if promised:
        yield _finding(subject, table, indicators[0].project, promised)


def _long_cells(table: Table) -> Iterator[Cell]:
    for row in table.body:
        for cell in row:
            if cell is not None and len(cell.text) >= SHORTEST_GOAL:
                yield cell


def _plain(number: str) -> str:
    return number.replace(",", "")


def _finding(subject: Subject, table: Table, project: str, promised: dict[str, Cell]) -> Finding:
    shown = first_few([f"“{each}”" for each in promised])
    said = (
        f"“{shortened(project, 30)}”的目标称{shown}，各项指标中没有这一数量",
        f"the goal of {project} promises a number that none of its indicators has",
    )
    place = next(iter(promised.values())).place
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, place=place)
