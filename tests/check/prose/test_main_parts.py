"""Lists of main parts: judged only where the text's own lists of this kind make their wholes."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.prose.prose_support import failed, outcomes

CHECK = "main_parts"


def text(*shorts: str, whole: int = 9) -> str:
    """As many lists as said that make their wholes, and behind them those that are given."""
    exact = [
        f"{n + 1}.水利工程管理{n + 60}.00万元，主要包括：堤防维护{n + 20}.00万元，用于加固；"
        f"水库巡查40.00万元，用于巡查。"
        for n in range(whole)
    ]
    return "\n\n".join([*exact, *shorts])


SHORT = "防汛业务80.00万元，主要包括：防汛物资30.00万元，用于购置；抢险演练20.00万元，用于演练。"


def test_the_one_list_that_falls_short_is_told() -> None:
    (finding,) = failed(text(SHORT), CHECK)
    assert "主要包括的 2 项合计 50 万元，其余 30 万元没有列出；文中另有 9 处" in finding.message
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (text(), Outcome.PASS),
        (text(SHORT, whole=5), Outcome.NOT_APPLICABLE),
        (text(SHORT, SHORT.replace("80", "90")), Outcome.NOT_APPLICABLE),
        (text("防汛业务80.00万元，主要用于防汛物资。"), Outcome.PASS),
        (SHORT, Outcome.NOT_APPLICABLE),
    ],
)
def test_where_such_lists_are_not_whole_nothing_is_said(said: str, outcome: Outcome) -> None:
    assert outcomes(said, CHECK) == [outcome]
