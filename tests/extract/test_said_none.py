"""A cell that says 无 in a column of amounts."""

from __future__ import annotations

from tests.support import printed, understood


def test_a_word_for_none_stands_in_place_of_an_amount() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位：万元

        科目名称 → 合计 → 基本支出 → 上缴上级支出
        教育支出 → 3.00 → 3.00 → 无
        住房保障支出 → 1.00 → 1.00 → 无
        其他支出 → 无 → 无 → 无
        """)
    )
    stated = [(a.amount_text, a.amount is None) for a in found.amounts if a.row_label == "教育支出"]
    assert stated == [("3.00", False), ("3.00", False), ("无", True)]
    assert [a.amount_text for a in found.amounts if a.row_label == "其他支出"] == ["无"] * 3


def test_a_remark_that_says_none_stays_a_remark() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位：万元

        科目名称 → 合计 → 备注
        教育支出 → 3.00 → 无
        住房保障支出 → 1.00 → 无
        """)
    )
    assert [a.amount_text for a in found.amounts] == ["3.00", "1.00"]


def test_a_column_of_nothing_but_none_right_of_amounts_is_one_of_amounts() -> None:
    found = understood(
        printed("""
        部门支出总表

        单位：万元

        科目名称 → 合计 → 其他支出 → 工资福利 → 备注
        教育支出 → 3.00 → 无 → 3.00 → 无
        住房保障支出 → 1.00 → 无 → 1.00 → 无
        """)
    )
    assert [a.amount_text for a in found.amounts if a.row_label == "教育支出"] == [
        "3.00",
        "无",
        "3.00",
    ]
