"""Terms of the forms that a glossary explains and that neither a table nor the text has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines
from pipeline.check.search import cells_with, lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document, Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number

_CHECK = "form.terms_used"
_FEWEST_TERMS = 5
_FEWEST_TABLES = 5
"""Fewer may be an explanation whose tables stand in another file."""
_FURTHER_OUT = ("part", "chapter")


def check_terms_used(subject: Subject) -> Iterator[Finding]:
    """All glossaries of a disclosure: one finding for the terms of the forms that it does not use."""
    glossary = [line for document in subject.documents for line in _glossary(subject, document)]
    spec = subject.vocabulary.wording.glossary
    terms = [(term, line.place) for line in glossary if (term := spec.explained(line.text))]
    if len(terms) < _FEWEST_TERMS or len(subject.tables) < _FEWEST_TABLES:
        said = ("没有可核对的名词解释", "there is no glossary to check")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    own = {line.place for line in glossary}
    unused = [
        (term, place)
        for term, place in terms
        for known in spec.of_forms
        if re.match(known.term, term) and not _is_used(subject, known.used, own)
    ]
    if not unused:
        said = ("名词解释所列的收支项目本文件都有", "all terms of the forms are used")
        yield remark(subject, _CHECK, Outcome.PASS, Severity.NOTE, said)
        return
    names = "、".join(dict.fromkeys(term for term, _ in unused))
    said = (
        f"名词解释列有“{names}”，本文件的各表和说明中都没有",
        f"the glossary explains {names}, which neither the tables nor the text have",
    )
    yield remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=unused[0][1])


def _is_used(subject: Subject, pattern: str, own: Set[Place]) -> bool:
    """Whether a cell, or a line that is none of the glossary's own, has a term."""
    for document in subject.documents:
        if cells_with(subject, document, [pattern]):
            return True
        lines = lines_with(subject, document, [pattern])
        if any(line.place not in own and not line.in_contents for line in lines):
            return True
    return False


def _glossary(subject: Subject, document: Document) -> Iterator[Line]:
    """The lines of a document's glossaries."""
    spec, is_within = subject.vocabulary.wording.glossary, False
    for line in printed_lines(subject, document):
        if line.in_contents:
            continue
        is_within = spec.opens(line.text) or (is_within and not _ends(line))
        if is_within:
            yield line


def _ends(line: Line) -> bool:
    """Whether a line begins another part, behind the glossary."""
    numbered = split_number(line.text)
    return numbered.style in _FURTHER_OUT and line.is_short
