"""Two amounts that one phrase ties together → Findings: a part that is more than its whole, one amount in
two units that are not the same, a price a head that nothing has.

培训费 8 万元，含师资费 9 万元; 在培训费 8 万元中，师资费 9 万元; 维修费 5.21 万元（5210 元）; 接待 68 人次，
人均 209 万元. Where the whole may be of one year and the part of several, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.intervals import Interval
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, noted
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.units import YUAN
from pipeline.vocabulary.prose_stated import LeftOpen

_PART, _UNIT = "prose.part_within_whole", "prose.unit_fits"
_NAME = r"[^，。；：、（）\d]{2,14}?"
_WHOLE = rf"(?P<whole>{NUMBER})(?P<of>亿元|万元|元)"
_OF_IT = rf"(?P<part>{NUMBER})(?P<in>亿元|万元|元)"
_WITHIN = (
    re.compile(rf"{_NAME}{_WHOLE}[，（](?:含|包含)(?P<what>{_NAME}){_OF_IT}(?=[，。；）])"),
    re.compile(
        rf"在{_NAME}{_WHOLE}(?:中|之中|里)，?(?P<what>{_NAME})(?:为|是|占)?{_OF_IT}(?=[，。；）])"
    ),
)
_TWICE = re.compile(
    rf"(?P<whole>{NUMBER})万元(?:（(?P<bare>)|[（，](?:即|合|折合|共计|合计|计))(?P<part>\d[\d,]{{3,}}(?:\.\d+)?)元(?(bare)(?=）)|(?=[，。；）]))"
)
_A_HEAD = re.compile(
    rf"(?:接待|用餐|就餐)[^。；]{{0,30}}?(?<![民工员生])(?:人均|每人)(?:接待|用餐|就餐|消费|花费|餐费|费用|支出|标准|约|为)*(?P<each>{NUMBER})万元"
)
_ASKED = (
    r"元[，（](?:含|包含)[^，。；：、（）\d]{1,16}\d",
    r"元[中之里]",
    r"万元(?:（|，(?:即|折合|合))[即合折共计]{0,2}\d",
    r"(?:人均|每人)[^，。；\d]{0,6}\d[\d.,]*万元",
)
_LEAST_A_HEAD = Decimal(1)
"""So many 万元 nobody spends on a meal: the unit is 元."""


def check_contained(subject: Subject, told: Told) -> Iterator[Finding]:
    """Every such phrase, where no claim of its line was found wrong already."""
    for passage in passages_with(subject, _ASKED):
        for sentence in passage.sentences:
            for match, check, zh, en in (
                *_larger(sentence.text, subject.vocabulary.prose.left_open),
                *_in_two_units(sentence.text),
            ):
                if not told.has_failed(sentence, match.start(), match.end()):
                    yield _finding(subject, sentence, match, (check, zh, en))


def _larger(text: str, left_open: LeftOpen) -> Iterator[tuple[re.Match[str], str, str, str]]:
    """Parts that are more than the amount that is said to hold them."""
    for pattern in _WITHIN:
        for match in pattern.finditer(text):
            whole, part = _yuan(match, "whole", match["of"]), _yuan(match, "part", match["in"])
            if whole is None or part is None:
                continue
            if left_open.may_not_be_within(match[0]):
                continue
            if whole.value > 0 and part.value - part.half > whole.value + whole.half:
                yield match, _PART, "其中一项大于其总数", "a part is more than its whole"


def _in_two_units(text: str) -> Iterator[tuple[re.Match[str], str, str, str]]:
    """One amount in 万元 and in 元 that are not the same, and money a head in 万元."""
    for match in _TWICE.finditer(text):
        one, other = _yuan(match, "whole", "万元"), _yuan(match, "part", "元")
        if one and other and not one.may_be(other):
            yield match, _UNIT, "两个单位所列不是同一金额", "one amount in two units, not the same"
    for match in _A_HEAD.finditer(text):
        each = parse_amount(match["each"])
        if each is not None and each.value >= _LEAST_A_HEAD:
            yield match, _UNIT, "人均金额的单位应为“元”", "so much a head: the unit must be 元"


def _yuan(match: re.Match[str], name: str, unit: str) -> Interval | None:
    number = parse_amount(match[name])
    if number is None:
        return None
    return Interval(number.value * YUAN[unit], number.half_unit * YUAN[unit])


def _finding(
    subject: Subject, sentence: Sentence, match: re.Match[str], wrong: tuple[str, str, str]
) -> Finding:
    check, zh, en = wrong
    said = Said(f"“{match[0]}”：{zh}", f"{match[0]}: {en}", sentence.place(match.start()))
    return noted(subject, check, Outcome.FAIL, said, Severity.ERROR)
