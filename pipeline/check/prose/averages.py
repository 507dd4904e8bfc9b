"""What one of a thing costs, as a paragraph says → Findings: money and number beside it must give it.

公务用车运行维护费 12 万元，保有量 5 辆，平均每辆 2.4 万元; 公务接待费 3.2 万元，320 人次，人均 100 元. Told
only where no amount and no number that the paragraph states before it give the average.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval
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
    rf"(?:平均)?(?P<of>车均|每辆车?|人均|每人次?)(?:运行维护费|运行费|费用|支出|消费|接待费)*"
    rf"(?:为|约)?(?P<amount>{NUMBER})(?P<unit>万元|元)(?=[，。；）]|$)"
)
_SOUGHT = r"(?:车均|每辆|人均|每人)[^，。；\d]{0,8}\d[\d.,]*万?元"
_CARS, _PEOPLE = ("辆", "台"), ("人次", "人", "名")
_MONEY = re.compile("公务用车|公务接待|接待费|运行维护费|运行费")
_LIMITS = re.compile("标准|不超过|以[内下]|控制|定额")


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
    if number is None or not number.value or not _MONEY.search(before):
        return None
    if _LIMITS.search(passage.text[max(0, match.start() - 12) : match.start()]):
        return None
    factor = YUAN[match["unit"]]
    average = Interval(number.value * factor, 2 * number.half_unit * factor)  # rounded, or cut off
    beside = _stated(subject, before, _PEOPLE if "人" in match["of"] else _CARS)
    if not beside.amounts or not beside.counts or _is_given(average, beside):
        return None
    words = around(passage.text, match.start(), match.end())
    said = (
        f"“{words}”：同段所列各金额与数量都算不出这一平均数",
        f"“{words}”: no amount and no number of the paragraph give this average",
    )
    place = passage.place(match.start())
    return remark(subject, _CHECK, Outcome.FAIL, Severity.WARNING, said, place=place)


def _stated(subject: Subject, text: str, units: tuple[str, ...]) -> _Beside:
    found = figures(text, subject.vocabulary.prose)
    return _Beside(
        tuple(each.interval for each in found if each.is_money and each.number.value),
        tuple(each.interval for each in found if each.unit in units and each.number.value),
    )


def _is_given(average: Interval, beside: _Beside) -> bool:
    return any(
        abs(amount.value - average.value * count.value) <= amount.half + average.half * count.value
        for amount in beside.amounts
        for count in beside.counts
    )
