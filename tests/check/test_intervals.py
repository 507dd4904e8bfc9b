"""What printed amounts may stand for, in the unit that is asked for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.check.intervals import Interval, printed_in
from tests.support import printed, understood

TABLE = printed("""
    一般公共预算支出表

    单位：{unit}

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 61.40 → 61.40 →
     → 合计 → 61.40 → 61.40 →

    """)


@pytest.mark.parametrize(
    ("unit", "wanted", "value", "half"),
    [
        ("万元", "元", "614000", "50"),
        ("万元", "", "61.40", "0.005"),
        ("元", "万元", "0.006140", "0.0000005"),
        ("万元", "亿元", "0.00614", "0.0000005"),
    ],
)
def test_an_amount_in_a_unit(unit: str, wanted: str, value: str, half: str) -> None:
    first = understood(TABLE.format(unit=unit)).amounts[0]
    assert printed_in(first, wanted) == Interval(Decimal(value), Decimal(half))


@pytest.mark.parametrize("text", ["", "—"])
def test_what_is_missing_states_nothing_and_not_zero(text: str) -> None:
    first = understood(TABLE.format(unit="万元")).amounts[0]
    assert printed_in(replace(first, amount=None, amount_text=text)) is None


def test_an_amount_that_is_printed_with_its_unit_states_it_all_the_same() -> None:
    first = understood(TABLE.format(unit="元").replace("61.40", "61.40万元")).amounts[0]
    assert printed_in(first, "") == Interval(Decimal("61.40"), Decimal("0.005"))
    assert printed_in(first) == Interval(Decimal(614000), Decimal(50))
