"""An amount and all that it is made of in one phrase → Findings: 专款 21 万元，由甲 8 万元、乙 9 万元和丙 5
万元组成; 专款 23 万元（甲 8 万元、乙 9 万元、丙 7 万元）.

What 组成 or 构成 closes is all of it. Brackets may hold some parts only: they are told where their parts are
more than the whole, or where one figure that was mistyped explains what is missing and no part of so much may
have been left out. What is left of one amount when another is taken from it is made up of neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.intervals import Interval, sum_of
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import Said, compared, in_unit
from pipeline.check.prose.listed import is_left_of
from pipeline.check.prose.passages import Sentence
from pipeline.check.prose.sought import passages_with
from pipeline.check.prose.told import Told
from pipeline.check.prose.wholes import Judged
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.slips import is_mistyped, may_be_missing
from pipeline.values.units import YUAN

_CHECK = "prose.parts_make_whole"
_NAME = r"[^，。；：、（）\d]{2,20}?"
_WHOLE = rf"(?P<whole>{NUMBER})(?P<unit>亿元|万元|元)"
_ONE = rf"{_NAME}{NUMBER}(?:亿元|万元|元)"
_PART = re.compile(rf"(?P<name>{_NAME})(?P<number>{NUMBER})(?P<unit>亿元|万元|元)")
_MADE = re.compile(rf"{_WHOLE}，由(?P<parts>{_ONE}(?:[、，和及与]+{_ONE})+)(?P<all>组成|构成)")
_BESIDE = re.compile(rf"{_WHOLE}（(?P<parts>{_ONE}(?:[、，]{_ONE})+)）(?P<all>)")
_ASKED = (r"元，由", r"元（[^，。；：、（）\d]{2,20}\d")


def check_made_up(subject: Subject, judged: Sequence[Judged], told: Told) -> Iterator[Finding]:
    """Every such phrase, where no claim of its line was found wrong already and no list of the whole was
    judged."""
    listed = {
        (id(each.whole.passage), each.whole.start + each.whole.figure.start)
        for each, verdict in judged
        if verdict.kind != "open"
    }
    for passage in passages_with(subject, _ASKED):
        for sentence in passage.sentences:
            for match in (*_MADE.finditer(sentence.text), *_BESIDE.finditer(sentence.text)):
                at = id(sentence.passage), sentence.start + match.start("whole")
                if at in listed or told.has_failed(sentence, match.start(), match.end()):
                    continue
                if finding := _held(subject, sentence, match):
                    yield finding


def _held(subject: Subject, sentence: Sentence, match: re.Match[str]) -> Finding | None:
    """What a whole is short of its parts, or has too much."""
    left_open = subject.vocabulary.prose.left_open
    whole = _yuan(match["whole"], match["unit"])
    found = list(_PART.finditer(match["parts"]))
    parts = [part for each in found if (part := _yuan(each["number"], each["unit"]))]
    if whole is None or len(parts) != len(found) or left_open.may_not_make_up(match["parts"]):
        return None
    made = sum_of(parts)
    if whole.may_be(made) or is_left_of(whole, parts, made):
        return None
    goes_on = left_open.may_go_on(sentence.text, match.end())
    if not (match["all"] or _is_wrong(whole, made, parts, goes_on=goes_on)):
        return None
    comparison = in_unit(whole, made, match["unit"])
    said = Said(
        f"“{match[0][:60]}”：所列 {len(parts)} 项合计 {comparison.expected} {match['unit']}，"
        f"相差 {abs(comparison.difference)} {match['unit']}",
        f"{match['whole']} {match['unit']} is said to be made up of {len(parts)} parts, which add up to "
        f"{comparison.expected}",
        sentence.place(match.start()),
    )
    return compared(subject, _CHECK, comparison, said, Severity.WARNING)


def _is_wrong(whole: Interval, made: Interval, parts: Sequence[Interval], *, goes_on: bool) -> bool:
    """Whether parts in brackets, which may be some only, are more than their whole, or short of it by one
    figure that was mistyped, where nothing says that there are others and none may be missing."""
    if made.value - made.half > whole.value + whole.half:
        return True
    off = whole.value - made.value
    figures = [(whole.value, made.value), *((part.value, part.value + off) for part in parts)]
    mistyped = any(is_mistyped(*map(_plain, pair)) for pair in figures)
    values = [part.value for part in parts]
    return len(parts) > 1 and mistyped and not (goes_on or may_be_missing(off, values))


def _plain(amount: Decimal) -> Decimal:
    """As so many 万元, as amounts of the text are printed."""
    return (amount / YUAN["万元"]).quantize(Decimal("0.01"))


def _yuan(text: str, unit: str) -> Interval | None:
    number = parse_amount(text)
    if number is None:
        return None
    return Interval(number.value * YUAN[unit], number.half_unit * YUAN[unit])
