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
