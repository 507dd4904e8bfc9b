"""Empty tables and what is said of them: a note below, a word on the contents page, or in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.check.comparison import remark
from pipeline.check.form.contents import reason_listed
from pipeline.check.form.parts import has_explanation
from pipeline.check.form.reading import has_crowded_cells
from pipeline.check.lines import printed_lines
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.vocabulary import Form

_CHECK = "form.empty_table_note"
_NAMED = (
    ("fund", "general_public"),
    ("fund", "government_fund"),
    ("fund", "state_capital"),
    ("subject", "three_public"),
)
"""Parts of titles of which a text can say that there is none."""


class _Unread(NamedTuple):
    """What a reader remarked where a table stands, for which it may not be as empty as it was read."""

    check: str
    of_sheet: bool
    """Whether the remark is of the sheet it stands in, and not of the whole file."""
    why: tuple[str, str]


_UNREAD = (
    _Unread(
        "form.formula_without_value",
        True,
        (
            "所在工作表的公式没有计算结果，原表未必为空，未能判断",
            "its sheet has formulas without a value, so that it may not be empty and was not evaluated",
        ),
    ),
    _Unread(
        "form.embedded_object",
        False,
        (
            "本文件嵌入了没有读取的文件，表可能在其中，未能判断",
            "its rows may be in a file embedded in this one, which was not read, so it was not evaluated",
        ),
    ),
)
_ELSEWHERE = (
    "本文件只有表格，说明可能在另一文件，未能判断",
    "the explanation may be in a file of its own, so it was not evaluated",
)


def check_empty(subject: Subject) -> Iterator[Finding]:
    """Every form of money or of purchases that is published without a figure."""
    for table in subject.tables:
        form = subject.form_of(table)
        if form is not None and _states_nothing(subject, table) and _has_to_be_published(form):
            yield _finding(subject, table, _explained(subject, table, form))


def _states_nothing(subject: Subject, table: Table) -> bool:
    """Whether a form has no rows, or none but totals with nothing in them. Zero is a statement."""
    blank = all(entry.is_total or not (entry.label or entry.code) for entry in table.entries)
    is_empty = table.is_empty or (blank and bool(table.entries) and not subject.amounts_of(table))
    return is_empty and not has_crowded_cells(subject, table)


def _has_to_be_published(form: Form) -> bool:
    return form.kind != "any" or form.id == "procurement"


def _explained(subject: Subject, table: Table, form: Form) -> tuple[str, str]:
    """Where it is said why the table is empty, in Chinese and English; ("", "") for nowhere."""
    if table.notes:
        return "并有说明", "with a note"
    if reason := reason_listed(subject, table):
        return f"目录中说明“{reason}”", f"the contents page says why: {reason}"
    if _is_said_to_be_none(subject, form):
        return "文中说明没有此项收支", "the text says that there is none"
    return "", ""


def _is_said_to_be_none(subject: Subject, form: Form) -> bool:
    titles, wording = subject.vocabulary.forms.titles, subject.vocabulary.wording
    made_of = titles.parts_of(form.name) or frozenset()
    words = [word for facet, value in _NAMED if (facet, value) in made_of
             for word in titles.parts[facet][value]]  # fmt: skip
    return bool(words) and any(
        wording.states_none(line.text, words)
        for document in subject.documents
        for line in printed_lines(subject, document)
        if not line.in_contents
    )


def _undecided(subject: Subject, table: Table) -> tuple[str, str] | None:
    """Why it cannot be told whether a note is missing, in Chinese and English; None where it can."""
    remarked = (unread.why for unread in _UNREAD if _is_remarked(subject, table, unread))
    return next(remarked, None if has_explanation(subject) else _ELSEWHERE)


def _is_remarked(subject: Subject, table: Table, unread: _Unread) -> bool:
    """Whether a reader remarked it of the file, or the sheet, that a table stands in."""
    here = table.place
    return any(
        said.check == unread.check and (said.place.page == here.page or not unread.of_sheet)
        for document in subject.documents
        if document.file == here.file
        for said in document.remarks
    )


def _finding(subject: Subject, table: Table, explained: tuple[str, str]) -> Finding:
    where, where_en = explained
    outcome, severity = Outcome.FAIL, Severity.WARNING
    if where:
        outcome, severity = Outcome.PASS, Severity.NOTE
    elif undecided := _undecided(subject, table):
        outcome, severity = Outcome.NOT_EVALUATED, Severity.NOTE
        where, where_en = f"表下没有说明；{undecided[0]}", f"without a note; {undecided[1]}"
    said = (
        f"《{table.title}》为空表，{where or '没有说明'}",
        f"empty form, {where_en or 'without a note'}",
    )
    return remark(subject, _CHECK, outcome, severity, said, table=table)
