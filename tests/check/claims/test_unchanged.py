"""What did not change, as sentences say, against the other year of the table."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import THREE_PUBLIC, findings, of
from tests.check.claims.test_changes import TWO_YEARS
from tests.support import printed, understood

YEARS_IN_ROWS = """
        财政拨款“三公”经费支出表

        单位：万元

        年度 → “三公”经费合计 → 因公出国（境）费用 → 公务接待费
        2022年 → 5.00 → 2.00 → 3.00
        2023年 → 6.00 → 2.00 → 4.00

        """


@pytest.mark.parametrize(("amount", "outcome"), [("3.00", Outcome.FAIL), ("4.00", Outcome.PASS)])
def test_unchanged_against_the_other_year_of_the_table(amount: str, outcome: Outcome) -> None:
    tables = printed(TWO_YEARS.replace("3.00", amount))
    found = findings(f"公务接待费{amount}万元，与上年持平。", tables, kind="budget")
    assert of("unchanged_holds", found).outcome is outcome


def test_unchanged_against_an_outturn_of_its_own_year_is_not_held_against_the_budget() -> None:
    """A slip of the year; the budget of 3.00 is not what 与2023年决算数 speaks of."""
    found = findings("公务接待费1.00万元，与2023年决算数持平。", printed(THREE_PUBLIC))
    assert of("unchanged_holds", found).outcome is Outcome.NOT_EVALUATED
    found = findings("公务接待费1.00万元，与2023年预算数持平。", printed(THREE_PUBLIC))
    assert of("unchanged_holds", found).outcome is Outcome.FAIL


def test_unchanged_without_the_other_year_is_not_evaluated() -> None:
    found = findings("公务接待费1.00万元，与上年持平。", printed(THREE_PUBLIC))
    assert of("unchanged_holds", found).outcome is Outcome.NOT_EVALUATED


def test_no_change_of_a_part_is_not_of_its_whole() -> None:
    text = (
        "收入、支出预算总计189.00万元，其中：政府性基金收入预算0万元，与上年相比增加（减少）0万元，"
        "增长（减少）0%。"
    )
    claims = understood(f"一、收支情况\n\n{text}\n").claims
    assert [c.indicator for c in claims if c.kind == "change"] == ["政府性基金收入"]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("公务接待费4.00万元，与上年持平。", Outcome.FAIL),
        ("因公出国（境）费2.00万元，与上年持平。", Outcome.PASS),
    ],
)
def test_unchanged_against_the_other_year_in_a_row_of_its_own(said: str, outcome: Outcome) -> None:
    found = findings(f"2023年{said}", printed(YEARS_IN_ROWS), kind="budget")
    assert of("unchanged_holds", found).outcome is outcome
