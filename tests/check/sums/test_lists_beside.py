"""Sums down a list that is printed in two halves side by side."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

_HALVES = """
一般公共预算基本支出表

单位：万元

科目编码 → 科目名称 → 合计 → 科目编码 → 科目名称 → 合计
 → 合计 → 60.00 → 30207 → 邮电费 → 4.00
301 → 工资福利支出 → 40.00 → 30211 → 差旅费 → {trips}
30101 → 基本工资 → 40.00 → 303 → 对个人和家庭的补助 → 5.00
302 → 商品和服务支出 → 15.00 → 30302 → 退休费 → 5.00
30201 → 办公费 → 5.00 → → →
"""


def halves(trips: str) -> Understood:
    return understood(printed(_HALVES.format(trips=trips)), kind="budget")


@pytest.mark.parametrize(
    ("trips", "outcome"), [("6.00", {Outcome.PASS}), ("9.00", {Outcome.PASS, Outcome.FAIL})]
)
def test_a_class_has_its_parts_in_both_halves(trips: str, outcome: set[Outcome]) -> None:
    assert set(halves(trips).outcomes("arithmetic.subtotal")) == outcome


def test_the_total_is_of_both_halves() -> None:
    assert halves("6.00").outcomes("arithmetic.total") == [Outcome.PASS]
