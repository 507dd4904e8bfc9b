"""Changes that may be held against what was budgeted last year, or against what was spent."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

TABLE = printed("""
    一般公共预算“三公”经费支出表

    单位：万元

    项目 → 2022年预算数 → 2023年预算数
    合计 → 3.00 → 2.00
    公务接待费 → 3.00 → 2.00

    """)


def fails(text: str) -> list[str]:
    found = understood(f"{TABLE}\n一、情况说明\n\n{text}\n", kind="budget").findings
    return sorted(
        {
            f.check
            for f in found
            if f.outcome is Outcome.FAIL and f.check.startswith(("claim.", "prose."))
        }
    )


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费2.00万元，上年预算 3.00，同比增加0.50万元。",
        "公务接待费2.00万元，上年预算3.00万元，同比增加0.50万元。",
        "公务接待费2.00万元，上年执行1.60万元，同比增加0.40万元，增长25%。",
        "公务接待费2.00万元，2022年实际支出1.60万元，较上年增加0.40万元。",
        "公务接待费2.00万元，上年实际1.60万元，增加25%。",
        "公务接待费2.00万元，上年预算3.00万元，较上年增加0.50万元（上年决算1.50万元）。",
        "公务接待费2.00万元，上年支出1.60万元。",
    ],
)
def test_a_change_that_holds_for_what_was_spent_is_not_told(text: str) -> None:
    assert fails(text) == []


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("公务接待费2.00万元，同比增加0.50万元。", "claim.direction_fits"),
        ("公务接待费2.00万元，上年预算3.00万元，比上年预算增加0.50万元。", "claim.direction_fits"),
        ("公务接待费2.00万元，上年预算3.00万元，同比增加1.00万元。", "claim.direction_fits"),
        ("公务接待费2.00万元，上年执行1.60万元，同比增加0.60万元。", "claim.change_recomputed"),
        ("公务接待费2.00万元，上年预算3.00万元，同比减少0.50万元。", "claim.change_recomputed"),
        ("公务接待费2.00万元，上年预算2.60万元。", "claim.amount_as_in_table"),
    ],
)
def test_one_that_holds_under_neither_reading_is(text: str, check: str) -> None:
    assert check in fails(text)
