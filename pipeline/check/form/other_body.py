"""The budget or account of another body of the place, named where this one's is meant: a text taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.check.comparison import remark
from pipeline.check.lines import Line, printed_lines, shortened
from pipeline.check.search import lines_with
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.short_names import as_committee, shortens
from pipeline.values.text import fold
from pipeline.vocabulary.spec import compiled

_CHECK = "form.other_body"
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,40}?)(?:\((?:本级|机关)\)|本级|机关)?"
_YEAR = r"(?:19|20)\d{2}年度?"
_BUDGET = (
    r"(?:部门|单位|综合|收入|支出|收支|、|财政拨款|一般公共预算|政府性基金|国有资本经营|社会保险基金|拨款|安排的|基本|“?三公”?|机关运行|政府采购|经费)*"
    r"(?:预算|决算)"
)
_NAMED = tuple(
    re.compile(pattern) for pattern in (_NAME + _YEAR + _BUDGET, _YEAR + r",?" + _NAME + _BUDGET)
)
_AMOUNT = r"(?:支出|收入|总额|总计|合计|数|为|共)*\s*[\d,.]+\s*(?:亿|万)?元"
_STATED = tuple(
    re.compile(pattern + _AMOUNT)
    for pattern in (_NAME + _YEAR + _BUDGET, _YEAR + r",?" + _NAME + _BUDGET)
)
"""An amount right behind: the sentence states the budget of the body that it names."""
_ITEM = r"(?:机关运行经费|“?三公”?经费|政府采购)(?:财政拨款)?(?=(?:支出|总额|合计|为|共)*\s*[\d,.]+\s*万?元)"
"""What every body states in a section of its own: taken over from another, it is that one's."""
_OF_ITEM = tuple(
    re.compile(pattern) for pattern in (_NAME + _YEAR + _ITEM, _YEAR + r",?" + _NAME + _ITEM)
)
_OPENS = re.compile(r"(?<![^。;])" + _NAME + _BUDGET + _AMOUNT)
"""So do sentences that name no year."""
_OURS = re.compile("[我本][局委办部厅院所校县市区单]")
"""财政局下达我局 is no name of a body."""
_OPEN = ("", "纳入", "关于", "我县", "我市", "我区")
"""What may stand before the body whose own text this was."""
_OF_BUDGET = re.compile("[预决]算")
_OF_YEAR = re.compile(_YEAR)
_ABOVE_ALL = ("财政局", "财政厅", "人民政府", "人大常委会", "人民代表大会常务委员会")
"""Bodies that every other speaks of: they set, approve and pay the budgets."""


def check_other_body(subject: Subject) -> Iterator[Finding]:
    """Every line that names a body of the same place with its budget or account, if it is another."""
    named = found = 0
    own = _own_names(subject)
    place = re.escape(fold(subject.identity.division.name))
    for document in subject.documents:
        for line in lines_with(subject, document, [place]) if place else ():
            for name in _bodies(subject, line):
                named += 1
                is_own = any(_is_called(each, name) for each in own)
                if not (is_own or _is_unit(subject, name)):
                    found += 1
                    yield _finding(subject, line, name)
        for line, sister in _sisters(subject, document):
            named, found = named + 1, found + 1
            yield _finding(subject, line, sister)
    if not found:
        outcome = Outcome.PASS if named else Outcome.NOT_APPLICABLE
        said = ("点名的预算、决算都是本机关的", "every budget or account that is named is its own")
        if not named:
            said = ("没有点名哪个机关的预算、决算", "no body is named with its budget or account")
        yield remark(subject, _CHECK, outcome, Severity.NOTE, said)


def _is_called(own: str, name: str) -> bool:
    """Whether a body is called so: by a part of its name, with more behind it, or for short (直工委)."""
    short = any(shortens(name, each) for each in (own, as_committee(own)))
    return name in own or own in name or short


def _own_names(subject: Subject) -> tuple[str, ...]:
    """The bodies that a text of this disclosure may speak of, without the name of their place."""
    identity = subject.identity
    units = {table.entity.name for table in subject.tables}
    listed = {
        entry.label for table in subject.tables if table.form == "units" for entry in table.entries
    }
    names = {identity.department, identity.unit, *units, *listed}
    return tuple(bare for name in names if (bare := _without_place(subject, name)))


def _is_unit(subject: Subject, name: str) -> bool:
    """Whether a row of a table is called so: a unit of this body's, whose figures it has."""
    return any(name in fold(e.label) for table in subject.tables for e in table.entries)


def _without_place(subject: Subject, name: str) -> str:
    chain, rest = subject.vocabulary.divisions.split(fold(name))
    return rest if chain else fold(name)


def _bodies(subject: Subject, line: Line) -> Iterator[str]:
    """The bodies of this place that a line names with their budget or account, without the place."""
    text = fold(line.text)
    is_dated = _OF_YEAR.search(text) is not None
    items = _items(subject, text) if is_dated else ()
    named = [name for name in items if name not in _ABOVE_ALL]
    if not _OF_BUDGET.search(text):
        yield from dict.fromkeys(name for name in named if _is_stray(subject, name))
        return
    stray = (name for name in (*named, *_opening(subject, text)) if _is_stray(subject, name))
    of_year = _of_year(subject, text) if is_dated else ()
    yield from dict.fromkeys([*of_year, *stray])


def _items(subject: Subject, text: str) -> Iterator[str]:
    """The bodies that sentences name with an item of their own, where no word says why it is theirs."""
    said = compiled(subject.vocabulary.wording.bodies_spoken_of.items)
    for sentence in re.split("[。;]", text):
        if not said.search(sentence):
            yield from _named(subject, _OF_ITEM, sentence)


def _of_year(subject: Subject, text: str) -> Iterator[str]:
    """The bodies that a text names with a year and their budget or account."""
    yield from (name for name in _named(subject, _NAMED, text) if name not in _ABOVE_ALL)
    yield from _named(subject, _STATED, text)


def _opening(subject: Subject, text: str) -> Iterator[str]:
    """The bodies that sentences open with, the place before their name."""
    place = fold(subject.identity.division.name)
    found = (match["name"] for match in _OPENS.finditer(text))
    return (_body_of_place(subject, words) for words in found if words.startswith(place))


def _is_stray(subject: Subject, name: str) -> bool:
    """Whether a body is a department of another kind that nothing else in the text names: one that is
    named elsewhere may be a unit of this one's."""
    kinds = subject.vocabulary.department_kinds
    kind, own = kinds.of(name), kinds.of(_without_place(subject, subject.identity.department))
    if kind is None or (own is not None and kind.kind is own.kind):
        return False
    return len(list(islice((line for line in _folded(subject) if name in line), 2))) == 1


def _sisters(subject: Subject, document: Document) -> Iterator[tuple[Line, str]]:
    """The bodies of other counties that are called as this one is, with their budget or account, where a
    sentence, or what it is included in, begins with them."""
    division = subject.identity.division
    own = _without_place(subject, subject.identity.department)
    known = {division.name, division.city, division.province}
    sought = rf"{re.escape(own)}(?:\((?:本级|机关)\)|本级|机关)?{_YEAR}"
    for line in lines_with(subject, document, [sought]) if division.city and own else ():
        for pattern in _NAMED:
            for match in pattern.finditer(fold(line.text)):
                before, chain, rest = subject.vocabulary.divisions.locate(match["name"])
                if rest != own or not chain or chain[-1] in known:
                    continue
                if before in _OPEN and not _is_spoken_of(subject, match, before):
                    yield line, f"{chain[-1]}{rest}"


def _folded(subject: Subject) -> Sequence[str]:
    """All printed lines, folded once: a text may open many sentences with bodies."""
    lines = (line for each in subject.documents for line in printed_lines(subject, each))
    return subject.once("folded lines", lambda: tuple(fold(line.text) for line in lines))


def _named(subject: Subject, patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[str]:
    place = fold(subject.identity.division.name)
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        name = _body_of_place(subject, match["name"])
        if name and not _is_spoken_of(subject, match, match["name"].rpartition(place)[0]):
            yield name


def _is_spoken_of(subject: Subject, match: re.Match[str], before: str) -> bool:
    """Whether the words before a body, or behind its budget, tell that another is meant: 由…列支, 划转."""
    spec = subject.vocabulary.wording.bodies_spoken_of
    return before.endswith(spec.before) or bool(
        re.compile(spec.behind).match(match.string, match.end())
    )


def _body_of_place(subject: Subject, words: str) -> str:
    """The name of a body of this place that words end with, without the place; "" for anything else."""
    place = fold(subject.identity.division.name)
    _, at, name = words.rpartition(place)
    known = subject.vocabulary.identity.organisations
    is_one = len(name) > 1 and name.endswith(tuple(known)) and not _OURS.search(name)
    return name if at and is_one else ""


def _finding(subject: Subject, line: Line, name: str) -> Finding:
    own = subject.identity.unit or subject.identity.department
    said = (
        f"“{shortened(line.text, 80)}”：写的是“{name}”的预算或决算，本文件是{own}的",
        f"“{shortened(line.text, 80)}” speaks of the disclosure of {name}; this is that of {own}",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=line.place)
