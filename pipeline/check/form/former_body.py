"""Bodies under a name that they no longer had: text that was taken over from before a reform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.lines import around_folded
from pipeline.check.search import cells_with, lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.vocabulary.others_words import FormerBody

_CHECK = "form.former_body"
_SHORTEST = 8
"""A cell that is no longer than a body's name is one, and its tables have their own."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that a text names under a former name: which, and where."""

    body: FormerBody
    text: str
    at: int
    place: Place


def check_former_body(subject: Subject) -> Iterator[Finding]:
    """One finding a former name of a body of the place, with how often it stands."""
    found: dict[str, list[_Named]] = {}
    for text, place in _texts(subject):
        for body, at in subject.vocabulary.wording.former_bodies_in(
            fold(text), subject.identity.division.name, subject.identity.fiscal_year
        ):
            if body.name not in fold(subject.identity.department + subject.identity.unit):
                found.setdefault(body.name, []).append(_Named(body, text, at, place))
    yield from (_finding(subject, named) for named in found.values())
    if not found:
        said = ("未见机构改革前的机构名称", "no body is called by the name it had before a reform")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _texts(subject: Subject) -> Iterator[tuple[str, Place]]:
    """Every line of prose and every cell that may name such a body, as printed; in cells of several lines a
    name may be broken."""
    place = subject.identity.division.name
    names = (re.escape(body.name) for body in subject.vocabulary.wording.former_bodies)
    named = ["|".join(names)]  # without the place: one pattern for all disclosures
    for document in subject.documents:
        for line in lines_with(subject, document, named):
            if place in line.text:
                yield line.text, line.place
        for cell in cells_with(subject, document, whole=named):
            if len(cell.text) >= _SHORTEST and place in cell.text.replace("\n", ""):
                yield cell.text, cell.place


def _finding(subject: Subject, named: list[_Named]) -> Finding:
    first = named[0]
    place, body = subject.identity.division.name, first.body
    times = f"（共 {len(named)} 处）" if len(named) > 1 else ""
    said = (
        f"“{around_folded(first.text, first.at, first.at + len(place + body.name))}”{times}："
        f"“{body.name}”是 {body.until} 年机构改革前的名称，本文件为 {subject.identity.fiscal_year} 年",
        f"{body.name} is the name of a body before the reform of {body.until}; this is a disclosure of "
        f"{subject.identity.fiscal_year}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=first.place
    )  # fmt: skip
