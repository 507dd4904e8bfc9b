"""How many there are, what each costs and what all cost, in one sentence → Findings.

Met: 购置 2 辆，每辆 18 万元，共 40 万元; 每月 1.5 万元，全年 20 万元. Nothing but number, price and whole may
stand there: nothing that is paid besides or is not paid (税, 运费, 优惠, 首付), and no whole that is the
product several times (months or days that nothing counts), or for so many months of a year.
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
_BESIDES = re.compile(
    r"税|运[费杂]|安装|另加|外加|含|折|优惠|下浮|让利|首[付期]|首款|预付|定金|尾款|余款|其余|进度款|质保|分期|分[年次]|"
    r"承担|负担|配套|补差|部分|免|减[半免收]|半[年价]|起租|起付|[自从]\d{1,2}月|个月|上年|下年|超出|不足"
)
"""Why a whole may be more or less than what a sentence multiplies."""
_THINGS = ("辆", "台", "套", "件", "批")
_RENTED = re.compile("[租月天日年]|保险|维护|维修|服务")
"""What is paid for a thing again and again."""
_MOST_MONTHS = 14
_SEVERAL = re.compile(
    r"\d(?:名|人|户|个|辆|台|间|套|处|家)|[每人户辆台间套处家]均?$|每[人户名辆台间套处家]"
)
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})(?P<unit>{_MONEY})")


def check_products(subject: Subject) -> Iterator[Finding]:
    """Every sentence that states all three."""
    for passage in passages_with(subject, _ASKED):
        for match in _EACH.finditer(passage.text):
            before, _ = _around(passage, match)
            if _PRICED.search(before):
                continue  # one of several that cost the whole together
            yield from _held(subject, passage, match, Decimal(match["count"]))
        for match in _MONTHLY.finditer(passage.text):
            if _SEVERAL.search(_around(passage, match)[0]) or _is_of_some_months(match):
                continue
            yield from _held(subject, passage, match, _MONTHS)


def _around(passage: Passage, match: re.Match[str]) -> tuple[str, str]:
    """What stands before and behind it in its sentence."""
    before = passage.text[: match.start()].rpartition("。")[2]
    return before, passage.text[match.end() :].partition("。")[0]


def _held(
    subject: Subject, passage: Passage, match: re.Match[str], count: Decimal
) -> Iterator[Finding]:
    each, whole = _yuan(match["each"]), _yuan(match["all"])
    if each is None or whole is None:
        return
    product = Interval(each.value * count, each.half * count)
    if product.may_be(whole) or any(map(_BESIDES.search, _around(passage, match))):
        return
    times = (whole.value / product.value) if product.value else Decimal(0)
    if times and times % 1 == 0 and _is_paid_again(passage, match):
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


def _is_paid_again(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a price may be of a month or one of several times: that of a thing that is bought is not."""
    is_bought = match.groupdict().get("unit", "") in _THINGS
    return not is_bought or any(map(_RENTED.search, _around(passage, match)))


def _is_of_some_months(match: re.Match[str]) -> bool:
    """Whether a whole is the price of so many months: from some day on, or with one more at the end."""
    each, whole = _yuan(match["each"]), _yuan(match["all"])
    if each is None or whole is None or not each.value:
        return False
    months = whole.value / each.value
    return months % 1 == 0 and months <= _MOST_MONTHS


def _yuan(text: str) -> Interval | None:
    found = _AMOUNT.fullmatch(text)
    return stated_by(found["number"], YUAN[found["unit"]]) if found else None
