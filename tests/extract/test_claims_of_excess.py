"""Claims of 超 and its like: a change where a base stands before it, and roughness where none does."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims
from tests.support import understood


@pytest.mark.parametrize("word", ["超", "超出", "超了", "超过"])
def test_by_how_much_a_stated_budget_was_exceeded_is_a_change(word: str) -> None:
    said = f"项目支出52.00万元，较年初预算50.00万元{word}2.00万元，{word}4%。"
    *_, change = claims(said, kind="final")
    assert (change.kind, change.code, change.direction) == ("change", "project", "increase")
    assert (change.amount_text, change.percentage_text, change.base) == ("2.00", "4", "年初预算")


def test_by_how_much_a_named_budget_was_exceeded_is_a_change() -> None:
    *_, change = claims("项目支出52.00万元，较年初预算超2.00万元。", kind="final")
    assert (change.kind, change.base, change.amount_text) == ("change", "年初预算", "2.00")


def test_a_limit_behind_no_base_is_no_excess() -> None:
    found = claims("项目支出52.00万元，单项支出超过5.00万元的须经批准。", kind="final")
    assert [c.amount_text for c in found] == ["52.00"]


def test_a_share_that_is_more_than_so_much_is_no_change() -> None:
    *_, share = claims("项目支出52.00万元，占总支出超50%。", kind="final")
    assert (share.kind, share.percentage_text) == ("share", "50")


def test_a_rate_of_completion_behind_an_excess_is_not_of_the_excess() -> None:
    said = (
        "一、支出决算说明\n\n项目支出52.00万元，较年初预算50.00万元超2.00万元；"
        "较调整预算60.00万元少8.00万元，执行率86.67%。\n"
    )
    failed = [f for f in understood(said, kind="final").findings if f.outcome.fails]
    assert [f.check for f in failed if f.check.startswith("claim.")] == []


def test_each_budget_that_an_item_is_compared_with_is_of_that_item() -> None:
    said = "公用经费较全年预算9.00万元低1.50万元，较年初预算6.00万元高1.50万元。"
    found = claims(said, kind="final")
    assert [c.code for c in found] == ["public"] * 4
    assert [c.phase for c in found] == ["adjusted", "executed", "approved", "executed"]
