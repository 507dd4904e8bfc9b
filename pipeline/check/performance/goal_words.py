"""Goals in words that say the name of their project and nothing else, or that they have been reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.lines import around, shortened
from pipeline.check.performance.sheets import of_performance, project_of, text_of
from pipeline.check.subject import Subject
from pipeline.model.document import Cell
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare, fold

_CHECK = "performance.goal_fits"
_ENDS = ("", "金", "费", "资金", "经费")


def check_goal_words(subject: Subject) -> Iterator[Finding]:
    """Every form of one project with a goal in words."""
    for table, _ in of_performance(subject):
        project = project_of(subject, table)
        goal = _goal(subject, table) if project else None
        if goal is not None and _adds_nothing(subject, text_of(goal), project):
            said = (
                f"“{shortened(project, 30)}”的目标为“{shortened(text_of(goal), 30)}”："
                "只重复项目名称，没有说明目标",
                f"the goal of {project} is its name and nothing else",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, place=goal.place
            )
        elif goal is not None and (finding := _reached(subject, table, goal, project)):
            yield finding


def _reached(subject: Subject, table: Table, goal: Cell, project: str) -> Finding | None:
    """A budget's goal that is worded as if it had been reached: 完成了年度任务, 得到了群众的肯定."""
    said_so = subject.vocabulary.performance.goals.reached_in(goal.text)
    if not said_so or subject.identity.kind != "budget":
        return None
    said = (
        f"“{shortened(project, 30)}”的目标写作已经实现：“{_sentence_with(goal, said_so)}”",
        f"the goal of {project} is worded as if it had been reached",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, place=goal.place)


def _sentence_with(goal: Cell, words: str) -> str:
    text = text_of(goal)
    at = max(fold(text).find(words), 0)
    return around(text, at, at + len(words))


def _goal(subject: Subject, table: Table) -> Cell | None:
    """The one cell right of a label of goals; None where a form has several or none."""
    found = [goal for row in table.body if (goal := _of_row(subject, row)) is not None]
    return found[0] if len(found) == 1 else None


def _of_row(subject: Subject, row: Sequence[Cell | None]) -> Cell | None:
    spec = subject.vocabulary.performance.goals
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    for label, behind in pairwise(cells):
        if spec.is_label(label.text) and not spec.is_label(behind.text):
            return behind
    return None


def _adds_nothing(subject: Subject, goal: str, project: str) -> bool:
    """Whether a goal is the name of its project, of which a cell may have cut the end off."""
    spec = subject.vocabulary.performance.goals
    said, name = bare(spec.told_of(goal)), bare(spec.told_of(project))
    return bool(name) and said.startswith(name) and said[len(name) :] in _ENDS
