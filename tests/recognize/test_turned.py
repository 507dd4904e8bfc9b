"""Tables whose items stand side by side and their headings below each other; rows that number."""

from __future__ import annotations

import pytest

from tests.support import printed, understood


def test_a_turned_table_has_its_codes_as_codes_and_its_headings_over_amounts() -> None:
    found = understood(
        printed("""
        一般公共预算支出表
        单位：万元
        科目编码 → 213 → 21303 → 2130301 → 2130302
        科目名称 → 农林水支出 → 水利 → 行政运行 → 一般行政管理事务
        合计 → 61.40 → 61.40 → 41.40 → 20.00
        基本支出 → 41.40 → 41.40 → 41.40 →
        项目支出 → 20.00 → 20.00 → → 20.00
        """)
    )
    stated = {(a.code, a.row_label, a.column_label): a.amount_text for a in found.amounts}
    assert stated["2130301", "行政运行", "基本支出"] == "41.40"
    assert stated["213", "农林水支出", "合计"] == "61.40"
    assert {code for code, _, _ in stated} == {"213", "21303", "2130301", "2130302"}
    assert not any("213" in text for text in stated.values())


def test_a_turned_table_without_codes_has_its_items_as_rows() -> None:
    found = understood(
        printed("""
        部门支出总表
        单位：万元
        项目 → 合计 → 卫生健康支出 → 农林水支出
        合计 → 61.40 → 20.00 → 41.40
        基本支出 → 41.40 → → 41.40
        项目支出 → 20.00 → 20.00 →
        """)
    )
    stated = {(a.row_label, a.column_label): a.amount_text for a in found.amounts}
    assert stated["农林水支出", "基本支出"] == "41.40"
    assert stated["卫生健康支出", "项目支出"] == "20.00"
    assert {a.measure for a in found.amounts if a.column_label == "项目支出"} == {"project"}
    assert found.table.is_turned


def test_items_side_by_side_over_rows_that_are_no_headings_turn_no_table() -> None:
    found = understood(
        printed("""
        人员经费表
        单位：万元
        项目 → 合计 → 基本工资 → 津贴补贴
        合计 → 61.40 → 20.00 → 41.40
        甲中心 → 41.40 → 10.00 → 31.40
        乙中心 → 20.00 → 10.00 → 10.00
        """)
    )
    assert "甲中心" in {amount.row_label for amount in found.amounts}
    assert not found.table.is_turned


def test_headings_beside_codes_in_the_first_row_turn_no_table() -> None:
    found = understood(
        printed("""
        一般公共预算支出表
        单位：万元
        科目编码 → 科目名称 → 合计 → 基本支出
        213 → 农林水支出 → 61.40 → 41.40
        21303 → 水利 → 61.40 → 41.40
        """)
    )
    assert {a.column_label for a in found.amounts} == {"合计", "基本支出"}


@pytest.mark.parametrize("numbers", ["2 → 3", "1 → 2", "6 → 7"])
def test_a_row_that_numbers_the_columns_from_any_number_states_no_amounts(numbers: str) -> None:
    found = understood(
        printed(f"""
        国有资本经营预算支出表
        单位：万元
        项目 → 合计 → 基本支出
        栏次 → {numbers}
        合计 → →
        """)
    )
    assert [a for a in found.amounts if a.amount is not None] == []
