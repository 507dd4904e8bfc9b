"""Items that the form of the three public expenses leaves blank, in basic expenditure."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

CHECK = "cross_table.three_public_item"
PAGE = """
        “三公”经费支出表

        单位：万元

        “三公”经费合计 → 因公出国（境）费 → 公务用车购置及运行维护费 → → → 公务接待费
         → → 小计 → 公务用车购置费 → 公务用车运行维护费 →
        {total} → {abroad} → 8.00 → 5.00 → 3.00 → 1.00

        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        302 → 商品和服务支出 → 14.00
        30201 → 办公费 → 9.00
        30212 → 因公出国（境）费用 → {basic}
        30231 → 公务用车运行维护费 → 3.00
        """


def test_an_amount_of_an_item_that_is_nothing_by_its_total() -> None:
    found = understood(printed(PAGE.format(total="9.00", abroad="", basic="2.00")))
    (finding,) = found.of(CHECK, Outcome.FAIL)
    assert finding.code == "30212"
    assert "合计 9.00 万元已由其余各项（8.00＋1.00）构成" in finding.message


@pytest.mark.parametrize(
    ("total", "abroad", "basic"),
    [
        ("11.00", "", "2.00"),
        ("9.00", "", "0.00"),
        ("9.00", "", "0.01"),
        ("9.00", "", ""),
        ("11.00", "2.00", "2.00"),
    ],
)
def test_a_blank_that_may_stand_for_an_amount_is_not_told(
    total: str, abroad: str, basic: str
) -> None:
    found = understood(printed(PAGE.format(total=total, abroad=abroad, basic=basic)))
    assert found.of(CHECK, Outcome.FAIL) == []
