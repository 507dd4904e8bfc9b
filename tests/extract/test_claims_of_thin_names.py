"""What a thin name is of, what comes to those that there are, and what is paid for one of them."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from tests.extract.claims_support import claims, told
from tests.support import VOCABULARY, printed, understood


@pytest.mark.parametrize(
    ("sentence", "name", "direction"),
    [
        ("计划购置车辆7辆，甲县某中心更新公务车辆1辆。", "甲县某中心更新公务车辆", "increase"),
        (
            "计划购置车辆7辆，甲局乙分局计划更新应急用车1辆。",
            "甲局乙分局计划更新应急用车",
            "increase",
        ),
        ("新增县级质控中心4个。", "新增县级质控中心", "increase"),
        ("净增规模以上企业4家。", "净增规模以上企业", "increase"),
        ("新建居民健康档案4份。", "新建居民健康档案", ""),
    ],
)
def test_what_comes_to_those_that_there_are(sentence: str, name: str, direction: str) -> None:
    last = claims(sentence, kind="budget")[-1]
    assert (last.indicator, last.direction) == (name, direction)


def test_a_unit_of_two_words_is_no_name() -> None:
    assert told(claims("采集血小板513个治疗量。")) == [("count", "采集血小板", "513", "")]


def test_what_is_paid_for_one_is_a_price_and_one_is_no_count() -> None:
    (price,) = claims("每服务1名儿童满1个月给予300元补助。", kind="budget")
    assert (price.kind, price.indicator) == ("price", "儿童满1个月给予补助")
    (yearly,) = claims("每年开展1例手术。", kind="budget")
    assert (yearly.kind, yearly.amount_text) == ("count", "1")
    (each,) = claims("按现行体制补助，即每人补助2.25万元/年。", kind="budget")
    assert (each.kind, each.indicator) == ("price", "每人补助")
    (whole,) = claims("每村补助经费需9.00万元。", kind="budget")
    assert whole.kind == "amount"


def test_what_a_treasury_pays_is_of_those_whom_it_pays_for() -> None:
    _, paid = claims("2023年预估医疗救助147人，县财政需承担62.75万元。", kind="budget")
    assert paid.indicator == "医疗救助县财政承担"


def test_an_amount_that_a_rate_comes_to_is_of_the_same() -> None:
    assert told(claims("根据合同，本年度支付95%，即70.45万元。"))[0] == (
        "amount",
        "支付",
        "70.45",
        "",
    )


FUND = "九、政府性基金预算财政拨款收入支出决算情况\n\n"
ACCOUNT = printed("""
    政府性基金预算财政拨款收入支出决算表

    单位：万元

    科目编码 → 科目名称 → 年初结转和结余 → 本年收入 → 本年支出 → 年末结转和结余
     → 合计 → 8.00 → 5.00 → 13.00 → 0.00
    212 → 城乡社区支出 → 8.00 → 5.00 → 13.00 → 0.00
    """)


def sides(income: str) -> list[tuple[str, str]]:
    """(code, column) of what is told of both sides of the fund."""
    text = (
        f"政府性基金预算财政拨款年初结转和结余8.00万元，收入决算{income}万元，支出决算13.00万元。"
    )
    found = understood(f"{FUND}{text}\n\n第四部分 决算表\n\n{ACCOUNT}", kind="final", year=2023)
    places = {(a.table, a.row_no, a.column_no): a.column_label for a in found.amounts}
    made = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    return [
        (c.code, places.get((c.bound_table, c.bound_row_no or 0, c.bound_column_no or 0), ""))
        for c in made[1:]
    ]


def test_both_sides_behind_the_balance_of_a_fund_are_its_own_where_they_are_as_much() -> None:
    assert sides("5.00") == [("fund_income", "本年收入"), ("government_fund", "本年支出")]
    assert sides("6.00")[0] == ("", "")
    elsewhere = claims("年初结转和结余8.00万元，收入决算5.00万元，支出决算13.00万元。")
    assert [c.code for c in elsewhere[1:]] == ["", ""]


def test_an_item_is_told_by_a_looser_name_of_payments() -> None:
    (item,) = claims(
        "1.行政事业单位离退休（款）机关事业单位基本养老保险费（项）90.00万元。",
        kind="budget",
        year=2019,
    )
    assert item.code == "2080505"


def test_a_year_that_opens_a_sentence_is_that_of_its_figures() -> None:
    found = claims(
        "2021年，项目支出90.00万元，比上年增加10.00万元。基本支出8.00万元。", kind="budget"
    )
    assert [(c.period, c.base_period) for c in found] == [(2021, None), (2021, 2020), (2023, None)]


def test_what_is_bought_behind_a_purchase_of_the_same_sentence_is_none_of_what_there_is() -> None:
    found = claims("安排购置车辆1辆，单位价值50万元以上通用设备2台（套）。", kind="budget")
    assert [(c.indicator, c.direction) for c in found] == [
        ("购置车辆", "increase"), ("购置单位价值50万元以上通用设备", "increase"),
    ]  # fmt: skip
    there = claims("共有车辆2辆，单位价值50万元以上设备2台（套）。", kind="budget")
    assert [(c.indicator, c.direction) for c in there][1] == ("单位价值50万元以上设备", "")


def test_guests_of_domestic_receptions_are_counted_as_those() -> None:
    found = claims("国内接待费3.00万元。全年共接待国内来访团组10个、来宾80人次。")
    assert [c.code for c in found] == [
        "reception_domestic", "reception_batches", "reception_persons",
    ]  # fmt: skip


def test_a_kind_of_purchases_is_the_base_of_its_shares() -> None:
    found = claims(
        "政府采购支出总额30.00万元，其中：政府采购货物支出10.00万元；"
        "货物支出授予中小企业合同金额占货物支出金额的100%。"
    )
    assert (found[-1].kind, found[-1].base_claim_no) == ("share", 2)


@pytest.mark.parametrize("joined", ["10.00万元和12.50%", "10.00万元、12.50%", "10.00万元及12.50%"])
def test_a_rate_joined_to_its_amount_is_that_of_the_change(joined: str) -> None:
    _, change = claims(f"支出预算90.00万元，比上年增加{joined}。", kind="budget")
    assert (change.kind, change.percentage_text) == ("change", "12.50")


def test_a_rate_of_something_else_is_none_of_the_change() -> None:
    found = claims("支出预算90.00万元，比上年增加5.00万元和20%的准备金。", kind="budget")
    assert [(c.kind, c.percentage_text) for c in found][1] == ("change", "")


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("取消堤防项目，减少30.00万元", "堤防项目"),
        ("人员退休，减少30.00万元", "支出预算（部分）"),
        ("物价上涨，减少30.00万元", "支出预算（部分）"),
        ("人员退休，减少10.00万元", "支出预算"),
        ("养护费用减少，减少30.00万元", "养护费用"),
    ],
)
def test_what_a_reason_changed_is_named_by_the_clause_before_or_is_a_part(
    reason: str, name: str
) -> None:
    *_, change = claims(
        f"支出预算90.00万元，较上年减少10.00万元，主要原因：1.{reason}。", kind="budget"
    )
    assert (change.kind, change.indicator) == ("change", name)
