"""Percentages that another amount of their sentence would make true, and those that it does not excuse."""

from __future__ import annotations

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of, outcomes


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
