"""The figure of the year before that stands right before a change: 比上年的 1.20 万元减少 0.20 万元.

Such a figure is what the change is of, and never the one that it led to.
"""

from __future__ import annotations

import re

from pipeline.check.intervals import Interval
from pipeline.model.records import Claim
from pipeline.values.amounts import parse_amount
from pipeline.values.text import fold
from pipeline.values.units import YUAN

_FIGURE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>亿元|万元|元)")
_BETWEEN = re.compile(r"[,)]?(?:相比|比较|相较)?[,]?[^\d,。;]{0,10}")
_BEFORE = re.compile(
    r"(?:上年|去年|上一年|(?P<year>20\d{2})年)度?(?:的|年初|部门|实际|预算|决算|执行|安排|支出|收入|数|为|:)*$"
)


def stated_base(claim: Claim, year: int) -> Interval | None:
    """What the words right before a change say that there was in the year before that of the disclosure;
    None where they do not."""
    text, printed = fold(claim.sentence), fold(claim.amount_text or claim.percentage_text)
    at = text.find(printed)
    while printed and at >= 0:
        figures = list(_FIGURE.finditer(text, 0, at))
        if figures and _BETWEEN.fullmatch(text[figures[-1].end() : at]):
            return _of_year_before(text, figures[-1], claim.base_period or year - 1)
        at = text.find(printed, at + 1)
    return None


def _of_year_before(text: str, figure: re.Match[str], year: int) -> Interval | None:
    said = _BEFORE.search(text[: figure.start()])
    number = parse_amount(figure["number"])
    if said is None or number is None:
        return None
    if said["year"] and int(said["year"]) != year:
        return None
    factor = YUAN[figure["unit"]]
    return Interval(number.value * factor, number.half_unit * factor)
