"""Findings about tables of which not all was read → the same, left undecided where they accuse.

A number too large for an amount is in no sum; a page that was not joined to the table above it has rows that
stand in neither, or stand under other columns; so may the figures of a table without rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.check.comparison import withdrawn
from pipeline.check.form.unproven import unproven_cells
from pipeline.check.subject import Subject
from pipeline.model.records import Finding
from pipeline.model.table import JoinedBy
from pipeline.values.amounts import is_beyond

_SUMS = ("arithmetic.", "cross_table.", "plausibility.")
_ROWS = (*_SUMS, "code.level")
_TOO_LARGE = (
    "（表中有的数位数过多，没有计入，未能核对）",
    " (not evaluated: a number has too many digits to count)",
)
_UNJOINED = (
    "（该表跨页，未能与上一页的表合为一张，未能核对）",
    " (not evaluated: a page could not be joined to the table above it)",
)

_UNPROVEN = (
    "（该表没有表格线，各数属于哪一栏不能确定，未能核对）",
    " (not evaluated: which heading the figures of the table stand under is not sure)",
)


def without_sums_of_unread(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of sums and rows as not evaluated where they fail and lean on such a table."""
    too_large = {a.table for a in subject.amounts if a.amount is None and is_beyond(a.amount_text)}
    unjoined = set(_unjoined(subject))
    unproven = {table.name for table in subject.tables if unproven_cells(subject, table)}
    told = []
    for each in findings:
        tables = (
            {each.table, *(table for table, _, _ in each.cells)} if each.outcome.fails else set()
        )
        if each.table in too_large and tables and each.check.startswith(_SUMS):
            told.append(withdrawn(each, _TOO_LARGE))
        elif not tables.isdisjoint(unjoined) and each.check.startswith(_ROWS):
            told.append(withdrawn(each, _UNJOINED))
        elif not tables.isdisjoint(unproven) and each.check.startswith((*_ROWS, "claim.")):
            told.append(withdrawn(each, _UNPROVEN))
        else:
            told.append(each)
    return told


def _unjoined(subject: Subject) -> Iterator[str]:
    """The names of tables that were not joined to the one above, and of that."""
    for above, table in pairwise(subject.tables):
        if any(join.by is JoinedBy.NOTHING for join in table.page_joins):
            yield from (above.name, table.name)
