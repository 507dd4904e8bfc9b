"""Ways of saying things that are common elsewhere: quoted levels, bases with their own year, denials."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


def test_levels_in_quotation_marks_are_what_is_spoken_of() -> None:
    found = claims(
        "1、“节能环保支出”（类）2023年度决算61.00万元，比2023年年初预算增加1.00万元。其中：\n\n"
        "“污染防治”（款）2023年度决算52.00万元，比2023年年初预算增加2.00万元。"
    )
    assert [(c.indicator, c.code) for c in found] == [
        ("节能环保支出（类）", "211"),
        ("节能环保支出（类）", "211"),
        ("污染防治（款）", "21103"),
        ("污染防治（款）", "21103"),
    ]


def test_the_budget_of_the_same_year_is_what_it_is_held_against() -> None:
    _, budget, change = claims(
        "公务接待费2023年决算数3.00万元，比2023年年初预算数5.00万元减少2.00万元。"
    )
    assert (budget.phase, budget.period) == ("approved", 2023)
    assert (change.phase, change.base, change.base_period) == ("executed", "2023年年初预算数", 2023)


@pytest.mark.parametrize("verb", ["少", "减少"])
def test_what_is_stated_between_is_no_base(verb: str) -> None:
    _, before, change = claims(f"公务接待费2.00万元，比去年3.00万元{verb}1.00万元，基本持平。")[:3]
    assert (before.period, change.direction, change.base) == (2022, "decrease", "去年")


def test_compared_with_the_year_before_in_both_words() -> None:
    *_, change = claims("公务接待费2.00万元，同比上年度增加1.00万元，增长100%。")
    assert (change.code, change.base, change.base_period) == ("reception", "上年度", 2022)


def test_reasons_and_their_years_end_with_the_clause() -> None:
    found = claims(
        "公务用车运行维护费支出决算比去年增加1.00万元，增加原因主要是“十四五”期间任务增加；"
        "公务接待费支出决算与预算持平，比去年增加0.50万元。"
    )
    assert [(c.code, c.period) for c in found] == [
        ("vehicle_operation", 2023),
        ("reception", 2023),
        ("reception", 2023),
    ]


@pytest.mark.parametrize(
    ("sentence", "zeros"),
    [
        ("本单位无政府性基金预算支出、国有资本经营预算支出和上级专项转移支付支出。",
         ["government_fund", "state_capital", ""]),
        ("收入全部为一般公共预算拨款（无政府性基金及国有资本经营预算拨款）。",
         ["fund_income", "state_capital_income"]),
        ("无因公出国费用、无公务接待费支出，公务用车2辆。", ["abroad", "reception"]),
        ("本部门2023年度无政府性基金预算财政拨款收入和支出。", ["government_fund"]),
        ("本部门无公务用车购置及运行维护费支出。", ["vehicles"]),
        ("采购增加5.00万元，上年无该预算，不可比。", []),
    ],
)  # fmt: skip
def test_each_that_is_denied_is_a_claim(sentence: str, zeros: list[str]) -> None:
    assert [c.code for c in claims(sentence) if c.kind == "zero"] == zeros


def test_a_budget_of_nought_without_its_unit_is_stated() -> None:
    _, budget, outturn = claims("公务接待费3.00万元。年初预算为0，支出决算为3.00万元。")
    assert (budget.kind, budget.code, budget.phase) == ("zero", "reception", "approved")
    assert outturn.phase == "executed"


def test_a_choice_that_the_template_left_is_no_statement() -> None:
    found = claims(
        "公务接待费支出决算3.00万元。决算数小于预算数（或与预算数持平）的主要原因是节约。"
    )
    assert [(c.kind, c.direction) for c in found] == [("amount", ""), ("change", "")]


def test_the_number_before_a_code_is_that_of_its_item() -> None:
    found = claims(
        "1.行政运行（2110101）：年初预算9.00万元，支出决算8.00万元。\n\n"
        "2.2110301大气：年初预算7.00万元，支出决算6.00万元，完成85.71%。"
    )
    assert [c.code for c in found] == ["2110101"] * 2 + ["2110301"] * 3
    assert (found[-1].kind, found[-1].base_claim_no) == ("completion", 3)


def test_a_list_without_figures_ends_with_its_clause() -> None:
    found = claims("2110101行政运行9.00万元，主要用于机关运转；2110301大气7.00万元，主要用于监测。")
    assert [c.code for c in found] == ["2110101", "2110301"]


def test_the_parts_that_words_open_are_not_named_with_their_whole() -> None:
    first, _ = claims("项目支出包括甲活动经费6.00万元，乙信息运行经费5.00万元。")
    assert first.indicator == "甲活动经费"


def test_a_sum_is_called_by_what_stands_before_it() -> None:
    (claim,) = claims("甲单位安排的日常办公经费支出，合计6.00万元。")
    assert claim.indicator == "甲单位安排的日常办公经费支出"


def test_the_end_of_a_year_dates_what_is_counted() -> None:
    found = claims("2022年期末，本部门共有车辆3辆。单价100万元以上设备1台。", kind="budget")
    assert [c.period for c in found] == [2022, 2022]


def test_money_at_the_own_level_keeps_its_name() -> None:
    assert claims("本级财力6.00万元。")[0].indicator == "本级财力"
