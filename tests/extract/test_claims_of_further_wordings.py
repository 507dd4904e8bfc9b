"""Claims that are worded in ways that other places use."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import HEADING, claims
from tests.support import printed, understood


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("设置内设机构7个。", "内设机构"),
        ("共设置内设科室9个。", "内设科室"),
        ("全年组团2批，分别赴越南3人次。", "赴越南"),
    ],
)
def test_a_verb_before_a_count_is_no_part_of_its_name(text: str, name: str) -> None:
    assert claims(text)[-1].indicator == name


def test_the_income_of_the_year_of_a_fund_is_that_of_the_fund() -> None:
    found = claims("一般公共预算拨款本年收入87.00万元。政府性基金预算本年收入3.00万元。")
    assert [claim.code for claim in found] == ["general_public_income", "fund_income"]


def test_this_year_alone_names_nothing() -> None:
    found = claims("上年度公务接待费9.20万元，本年度7.10万元。")
    assert [(claim.indicator, claim.period) for claim in found] == [
        ("公务接待费", 2022),
        ("公务接待费", 2023),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本部门不涉及国有资本经营预算收支。", "state_capital"),
        ("不涉及政府性基金预算财政拨款收支。", "government_fund"),
        ("2023年未有公务用车购置支出。", "vehicle_purchase"),
        ("本年未有因公出国（境）费用。", "abroad"),
    ],
)
def test_what_is_not_concerned_or_never_was_is_none(text: str, code: str) -> None:
    (claim,) = claims(text)
    assert (claim.kind, claim.code) == ("zero", code)


TABLE = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 64.00 → 43.00 → 21.00
    21303 → 水利 → 64.00 → 43.00 → 21.00
    2130314 → 防汛 → 64.00 → 43.00 → 21.00
     → 合计 → 64.00 → 43.00 → 21.00

    """)


def test_project_money_of_a_path_is_in_the_column_of_projects() -> None:
    (claim,) = understood(f"{TABLE}\n{HEADING}防汛（项）项目经费21.00万元。\n").claims
    assert (claim.code, claim.bound_column_no) == ("2130314", 5)


INCOME = "2023年单位预算总收入62.00万元{}\n1.一般公共预算拨款59.00万元，比上年减少4.00万元。"


@pytest.mark.parametrize("opening", ["，明细如下：", "，来源如下：", "，其中："])
def test_a_grant_that_the_income_is_made_up_of_is_income(opening: str) -> None:
    found = claims(INCOME.format(opening), "budget")
    assert [claim.code for claim in found[1:]] == ["general_public_income"] * 2


def test_a_grant_below_a_heading_of_income_is_income() -> None:
    text = "一般公共预算拨款59.00万元。"
    for heading, code in (("收入", "general_public_income"), ("支出", "general_public")):
        (claim,) = claims(text, "budget", heading=f"二、单位{heading}总体情况\n\n")
        assert claim.code == code


def test_a_grant_behind_what_the_income_is_made_up_of_is_income() -> None:
    text = "收支总预算64.00万元。收入包括：一般公共预算拨款59.00万元；支出包括：一般公共预算拨款64.00万元。"
    found = claims(text, "budget")
    assert [claim.code for claim in found[1:]] == ["general_public_income", "general_public"]


BOTH_SIDES = printed("""
    部门收支总表

    单位：万元

    收入 →  → 支出 →
    项目 → 预算数 → 项目 → 预算数
    一、一般公共预算拨款收入 → {income} → 一、农林水支出 → 64.00
    本年收入合计 → {income} → 本年支出合计 → 64.00
    上年结转 → 5.00 →  →
    收入总计 → 64.00 → 支出总计 → 64.00

    """)


@pytest.mark.parametrize(("income", "bound"), [("59.00", False), ("64.00", True)])
def test_a_part_of_the_grant_of_the_year_is_not_held_against_more(income: str, bound: bool) -> None:
    text = f"2023年一般公共预算当年拨款{income}万元，其中：农林水支出57.00万元，占89%。"
    found = understood(f"{TABLE}\n{BOTH_SIDES.format(income=income)}\n{HEADING}{text}\n").claims
    assert found[0].code == "general_public_current"
    assert bool(found[1].bound_table) == bound


@pytest.mark.parametrize("name", ["收入总", "支出总", "单位收入总预算", "单位支出总预算"])
def test_a_total_of_one_side_is_bound_where_the_table_agrees(name: str) -> None:
    table = BOTH_SIDES.format(income="59.00")
    (claim,) = understood(f"{table}\n{HEADING}2023年{name}64.00万元。\n").claims
    assert claim.code == "grand_total"
    assert claim.bound_row_no == 4


def test_a_year_behind_the_name_of_money_is_no_part_of_it() -> None:
    found = claims("公务接待费2023年7.10万元，2022年9.20万元，减少2.10万元。")
    assert [(c.indicator, c.code, c.period) for c in found] == [
        ("公务接待费", "reception", 2023),
        ("公务接待费", "reception", 2022),
        ("公务接待费", "reception", 2023),
    ]


def test_money_of_this_year_is_not_of_the_year_named_before_it() -> None:
    found = claims("上年资金28.00万元，本年资金33.00万元。")
    assert [claim.period for claim in found] == [2022, 2023]


def test_a_word_for_most_or_all_of_it_is_no_part_of_the_name_of_an_indicator() -> None:
    (claim,) = claims("均公务用车运行维护费17.00万元。")
    assert (claim.indicator, claim.code) == ("公务用车运行维护费", "vehicle_operation")
    (claim,) = claims("收入减少的原因：主要一般公共预算拨款减少5.00万元。")
    assert claim.indicator == "一般公共预算拨款"


@pytest.mark.parametrize("name", ["收入、支出", "部门收入、支出预算", "收入和支出"])
def test_income_and_spending_of_as_much_are_the_total_of_both(name: str) -> None:
    table = BOTH_SIDES.format(income="59.00")
    (claim,) = understood(f"{table}\n{HEADING}2023年{name}均为64.00万元。\n").claims
    assert claim.code == "grand_total"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("较上年增加在职人员3人。", "increase"),
        ("减少退休人员4人。", "decrease"),
        ("主要原因是增加在职人员3人，工资提高。", "increase"),
        ("在职人员3人。", ""),
        ("增加服务窗口3个。", ""),
    ],
)
def test_people_that_came_or_went_are_more_or_fewer(text: str, direction: str) -> None:
    assert [c.direction for c in claims(text) if c.kind == "count"] == [direction]


@pytest.mark.parametrize(
    "text",
    ["参保率88%，下降3个百分点。", "参保率较上年下降3个百分点。", "参保率88%（下降3个百分点）。"],
)
def test_percentage_points_are_of_the_rate_that_changed(text: str) -> None:
    assert claims(text)[-1].indicator == "参保率"


def test_an_item_of_last_year_has_its_code() -> None:
    for opening in ("上年度", "上年", "去年"):
        (claim,) = claims(f"{opening}公务接待费9.20万元。")
        assert (claim.indicator, claim.code, claim.period) == ("公务接待费", "reception", 2022)


@pytest.mark.parametrize("said", ["两项均", "均", "以上两项均"])
def test_what_is_said_of_each_amount_is_said_of_all(said: str) -> None:
    text = f"公务接待费7.10万元，因公出国（境）费0.00万元，{said}与上年一致。"
    changes = [c for c in claims(text, "budget") if c.kind == "change"]
    assert [(c.code, c.direction, c.base_period) for c in changes] == [
        ("reception", "unchanged", 2022),
        ("abroad", "unchanged", 2022),
    ]


def test_what_is_said_of_two_where_three_stand_is_said_of_none_of_them() -> None:
    text = "公务接待费7.10万元，会议费2.00万元，培训费3.00万元，两项均与上年一致。"
    assert not [c for c in claims(text, "budget") if c.kind == "change" and c.code]


def test_a_fund_in_the_bracket_of_what_was_spent_was_spent() -> None:
    found = claims("项目支出23.00万元（一般公共预算14.00万元、政府性基金9.00万元）。")
    assert [claim.phase for claim in found] == ["executed"] * 3
