"""Budgets that became others within the year, slips of a verb, and guests counted behind a bracket."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims


def _phases(found: list[Claim]) -> list[tuple[str, str, str]]:
    return [(c.kind, c.code, c.phase) for c in found]


@pytest.mark.parametrize(
    "became",
    ["调整为", "年中压减至", "，经人大批准调整为", "，执行中追加到", "，经财政局批复后调减至"],
)
def test_what_a_budget_became_is_adjusted(became: str) -> None:
    found = claims(f"公务接待费年初预算12万元{became}9万元，支出决算7.5万元。")
    assert _phases(found) == [
        ("amount", "reception", "approved"),
        ("amount", "reception", "adjusted"),
        ("amount", "reception", "executed"),
    ]


def test_a_name_is_read_without_from() -> None:
    first, second, change = claims("上级补助收入由年初预算72.5万元调整为81.4万元，调增8.9万元。")
    assert [first.indicator, second.indicator, change.indicator] == ["上级补助收入"] * 3
    assert _phases([first, second, change]) == [
        ("amount", "superior_subsidy", "approved"),
        ("amount", "superior_subsidy", "adjusted"),
        ("change", "superior_subsidy", "adjusted"),
    ]
    assert (change.base, change.base_period, change.direction) == ("年初预算", 2023, "increase")


def test_what_goes_on_behind_an_adjusted_budget_is_of_what_was_spent() -> None:
    found = claims("公务接待费年初预算6万元，调整为4万元，支出决算3万元，比年初预算减少3万元。")
    assert _phases(found)[-1] == ("change", "reception", "executed")


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("较2022年度决算数31.5万元，下降6.54%", ["amount", "change"]),
        ("较2022年度决算数481.5万元，下降6.54%", ["amount", "amount", "change"]),
        ("较2022年度决算数31.5万元，增长1328.57%", ["amount", "amount", "change"]),
        ("较2022年度决算数31.5万元，增长7.53%", ["amount", "change"]),
        ("较2022年度决算数31.5万元，增长9.53%", ["amount", "amount", "change"]),
    ],
)
def test_a_change_whose_verb_was_left_out_is_no_figure_of_last_year(
    said: str, kinds: list[str]
) -> None:
    found = claims(f"本年支出450万元，{said}。")
    assert [c.kind for c in found] == kinds
    assert found[-1].base == "2022年度决算数"


def test_guests_behind_a_bracket_are_all_there_were() -> None:
    text = (
        "国内接待费支出6万元，共安排国内公务接待41批次（其中：外事接待3批次），"
        "接待人次508人（其中：外事接待人次12人）。"
    )
    assert [c.code for c in claims(text)[1:]] == [
        "reception_batches",
        "reception_foreign_batches",
        "reception_persons",
        "reception_foreign_persons",
    ]


def test_by_which_rules_figures_are_counted_leaves_them_what_they_are() -> None:
    rules = "按照明确的“三公”经费统计口径、范围和内容，"
    budget, spent = claims(f"{rules}2023年“三公”经费预算数为84万元，实际支出为55万元。")
    assert (budget.code, spent.code) == ("three_public", "three_public")
    _, cut = claims("公务接待费5万元，剔除统计口径变化因素，比上年减少3万元。")
    assert cut.code == ""


def test_a_heading_is_no_line_of_the_paragraph_below_it() -> None:
    heading = "一、一般公共预算财政拨款“三公”经费支出决算总体情况\n\n"
    (claim,) = claims("乙县文化馆2023年公务接待费支出决算为3万元。", heading=heading)
    assert claim.sentence.startswith("乙县文化馆")


@pytest.mark.parametrize("rate", ["执行率80%", "完成预算的80%", "预算执行率为80%"])
def test_a_rate_behind_what_is_left_is_of_what_was_spent(rate: str) -> None:
    found = claims(f"公务接待费预算10万元，实际支出8万元，结余2万元，{rate}。")
    rated = found[-1]
    assert (rated.kind, rated.code, rated.amount_text) == ("completion", "reception", "8")


def test_a_change_behind_what_is_left_is_of_that() -> None:
    change = claims("本年收入100万元，本年支出90万元，结余10万元，比上年增加2万元。")[-1]
    assert (change.kind, change.code) == ("change", "")
