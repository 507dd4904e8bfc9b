"""Claims of budgets as they were changed within the year, and of what was left of them."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims, told_of_three_public


@pytest.mark.parametrize(
    "said",
    [
        "公务接待费年初安排12万元，年中压减至10万元，实际支出7万元，结余3万元，执行率70%。",
        "公务接待费年初预算12万元，执行中调减为10万元，实际支出7万元，节余3万元，执行率70%。",
        "公务接待费年初批复12.00万元，经县财政局批准调整为10.00万元，支出决算7.00万元，剩余3.00万元，完成率70%。",
        "公务接待费年初核定12万元，年内调整至10万元，实际开支7万元，结余3万元，预算执行率70%。",
        "公务接待费年初预算数120000元，后压缩到100000元，实际支出70000元，结余资金30000元，执行率70%。",
    ],
)
def test_a_budget_is_changed_within_the_year_and_some_of_it_is_left(said: str) -> None:
    opening, adjusted, spent, left, rate = told_of_three_public(said)
    assert {c.code for c in (opening, adjusted, spent, rate)} == {"reception"}
    assert [c.phase for c in (opening, adjusted, spent)] == ["approved", "adjusted", "executed"]
    assert [c.bound_column_no for c in (opening, adjusted, spent)] == [2, 3, 4]
    assert (left.kind, left.code, left.bound_table) == ("amount", "", "")
    assert left.indicator.startswith("公务接待费")
    assert (rate.kind, rate.base_claim_no, rate.bound_column_no) == ("completion", 2, 4)


def test_what_is_paid_to_each_and_raised_within_the_year_is_no_budget() -> None:
    price, other = claims("补贴标准为人均220元，年中调整至250元。", kind="budget")
    assert (price.kind, other.indicator, other.code) == ("price", "年中调整", "")


def test_an_amount_behind_no_budget_is_not_adjusted() -> None:
    spent, other = told_of_three_public("公务接待费支出7万元，会议费年中调整为4万元。")
    assert (spent.phase, other.phase) == ("executed", "executed")


@pytest.mark.parametrize(
    "said",
    [
        "“三公”经费全年预算41万元，支出33万元。其中：因公出国（境）费预算0万元，支出0万元；公务接待费预算10万元，支出7万元。",
        "“三公”经费全年预算数41万元，决算数33万元。具体为：因公出国（境）费预算数0万元，决算数0万元；公务接待费预算数10万元，决算数7万元。",
        "“三公”经费支出全年预算为41万元，支出决算为33万元，其中：\n因公出国（境）费支出预算为0万元，支出决算为0万元。\n公务接待费支出预算为10万元，支出决算为7万元。",
    ],
)
def test_budgets_of_parts_are_of_all_the_year_where_that_of_the_whole_is(said: str) -> None:
    _, _, none, _, reception, _ = told_of_three_public(said)
    assert [(c.code, c.phase, c.bound_column_no) for c in (none, reception)] == [
        ("abroad", "adjusted", 3),
        ("reception", "adjusted", 3),
    ]


def test_budgets_of_parts_are_those_of_the_beginning_where_that_of_the_whole_is() -> None:
    none = told_of_three_public(
        "“三公”经费年初预算48万元，支出33万元。其中：因公出国（境）费预算0万元。"
    )[2]
    assert (none.code, none.phase, none.bound_column_no) == ("abroad", "approved", 2)


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


@pytest.mark.parametrize("rate", ["执行率80%", "完成预算的80%", "预算执行率为80%"])
def test_a_rate_behind_what_is_left_is_of_what_was_spent(rate: str) -> None:
    found = claims(f"公务接待费预算10万元，实际支出8万元，结余2万元，{rate}。")
    rated = found[-1]
    assert (rated.kind, rated.code, rated.amount_text) == ("completion", "reception", "8")


def test_a_change_behind_what_is_left_is_of_that() -> None:
    change = claims("本年收入100万元，本年支出90万元，结余10万元，比上年增加2万元。")[-1]
    assert (change.kind, change.code) == ("change", "")
