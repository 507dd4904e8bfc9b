"""Income and expenditure of one sum, and by how much each is said to have changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import Finding, Outcome, Severity
from tests.check.against_tables.disclosed import disclosed

SAID = (
    "2023年部门收入预算为{income}万元，比上年{more}万元，主要原因是新增项目。"
    "支出预算为{spending}万元，比上年{other}万元，主要原因是新增项目。"
)


def told(more: str, other: str, income: str = "189.00", spending: str = "189.00") -> list[Finding]:
    said = SAID.format(income=income, spending=spending, more=more, other=other)
    return [f for f in disclosed(said).findings if f.check == "claim.sides_change_alike"]


def test_two_changes_of_one_sum() -> None:
    (finding,) = told("增加43.72", "增加13.72")
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.WARNING)
    assert (
        "与同一总数的“部门收入预算”的增减相核：13.72 万元，收入增减为 43.72 万元" in finding.message
    )


def test_one_that_goes_up_and_one_that_goes_down() -> None:
    (finding,) = told("增加43.72", "减少43.72")
    assert finding.outcome is Outcome.FAIL


@pytest.mark.parametrize("other", ["增加43.72", "增加43.7"])
def test_changes_that_are_one_within_their_digits(other: str) -> None:
    (finding,) = told("增加43.72", other)
    assert finding.outcome.holds


def test_two_sums_may_change_each_in_its_own_way() -> None:
    assert told("增加43.72", "增加13.72", spending="159.00") == []


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 99))
def test_one_change_said_of_both_accuses_nobody(change: int) -> None:
    assert all(f.outcome.holds for f in told(f"减少{change}.05", f"减少{change}.05"))


def test_what_one_side_comes_to_is_no_measure_of_the_change_of_the_other() -> None:
    found = disclosed(
        "2023年收、支总计分别为400.00万元、500.00万元。与2022年相比，收、支总计分别减少100.00万元、"
        "125.00万元，分别下降20.00%、20.00%。"
    ).findings
    assert [f.outcome for f in found if f.check == "claim.change_recomputed"] == [Outcome.PASS] * 2
    assert not [f for f in found if f.check == "claim.sides_change_alike"]


@pytest.mark.parametrize("words", ["（不含上年结转）", "（含上年结转结余）", "（扣除结转资金）"])
def test_a_side_with_or_without_what_was_carried_over_changes_in_its_own_way(words: str) -> None:
    assert told("增加43.72", f"增加13.72万元{words}，另增13.72") == []
    assert told(f"增加43.72万元{words}，另增43.72", "增加13.72") == []


@pytest.mark.parametrize(("other", "fails"), [("增加13.72", True), ("增加43.72", False)])
def test_a_change_of_both_sides_at_once_is_held_against_that_of_one(
    other: str, fails: bool
) -> None:
    text = (
        "2023年收支总预算189.00万元，比上年增加43.72万元。\n\n（二）支出情况\n\n"
        f"2023年支出预算189.00万元，比上年{other}万元。"
    )
    (finding,) = [f for f in disclosed(text).findings if f.check == "claim.sides_change_alike"]
    assert finding.outcome.fails is fails
