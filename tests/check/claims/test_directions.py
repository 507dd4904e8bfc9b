"""Directions of changes against figures that a table rounds."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of
from tests.support import printed

TABLE = """
        “三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → {before} → 2
        公务接待费 → {before} → 2

        """


@pytest.mark.parametrize(
    ("before", "outcome"), [("2", Outcome.ROUNDING), ("3", Outcome.PASS), ("1", Outcome.FAIL)]
)
def test_a_decrease_from_what_a_table_rounds_down_is_no_contradiction(
    before: str, outcome: Outcome
) -> None:
    text = "公务接待费预算2.36万元，比上年预算减少0.04万元，下降1.67%。"
    found = findings(text, printed(TABLE.format(before=before)), kind="budget")
    assert of("direction_fits", found).outcome is outcome


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [("5", "6", "减少1万元"), ("5.00", "4.99", "增加0.01万元"), ("5.0", "5.1", "减少0.1万元")],
)
def test_two_figures_with_the_same_digits_tell_which_is_more(
    before: str, now: str, said: str
) -> None:
    table = TABLE.format(before=before).replace("→ 2\n", f"→ {now}\n")
    text = f"公务接待费预算{now}万元，比上年预算{said}。"
    found = findings(text, printed(table), kind="budget")
    assert of("direction_fits", found).outcome is Outcome.FAIL
