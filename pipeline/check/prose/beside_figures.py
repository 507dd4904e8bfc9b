"""Words that compare two amounts of one sentence → Findings.

Met: 4 万元，与上年 4.5 万元持平; 3.2 万元，高于预算 4 万元; 上年未安排…，增长 100%. Where any amount that the
sentence states before makes the words true, they are of that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import NUMBER, Figure, figures
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.vocabulary.prose import ProseSpec, one_of

_UNCHANGED, _CHANGE, _ZERO = (
    "prose.unchanged_fits",
    "prose.change_recomputed",
    "prose.growth_from_zero",
)
_MONEY = "(?:亿元|万元|元)"
_QUIET = r"[^，。；：（）\d]"
_PLANNED = "[高低大小多少]于(?:年初|全年|调整)?预算"
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SOME = re.compile(r"[1-9]")
_Held = Callable[[Subject, Sentence, re.Match[str]], Finding | None]


def check_beside_figures(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such comparison, where no claim of its line was found wrong already."""
    spec = subject.vocabulary.prose
    for passage in passages_with(subject, _sought(spec)):
        for sentence in passage.sentences:
            for pattern, held in _ways(spec):
                for match in pattern.finditer(sentence.text):
                    finding = held(subject, sentence, match)
                    if finding and not told.has_failed(sentence, match.start(), match.end()):
                        yield finding


@cache
def _sought(spec: ProseSpec) -> tuple[str, ...]:
    """What sentences that compare so have, which is found much sooner."""
    return (one_of(spec.unchanged), _PLANNED, spec.nothing_before)


@cache
def _ways(spec: ProseSpec) -> tuple[tuple[re.Pattern[str], _Held], ...]:
    """The ways to compare, each with what judges it."""
    ways = (
        (_same(spec), _as_before),
        (_in_two_years(spec), _as_before),
        (_than_planned(), _as_planned),
        (spec.from_nothing, _from_nothing),
    )
    return tuple((re.compile(pattern), held) for pattern, held in ways)


def _same(spec: ProseSpec) -> str:
    """B，与上年 A 持平."""
    than, same = one_of(spec.compared), one_of(spec.unchanged)
    return (
        rf"(?P<now>{NUMBER}){_MONEY}[，（]{than}(?:{one_of(spec.last_year)}|(?:19|20)\d{{2}}年){_QUIET}{{0,8}}?"
        rf"(?P<then>{NUMBER}){_MONEY}(?:相比|比较)?，?(?P<about>{one_of(spec.about)})?{same}"
    )


def _in_two_years(spec: ProseSpec) -> str:
    """2024年 B，2023年 A，两年持平."""
    year = rf"(?:(?:19|20)\d{{2}}年|{one_of((*spec.years.before, *spec.years.now))})度?"
    name = rf"{_QUIET}{{0,10}}"
    return (
        rf"{year}{name}(?P<now>{NUMBER}){_MONEY}，{year}{name}(?P<then>{NUMBER}){_MONEY}，"
        rf"(?:两年|与上年|较上年|同比)?(?P<about>{one_of(spec.about)})?{one_of(spec.unchanged)}"
    )


def _than_planned() -> str:
    """B，高于预算数 A."""
    return (
        rf"(?P<now>{NUMBER}){_MONEY}，(?:决算数?|支出数?|执行数?)?(?P<way>[高低大小多少])于"
        rf"(?:年初|全年|调整)?预算(?:数|安排|指标)*(?:的|为)?(?P<then>{NUMBER}){_MONEY}(?=[，。；）]|$)"
    )


def _as_before(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding | None:
    """What is called unchanged and is not."""
    now, then = _figure(subject, sentence, match, "now"), _figure(subject, sentence, match, "then")
    if now is None or then is None or match["about"] or now.role != "level":
        return None
    if any(_are_alike(each, then) for each in _before(subject, sentence, then)):
        return None
    said = Said(
        f"“{match[0]}”：称持平，所列两数不同",
        f"called unchanged, from {then.printed} to {now.printed}",
        sentence.place(match.start("now")),
    )
    return noted(subject, _UNCHANGED, Outcome.FAIL, said, Severity.ERROR)


def _as_planned(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding | None:
    """What is said to be more than was planned and is less, or the reverse."""
    now, then = _figure(subject, sentence, match, "now"), _figure(subject, sentence, match, "then")
    if now is None or then is None or now.role != "level":
        return None
    is_more = match["way"] in "高大多"
    levels = [each.interval for each in _before(subject, sentence, then)]
    if any(_is_so(level, then.interval, is_more=is_more) for level in levels):
        return None
    said = Said(
        f"“{match[0]}”：所列两数的大小与所述相反",
        f"said to be {'more' if is_more else 'less'} than planned: {now.printed} of {then.printed}",
        sentence.place(match.start("now")),
    )
    return noted(subject, _CHANGE, Outcome.FAIL, said, Severity.ERROR)


def _from_nothing(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding | None:
    """A rate of growth where the year before is said to have had nothing."""
    if not _SOME.search(match["rate"]):
        return None
    year = _YEAR.search(match["year"])
    if year and int(year[0]) >= subject.identity.fiscal_year:
        return None
    said = Said(
        f"“{match[0]}”：上年为 0，增长率无从计算",
        f"a rate of {match['rate']} % is stated where there was nothing the year before",
        sentence.place(match.start("rate")),
    )
    return noted(subject, _ZERO, Outcome.FAIL, said)


def _figure(subject: Subject, sentence: Sentence, match: re.Match[str], name: str) -> Figure | None:
    found = figures(sentence.text, subject.vocabulary.prose)
    return next((each for each in found if each.start == match.start(name)), None)


def _before(subject: Subject, sentence: Sentence, then: Figure) -> list[Figure]:
    """The amounts that a sentence states before another one."""
    found = figures(sentence.text, subject.vocabulary.prose)
    return [each for each in found if each.is_money and each.start < then.start]


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two amounts are one: to the digit where both print as many."""
    if (one.unit, one.number.decimals) == (other.unit, other.number.decimals):
        return one.number.value == other.number.value
    return one.interval.may_be(other.interval)


def _is_so(level: Interval, planned: Interval, *, is_more: bool) -> bool:
    if level.may_be(planned):
        return True
    return (level.value > planned.value) is is_more
