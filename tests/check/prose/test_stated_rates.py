"""Shares and rates of completion whose two amounts stand in their sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.records import Outcome
from tests.check.prose.prose_support import failed, findings, outcomes

RATE = "rate_recomputed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人员经费690.40万元，占基本支出812.40万元的89.48%。", "84.9"),
        ("公用经费122.00万元，占全部基本支出812.40万元的比重为51.02%。", "15.0"),
        ("运行维护费全年预算14.20万元，实际执行12.30万元，执行率68.62%。", "86.6"),
        ("年初预算数120.00万元，支出决算数137.39万元，完成年初预算的114.09%。", "114.4"),
        ("预算为18.00万元，支出决算为15.20万元，完成预算的94.44%。", "84.4"),
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
        "项目预算10.00万元，执行数12.00万元，执行率96.00%，系年中追加2.50万元。",
        "人员经费690.40万元，比上年增加40.00万元，占基本支出812.40万元的90.00%。",
        "年初预算数120.00万元，支出决算数137.39万元，完成调整预算的91.67%。",
        "年初预算数120.00万元，支出决算数137.39万元，完成预算的91.67%。",
        "年初预算100.00万元，调整预算120.00万元，决算110.00万元，完成年初预算的110.00%。",
        "预算为18.00万元，支出决算为15.20万元，完成预算的84.44%。",
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


def test_what_a_claim_recomputed_is_not_said_again() -> None:
    right = "预算为18.00万元，支出决算为15.20万元，完成预算的84.44%。"
    (finding,) = findings(right, RATE)
    claim = replace(finding, check="claim.completion_recomputed")
    assert findings(right, RATE, claims=[claim]) == []
    (wrong,) = findings(right.replace("84.44", "94.44"), RATE, claims=[claim])
    assert wrong.outcome is Outcome.FAIL
    failed_claim = replace(claim, outcome=Outcome.FAIL)
    assert findings(right.replace("84.44", "94.44"), RATE, claims=[failed_claim]) == []
