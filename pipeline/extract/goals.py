"""Lists of projects with a goal in words (项目名称, 金额, 绩效目标) → Indicators, one a project.

Such a list has rows and columns and no indicators: its goals are what it says of performance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.form_cells import Row, text_of
from pipeline.model.document import Cell, Place
from pipeline.model.table import Column, ColumnRole, Table
from pipeline.values.text import closed_up
from pipeline.vocabulary import IndicatorSpec
from pipeline.vocabulary.phrases import is_any


@dataclass(frozen=True, slots=True)
class Goal:
    """What a list says of one project."""

    project: str
    text: str
    place: Place


def listed_goals(table: Table, spec: IndicatorSpec) -> Iterator[Goal]:
    """The goals of a table's rows; nothing where it has no column of goals in words."""
    column = _goal_column(table, spec)
    named = _project_column(table, spec, column) if column is not None else None
    if column is None or named is None:
        return
    goal: Goal | None = None
    above: Row = ()
    for row in table.body:
        said, project = row[column], text_of(row[named])
        text = text_of(said)
        if goal and text and said and not project and _goes_on(above, row, column, said):
            goal = replace(goal, text=closed_up(goal.text + text))
        elif text and said and (project or (goal and row[named] is None)):
            if goal:
                yield goal
            goal = Goal(project or (goal.project if goal else ""), text, said.place)
        above = row
    if goal:
        yield goal


def _goes_on(above: Row, row: Row, column: int, said: Cell) -> bool:
    """Whether a row has only more words of the goal that the page before ends on."""
    others = any(text_of(cell) for index, cell in enumerate(row) if index != column)
    page = next((cell.place.page for cell in above if cell is not None), None)
    return not others and said.place.page != page


def _goal_column(table: Table, spec: IndicatorSpec) -> int | None:
    words = [c for c in table.columns if c.role in (ColumnRole.TEXT, ColumnRole.LABEL)]
    found = [c.index for c in words if c.path and is_any(c.path[-1], spec.goals.goal)]
    return found[0] if len(found) == 1 else None


def _project_column(table: Table, spec: IndicatorSpec, goal: int) -> int | None:
    """The column that names the projects: the last one headed so, else the one of labels."""
    left = [c for c in table.columns if c.index != goal and c.role is not ColumnRole.MEASURE]
    named = [c.index for c in left if c.path and is_any(c.path[-1], spec.goals.project)]
    labels = [c.index for c in left if _is_label(c)]
    return max(named, default=None) if named else next(iter(labels), None)


def _is_label(column: Column) -> bool:
    return column.role is ColumnRole.LABEL
