"""Terms of the forms that a glossary explains and that neither a table nor the text has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, grids_of, printed_lines
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import fold

_CHECK = "form.terms_used"
_FEWEST_TERMS = 5
_FEWEST_TABLES = 5
"""Fewer may be an explanation whose tables stand in another file."""
_FURTHER_OUT = ("part", "chapter")


@dataclass(slots=True)
class _Told:
    """What a disclosure explains, term by term, and all that it says besides."""

    terms: list[tuple[str, Place]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def check_terms_used(subject: Subject) -> Iterator[Finding]:
    """All glossaries of a disclosure: one finding for the terms of the forms that it does not use."""
    told = _told(subject)
    if len(told.terms) < _FEWEST_TERMS or len(subject.tables) < _FEWEST_TABLES:
        said = ("没有可核对的名词解释", "there is no glossary to check")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    elsewhere = "\n".join(told.rest)
    unused = [
        (term, place)
        for term, place in told.terms
        for known in subject.vocabulary.wording.glossary.of_forms
        if re.match(known.term, term) and not re.search(known.used, elsewhere)
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


def _told(subject: Subject) -> _Told:
    glossary, told = subject.vocabulary.wording.glossary, _Told()
    for document in subject.documents:
        is_within = False
        for line in printed_lines(subject, document):
            if line.in_contents:
                continue
            if is_within := glossary.opens(line.text) or (is_within and not _ends(line)):
                if term := glossary.explained(line.text):
                    told.terms.append((term, line.place))
            else:
                told.rest.append(fold(line.text))
        for grid in grids_of(document):
            told.rest += [fold(cell.text) for row in grid.rows for cell in row if cell is not None]
    return told


def _ends(line: Line) -> bool:
    """Whether a line begins another part, behind the glossary."""
    numbered = split_number(line.text)
    return numbered.style in _FURTHER_OUT and line.is_short
