"""Where the header ends and the body begins."""

from __future__ import annotations

from tests.recognize.test_spanned import spanned
from tests.support import headings


def test_a_stub_that_reaches_into_the_total_row_makes_it_no_heading() -> None:
    found = spanned("""
    部门经济科目编码 | 部门经济科目名称 | 政府经济科目编码 | 政府经济科目名称 | 合计 | 人员经费 | 公用经费
    ^ | ^ | ^ | 合计 | 61.40 | 41.40 | 20.00
    301 | 工资福利支出 | | | 41.40 | 41.40 |
    30201 | 办公费 | 50201 | 办公经费 | 20.00 | | 20.00
    """)
    assert headings(found.table) == ["合计", "人员经费", "公用经费"]
    assert next((e.label, e.is_total) for e in found.table.entries) == ("合计", True)
    assert [a.amount_text for a in found.amounts][:3] == ["61.40", "41.40", "20.00"]


def test_a_frame_merged_down_the_whole_table_is_no_column() -> None:
    found = spanned("""
    | 科目编码 | 科目名称 | 合计 |
    ^ | 213 | 农林水支出 | 61.40 | ^
    ^ | 208 | 社会保障和就业支出 | 8.00 | ^
    """)
    assert [c.label for c in found.table.columns] == ["科目编码", "科目名称", "合计"]
    assert [a.amount_text for a in found.amounts] == ["61.40", "8.00"]


def test_years_alone_are_headings() -> None:
    found = spanned("""
    项目 | 2024 | 2025 | 2026
    公务接待费 | 3.00 | 2.00 | 1.00
    """)
    assert [c.meaning.fiscal_year for c in found.table.columns[1:]] == [2024, 2025, 2026]
    assert [a.fiscal_year for a in found.amounts] == [2024, 2025, 2026]


def test_a_stray_number_among_headings_does_not_end_them() -> None:
    found = spanned("""
    科目编码 | 项目 | 2025年 | < | < | 增长%
    ^ | ^ | 预算数 | 3 | 执行数 | ^
    101 | 税收收入 | 292.00 | 8 | 288.00 | 15.3%
    """)
    assert [c.label for c in found.table.columns][2::2] == ["2025年/预算数", "2025年/执行数"]


def test_columns_without_a_cell_of_their_own_are_none() -> None:
    found = spanned("""
    科目编码 | 科目名称 | < | 合计 | <
    213 | 农林水支出 | < | 61.40 | <
    208 | 社会保障和就业支出 | < | 8.00 | <
    """)
    assert [c.label for c in found.table.columns] == ["科目编码", "科目名称", "合计"]
