"""So many units and the names behind: however the number stands to what it counts."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.prose.prose_support import outcomes

NAMES = "names_counted"
TWO = "涞源县水利工程中心、涞源县防汛服务站"


@pytest.mark.parametrize(
    "text",
    [
        f"本部门共有{{}}个下属单位，分别是：{TWO}。",
        f"本部门下属{{}}个单位：{TWO}。",
        f"本部门的二级预算单位包括{{}}家：{TWO}。",
        "二级预算单位共计{}家：1.涞源县水利工程中心；2.涞源县防汛服务站。",
    ],
)
def test_names_are_counted_behind_their_number(text: str) -> None:
    assert outcomes(text.format(2), NAMES) == [Outcome.PASS]
    assert outcomes(text.format(3), NAMES) == [Outcome.FAIL]


@pytest.mark.parametrize(
    "text",
    [
        f"本部门直属3个中心，包括：{TWO}。",
        f"本部门下属3个单位，主要是{TWO}。",
        "本部门下属3个单位，共有编制12人、9人。",
        f"本部门下属2个单位：{TWO}，均为独立核算单位。",
        "本部门直属2个单位：水利工程中心，负责供水；防汛服务站，承担防汛。",
    ],
)
def test_other_things_are_not_counted(text: str) -> None:
    assert outcomes(text, NAMES) == []
