"""Names of the body and its units that are printed with their signs in another order, or 与 for 和, and
titles that name the city above with the body's own name: 舟山市水利局2023年度部门决算表 within those of a
county's bureau."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.lines import printed_lines, shortened
from pipeline.check.prose.passages import passages_of
from pipeline.check.prose.sought import joined_prose
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.text import fold

_NAMES, _OTHER = "form.unit_names", "form.other_body"
_SHORTEST = 6
_FIRST, _LAST = 2, 1
"""How many signs at either end of a name are printed right."""
_BETWEEN = re.compile("[\u4e00-\u9fff]+")
_AND = re.compile(r"[和与及]")
_TITLE = r"(?:19|20)\d{2}年度?(?:部门|单位)?(?:综合)?(?:预算|决算)(?:公开)?(?:情况)?(?:表|说明)?"


def check_name_slips(subject: Subject) -> Iterator[Finding]:
    """The first place of every slip, with how often it is printed; and titles of the body above."""
    names = _own_names(subject)
    slips: dict[tuple[str, str], list[Place]] = {}
    for name in names:
        for printed, place in _printed(subject, name):
            if printed not in names:
                slips.setdefault((name, printed), []).append(place)
    for (name, printed), places in slips.items():
        yield _slipped(subject, name, printed, places)
    yield from _of_city(subject)


def _own_names(subject: Subject) -> tuple[str, ...]:
    """The body, and the units that its lists name, without the name of their place."""
    identity = subject.identity
    labels = [e.label for table in subject.tables if table.form == "units" for e in table.entries]
    split = subject.vocabulary.divisions.split
    ends = tuple(subject.vocabulary.identity.organisations)
    names = (split(fold(each))[1] for each in (identity.department, identity.unit, *labels))
    return tuple(dict.fromkeys(n for n in names if len(n) >= _SHORTEST and n.endswith(ends)))


def _printed(subject: Subject, name: str) -> Iterator[tuple[str, Place]]:
    """What is as long as a name of Chinese signs, begins and ends like it and has its signs, in another
    order."""
    prose = joined_prose(subject)
    at = prose.text.find(name[:_FIRST]) if _BETWEEN.fullmatch(name[_FIRST:-_LAST]) else -1
    while at >= 0:
        printed = prose.text[at : at + len(name)]
        alike = printed.endswith(name[-_LAST:]) and printed != name
        if alike and _signs(printed) == _signs(name):
            number = prose.line_at(at)
            yield printed, passages_of(subject)[number].place(at - prose.starts[number])
        at = prose.text.find(name[:_FIRST], at + 1)


def _signs(name: str) -> list[str]:
    """The signs of a name in no order; 和, 与 and 及 are one."""
    return sorted(_AND.sub("和", name))


def _slipped(subject: Subject, name: str, printed: str, places: list[Place]) -> Finding:
    times = f"（{len(places)} 处）" if len(places) > 1 else ""
    said = (
        f"“{printed}”{times}，名称为“{name}”",
        f"{printed} is printed {len(places)} times; the name is {name}",
    )
    return remark(subject, _NAMES, Outcome.FAIL, Severity.NOTE, said, place=places[0])


def _of_city(subject: Subject) -> Iterator[Finding]:
    """Titles that name the city or province where the body is of a district."""
    division = subject.identity.division
    above = [place for place in (division.city, division.province) if place]
    own = fold(subject.identity.unit or subject.identity.department)
    chain, rest = subject.vocabulary.divisions.split(own)
    if not above or not chain or division.name not in own:
        return
    title = rf"(?:{'|'.join(map(re.escape, above))})+{re.escape(rest)}{_TITLE}"
    for document in subject.documents:
        for line in printed_lines(subject, document):
            text = fold(line.text)
            if rest in text and text.startswith(tuple(above)) and re.fullmatch(title, text):
                said = (
                    f"“{shortened(line.text, 40)}”：本文件是{own}的",
                    f"“{shortened(line.text, 40)}” in the disclosure of {own}",
                )
                yield remark(
                    subject, _OTHER, Outcome.FAIL, Severity.WARNING, said, place=line.place
                )
