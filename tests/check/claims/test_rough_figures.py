"""Figures that are called rough, at least as much or at most, and names behind a misprinted number."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.claims.claims_support import BY_ITEM
from tests.support import understood


def failed(text: str) -> list[Severity]:
    found = understood(f"{BY_ITEM}\n一、情况说明\n\n{text}\n")
    return [each.severity for each in found.of("claim.amount_as_in_table", Outcome.FAIL)]


@pytest.mark.parametrize(
    "text",
    [
        "水利（款）支出约94.00万元。",
        "水利（款）支出大约为100.00万元。",
        "水利（款）支出94.00万元左右。",
        "水利（款）支出逾90.00万元。",
        "水利（款）支出超80.00万元。",
        "水利（款）支出近99.00万元。",
        "水利（款）支出90余万元。",
        "水利（款）支出不少于90.00万元。",
        "水利（款）支出不超过99.00万元。",
        "水利（款）支出90.00万元以上。",
        "水利（款）支出至多99.00万元。",
        "水利（款）支出不突破99.00万元。",
        "水利（款）支出最高99.00万元。",
        "水利（款）支出控制在99.00万元以内。",
    ],
)
def test_a_rough_figure_and_a_limit_are_held_to_what_they_say(text: str) -> None:
    assert failed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "水利（款）支出约49.00万元。",
        "水利（款）支出逾98.00万元。",
        "水利（款）支出近90.00万元。",
        "水利（款）支出94.00万元。",
        "水利（款）支出达94.00万元。",
    ],
)
def test_what_they_cannot_mean_is_told(text: str) -> None:
    assert failed(text) == [Severity.ERROR]


def test_a_number_that_is_misprinted_is_no_wrong_figure() -> None:
    assert failed("水利防汛（2130301）35.00万元。") == [Severity.WARNING]
    assert failed("防汛（2130301）35.00万元。") == []
    assert failed("水利防汛（2130314）36.00万元。") == [Severity.ERROR]
    assert failed("水利行政运行（2130301）35.00万元。") == [Severity.ERROR]
