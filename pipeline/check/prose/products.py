"""How many there are, what each costs and what all cost, in one sentence → Findings.

Met: 购置 2 辆，每辆 18 万元，共 40 万元; 每月 1.5 万元，全年 20 万元. Nothing but number, price and whole may
stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, stated_by
from pipeline.check.prose.figures import NUMBER
from pipeline.check.prose.findings import plain
from pipeline.check.prose.passages import Passage
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome, Severity
from pipeline.values.units import YUAN

_CHECK = "prose.count_fits_money"
_MONTHS = Decimal(12)
_MONEY = "(?:万元|元)"
_EACH = re.compile(
    rf"(?P<count>\d+)(?P<unit>[辆台套件个人名户次期场批亩])，?(?:每(?P=unit)|单价|单(?P=unit)价格?)"
    rf"(?:为|是)?(?P<each>{NUMBER}{_MONEY})，(?:共计?|合计|总计|总价|总额|金额)(?:需|为|支出|安排|资金)*"
    rf"(?P<all>{NUMBER}{_MONEY})(?=[，。；、）]|$)"
)
_MONTHLY = re.compile(
    rf"每月(?:为|支付|租金|需|支出|平均)*(?P<each>{NUMBER}{_MONEY})，(?:全年|一年|12个月|年)"
    rf"(?:共计?|合计|总计|需|为|支出|安排|租金|费用)*(?P<all>{NUMBER}{_MONEY})(?=[，。；、）]|$)"
)
_ASKED = (r"每(?=[辆台套件个人名户次期场批亩月][^，。；\d]{0,4}\d)|单价(?=为?\d)",)
_PRICED = re.compile("每[辆台套件个人名户次期场批亩]|单价")
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})(?P<unit>{_MONEY})")


def check_products(subject: Subject) -> Iterator[Finding]:
    """Every sentence that states all three."""
    for passage in passages_with(subject, _ASKED):
        for match in _EACH.finditer(passage.text):
            before = passage.text[: match.start()].rpartition("。")[2]
            if _PRICED.search(before):
                continue  # one of several that cost the whole together
            yield from _held(subject, passage, match, Decimal(match["count"]))
        for match in _MONTHLY.finditer(passage.text):
            yield from _held(subject, passage, match, _MONTHS)


def _held(
    subject: Subject, passage: Passage, match: re.Match[str], count: Decimal
) -> Iterator[Finding]:
    each, whole = _yuan(match["each"]), _yuan(match["all"])
    if each is None or whole is None:
        return
    product = Interval(each.value * count, each.half * count)
    if product.may_be(whole):
        return
    made = f"{plain(product.value / YUAN['万元'])} 万元"
    said = (
        f"“{match[0]}”：单价与数量相乘为 {made}",
        f"{match[0]}: the price times the number is {plain(product.value)}",
    )
    yield remark(
        subject,
        _CHECK,
        Outcome.FAIL,
        Severity.WARNING,
        said,
        place=passage.place(match.start()),
    )


def _yuan(text: str) -> Interval | None:
    found = _AMOUNT.fullmatch(text)
    stated = stated_by(found["number"]) if found else None
    if found is None or stated is None:
        return None
    factor = YUAN[found["unit"]]
    return Interval(stated.value * factor, stated.half * factor)
