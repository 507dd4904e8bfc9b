"""Percentages that another amount of their sentence would make true, and those that it does not excuse."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of, outcomes
from tests.support import printed


def test_by_how_much_something_changed_completes_no_budget() -> None:
    found = findings(
        "公务接待费预算为3.00万元，支出决算为1.80万元，完成预算的40%，较上年减少1.20万元，下降40%。"
    )
    assert of("completion_recomputed", found).outcome is Outcome.FAIL


def test_an_amount_beside_it_may_be_what_was_completed() -> None:
    found = findings(
        "公务接待费预算为3.00万元，其中甲1.20万元，支出决算为1.80万元，完成预算的40%。"
    )
    assert outcomes("completion_recomputed", found) == [Outcome.NOT_EVALUATED]


def test_two_parts_that_have_the_share_of_each_other_are_told() -> None:
    said = "“三公”经费支出决算2.00万元，其中：公务接待费0.50万元，占{}%；公务用车运行维护费1.50万元，占{}%。"
    swapped = outcomes("share_recomputed", findings(said.format("75", "25")))
    assert swapped[0] is Outcome.FAIL
    assert outcomes("share_recomputed", findings(said.format("25", "75"))) == [Outcome.PASS] * 2


BOTH_BUDGETS = printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 年初预算数 → 全年预算数 → 决算数
        合计 → 8.00 → 6.00 → 4.50
        因公出国（境）费 → 0.00 → 0.00 → 0.00
        公务接待费 → 8.00 → 6.00 → 4.50

        """)


def completed(said: str) -> Outcome:
    return of("completion_recomputed", findings(f"{said}\n\n{BOTH_BUDGETS}")).outcome


def test_a_budget_that_nobody_states_may_be_that_of_all_the_year() -> None:
    assert completed("公务接待费支出决算4.50万元，完成预算的75%。") is Outcome.NOT_EVALUATED
    assert completed("公务接待费支出决算4.50万元，完成年初预算的75%。") is Outcome.FAIL
    assert completed("公务接待费支出决算4.50万元，完成预算的85%。") is Outcome.FAIL


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("公务接待费年初预算8.00万元，完成56.25%。", Outcome.PASS),
        ("公务接待费年初预算8.00万元，完成65.25%。", Outcome.FAIL),
        ("公务接待费完成年初预算的56.25%。", Outcome.PASS),
        ("公务接待费完成年初预算的65.25%。", Outcome.FAIL),
        # of all the year
        ("公务接待费完成预算的75%。", Outcome.NOT_EVALUATED),
    ],
)
def test_a_rate_that_no_amount_stands_beside_is_of_what_the_table_says(
    said: str, outcome: Outcome
) -> None:
    assert completed(said) is outcome


@pytest.mark.parametrize("base", ["调整预算", "调整后预算数", "年中调整预算", "全年预算数"])
def test_a_rate_of_the_adjusted_budget_is_held_against_that_one(base: str) -> None:
    said = f"公务接待费支出决算4.50万元，完成{base}的"
    assert completed(f"{said}75%。") is Outcome.PASS
    assert completed(f"{said}56.25%。") is Outcome.FAIL


def test_no_other_budget_stands_for_the_adjusted_one() -> None:
    opening = (
        BOTH_BUDGETS.replace("\t全年预算数", "").replace("\t6.00", "").replace("\t0.00", "", 1)
    )
    said = f"公务接待费支出决算4.50万元，完成{{}}的75%。\n\n{opening}"
    adjusted, at_first = (
        of("completion_recomputed", findings(said.format(base))).outcome
        for base in ("调整预算", "年初预算")
    )
    assert (adjusted, at_first) == (Outcome.NOT_EVALUATED, Outcome.FAIL)
