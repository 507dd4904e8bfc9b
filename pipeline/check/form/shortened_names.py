"""Bodies that are named in full in one place and with a word left out in another: 铁路运输法院, 铁路法院.

Names that stand near one another are of two bodies, as those of a list are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.comparison import remark
from pipeline.check.lines import printed_lines
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold

_CHECK = "form.unit_names"
_SHORTEST, _LONGEST = 6, 20
_FIRST, _LAST = 3, 2
"""How many signs at either end of a name are no word that may be left out."""
_APART = 10
_OTHER_SIGN = re.compile("[^\u4e00-\u9fff]")


def check_shortened_names(subject: Subject) -> Iterator[Finding]:
    """Every name that stands in the text by itself, without one of the words."""
    for document in subject.documents:
        names = _names(subject, document)
        for name, lines in names.items():
            for short in _without_a_word(subject, name):
                others = names.get(short, ())
                if others and min(abs(a - b) for a in lines for b in others) >= _APART:
                    yield _two_names(subject, document, name, short, others[0])


def _names(subject: Subject, document: Document) -> Mapping[str, Sequence[int]]:
    """Names of bodies between signs that are no Chinese ones, with the numbers of their lines."""
    ends = subject.vocabulary.wording.short_names.bodies
    numbers = {id(line): n for n, line in enumerate(printed_lines(subject, document))}
    found = defaultdict[str, list[int]](list)
    for line in lines_with(subject, document, [ends]):
        text = fold(line.text)
        for match in re.finditer(ends, text):
            before = _OTHER_SIGN.split(text[max(0, match.start() - _LONGEST) : match.start()])
            name = before[-1] + match[0]
            if _SHORTEST <= len(name) <= _LONGEST:
                found[name].append(numbers[id(line)])
    return found


def _without_a_word(subject: Subject, name: str) -> Iterator[str]:
    for match in re.finditer(subject.vocabulary.wording.short_names.words, name):
        if match.start() >= _FIRST and match.end() <= len(name) - _LAST:
            yield name[: match.start()] + name[match.end() :]


def _two_names(subject: Subject, document: Document, name: str, short: str, number: int) -> Finding:
    said = (
        f"“{short}”，文中另作“{name}”，疑为同一机构的两种名称",
        f"{short} is called {name} elsewhere in the text",
    )
    place = printed_lines(subject, document)[number].place
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=place)
