"""Findings about tables of which not all was read → the same, left undecided where they accuse.

A number too large for an amount is in no sum; a page that was not joined to the table above it has rows that
stand in neither, or stand under other columns; so may the figures of a table without rules. A cell that
holds more than one number (or one and a stamp's letters) is in no sum of its row or column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from pipeline.check.comparison import withdrawn
from pipeline.check.form.reading import unread_cells
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
    "（该表缺少分栏的表格线，各数属于哪一栏不能确定，未能核对）",
    " (not evaluated: which heading the figures of the table stand under is not sure)",
)
_CROWDED = (
    "（同行或同栏有一格读不成一个数，未能核对）",
    " (not evaluated: a cell of that row or column does not read as one number)",
)
_OF_CELLS = (*_SUMS, "claim.amount_as_in_table", "claim.stated_none")
_OF_WHOLE_TABLE = frozenset({"form.note_fits_table"})
"""Checks of whether a table states anything: what several rows in one cell state is not known."""
_OF_ALL_TABLES = frozenset({"form.empty_with_summary", "claim.item_in_table"})
"""Checks of what no table states: one that could not be read may state it."""
_UNTOLD = (
    "（文中有分不出行和列的表，未能核对）",
    " (not evaluated: rows and columns of some tables could not be told)",
)


def without_sums_of_unread(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those of sums and rows as not evaluated where they fail and lean on such a table."""
    too_large = {a.table for a in subject.amounts if a.amount is None and is_beyond(a.amount_text)}
    unjoined = set(_unjoined(subject))
    said = (remark for document in subject.documents for remark in document.remarks)
    has_untold = any(remark.check == "form.rows_untold" for remark in said)
    unproven = {table.name for table in subject.tables if unproven_cells(subject, table)}
    crowded = {
        (table.name, axis, number)
        for table in subject.tables
        for cell in unread_cells(subject, table)
        for axis, number in enumerate(cell)
    }

    def doubted(finding: Finding) -> Finding:
        tables = {finding.table, *(table for table, _, _ in finding.cells)}
        if has_untold and finding.check in _OF_ALL_TABLES:
            return withdrawn(finding, _UNTOLD)
        if finding.table in too_large and finding.check.startswith(_SUMS):
            return withdrawn(finding, _TOO_LARGE)
        if not tables.isdisjoint(unjoined) and finding.check.startswith(_ROWS):
            return withdrawn(finding, _UNJOINED)
        if not tables.isdisjoint(unproven) and finding.check.startswith((*_ROWS, "claim.")):
            return withdrawn(finding, _UNPROVEN)
        return withdrawn(finding, _CROWDED) if _leans_on(finding, crowded) else finding

    return [doubted(each) if each.outcome.fails else each for each in findings]


def _leans_on(finding: Finding, crowded: Collection[tuple[str, int, int]]) -> bool:
    """Whether a finding is of rows or columns with such cells, or of whether their table states anything."""
    if finding.check.startswith(_OF_CELLS):
        return any(line in crowded for line in _lines_of(finding))
    return finding.check in _OF_WHOLE_TABLE and any(finding.table == name for name, _, _ in crowded)


def _lines_of(finding: Finding) -> Iterator[tuple[str, int, int]]:
    """The rows (axis 0) and columns (1) that a finding's amounts stand in, or its own row."""
    for table, row, column in finding.cells:
        yield from ((table, 0, row), (table, 1, column))
    if finding.row_no is not None:
        yield finding.table, 0, finding.row_no


def _unjoined(subject: Subject) -> Iterator[str]:
    """The names of tables that were not joined to the one above, and of that."""
    for above, table in pairwise(subject.tables):
        if any(join.by is JoinedBy.NOTHING for join in table.page_joins):
            yield from (above.name, table.name)
