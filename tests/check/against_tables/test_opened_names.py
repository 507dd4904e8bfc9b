"""Names of items right behind the word that opens their list."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

TABLE = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    208 → 社会保障和就业支出 → 95.00 → 95.00 → 0.00
    20805 → 行政事业单位养老支出 → 95.00 → 95.00 → 0.00
    2080501 → 行政单位离退休 → 25.00 → 25.00 → 0.00
    2080505 → 机关事业单位基本养老保险缴费支出 → 45.00 → 45.00 → 0.00
    2080506 → 机关事业单位职业年金缴费支出 → 25.00 → 25.00 → 0.00
     → 合计 → 95.00 → 95.00 → 0.00

    """)


@pytest.mark.parametrize("opened", ["其中", "其中：", "主要是", "具体为"])
def test_the_word_that_opens_a_list_is_no_part_of_a_name(opened: str) -> None:
    text = (
        f"行政事业单位养老支出（款）95.00万元，{opened}行政单位离退休（项）25.00万元、"
        "机关事业单位职业年金缴费支出（项）25.00万元。"
    )
    found = understood(f"{TABLE}\n一、情况说明\n\n{text}\n")
    told = [
        each
        for check in ("claim.item_in_table", "claim.code_in_text")
        for each in found.of(check, Outcome.FAIL)
    ]
    assert told == []
