"""Names and so many of their kind behind them → Findings: 甲局、乙局……等 8 家单位 that names seven.

Behind a few names 等 may leave out any number. A list of five or more that ends in their number is
meant to be whole (in nearly all documents it is), so one name too few is told. 下设甲科、乙科、丙科，共 4 个
科室 leaves none out: there one or two names too few or too many are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Passage, Sentence
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome
from pipeline.values.outline import chinese_number
from pipeline.vocabulary.prose import ProseSpec, one_of

CHECK = "prose.names_counted"
_BRACKETS = re.compile(r"（[^（）]*）")
_JOINED = re.compile(r"[和及与]")
_FEWEST = 5
_FEWEST_OF_ALL, _MOST_OFF = 3, 2
_LONGEST_NAME = 30


def check_names_before(subject: Subject, prose: Sequence[Passage]) -> Iterator[Finding]:
    """Every number of bodies right behind a long list of them."""
    spec = subject.vocabulary.prose
    for passage in prose:
        for sentence in passage.sentences if "等" in passage.text else ():
            for match in _counted(spec).finditer(sentence.text):
                yield from _held(subject, sentence, match, spec)
        for sentence in passage.sentences if "共" in passage.text else ():
            for match in _all_counted(spec).finditer(sentence.text):
                yield from _all_held(subject, sentence, match, spec)


def _held(
    subject: Subject, sentence: Sentence, match: re.Match[str], spec: ProseSpec
) -> Iterator[Finding]:
    number = chinese_number(match["number"])
    plain = _BRACKETS.sub("", sentence.text[: match.start()])
    names = re.split(r"[，；：。]", plain)[-1].split("、")
    if number is None or len(names) < _FEWEST or any(map(_is_no_name, names)):
        return
    if any(word in name for name in names for word in spec.names.not_all):
        return
    most = len(names) + sum(1 for name in names if _JOINED.search(name))
    if len(names) <= number <= most:
        outcome, shown = Outcome.PASS, "与所列名称相符"
    elif number == most + 1 and most == len(names):
        outcome, shown = Outcome.FAIL, f"列出 {len(names)} 个"
    else:
        return
    said = Said(
        f"“{match['what']}”称 {number} 个：其前{shown}",
        f"{number} are announced, {len(names)} are named before",
        sentence.place(match.start()),
    )
    yield noted(subject, CHECK, outcome, said)


def _all_held(
    subject: Subject, sentence: Sentence, match: re.Match[str], spec: ProseSpec
) -> Iterator[Finding]:
    """下设甲科、乙科、丙科，共 3 个科室: all names from the words that open them on."""
    number = chinese_number(match["number"])
    names = re.split(r"[、，]", _BRACKETS.sub("", match["names"]))
    if number is None or len(names) < _FEWEST_OF_ALL or any(map(_is_no_name, names)):
        return
    if any(word in name for name in names for word in spec.names.not_all):
        return
    most = len(names) + sum(1 for name in names if _JOINED.search(name))
    fits = len(names) <= number <= most
    if not fits and min(abs(number - len(names)), abs(number - most)) > _MOST_OFF:
        return
    shown = "与所列名称相符" if fits else f"列出 {len(names)} 个"
    said = Said(
        f"“{match['what']}”称 {number} 个：其前{shown}",
        f"{number} are announced, {number if fits else len(names)} are named before",
        sentence.place(match.start("number")),
    )
    yield noted(subject, CHECK, Outcome.PASS if fits else Outcome.FAIL, said)


def _is_no_name(name: str) -> bool:
    return not 2 <= len(name) <= _LONGEST_NAME


@cache
def _counted(spec: ProseSpec) -> re.Pattern[str]:
    """等 8 家行政单位, 等5个科室."""
    number = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
    what = one_of(spec.names.counted)
    return re.compile(rf"等{number}[个家](?P<what>[^，。；：、\d]{{0,6}}?{what})")


@cache
def _all_counted(spec: ProseSpec) -> re.Pattern[str]:
    """下设甲科、乙科，共 2 个科室."""
    number = r"共(?:计|有)?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
    opens, what = one_of(spec.names.open_all), one_of(spec.names.counted)
    return re.compile(
        rf"{opens}[：，]?(?P<names>[^。；：\d]{{2,1200}}?)，?{number}[个家](?P<what>[^，。；：、\d]{{0,6}}?{what})"
        r"(?=[，。；）]|$)"
    )
