"""Notes under tables that are another table's: what a note says that its table shows is another fund's, or
财政拨款 alone under the summary of all money, while the form of that money has no such note."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.text import fold
from pipeline.vocabulary.references import TableNote

_CHECK = "form.note_of_table"
_SHOWN = 30


def check_table_notes(subject: Subject) -> Iterator[Finding]:
    """Every note of a standard form that is of another; else nothing."""
    noted = [table for table in subject.tables if table.notes and table.form]
    for table in noted:
        for note in table.notes:
            for known in subject.vocabulary.wording.table_notes:
                if known.is_said(fold(note)) and (own := _whose(table, known, subject.tables)):
                    yield _finding(subject, table, note, own)


def _whose(table: Table, known: TableNote, tables: tuple[Table, ...]) -> Table | None:
    """The form that a note is of, where it stands under one of `under` and that has no such note."""
    kind, _, form = table.form.partition(".")
    own = [
        each for each in tables
        if each.form == f"{kind}.{known.form}" and each.entity == table.entity
    ]  # fmt: skip
    if form not in known.under or len(own) != 1:
        return None
    return None if any(known.is_said(fold(note)) for note in own[0].notes) else own[0]


def _finding(subject: Subject, table: Table, note: str, own: Table) -> Finding:
    said = (
        f"《{table.title}》的附注“{shortened(note, _SHOWN)}”说的是《{own.title}》，后者没有这一附注",
        f"the note under {table.title} is of {own.title}, which has no such note",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, table=table)
