"""Rates that nothing can have, what is left of a budget, and prices times numbers."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("会议费预算2万元，比上年下降120%。", "减少不会超过 100%"),
        ("货物采购占采购总额的120.50%。", "占比不会超过 100%"),
        ("防汛项目预算50.00万元，支出49.00万元，执行率98%，结余2.00万元。", "预算减支出为 1 万元"),
        ("防汛项目预算执行率98%，结余率5%。", "两个比率之和大于 100%"),
    ],
)
def test_a_rate_that_cannot_be_is_told(text: str, why: str) -> None:
    (finding,) = failed(text, "rate_recomputed", kind="final")
    assert why in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "会议费预算2万元，比上年增长120%。",
        "会议费预算0万元，比上年下降100%。",
        "年末结余2万元，比上年下降120%。",
        "公用经费占人员经费的120%。",
        "防汛项目预算50.00万元，支出49.00万元，结余0.50万元，收回0.50万元。",
        "支出决算120万元，占年初预算的120%。",
        "完成投资占计划任务的110%。",
        "货物采购占采购总额的100.00%。",
        "防汛项目预算50.00万元，支出49.00万元，执行率98%，结余1.00万元。",
        "防汛项目预算50.00万元，支出49.00万元，收回0.50万元，结余0.50万元。",
        "防汛项目预算执行率98%，结余率2%。",
    ],
)
def test_a_rate_that_may_be_is_not(text: str) -> None:
    assert failed(text, "rate_recomputed", kind="final") == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("拟购置防汛车2辆，每辆18万元，共40万元。", "36 万元"),
        ("购置电脑10台，单价5000元，合计6万元。", "5 万元"),
        ("办公用房租金每月1.5万元，全年20万元。", "18 万元"),
    ],
)
def test_a_price_times_a_number_that_misses_the_whole_is_told(text: str, made: str) -> None:
    (finding,) = failed(text, "count_fits_money")
    assert f"相乘为 {made}" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "拟购置防汛车2辆，每辆18万元，共36万元。",
        "购置电脑10台，单价5000元，合计5万元。",
        "购置轿车1辆，每辆18万元，购置客车1辆，每辆30万元，共48万元。",
        "办公用房租金每月1.5万元，全年18万元。",
        "办公用房租金每月1.5万元，4月起租，全年13.5万元。",
        "房屋3套，每套约1.67万元，共5万元。",
    ],
)
def test_one_that_fits_or_is_of_something_else_is_not(text: str) -> None:
    assert failed(text, "count_fits_money") == []
