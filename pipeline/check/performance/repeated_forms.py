"""Forms of performance that stand twice: one project's goals and indicators, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import place_name, place_name_en, shortened
from pipeline.check.performance.sheets import of_performance, project_of
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import bare

_CHECK = "performance.repeated"
_FEWEST = 4
"""A form with fewer indicators may be filled in alike for two purposes."""

_Said = tuple[str, ...]


def check_repeated_forms(subject: Subject) -> Iterator[Finding]:
    """Every form of one project that says nothing which an earlier one of the same body does not say."""
    first: dict[_Said, Table] = {}
    for table, indicators in of_performance(subject):
        project = project_of(subject, table)
        if table.entries or not project or len(indicators) < _FEWEST:
            continue
        body = (cell.text for row in table.body for cell in row if cell is not None)
        said = (table.entity.name, bare(project), *filter(None, map(bare, body)))
        if before := first.get(said):
            yield _twice(subject, before, table, project)
        first.setdefault(said, table)


def _twice(subject: Subject, before: Table, table: Table, project: str) -> Finding:
    said = (
        f"“{shortened(project, 30)}”的绩效表印了两次，内容相同（另见{place_name(before.place)}）",
        f"the form of {project} is printed twice, word for word (also {place_name_en(before.place)})",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table)
