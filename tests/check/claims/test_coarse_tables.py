"""Figures against tables that print more digits than any of their amounts has."""

from __future__ import annotations

import re

import pytest

from pipeline.model.records import Outcome
from tests.check.claims.claims_support import findings, of
from tests.support import printed

ITEMS = "".join(
    f"            2130{number} → 项目{number} → {number}.{number % 9 + 1}0 → {number}.{number % 9 + 1}0 →\n"
    for number in range(310, 330)
)
TABLE = (
    """
            支出决算表

            单位：万元

            科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
"""
    + ITEMS
    + "             → 合计 → 6487.60 → 6487.60 →\n\n"
)


@pytest.mark.parametrize(
    ("stated", "last", "outcome"),
    [
        ("6487.57", "60", Outcome.NOT_EVALUATED),
        ("6487.37", "60", Outcome.FAIL),
        ("6487.57", "63", Outcome.FAIL),
    ],
)
def test_an_amount_that_rounds_to_that_of_a_table_in_tenths_is_not_accused(
    stated: str, last: str, outcome: Outcome
) -> None:
    table = printed(TABLE.replace("6487.60", f"6487.{last}"))
    found = of("amount_as_in_table", findings(f"本年支出合计{stated}万元。", table))
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("stated", "outcome"), [("6487.4", Outcome.NOT_EVALUATED), ("6488", Outcome.FAIL)]
)
def test_two_figures_that_are_rounded_to_one_digit_are_held(stated: str, outcome: Outcome) -> None:
    table = printed(re.sub(r"\.\d0", ".00", TABLE))
    found = of("amount_as_in_table", findings(f"本年支出合计{stated}万元。", table))
    assert found.outcome is outcome


SMALL = """
            财政拨款“三公”经费支出决算表

            单位：万元

            项目 → 预算数 → 决算数
            合计 → 30.00 → 20.00
            因公出国（境）费 →  →
            公务接待费 → 30.00 → {spent}

"""


@pytest.mark.parametrize(
    ("last", "spent", "said", "outcome"),
    [
        ("60", "20.00", "19.97", Outcome.NOT_EVALUATED),
        ("60", "20.00", "19.87", Outcome.FAIL),
        ("63", "20.00", "19.97", Outcome.FAIL),
        ("60", "20.01", "19.97", Outcome.FAIL),
    ],
)
def test_a_small_table_is_as_coarse_as_all_tables_are(
    last: str, spent: str, said: str, outcome: Outcome
) -> None:
    small = printed(SMALL.format(spent=spent))
    tables = printed(TABLE.replace("6487.60", f"6487.{last}")) + "\n" + small
    found = of("amount_as_in_table", findings(f"公务接待费支出{said}万元。", tables))
    assert found.outcome is outcome
