"""What a disclosure calls itself: 本部门 and 本单位 in one text, of which one must be another's, and headings
of a department's that speak of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import (
    Line,
    place_name,
    place_name_en,
    printed_lines,
    shortened,
    speaks_of_a_unit,
)
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.identity import Scope
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import bare, fold
from pipeline.vocabulary.spec import compiled

_CHECK = "form.department_or_unit"


def check_own_words(subject: Subject) -> Iterator[Finding]:
    """One note a document that says both; else nothing.

    The own office of a department is called either, and a part of a unit within a department's text
    calls itself a unit.
    """
    if subject.identity.scope is Scope.OWN_OFFICE:
        return
    of_unit = bool(subject.identity.unit)
    for document in subject.documents:
        right: list[Line] = []
        wrong: list[Line] = []
        for line in printed_lines(subject, document):
            department, unit = subject.vocabulary.wording.called(line.text)
            if not of_unit and unit and speaks_of_a_unit(subject, document, line):
                continue
            if department != unit:
                (right if unit is of_unit else wrong).append(line)
        if right and wrong:
            yield _slipped(subject, right, wrong)
        elif not of_unit:
            yield from _headings(subject, document)
        if not of_unit:
            yield from _joined(subject, document)


def _headings(subject: Subject, document: Document) -> Iterator[Finding]:
    """一、单位基本情况 in a department's disclosure: one note of all such headings."""
    sought = subject.vocabulary.wording.own_words.headings
    headings = [
        line
        for line in lines_with(subject, document, [sought])
        if line.is_short and not line.in_contents and re.match(sought, fold(line.text))
        if not speaks_of_a_unit(subject, document, line)
    ]
    if not headings:
        return
    shown = "、".join(dict.fromkeys(f"“{shortened(line.text)}”" for line in headings))
    said = (
        f"标题{shown}称“单位”，本文件为部门{subject.identity.kind.chinese}",
        f"the heading {shortened(headings[0].text)} speaks of a unit; this is a department's",
    )
    yield remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=headings[0].place
    )  # fmt: skip


def _joined(subject: Subject, document: Document) -> Iterator[Finding]:
    """甲市水利局单位按照…, in a department's disclosure that calls itself 本部门: 单位 stands for 部门."""
    words, own = subject.vocabulary.wording.own_words, bare(subject.identity.department)
    lines = lines_with(subject, document, [words.joined]) if own else ()
    slips = [line for line in lines if _is_joined(bare(line.text), own, words.joined)]
    if not slips or not lines_with(subject, document, [words.department]):
        return
    if speaks_of_a_unit(subject, document, slips[0]):
        return
    said = (
        f"“{shortened(slips[0].text)}”：本文件为部门{subject.identity.kind.chinese}，"
        f"“{own}”之后的“单位”疑为“部门”之误",
        f"{shortened(slips[0].text)}: the department calls itself a unit",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=slips[0].place)


def _is_joined(text: str, own: str, joined: str) -> bool:
    """Whether what `joined` means stands behind the name of the body."""
    behind = compiled(joined)
    return any(behind.match(text, found.end()) for found in re.finditer(re.escape(own), text))


def _slipped(subject: Subject, right: list[Line], wrong: list[Line]) -> Finding:
    words = subject.vocabulary.wording.own_words
    own, other = words.department, words.unit
    if subject.identity.unit:
        own, other = other, own
    first = wrong[0]
    said = (
        f"文中称“{own}”（{len(right)} 处），也称“{other}”（{len(wrong)} 处，"
        f"首见于{place_name(first.place)}：“{shortened(first.text)}”）",
        f"{own} in {len(right)} lines, {other} in {len(wrong)}, first {place_name_en(first.place)}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=first.place)
