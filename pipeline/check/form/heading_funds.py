"""Headings of one fund over a text whose first sentence is of another one: 政府性基金预算支出情况, and below
it 本部门没有国有资本经营预算支出.

A text that only mentions another fund (不含…, …另行说明) is of its heading's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.model.sourced import place_of
from pipeline.values.text import bare, fold
from pipeline.vocabulary.spec import compiled

_CHECK = "form.heading_fits_text"


def check_heading_funds(subject: Subject) -> Iterator[Finding]:
    """Every heading that names one fund."""
    checked = found = 0
    paths = [section.path for section in subject.sections]
    parents = {path[: slash.start()] for path in paths for slash in re.finditer("/", path)}
    for section in subject.sections:
        headed = _only_fund(subject, section.heading)
        if not headed or not section.text.strip() or section.path in parents:
            continue  # its text is that of the headings below it
        checked += 1
        other = _opened_with(subject, section.text)
        if other and other != headed and not _speaks_of(subject, section.text, headed):
            found += 1
            said = (
                f"标题“{shortened(section.heading, 40)}”之下所说的是{other}：“{shortened(section.text, 60)}”",
                f"below the heading “{shortened(section.heading, 40)}” the text is of another fund: "
                f"“{shortened(section.text, 60)}”",
            )
            yield remark(
                subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place_of(section)
            )
    if not found:
        outcome = Outcome.PASS if checked else Outcome.NOT_APPLICABLE
        said = (
            f"{checked} 个标题之下说的都是同一类预算",
            f"{checked} headings name the fund of their text",
        )
        if not checked:
            said = ("没有只说一类预算的标题", "no heading names one fund")
        yield remark(subject, _CHECK, outcome, Severity.NOTE, said)


def _only_fund(subject: Subject, text: str) -> str:
    """The one fund that a text names, "" where it names none or several."""
    plain = bare(text)
    named = [
        each.name
        for each in subject.vocabulary.wording.heading_funds
        if compiled(each.named).search(plain)
    ]
    return named[0] if len(named) == 1 else ""


def _opened_with(subject: Subject, text: str) -> str:
    """The one fund that a text names, where its first sentence opens with it and states a figure or that
    there is none; "" where the fund may only be mentioned."""
    asides, fund = subject.vocabulary.wording.heading_asides, _only_fund(subject, text)
    plain = fold(text)
    first = next(filter(None, map(bare, compiled(asides.sentence_end).split(plain))), "")
    opened = compiled(asides.opening).match(first)
    named = [
        each for each in subject.vocabulary.wording.heading_funds
        if opened and compiled(each.named).match(first, opened.end())
    ]  # fmt: skip
    is_said = compiled(asides.said).search(first) and not compiled(asides.aside).search(bare(plain))
    return fund if is_said and fund in [each.name for each in named] else ""


def _speaks_of(subject: Subject, text: str, fund: str) -> bool:
    """Whether a text has any word that may be of a fund."""
    plain = bare(text)
    return any(
        compiled(each.spoken).search(plain)
        for each in subject.vocabulary.wording.heading_funds
        if each.name == fund
    )
