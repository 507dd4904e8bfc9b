"""Shares and rates of completion whose two amounts stand in their sentence."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.prose.prose_support import failed, outcomes

RATE = "rate_recomputed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人员经费690.40万元，占基本支出812.40万元的89.48%。", "84.9"),
        ("公用经费122.00万元，占全部基本支出812.40万元的比重为51.02%。", "15.0"),
        ("运行维护费全年预算14.20万元，实际执行12.30万元，执行率68.62%。", "86.6"),
        ("项目资金预算数420.00万元，年末累计支出395.80万元，支出进度达到99.24%。", "94.2"),
    ],
)
def test_a_rate_that_no_amount_before_it_makes_is_told(text: str, expected: str) -> None:
    (finding,) = failed(text, RATE)
    assert str(finding.expected).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "人员经费690.40万元，占基本支出812.40万元的84.98%。",
        "人员经费690.40万元，占基本支出812.40万元的84%。",
        "基本支出690.40万元，其中津贴150.10万元，占总支出812.40万元的84.98%。",
        "运行维护费全年预算14.20万元，实际执行12.30万元，执行率86.62%。",
        "运行维护费预算14万元，实际执行12万元，执行率87.51%。",
        "人员经费690.40万元，比上年增加40.00万元，占基本支出812.40万元的90.00%。",
        "预算数420.00万元，其中：甲项目支出395.80万元；乙项目执行率100%。",
        "津贴120.00万元、补助30.00万元，占人员经费200.00万元的75%。",
        "年初预算420.00万元，执行数395.80万元，执行率99.80%。",
        "项目总预算420.00万元，本年执行105.00万元，执行率96.00%。",
        "预算420.00万元，当年支付105.00万元，累计支付率96.00%。",
        "全年预算420.00万元，实际支出395.80万元，年度任务完成率100%。",
        "预算42.00万元，实际使用39.80万元，会议室使用率80%。",
        "预算420.00万元，资金到位395.80万元，支付率80%。",
        "预算420.00万元，完成招标金额395.80万元，支付率30%。",
        "预算420.00万元，支出395.80万元，剔除结转后执行率99%。",
    ],
)
def test_a_rate_that_an_amount_before_it_makes_is_none(text: str) -> None:
    assert failed(text, RATE) == []


def test_a_rate_of_coarse_figures_is_rounding() -> None:
    text = "运行维护费预算14万元，实际执行12万元，执行率87.51%。"
    assert outcomes(text, RATE) == [Outcome.ROUNDING]
