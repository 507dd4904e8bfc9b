"""Dates that cannot be the disclosure's: signed, or counted, in the future or in a year long past."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, SaidLine, cell_lines, shortened
from pipeline.check.search import cells_with, lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.identity import Kind
from pipeline.model.records import Finding, Outcome, Severity

_CHECK = "form.date"
_SIGNED = {Kind.BUDGET: (-1, 0), Kind.FINAL: (0, 2)}
"""First and last year, from the fiscal year, in which a disclosure may be signed: a budget before or
in its year, an account after it, some of them late."""
_COUNTED = {Kind.BUDGET: (-2, 0), Kind.FINAL: (0, 1)}
"""In which its staff and assets may be counted."""
_CLOSED = (-2, -1)
"""In which a year must have ended on whose last day a budget counts them."""


def check_dates(subject: Subject) -> Iterator[Finding]:
    """Lines that are a date, days on which something is counted, and days that no year has."""
    wording = subject.vocabulary.wording
    checked = found = 0
    for document in subject.documents:
        for line, year, allowed in _of_document(subject, document):
            checked += 1
            first, last = (subject.identity.fiscal_year + offset for offset in allowed)
            if not first <= year <= last:
                found += 1
                yield _wrong(subject, line, year, is_later=year > last)
        for line in lines_with(subject, document, (wording.impossible_day,)):
            if day := wording.impossible_day_in(line.text):
                checked, found = checked + 1, found + 1
                yield _impossible(subject, line, day)
    if checked and not found:
        said = (f"{checked} 处日期与年度相合", f"{checked} dates fit the year")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)
    elif not checked:
        said = ("没有落款日期和统计日期", "nothing is signed or counted on a day")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)


def _of_document(
    subject: Subject, document: Document
) -> Iterator[tuple[SaidLine, int, tuple[int, int]]]:
    """The years of all lines, and of cells that say when something was counted, each with the years, from
    the fiscal year, that it may be."""
    wording = subject.vocabulary.wording
    for line in lines_with(subject, document, (wording.signed_on, wording.counted_on)):
        for year, allowed in _dated(subject, line):
            yield line, year, allowed
    for cell in cells_with(subject, document, (wording.counted_on,)):
        for said in cell_lines(cell):
            for year, allowed in _counted(subject, said):
                yield said, year, allowed


def _counted(subject: Subject, said: SaidLine) -> Iterator[tuple[int, tuple[int, int]]]:
    """The years on a day of which something is counted, with those that they may be; not the earlier of two
    years that are held against each other."""
    kind, last = subject.identity.kind, _COUNTED[subject.identity.kind][1]
    counted = list(subject.vocabulary.wording.counted_years(said.text))
    own = subject.identity.fiscal_year
    latest = max((year for year, _ in counted if year <= own + last), default=0)
    for year, is_closed in counted:
        if year < latest:
            continue
        yield year, _CLOSED if is_closed and kind is Kind.BUDGET else _COUNTED[kind]


def _dated(subject: Subject, line: Line) -> Iterator[tuple[int, tuple[int, int]]]:
    """The years of a line with the years, from the fiscal year, that they may be.

    The last day of another year, on which an account counts its cars, is told by `form.year`.
    """
    wording, kind = subject.vocabulary.wording, subject.identity.kind
    if (signed := wording.signed_year(line.text)) is not None:
        yield signed, _SIGNED[kind]
    told = set(wording.own_years(line.text, wording.own_year.closing_day, kind.chinese))
    for year, may_be in _counted(subject, line):
        if kind is Kind.BUDGET or year not in told:
            yield year, may_be


def _impossible(subject: Subject, line: Line, day: str) -> Finding:
    said = (
        f"“{shortened(line.text, 60)}”：没有“{day}”这一天",
        f"“{shortened(line.text, 60)}”: there is no such day as {day}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=line.place)


def _wrong(subject: Subject, line: SaidLine, year: int, *, is_later: bool) -> Finding:
    own, title = subject.identity.fiscal_year, subject.identity.title
    when = ("晚于", "after") if is_later else ("早于", "before")
    said = (
        f"“{shortened(line.text, 60)}”：日期在 {year} 年，{when[0]}本文件应有的时间（{title}）",
        f"“{shortened(line.text, 60)}” is dated {year}, {when[1]} what a disclosure of {own} may be",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=line.place)
