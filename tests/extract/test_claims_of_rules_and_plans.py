"""Claims behind the rule that a budget was made by, what tells that it was adjusted, a price, whose it is."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("我局“三公”经费预算按不高于2019年支出控制数编制，合计8.00万元。", "three_public"),
        ("公务接待费按照零增长的原则编制，2023年安排8.00万元。", "reception"),
        (
            "培训费3.00万元。公务用车运行维护费仍按不高于上年数申报，为8.00万元。",
            "vehicle_operation",
        ),
    ],
)
def test_an_amount_behind_its_rule_is_of_what_stands_before_that(said: str, code: str) -> None:
    claim = claims(said, kind="budget")[-1]
    assert (claim.code, claim.period, claim.amount_text) == (code, 2023, "8.00")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("调整预算后项目支出预算8.00万元。", "project"),
        ("调整后的公务接待费预算8.00万元。", "reception"),
        ("预算调整后公用经费预算数为8.00万元。", "public"),
    ],
)
def test_what_a_budget_was_after_it_was_adjusted(said: str, code: str) -> None:
    (claim,) = claims(said)
    assert (claim.code, claim.phase) == (code, "adjusted")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("会议费预算费用0.50万元/次，共计2.00万元。", "meetings"),
        ("公务接待费年初预算2.00万元，预算费用0.50万元/批，共计2.00万元。", "reception"),
    ],
)
def test_the_sum_behind_a_price_is_of_the_indicator(said: str, code: str) -> None:
    assert {each.code for each in claims(said) if each.kind == "amount"} == {code}


def test_the_budget_of_this_year_beside_what_was_left_is_of_the_whole() -> None:
    found = claims(
        "项目支出8.00万元，其中上年结转3.00万元，2023年部门预算5.00万元。", kind="budget"
    )
    assert [claim.indicator for claim in found] == ["项目支出", "上年结转", "项目支出"]


def test_vehicles_of_bodies_below_are_none_of_the_body() -> None:
    found = claims("共有车辆8辆（下属单位实有车辆3辆）。")
    assert [claim.code for claim in found] == ["vehicle_count", ""]


def test_journeys_are_counted_by_groups_and_by_people() -> None:
    found = claims("全年出访2批次，出访9人次。")
    assert [claim.code for claim in found] == ["delegations", "abroad_persons"]
