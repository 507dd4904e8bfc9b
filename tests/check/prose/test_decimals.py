"""Amounts of the text with more decimals than all others have."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.prose.prose_support import failed, outcomes

DECIMALS = "decimals"


def text(odd: str, others: int) -> str:
    return f"货物预算{odd}。" + "".join(f"第{n}项支出{n}.25万元。" for n in range(1, others + 1))


def test_the_one_amount_with_more_decimals_is_told() -> None:
    (finding,) = failed(text("252.619万元", 24), DECIMALS)
    assert "“252.619”有 3 位小数，文中其余 24 个金额不多于 2 位" in finding.message


@pytest.mark.parametrize(
    ("odd", "others", "outcome"),
    [
        ("252.61万元", 24, Outcome.PASS),
        ("252.619万元", 10, Outcome.NOT_APPLICABLE),
        ("2.5195万元/人", 24, Outcome.PASS),
        ("0.0125亿元", 24, Outcome.PASS),
        ("1.251万元、2.251万元、3.251万元", 24, Outcome.PASS),
    ],
)
def test_few_amounts_and_a_habit_are_not(odd: str, others: int, outcome: Outcome) -> None:
    assert outcomes(text(odd, others), DECIMALS) == [outcome]
