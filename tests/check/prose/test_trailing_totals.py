"""Totals behind the figures that make them."""

from __future__ import annotations

import pytest

from tests.check.prose.prose_support import failed

WHOLE = "parts_make_whole"


@pytest.mark.parametrize(
    "text",
    [
        "在职人员42人，退休人员15人，合计59人。",
        "办公费20.00万元、差旅费15.00万元、培训费3.00万元，三项合计48.00万元。",
    ],
)
def test_a_total_that_is_not_its_parts_is_told(text: str) -> None:
    (finding,) = failed(text, WHOLE)
    assert "相加为" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "在职人员42人，退休人员15人，合计57人。",
        "编制45人，在职人员42人，退休人员15人，合计57人。",
        "在职人员42人（其中事业24人），退休人员15人，合计59人。",
        "办公费20.00万元、差旅费15.00万元，基本支出合计812.40万元。",
        "公务用车2辆，退休人员15人，合计59人。",
        "人员经费20.00万元，比上年增加3.00万元，合计59.00万元。",
        "年初在职54人，调入5人，调出2人，合计57人。",
        "在职人员42人，党员24人，退休人员15人，合计57人。",
        "工资90.00万元，奖金30.00万元，扣除个人缴费8.00万元，合计112.00万元。",
        "在职人员42人，编外人员6人，不计入编制的退休人员15人，合计57人。",
    ],
)
def test_a_total_of_other_things_is_not(text: str) -> None:
    assert failed(text, WHOLE) == []


def test_parts_in_brackets_behind_their_whole_are_its_list() -> None:
    text = "政府采购支出60.00万元（货物20.00万元、工程30.00万元、服务{}万元）。"
    assert failed(text.format("10.00"), WHOLE) == []
    assert len(failed(text.format("20.00"), WHOLE)) == 1
