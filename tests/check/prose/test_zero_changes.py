"""Changes of nothing that are said to be some."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

ZERO = "zero_change"


@pytest.mark.parametrize(
    "text",
    [
        "接待费0.13万元，较2025年年初预算增加0.00万元，主要是用于交流学习。",
        "购置费0万元，比上年增加0万元；运行费6.7万元，比上年减少0.3万元。",
        "因公出国费0元，同比减少0元。",
        "培训费2.00万元，与上年相比增长了0.0万元。",
    ],
)
def test_a_change_of_nothing_is_told(text: str) -> None:
    (finding,) = failed(text, ZERO)
    assert "没有增减，却称增加或减少" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "接待费0.13万元，较上年增加0.00万元，与上年持平。",
        "出国费127万元，比上年增加0万元，主要原因是无增减变化。",
        "接待费0.13万元，较上年增加0.05万元。",
        "接待费0.13万元，较上年减少10.00万元。",
        "购置费由3万元减少至0万元。",
        "会议费50万元，较上年50万元，增加0万元，上升0%。",
        "接待费0万元，较上年未发生变化，增加0万元。",
        "“三公”经费比上年减少0.50万元，其中：出国费增加0.00万元，主要原因是无出国任务；车辆减少0.50万元。",
        "“三公”经费比上年增加0.00万元，其中：出国费增加0.00万元，主要原因是未安排；接待费增加0.00万元。",
        "会议费、培训费较上年分别减少0万元、18.00万元和0.50万元。",
        "会议费3.61万元，决算数比上年减少0.00万元，下降0.08%，主要原因是压减开支。",
    ],
)
def test_what_is_called_unchanged_is_not(text: str) -> None:
    assert failed(text, ZERO) == []


def test_all_of_a_disclosure_are_told_together() -> None:
    (finding,) = failed("接待费1万元，较上年增加0万元。会议费1万元，较上年减少0万元。", ZERO)
    assert "等 2 处" in finding.message
