"""A second amount behind an item that no word stands before."""

from __future__ import annotations

import pytest

from pipeline.model.records import Severity
from tests.check.prose.prose_support import failed

TWICE = "stated_twice"


def test_a_second_amount_of_nothing_is_told() -> None:
    (finding,) = failed(
        "对个人和家庭的补助（509）100.38万元，102.45万元，其中：人员经费8.06万元，较上年增加1.93万元。",
        TWICE,
    )
    assert "一项之后列有两个数，“102.45”没有说明是什么" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "对个人和家庭的补助100.38万元，其中：人员经费8.06万元，较上年增加1.93万元。",
        "三个单位分别为100.38万元，102.45万元，均用于人员经费。",
        "收入、支出依次为100.38万元，102.45万元，较上年增加。",
        "各单位安排8.06万元、100.38万元，102.45万元，均用于人员经费。",
        "安排城市100.38万元，102.45万元。",
        "每人100元，200元，按等级发放。",
    ],
)
def test_lists_and_amounts_of_something_are_not(text: str) -> None:
    assert failed(text, TWICE) == []
