"""Words that compare two amounts of one sentence → Findings.

Met: 4 万元，与上年 4.5 万元持平; 3.2 万元，高于预算 4 万元. Where any amount that the sentence states before
makes the words true, they are of that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.check.intervals import Interval, printed_in, sum_of
from pipeline.check.prose.figures import NUMBER, Figure, figures
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.units import is_money
from pipeline.vocabulary.prose import ProseSpec, one_of

_UNCHANGED, _CHANGE = "prose.unchanged_fits", "prose.change_recomputed"
_MONEY = "(?:亿元|万元|元)"
_QUIET = r"[^，。；：（）\d]"
_ENDS = "(?=[，。；、）]|$|的?(?:主要)?原因|主要)"
"""两数一致性, 没有变化较大的项目 are no verdicts on two figures."""
_CARRIED = re.compile("结转|结余")
_PLANNED = "[高低大小多少]于(?:年初|全年|调整)?预算"


class _Compared(NamedTuple):
    """Two amounts of a sentence and the words that compare them."""

    words: re.Match[str]
    now: Figure
    then: Figure
    before: Sequence[Figure]
    """The amounts that the sentence states before `then`."""


class _Wrong(NamedTuple):
    """What is wrong with a comparison, in Chinese and in English."""

    check: str
    zh: str
    en: str


_Judge = Callable[[Subject, _Compared], _Wrong | None]


def check_beside_figures(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such comparison, where no claim of its line was found wrong already."""
    spec = subject.vocabulary.prose
    for passage in passages_with(subject, (one_of(spec.unchanged), _PLANNED)):
        for sentence in passage.sentences:
            for pattern, judge in _ways(spec):
                for match in pattern.finditer(sentence.text):
                    compared = _compared(sentence, match, spec)
                    wrong = judge(subject, compared) if compared else None
                    if wrong and not told.has_failed(sentence, match.start(), match.end()):
                        yield _finding(subject, sentence, match, wrong)


def _compared(sentence: Sentence, match: re.Match[str], spec: ProseSpec) -> _Compared | None:
    """What a match compares; None where the first is no level, or either no figure."""
    found = {figure.start: figure for figure in figures(sentence.text, spec)}
    now, then = found.get(match.start("now")), found.get(match.start("then"))
    if now is None or then is None or now.role != "level":
        return None
    before = [each for each in found.values() if each.is_money and each.start < then.start]
    return _Compared(match, now, then, before)


def _finding(subject: Subject, sentence: Sentence, match: re.Match[str], wrong: _Wrong) -> Finding:
    said = Said(f"“{match[0]}”：{wrong.zh}", wrong.en, sentence.place(match.start("now")))
    return noted(subject, wrong.check, Outcome.FAIL, said, Severity.ERROR)


@cache
def _ways(spec: ProseSpec) -> tuple[tuple[re.Pattern[str], _Judge], ...]:
    """The ways to compare, each with what judges it."""
    ways = (
        (_same(spec), _as_before),
        (_in_two_years(spec), _as_in_other_year),
        (_than_planned(), _as_planned),
    )
    return tuple((re.compile(pattern), judge) for pattern, judge in ways)


def _same(spec: ProseSpec) -> str:
    """B，与上年 A 持平."""
    than, same = one_of(spec.compared), one_of(spec.unchanged)
    said = one_of((*spec.said_of_figures, "支出", "收入"))
    return (
        rf"(?P<now>{NUMBER}){_MONEY}[，（]{than}(?:{one_of(spec.last_year)}|(?:19|20)\d{{2}}年度?){said}*(?:的|为)?"
        rf"(?P<then>{NUMBER}){_MONEY}(?:相比|比较)?，?(?P<about>{one_of(spec.about)})?{same}{_ENDS}"
    )


def _in_two_years(spec: ProseSpec) -> str:
    """2024年 B，2023年 A，两年持平."""
    year = rf"(?:(?:19|20)\d{{2}}年|{one_of((*spec.years.before, *spec.years.now))})"
    return (
        rf"(?P<first>{year})度?(?P<name>{_QUIET}{{0,10}})(?P<now>{NUMBER}){_MONEY}，"
        rf"(?P<second>{year})度?(?P<again>{_QUIET}{{0,10}})(?P<then>{NUMBER}){_MONEY}，"
        rf"(?:两年|与上年|较上年|同比)?(?P<about>{one_of(spec.about)})?{one_of(spec.unchanged)}{_ENDS}"
    )


def _than_planned() -> str:
    """B，高于预算数 A."""
    return (
        rf"(?P<now>{NUMBER}){_MONEY}，(?:决算数?|支出数?|执行数?)?(?P<way>[高低大小多少])于"
        rf"(?:年初|全年|调整)?预算(?:数|安排|指标)*(?:的|为)?(?P<then>{NUMBER}){_MONEY}(?=[，。；）]|$)"
    )


def _as_before(_subject: Subject, compared: _Compared) -> _Wrong | None:
    """What is called unchanged and is not."""
    words, now, then, before = compared
    if words["about"] or any(_are_alike(each, then) for each in before):
        return None
    if any(together.may_be(then.interval) for together in _in_a_row(before, now)):
        return None
    return _Wrong(
        _UNCHANGED,
        "称持平，所列两数不同",
        f"called unchanged, from {then.printed} to {now.printed}",
    )


def _as_in_other_year(subject: Subject, compared: _Compared) -> _Wrong | None:
    """What is called unchanged from one year to another and is not: the same, of two years, and nothing
    that is carried over, which is another thing at the end of the year."""
    words = compared.words
    first, second = _year(subject, words["first"]), _year(subject, words["second"])
    name, again = words["name"], words["again"]
    if first == second or again not in ("", name) or _CARRIED.search(name):
        return None
    return _as_before(subject, compared)


def _year(subject: Subject, said: str) -> int:
    """The year that words are of: 2022年, 上年, 本年."""
    if said[:1].isdigit():
        return int(said[:4])
    before = said in subject.vocabulary.prose.years.before
    return subject.identity.fiscal_year - before


def _as_planned(subject: Subject, compared: _Compared) -> _Wrong | None:
    """What is said to be more than was planned and is less, or the reverse."""
    words, now, then, before = compared
    is_more = words["way"] in "高大多"
    levels = [each for each in before if each is now or not _are_alike(each, then)]
    stated = [*(each.interval for each in levels), *_in_a_row(before, now)]
    if any(_is_so(each, then.interval, is_more=is_more) for each in stated):
        return None
    if not is_more and not _is_known(subject, before, then):
        return None
    return _Wrong(
        _CHANGE,
        "所列两数的大小与所述相反",
        f"said to be {'more' if is_more else 'less'} than planned: {now.printed} of {then.printed}",
    )


def _is_known(subject: Subject, before: Sequence[Figure], then: Figure) -> bool:
    """Whether the sentence before or a table states a figure besides: 低于预算 0.80 万元 may tell by
    how much it is less."""
    if any(each.interval.may_be(then.interval) for each in before):
        return True
    stated = (printed_in(amount) for amount in subject.amounts if is_money(amount.unit))
    return then.number.value != 0 and any(
        each is not None and each.value == then.interval.value for each in stated
    )


def _in_a_row(before: Sequence[Figure], now: Figure) -> Iterator[Interval]:
    """A figure with those in a row before it, if any: 会议费 2 万元、培训费 2 万元，与上年 4 万元持平."""
    row = [now]
    earlier = [each for each in before if each.start < now.start]
    while earlier and row[-1].lead.startswith("、"):
        row.append(earlier.pop())
        yield sum_of(each.interval for each in row)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two amounts are one: to the digit where both print as many."""
    if (one.unit, one.number.decimals) == (other.unit, other.number.decimals):
        return one.number.value == other.number.value
    return one.interval.may_be(other.interval)


def _is_so(level: Interval, planned: Interval, *, is_more: bool) -> bool:
    if level.may_be(planned):
        return True
    return (level.value > planned.value) is is_more
