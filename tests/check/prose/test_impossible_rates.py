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
        ("基本支出占本年支出合计的106%。", "占比不会超过 100%"),
        ("会议费预算2万元，降幅为120%。", "减少不会超过 100%"),
        ("防汛项目预算50.00万元，支出49.00万元，执行率98%，结余2.00万元。", "预算减支出为 1 万元"),
        ("防汛项目预算执行率98%，结余率5%。", "两个比率之和大于 100%"),
        (
            "会议费年初预算为5.00万元，支出5.00万元。宣传经费预算50.00万元，实际支出48.00万元，结余4.00万元。",
            "预算减支出为 2 万元",
        ),
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
        # the whole of a plan, of another year, of the other side, or none
        "支出决算占预算总额的104%，年中有追加。",
        "全年支出占上年支出合计的118%。",
        "参保人数占任务总数的103%。",
        "支出占本年收入合计的101.2%。",
        "本年收入占支出总额的107%。",
        "贷款占存款总额的140%。",
        "二期投资占一期投资总额的130%。",
        "参训人数占职工人数总数的150%。",
        "中小企业合同金额占采购支出总额的102%，含上年尾款。",
        # down to, and what is less than nothing
        "债务率由140%下降为112%。",
        "价格指数由上年的104%降低到101.5%。",
        "资金缺口降低了115%。",
        "经营活动现金流减少160%。",
        # money of other years, or that was added
        "上年结转2.00万元，防汛项目预算50.00万元，支出48.00万元，结余4.00万元。",
        "防汛项目预算50.00万元，支出52.00万元，结余3.00万元。",
        "宣传经费上年结转2.00万元。宣传经费预算50.00万元，支出48.00万元，结余4.00万元。",
        "上年结转2.00万元。本年预算50.00万元，支出48.00万元，结余4.00万元。",
        "宣传经费预算50.00万元，支出48.00万元，结余4.00万元。其中上年结转2.00万元。",
        "防汛项目年初预算50.00万元，支出48.00万元，结余4.00万元。",
        "防汛项目预算50.00万元，支出36.00万元，结余4.00万元。剩余部分按合同支付。",
        "防汛项目预算执行率103%，结余率2%。",
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
        # paid besides, or not paid
        "购置电脑10台，单价5000元，合计5.65万元（含税）。",
        "购置防汛车2辆，每辆18万元，共39万元，含车辆购置税。",
        "购置水泵5套，每套12万元，共安排资金18万元，为首付款。",
        "修整林地1200亩，每亩300元，共需32.4万元，财政承担90%。",
        # by the month, by the day, for several
        "聘用巡查员20人，每人3000元，共需72万元。",
        "集训60人，每人200元，共3.6万元。",
        "租用船只2辆，每辆3000元，共7.2万元。",
        "巡查员15人，每月1800元，全年32.4万元。",
        "每人每月300元，全年4.3万元。",
        "办公用房租金每月1.2万元，全年13.2万元。",
    ],
)
def test_one_that_fits_or_is_of_something_else_is_not(text: str) -> None:
    assert failed(text, "count_fits_money") == []
