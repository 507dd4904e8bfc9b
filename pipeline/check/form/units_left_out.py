"""Figures that lack the second half of their unit: 增长 13.95。 for 13.95%, 0.39 万 for 万元; and numbers of
official documents that lack their 号, in the prose and in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import around, around_folded
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.search import cells_with, may_fit
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.vocabulary.others_words import UnitLeftOut

_CHECK = "form.unit_left_out"
_YEAR, _NAME = "年", 4


def check_units_left_out(subject: Subject) -> Iterator[Finding]:
    """Every such figure of the prose, then of cells, or a pass."""
    found = 0
    patterns = [known.pattern for known in subject.vocabulary.wording.units_left_out]
    named = set[str]()
    for passage in passages_with(subject, patterns):
        for finding in _in(subject, passage, named):
            found += 1
            yield finding
    for finding in _in_cells(subject):
        found += 1
        yield finding
    if not found:
        said = ("未见漏印单位的数", "no figure lacks its unit")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)


def _in(subject: Subject, passage: Passage, named: set[str]) -> Iterator[Finding]:
    """The figures of a paragraph, each once, whichever patterns it fits; a year in front of one name, those
    that were `named`, once for all."""
    told = set[int]()
    for known in subject.vocabulary.wording.units_left_out:
        if not may_fit(known.pattern, passage.text):
            continue
        for match in re.finditer(known.pattern, passage.text):
            if match.end() in told:
                continue
            told.add(match.end())
            if known.unit == _YEAR:
                name = passage.text[match.start() : match.end() + _NAME]
                if name in named:
                    continue
                named.add(name)
            words = around(passage.text, match.start(), match.end())
            yield _left_out(subject, known, words, passage.place(match.end() - 1))


def _in_cells(subject: Subject) -> Iterator[Finding]:
    """The first of each cell, for patterns that are meant for cells too."""
    known_in_cells = [each for each in subject.vocabulary.wording.units_left_out if each.cells]
    for document in subject.documents:
        for cell in cells_with(subject, document, [each.pattern for each in known_in_cells]):
            said = fold(cell.text)
            for known in known_in_cells:
                if match := re.search(known.pattern, said):
                    words = around_folded(cell.text, *match.span())
                    yield _left_out(subject, known, words, cell.place)


def _left_out(subject: Subject, known: UnitLeftOut, words: str, place: Place) -> Finding:
    slip = f"数后漏印“{known.unit}”"
    said = (f"“{words}”：{slip}", f"“{words}”: the figure lacks its unit, {known.unit}")
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=place, slip=slip)
