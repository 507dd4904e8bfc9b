"""A whole in one paragraph, all its parts in those right below it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.prose.prose_support import failed, findings

WHOLE = "parts_make_whole"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            (
                "车辆购置及运行费。",
                "公务用车购置及运行费9.00万元，与上年持平。",
                "其中：公务用车购置费3.00万元；公务用车运行费9.00万元。",
            ),
            "3.00",
        ),
        (
            (
                "公务用车购置及运行费9.00万元。",
                "（1）公务用车购置费0.00万元。",
                "（2）公务用车运行费8.00万元。",
            ),
            "1.00",
        ),
        (
            (
                "一般公共预算基本支出80.00万元，比上年增加5.00万元。",
                "人员经费62.00万元，主要包括：基本工资。",
                "公用经费20.00万元，主要包括：办公费。",
            ),
            "2.00",
        ),
        (
            (
                "政府采购预算30.50万元。",
                "其中：货物采购12.00万元；",
                "工程采购10.00万元；",
                "服务采购9.00万元。",
            ),
            "0.50",
        ),
        (
            (
                "“三公”经费预算7.00万元，具体情况如下：",
                "1.因公出国（境）费0.00万元。",
                "2.公务接待费2.50万元，减少0.20万元。",
                "3.公务用车购置及运行费5.00万元。其中：",
                "（1）公务用车购置费0.00万元。",
                "（2）公务用车运行费5.00万元。",
            ),
            "0.50",
        ),
        (
            (
                "支出预算90.00万元，比上年增加3.00万元。",
                "（一）基本支出70.00万元。",
                "（二）项目支出30.00万元。",
            ),
            "10.00",
        ),
    ],
)
def test_parts_that_do_not_make_their_whole_are_told(text: tuple[str, ...], apart: str) -> None:
    (finding,) = failed("\n".join(text), WHOLE)
    assert finding.difference is not None
    assert abs(finding.difference) == Decimal(apart)


@pytest.mark.parametrize(
    "text",
    [
        # they do
        (
            "公务用车购置及运行费9.00万元。",
            "其中：公务用车购置费0.00万元；公务用车运行费9.00万元，主要用于燃油费5.00万元。",
        ),
        (
            "基本支出80.00万元，较上年增加5.00万元。",
            "人员经费60.00万元，较上年增加6.00万元。",
            "公用经费20.00万元，较上年减少1.00万元。",
        ),
        # a whole that may have more
        (
            "支出预算90.00万元。",
            "（一）基本支出60.00万元。",
            "（二）项目支出20.00万元。",
            "（三）事业单位经营支出10.00万元。",
        ),
        (
            "支出预算90.00万元。",
            "基本支出60.00万元。",
            "项目支出20.00万元。",
            "结转下年10.00万元。",
        ),
        (
            "财政拨款收入90.00万元。",
            "一般公共预算拨款70.00万元。",
            "政府性基金预算拨款10.00万元。",
            "国有资本经营预算拨款0.00万元。",
            "上年结转10.00万元。",
        ),
        # parts that are not all there are, or of which one is divided again
        (
            "“三公”经费预算7.00万元。",
            "公务接待费2.00万元。",
            "公务用车运行费4.00万元。",
        ),
        (
            "“三公”经费预算7.00万元。",
            "1.因公出国（境）费0.00万元。",
            "2.公务接待费2.00万元。",
            "3.公务用车购置费1.00万元。",
            "4.公务用车运行费5.00万元。",
        ),
        (
            "政府采购预算30.00万元。",
            "集中采购20.00万元。",
            "分散采购12.00万元。",
        ),
        # what was planned, or spent in another year
        (
            "“三公”经费支出决算7.00万元，完成预算的70.00%。",
            "1.因公出国（境）费预算0.00万元，支出决算0.00万元。",
            "2.公务接待费预算4.00万元，支出决算2.00万元。",
            "3.公务用车购置及运行费预算6.00万元，支出决算5.00万元。",
        ),
        (
            "2024年政府采购预算30.00万元。",
            "2023年政府采购货物20.00万元。",
            "2023年政府采购工程10.00万元。",
            "2023年政府采购服务10.00万元。",
        ),
        (
            "公务用车购置及运行费9.00万元。",
            "公务用车购置费上年3.00万元，本年0.00万元。",
            "公务用车运行费上年9.00万元，本年9.00万元。",
        ),
        # changes, and a figure of something else between
        (
            "公务接待费4.00万元，比上年减少1.00万元。",
            "国内接待费比上年减少1.00万元。",
            "国（境）外接待费与上年持平。",
        ),
        (
            "基本支出80.00万元。",
            "会议费3.00万元。",
            "人员经费60.00万元。",
            "公用经费25.00万元。",
        ),
    ],
)
def test_what_may_be_right_accuses_nobody(text: tuple[str, ...]) -> None:
    assert failed("\n".join(text), WHOLE) == []


def test_what_makes_it_up_is_counted_as_checked() -> None:
    text = (
        "政府采购预算30.00万元。",
        "货物采购12.00万元。",
        "工程采购10.00万元。",
        "服务采购8.00万元。",
    )
    (finding,) = findings("\n".join(text), WHOLE)
    assert finding.outcome == "pass"


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 99999), st.integers(0, 99999))
def test_the_sum_of_its_parts_never_accuses(staff: int, running: int) -> None:
    whole = f"基本支出{(staff + running) / 100:.2f}万元。"
    parts = f"人员经费{staff / 100:.2f}万元。\n公用经费{running / 100:.2f}万元。"
    assert failed(f"{whole}\n{parts}", WHOLE) == []
