"""Bodies that are named in full in one place and with a word left out in another: 铁路运输法院, 铁路法院.

Names that stand near one another are of two bodies, as those of a list are. A unit of the tables whose name
has a word more within a sentence (市房产事务管理中心 for 甲市房产事务中心) is told there too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.comparison import remark
from pipeline.check.form.unit_names import units_named
from pipeline.check.lines import Line, printed_lines
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
        yield from _with_a_word(subject, document)


def _with_a_word(subject: Subject, document: Document) -> Iterator[Finding]:
    """Every name within a sentence that is a unit's with one of the words more."""
    spec, units = subject.vocabulary.wording.short_names, _units_without_place(subject)
    told: set[str] = set()
    for line in lines_with(subject, document, [spec.bodies]) if units else ():
        text = fold(line.text)
        for match in re.finditer(spec.bodies, text):
            before = _OTHER_SIGN.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
            found = _lengthened(subject, before + match[0], units)
            if found and found[0] not in told:
                told.add(found[0])
                yield _unit_with_a_word(subject, *found, line)


def _units_without_place(subject: Subject) -> Mapping[str, str]:
    """The units by what they are called at home: 市水文中心 for 甲市水文中心."""
    ends, place = subject.vocabulary.wording.short_names.bodies, subject.identity.division.name
    names = {
        place[-1] + name.removeprefix(place) if name.startswith(place) else name: name
        for name in units_named(subject)
        if re.search(rf"(?:{ends})$", name)
    }
    return {short: name for short, name in names.items() if len(short) >= _SHORTEST}


def _lengthened(subject: Subject, text: str, units: Mapping[str, str]) -> tuple[str, str] | None:
    """The name that ends a text and the unit whose name it is but for a word: not another place's."""
    spec, stem = subject.vocabulary.wording.short_names, subject.identity.division.name[:-1]
    for match in re.finditer(spec.words, text):
        without = text[: match.start()] + text[match.end() :]
        for short, unit in units.items():
            first = len(without) - len(short)
            if not without.endswith(short) or match.start() < first + _FIRST:
                continue
            begins = text[:first].removesuffix(stem)
            name = text[len(begins) :]
            if match.start() > len(without) - _LAST or name in units or name in units.values():
                continue
            if not begins or re.search(spec.begins, begins):
                return name, unit
    return None


def _unit_with_a_word(subject: Subject, name: str, unit: str, line: Line) -> Finding:
    said = (
        f"“{name}”，单位名单和各表中作“{unit}”，疑为同一机构的两种名称",
        f"{name} is called {unit} where units are listed",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.NOTE, said, place=line.place)


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
