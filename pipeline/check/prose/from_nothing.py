"""Rates of growth where the same sentence says that the year before had nothing → Findings.

Met: 上年未安排会议费，本年安排 3 万元，增长 100%. What had nothing and what grew must be one: 上年未购车，
“三公”经费增长 5% is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence, words_before
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome
from pipeline.vocabulary.prose import ProseSpec, one_of
from pipeline.vocabulary.spec import compiled

_CHECK = "prose.growth_from_zero"
_MONEY = "(?:亿元|万元|元)"
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NOTHING_SUCH = "(?:上年度?|去年)(?:无|没有|未安排|未发生|未列支)(?:此|该|本|这)项"
_FOR_NOTHING = re.compile(
    rf"(?:增长率?|增幅|上升|增加|提高)(?:了|约|为|比例)*(?P<rate>\d[\d.,]*)%，"
    rf"(?:主要)?(?:原因|由于|因为?|系|是|为|：)+{_NOTHING_SUCH}(?:支出|经费|费用|预算|开支|业务)*(?=[，。；]|$)"
)
"""增长 50%，主要原因是上年无此项支出: 此项 is what grew itself."""
_SOME = re.compile(r"[1-9]")


def check_from_nothing(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such rate, where no claim of its line was found wrong already."""
    spec = subject.vocabulary.prose
    pattern = compiled(spec.from_nothing.pattern)
    for passage in passages_with(subject, [spec.from_nothing.asked, _NOTHING_SUCH]):
        for sentence in passage.sentences:
            for match in pattern.finditer(sentence.text):
                if _is_growth_of_it(subject, sentence, match) and not told.has_failed(
                    sentence, match.start(), match.end()
                ):
                    yield _finding(subject, sentence, match)
            for match in _FOR_NOTHING.finditer(sentence.text):
                if _SOME.search(match["rate"]) and not told.has_failed(
                    sentence, match.start(), match.end()
                ):
                    yield _finding(subject, sentence, match)


def _is_growth_of_it(subject: Subject, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a rate is above 0, against a year before, and of nothing but what had nothing then."""
    spec = subject.vocabulary.prose
    year = _YEAR.search(match["year"])
    if not _SOME.search(match["rate"]) or (
        year is not None and int(year[0]) >= subject.identity.fiscal_year
    ):
        return False
    if re.search(spec.from_nothing.reasons, sentence.text[: match.start()]):
        return False
    nothing = _own_name(match["of"] or match["of_zero"] or "", spec)
    if not nothing:  # 出国费本年 5 万元，上年为 0: of what stands before
        return _says_no_more(spec).fullmatch(match["between"]) is not None
    before = _own_name(words_before(sentence.text, match.start(), "。；："), spec)
    return before in ("", nothing) and _sets_apart(spec).fullmatch(match["between"]) is not None


def _own_name(words: str, spec: ProseSpec) -> str:
    """What words name, without years and words of phases."""
    return re.sub(f"{_any_year(spec)}|{one_of(spec.from_nothing.phases)}|[，的为是]", "", words)


def _any_year(spec: ProseSpec) -> str:
    return rf"(?:(?:(?:19|20)\d{{2}}年|{one_of((*spec.years.now, *spec.years.before))})度?)"


def _changed(spec: ProseSpec) -> str:
    """比上年增加 5 万元，比上年: how much it grew, and what stands right before its rate."""
    verbs = one_of((*spec.verbs.increase, *spec.verbs.decrease))
    than = rf"(?:同比|(?:比|较|与){_any_year(spec)}?(?:相比)?，?)?"
    return rf"(?:{than}{verbs}(?:了|额|约)?{NUMBER}{_MONEY}[，、（])?{than}"


@cache
def _says_no_more(spec: ProseSpec) -> re.Pattern[str]:
    """Between nothing and a rate, a figure of this year or none."""
    phases = rf"(?:{one_of(spec.from_nothing.phases)}|数|的|为|是)*"
    return re.compile(rf"(?:{_any_year(spec)}?{phases}{NUMBER}{_MONEY}，)?{_changed(spec)}")


@cache
def _sets_apart(spec: ProseSpec) -> re.Pattern[str]:
    """Between what had nothing and a rate, how much was set apart for it this year."""
    sets = one_of(spec.from_nothing.sets_apart)
    return re.compile(
        rf"{_any_year(spec)}?(?:预算)?{sets}(?:了|为)?{NUMBER}{_MONEY}，{_changed(spec)}"
    )


def _finding(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding:
    said = Said(
        f"“{match[0]}”：上年为 0，增长率无从计算",
        f"a rate of {match['rate']} % is stated where there was nothing the year before",
        sentence.place(match.start("rate")),
    )
    return noted(subject, _CHECK, Outcome.FAIL, said)
