"""So many offices and their names → Findings: a number that the names behind it are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.outline import chinese_number
from pipeline.vocabulary.prose import ProseSpec, one_of

_CHECK = "prose.names_counted"
_BRACKETS = re.compile(r"（[^（）]*）|“[^”]*”|《[^》]*》")
_NUMBER = re.compile(r"(?:^|(?<=[；，、]))\d{1,2}[.．、](?!\d)")
"""1.甲中心；2.乙站"""
_LONGEST_NAME = 24
_FEWEST = 2
_UNITS = ("个", "家")
"""What offices are counted in."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of offices and how many names stand behind it: more than one where a name can be read
    as one or as two (人事和教育处)."""

    sentence: Sentence
    at: int
    words: str
    number: int
    readings: frozenset[int]
    shown: int


def check_names(subject: Subject, prose: Sequence[Passage]) -> Iterator[Finding]:
    """Every number of offices with its names behind it, in the sentence or as numbered lines."""
    for number, passage in enumerate(prose):
        if not any(unit in passage.text for unit in _UNITS):
            continue  # most paragraphs
        for sentence in passage.sentences:
            for counted in _in_sentence(sentence, subject.vocabulary.prose):
                yield _finding(subject, counted)
        if passage.text.endswith("："):
            yield from _as_lines(subject, prose, number)


def _count_in(text: str, spec: ProseSpec) -> tuple[int, str, int, int] | None:
    """The one number of offices that a text states: it, what it is of, where it begins and ends."""
    found = list(_counts(spec).finditer(text)) if any(u in text for u in _UNITS) else []
    if len(found) != 1:
        return None
    (match,) = found
    number = chinese_number(match["number"] or match["behind"] or match["below"])
    if number is None or number < _FEWEST:
        return None
    what = match["what"] or match["before"] or f"{match['opens']}{match['units']}"
    return number, what, match.start(), match.end()


def _in_sentence(sentence: Sentence, spec: ProseSpec) -> Iterator[Counted]:
    counted = _count_in(sentence.text, spec)
    if counted is None:
        return
    number, what, start, end = counted
    opened = _opening(spec).match(sentence.text, end)
    plain = _NUMBER.sub("", _BRACKETS.sub("", opened["names"])) if opened else ""
    if not plain or any(word in plain for word in spec.names.not_all) or re.search(r"\d", plain):
        return
    names = re.split(r"[、，；]", plain)
    if len(names) < _FEWEST or any(not 2 <= len(name) <= _LONGEST_NAME for name in names):
        return
    yield Counted(sentence, start, what, number, _readings(names), len(names))


def _readings(names: Sequence[str]) -> frozenset[int]:
    """How many names these may be: 和 may part the last two, or stand within one."""
    most = len(names) + sum(1 for name in names if re.search(r"[和及与]", name))
    return frozenset(range(len(names), most + 1))


def _as_lines(subject: Subject, prose: Sequence[Passage], number: int) -> Iterator[Finding]:
    """设 5 个科室： and numbered lines, one for each."""
    announced, spec = prose[number], subject.vocabulary.prose
    stated = _count_in(announced.text, spec)
    if stated is None or not _opening(spec).match(announced.text, stated[3]):
        return
    first = prose[number + 1] if number + 1 < len(prose) else None
    if first is None or not first.outline or first.ordinal != 1:
        return
    count = 0
    for passage in prose[number + 1 :]:
        if passage.section is not announced.section and passage.section is not first.section:
            break
        if passage.outline == first.outline:
            if passage.ordinal != count + 1:
                return
            count += 1
    if count >= _FEWEST:
        sentence = Sentence(announced, announced.text, 0)
        readings = frozenset([count])
        yield _finding(subject, Counted(sentence, stated[2], stated[1], stated[0], readings, count))


def _finding(subject: Subject, counted: Counted) -> Finding:
    fits = counted.number in counted.readings
    shown = f"列出 {counted.shown} 个" if not fits else "与所列名称相符"
    said = Said(
        f"“{counted.words}”称 {counted.number} 个：其后{shown}",
        f"{counted.number} are announced, {counted.number if fits else counted.shown} are named",
        counted.sentence.place(counted.at),
    )
    outcome = Outcome.PASS if fits else Outcome.FAIL
    return noted(subject, _CHECK, outcome, said, Severity.WARNING)


@cache
def _counts(spec: ProseSpec) -> re.Pattern[str]:
    """设 5 个科室, 内设机构 5 个, 下属 5 个单位; 部门有 5 个科室 counts no 部门."""
    what, below = one_of(spec.named_units), one_of(spec.names.below)
    number = r"(?<![\d第])(?:\d{1,3}|[一二三四五六七八九十]+)(?=[个家])"
    counted = rf"[^，。；：、\d]{{0,6}}?{what}"
    return re.compile(
        rf"(?P<number>{number})[个家](?P<what>{counted})"
        rf"|(?P<before>{what})(?:共有|共计|共|有|为|包括)?(?P<behind>{number})[个家](?!{counted})"
        rf"|(?P<opens>{below})(?P<below>{number})[个家](?P<units>单位)"
    )


@cache
def _opening(spec: ProseSpec) -> re.Pattern[str]:
    opens = one_of(spec.names.open)
    return re.compile(
        rf"(?:[，：]?(?:各机构[^，。；：]{{0,8}})?{opens}[：，]?|：)(?P<names>[^。：]*)。?$"
    )
