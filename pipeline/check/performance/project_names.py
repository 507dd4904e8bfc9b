"""The name of a project in its form of performance, against that of the list of projects with its money:
法律咨询服务费 in one, 法律咨询服务 in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.performance.projects import listed_projects, total_of
from pipeline.check.performance.sheets import project_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare

_CHECK = "performance.project_name"
_ALIKE = 0.8
_CUT = 12
"""A name of so many signs may be the beginning of another because a cell cut it."""


def check_project_names(subject: Subject) -> Iterator[Finding]:
    """Every form of a project that the list has under no such name, but with the same money."""
    listed = listed_projects(subject)
    forms = list(_forms(subject)) if listed else []
    named = {bare(project) for _, project, _ in forms}
    for table, project, total in forms:
        name = bare(project)
        others = [] if name in listed else _called(name, total, listed)
        if len(others) == 1 and bare(others[0].row_label) not in named:
            yield _finding(subject, table, (project, total), others[0])


def _forms(subject: Subject) -> Iterator[tuple[Table, str, Amount]]:
    for table in subject.tables:
        project = "" if table.entries else project_of(subject, table)
        total = total_of(subject, table) if project and project != table.entity.name else None
        if total is not None and total.amount:
            yield table, project, total


def _called(name: str, total: Amount, listed: Mapping[str, Sequence[Amount]]) -> list[Amount]:
    """The rows with the same money whose names are nearly this one: none that only has more in front of it
    (a code, a year, whose it is), or is cut."""
    return [
        rows[0]
        for other, rows in listed.items()
        if rows[0].kind == "budget"
        and any(row.amount_yuan == total.amount_yuan for row in rows)
        and not other.endswith(name)
        and not name.endswith(other)
        and not _may_be_cut(name, other)
        and SequenceMatcher(None, name, other).ratio() >= _ALIKE
    ]


def _may_be_cut(name: str, other: str) -> bool:
    shorter, longer = sorted((name, other), key=len)
    return len(shorter) >= _CUT and longer.startswith(shorter)


def _finding(subject: Subject, table: Table, form: tuple[str, Amount], listed: Amount) -> Finding:
    project, total = form
    said = (
        f"绩效表的项目名称作“{shortened(project)}”，《{listed.table_title}》作"
        f"“{shortened(listed.row_label)}”（金额同为 {total.amount_text} {total.unit}）",
        f"the project is called {project} in its form, {listed.row_label} in the list of projects with"
        " the same money",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table, at=total)
