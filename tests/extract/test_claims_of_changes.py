"""What changed, by how much, from what and why, in words of every kind."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


def test_a_change_of_nothing_that_is_named_is_no_amount() -> None:
    found = claims("项目支出90.00万元。各单位预备费统一编制，增加84.28万元。", kind="budget")
    assert [(c.kind, c.code, c.bound_table) for c in found] == [
        ("amount", "project", ""),
        ("change", "", ""),
    ]


def test_among_reasons_a_change_is_of_the_amount_before_it() -> None:
    found = claims(
        "培训费预算21.00万元，较上年增加2.00万元，主要原因是甲学校师资培训今年预算10.00万元，"
        "较上年增加1.70万元。",
        kind="budget",
    )
    assert [c.indicator for c in found if c.kind == "change"] == [
        "培训费",
        "甲学校师资培训",
    ]


def test_the_objects_of_a_change_among_reasons_are_no_part_of_its_name() -> None:
    found = claims(
        "支出预算100.00万元，比上年增加30.00万元，主要原因是基本支出增加人员工资、住房公积金等50.00万元，"
        "项目支出减少20.00万元。",
        kind="budget",
    )
    changes = [(c.code, c.direction) for c in found if c.kind == "change"]
    assert changes == [
        ("grand_total", "increase"),
        ("basic", "increase"),
        ("project", "decrease"),
    ]


def test_figures_cut_to_be_compared_are_not_those_stated_before() -> None:
    found = claims(
        "机关运行经费90.00万元，比上年增加30.00万元。按与上年统计口径一致相比，本年比上年减少4.00万元，"
        "下降4.39%。",
        kind="budget",
    )
    assert [(c.indicator, c.code) for c in found if c.direction == "decrease"] == [
        ("机关运行经费（可比口径）", "")
    ]


@pytest.mark.parametrize("same", ["相等", "持平"])
def test_equal_to_last_year_is_unchanged(same: str) -> None:
    found = claims(f"公务接待费3.00万元，与上年预算数{same}。", kind="budget")
    assert [(c.kind, c.direction) for c in found][-1] == ("change", "unchanged")


def test_what_there_is_none_of_may_be_as_in_last_year() -> None:
    found = claims("本部门2023年没有使用政府性基金预算拨款安排的支出，与上年持平。", kind="budget")
    assert [(c.kind, c.code or "") for c in found] == [
        ("zero", "government_fund"),
        ("change", "government_fund"),
    ]


def test_a_rate_in_brackets_may_lack_its_sign() -> None:
    (_, change) = claims("公务接待费3.00万元，较上年降低1.17万元（26.17）。", kind="budget")
    assert change.percentage_text == "26.17"


def test_a_rate_in_brackets_whose_sign_is_a_picture_is_one() -> None:
    (_, change) = claims("公务接待费3.00万元，较上年降低1.17万元（26.17�）。", kind="budget")
    assert change.percentage_text == "26.17"


def test_a_rate_is_said_again_in_money() -> None:
    found = claims("收入总计120.00万元，较上年增长20.00%，即增加20.00万元。")
    change = found[-1]
    assert (change.kind, change.amount_text, change.percentage_text) == ("change", "20.00", "20.00")


@pytest.mark.parametrize(
    ("said", "year"), [("由上年的4.50万元", 2022), ("由4.50万元", 2022), ("由2021年4.50万元", 2021)]
)
def test_what_it_changed_from_and_to_is_one_item(said: str, year: int) -> None:
    found = claims(f"公务接待费{said}压减至4.00万元。", kind="budget")
    stated = [(c.indicator, c.period, c.amount_text) for c in found]
    assert stated == [("公务接待费", year, "4.50"), ("公务接待费", 2023, "4.00")]


def test_a_change_behind_parts_against_a_stated_base_is_of_the_whole() -> None:
    found = claims(
        "公务用车购置及运行费14.00万元，其中运行费14.00万元、购置费0.00万元，比上年的15.00万元减少1.00万元。",
        kind="budget",
    )
    (change,) = (c for c in found if c.kind == "change")
    assert change.code == "vehicles"
    assert change.indicator == "公务用车购置及运行费"


def test_what_both_sides_grew_by_is_said_of_their_total() -> None:
    found = claims("收入总计、支出总计均为90.00万元，均较上年增加10.00万元，均增长12.50%。")
    stated = [(c.kind, c.code, c.amount_text, c.percentage_text) for c in found]
    assert stated[-1] == ("change", stated[0][1], "10.00", "12.50")


def test_a_change_against_what_it_is_set_beside() -> None:
    said = "部门财务总收入90.00万元，与上年对比增加9.00万元，增长11.11%。"
    found = claims(said, kind="budget")
    assert [(c.kind, c.code, c.base) for c in found] == [
        ("amount", "grand_total", ""), ("change", "grand_total", "上年"),
    ]  # fmt: skip
    assert found[1].percentage_text == "11.11"


def test_an_item_of_reasons_that_names_money_is_a_change() -> None:
    said = "收入总计90.00万元，比上年增加9.00万元。\n\n1.人员经费增加0.30万元。"
    *_, last = claims(said, kind="budget")
    assert (last.kind, last.indicator, last.direction) == ("change", "人员经费", "increase")


@pytest.mark.parametrize(
    "said",
    [
        "公务接待费与上年相比，增加3.00万元。",
        "公务接待费较上年，增加3.00万元。",
        "因接待增加，故公务接待费与上年相比，增加3.00万元。",
        "会议费减少，公务接待费与上年相比，增加3.00万元。",
    ],
)
def test_what_is_compared_before_a_comma_is_what_changed_behind_it(said: str) -> None:
    found = claims(said)[-1]
    assert (found.kind, found.code, found.direction) == ("change", "reception", "increase")
    assert (found.base_period, found.amount_text) == (2022, "3.00")


@pytest.mark.parametrize("words", ["没有发生增减变化", "未发生变化", "无变动"])
def test_words_for_no_change(words: str) -> None:
    found = claims(f"公务接待费3.00万元，较上年{words}。")[-1]
    assert (found.kind, found.code, found.direction) == ("change", "reception", "unchanged")
