"""What one of a thing costs, as a paragraph says → Findings: money and number beside it must give it.

公务用车运行维护费 12 万元，保有量 5 辆，平均每辆 2.4 万元; 公务接待费 3.2 万元，320 人次，人均 100 元. Told
only where no amount and no number that the paragraph states before it, nor several together or the mean of
two numbers, give the average, and where its sentence speaks of cars or visitors alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, printed_in, sum_of
from pipeline.check.lines import around
from pipeline.check.prose.figures import NUMBER, figures
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.units import YUAN

_CHECK = "prose.count_fits_money"
_AVERAGE = re.compile(
    rf"(?<=[，、；：。（])(?:平均)?(?P<of>车均|每辆车?|人均|每人次?|每次|每期|每场)"
    rf"(?:运行维护费|运行费|运维费|运行|维护|费用|支出|消费|接待费|培训费|会议费|经费|成本)*"
    rf"(?:为|约)?(?P<amount>{NUMBER})(?P<unit>万元|元)(?=[，。；）]|$)"
)
_SOUGHT = r"(?:车均|每辆|人均|每人|每次|每期|每场)[^，。；\d]{0,8}\d[\d.,]*万?元"
_CARS, _PEOPLE = ("辆", "台"), ("人次", "人", "名")
_TAUGHT = re.compile(
    rf"(?:培训费|会议费)(?:全年)?(?:支出)?(?:决算|预算)?(?:数|支出)?为?{NUMBER}万?元"
)
"""培训费 3 万元，培训 100 人，人均 300 元: of what is taught or met, where the sentence states its money."""
_TIMES, _DAYS = (
    re.compile("每[次期场]"),
    re.compile(r"\d[天日]|每[天日]|每[次期场][^，。；]{0,4}\d+[人名]"),
)
_HELD = re.compile(r"(?<![\d.])(?P<count>\d+)(?P<unit>[次期场])(?!数)")
_MONEY = re.compile(
    r"公务用车|公务接待|接待费|运行维护费|运行费|(?:^|[，；])(?:共|全年)*接待\d+人次，支出"
)
_OTHERS = re.compile(
    "购置|培训|会议|教育|医疗|生均|会期|陪同|陪餐|工作餐|餐费|[早午晚中正]餐|补助|补贴|核定"
)
_LIMITS = re.compile("标准|不超过|以[内下]|控制|定额|不高于|限额|按照?")
_APART = re.compile("其中|上年|去年|外出|师资|大型|小型|本级|所属|内部")
"""Where what is taught or met is more than one thing."""
_COUNTED = re.compile(r"\d(?:人|名|户)")
_OF_IT = re.compile("接待|来[宾访客]|[批人]次|车")
_NEAREST = 12
_EACH = re.compile(r"[辆台人名次]、?，?$")


@dataclass(frozen=True, slots=True)
class _Beside:
    """The amounts and the numbers that a paragraph states before an average."""

    amounts: tuple[Interval, ...]
    counts: tuple[Interval, ...]


def check_averages(subject: Subject) -> Iterator[Finding]:
    """Every average of cars or visitors behind their number and their money."""
    for passage in passages_with(subject, [_SOUGHT]):
        for match in _AVERAGE.finditer(passage.text):
            if finding := _held(subject, passage, match):
                yield finding


def _held(subject: Subject, passage: Passage, match: re.Match[str]) -> Finding | None:
    number, before = parse_amount(match["amount"]), passage.text[: match.start()]
    if number is None or not number.value or not _is_of_money(before, match[0]):
        return None
    factor = YUAN[match["unit"]]
    average = Interval(number.value * factor, 2 * number.half_unit * factor)  # rounded, or cut off
    beside = _stated(subject, before, match["of"])
    if not beside.amounts or not beside.counts or _is_given(average, beside):
        return None
    if _is_given(average, _Beside(_in_form(subject), beside.counts)):
        return None  # the money stands in a paragraph before, as the form has it
    words = around(passage.text, match.start(), match.end())
    said = (
        f"“{words}”：同段所列各金额与数量都算不出这一平均数",
        f"“{words}”: no amount and no number of the paragraph give this average",
    )
    place = passage.place(match.start())
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place)


def _in_form(subject: Subject) -> tuple[Interval, ...]:
    """What the form of “三公” money states, item by item."""
    items = (a for a in subject.amounts if a.form.endswith("three_public") and a.amount)
    return tuple(filter(None, map(printed_in, items)))


def _is_of_money(before: str, average: str) -> bool:
    """Whether an average is of what cars or visitors cost, by its sentence and the one before: no limit, and
    no price behind a number (1 辆、每辆 18 万元)."""
    *_, last, own = ("", *before.split("。"))
    if _TAUGHT.search(own):
        return not any(each.search(own) for each in (_LIMITS, _DAYS, _APART))
    if _TIMES.search(average):
        return False
    is_of_it = _MONEY.search(own) or (_MONEY.search(last) and not _is_of_other(own))
    if not is_of_it or _OTHERS.search(own) or _LIMITS.search(own):
        return False
    return "均" in average or not _EACH.search(before)


def _is_of_other(own: str) -> bool:
    """Whether a sentence counts people of its own (慰问 50 人，人均 1000 元), not cars or visitors."""
    return _COUNTED.search(own) is not None and not _OF_IT.search(own)


def _stated(subject: Subject, text: str, of: str) -> _Beside:
    """What stands before an average: money, and the number of what it is of."""
    found = figures(text, subject.vocabulary.prose)
    amounts = tuple(each.interval for each in found if each.is_money and each.number.value)
    if _TIMES.match(of):
        held = (Decimal(each["count"]) for each in _HELD.finditer(text) if each["unit"] in of)
        return _Beside(amounts, tuple(Interval(number, Decimal(0)) for number in held if number))
    units = _PEOPLE if "人" in of else _CARS
    counts = (each.interval for each in found if each.unit in units and each.number.value)
    return _Beside(amounts, tuple(counts))


def _is_given(average: Interval, beside: _Beside) -> bool:
    counts = (
        *beside.counts, *_together(beside.counts), *_means(beside.counts), *_rests(beside.counts)
    )  # fmt: skip
    amounts = (*beside.amounts, *_together(beside.amounts), *_rests(beside.amounts))
    return any(
        abs(amount.value - average.value * count.value) <= amount.half + average.half * count.value
        for amount in amounts
        for count in counts
    )


def _together(stated: Sequence[Interval]) -> Iterator[Interval]:
    """The sums of two and more that follow one another: 机关 2 辆、执法队 1 辆、监测站 1 辆."""
    near = stated[-_NEAREST:]
    for first in range(len(near)):
        for end in range(first + 2, len(near) + 1):
            yield sum_of(near[first:end])


def _rests(stated: Sequence[Interval]) -> Iterator[Interval]:
    """What one leaves of the one before it: 公务接待费 1.2 万元，其中外宾 0.2 万元."""
    for whole, part in pairwise(stated):
        if whole.value > part.value:
            yield Interval(whole.value - part.value, whole.half + part.half)


def _means(stated: Sequence[Interval]) -> Iterator[Interval]:
    """What is between two that follow one another: cars at the beginning and at the end of the year."""
    for one, other in pairwise(stated):
        yield Interval((one.value + other.value) / 2, (one.half + other.half) / 2)
