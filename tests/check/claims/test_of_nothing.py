"""A rate of completion of an opening budget that was nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.claims.claims_support import findings

CHECK = "claim.completion_recomputed"
ITEM = "农林水支出（类）水利（款）防汛（项）。"


def told(text: str) -> list[Severity]:
    found = findings(ITEM + text)
    return [f.severity for f in found if f.check == CHECK and f.outcome is Outcome.FAIL]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算为0万元，支出决算为20.00万元，完成年初预算的100%。",
        "年初预算为0，支出决算为20.00万元，完成年初预算的100.00%。",
        "年初预算数为0.00万元，支出决算为20.00万元，完成年初预算的200%，主要原因是年中追加。",
    ],
)
def test_no_rate_of_nothing(text: str) -> None:
    assert told(text) == [Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算为0万元，支出决算为20.00万元。",
        "年初预算为0万元，支出决算为20.00万元，完成年初预算的0%。",
        "年初预算为0万元，支出决算为0万元，完成年初预算的100%。",
        "年初预算为0万元，调整预算为20.00万元，支出决算为20.00万元，完成调整预算的100%。",
        "年初预算为0万元，支出决算为20.00万元，完成全年预算的100%。",
        "年初预算为0.50万元，支出决算为0.50万元，完成年初预算的100%。",
        "年初预算为20.00万元，支出决算为20.00万元，完成年初预算的100%。",
        "年初预算为100.00万元，支出决算为20.00万元，完成年初预算的20%。",
        "上年年初预算为0万元。年初预算为20.00万元，支出决算为20.00万元，完成年初预算的100%。",
        "年初预算为0万元，支出决算为20.00万元，完成年初预算的–。",
    ],
)
def test_other_rates_are_left_alone(text: str) -> None:
    assert told(text) == []
