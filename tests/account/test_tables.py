"""Numbers in tables: what they became counts, not that they stand in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.account.cells import CellReader
from pipeline.account.lines import LineReader
from pipeline.account.pool import Pool
from pipeline.values.numbers import numbers_in
from tests.account.accounting import accounted, left, of_text
from tests.recognize.test_spanned import spanned
from tests.support import VOCABULARY, printed, understood

TABLE = printed(
    """
    部门支出总表
    单位：万元
    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    栏次 →  → 1 → 2 → 3
    213 → 农林水支出 → 30.50 → 10.50 → 20.00
    21303 → 水利 → 30.50 → 10.50 → 20.00
    2130301 → 行政运行 → 30.50 → 10.50 → 20.00
    """
)


def test_all_numbers_of_a_table_that_was_understood_are_accounted_for() -> None:
    result = of_text(TABLE)
    assert left(result) == []
    assert result.by_kind == {"amount": 9, "code": 3, "heading": 3}
    assert (result.numbers, result.accounted, result.share) == (15, 15, 1.0)


def test_an_amount_that_became_none_is_not_accounted_for_by_standing_in_a_table() -> None:
    found = understood(TABLE)
    lost = replace(found, document=found.document)
    lost.__dict__["amounts"] = found.amounts[1:]
    assert left(accounted(lost)) == [("30.50", "column")]


def test_two_numbers_in_one_cell_are_not_whatever_its_column_is_taken_for() -> None:
    once = TABLE.replace("10.50\t20.00\n21303\t", "10.5020.00\t\n21303\t")
    assert left(of_text(once)) == [("10.50", "column"), ("20.00", "column")]
    twice = TABLE.replace("10.50\t20.00\n21303", "10.5020.00\t\n21303")
    assert [number for number, _ in left(of_text(twice))] == ["10.50", "20.00"] * 2 + ["10.50"]
    assert {cause for _, cause in left(of_text(twice))} == {"text_column"}


def test_a_row_that_no_table_keeps_is_not() -> None:
    found = understood(TABLE)
    cut = [replace(each, body=each.body[:-1], entries=each.entries[:-1]) for each in found.tables]
    lost = replace(found, document=found.document)
    recognized = replace(found.recognized, tables=tuple(cut))
    lost.__dict__["recognized"] = recognized
    numbers = [number for number, cause in left(accounted(lost)) if cause == "row"]
    assert numbers == ["2130301", "30.50", "10.50", "20.00"]


def test_numbers_in_the_title_of_a_table_are_of_its_title() -> None:
    result = of_text(TABLE.replace("部门支出总表", "2023年办公楼租赁费7.20万元支出总表"))
    assert left(result) == []


def test_the_counted_columns_do_not_take_the_numbers_of_lines_below_them() -> None:
    """The row of column numbers prints 1 and 2 just above lines that count themselves 1 and 2."""
    result = of_text(
        printed(
            """
            收入支出决算总表
            单位：万元
            项目 → 行次 → 金额 → 项目 → 行次 → 金额
            栏次 →  → 1 → 栏次 →  → 2
            一、财政拨款收入 → 1 → 5.00 → 一、一般公共服务支出 → 3 → 5.00
            本年收入合计 → 2 → 5.00 → 本年支出合计 → 4 → 5.00
            """
        )
    )
    assert left(result) == []
    assert result.by_kind["sequence"] == 4


def test_parts_of_a_code_are_of_its_row_also_where_its_class_is_misprinted() -> None:
    found = understood(
        printed("""
        支出总表

        单位：万元

        类 → 款 → 项 → 科目名称 → 合计
        213 → → → 农林水支出 → 20.00
        213 → 03 → → 水利 → 20.00
        7 → 03 → 05 → 水利工程建设 → 20.00
        """)
    )
    assert not accounted(found).unaccounted


def test_numbers_of_a_row_that_goes_on_over_the_page_are_of_its_cells() -> None:
    found = spanned(
        """
项目名称 | 预算数 | 绩效目标
雨情监测 | 20.00 | 上报雨情
""",
        """
 | | 节约 36.20 万元
""",
        above="重点项目预算绩效情况表\n单位：万元",
    )
    (table,) = found.tables
    assert len(table.entries) == 1
    assert left(accounted(found)) == []


def test_both_parts_of_a_number_that_a_page_break_cuts_are_of_its_cell() -> None:
    found = spanned(
        """
单位名称 | 合计 | 基本支出 | 项目支出
雨情监测站 | 30.25 | 10.25 | 20.00
水文局 | 2,050.36 | 50.00 | 2,000.36
水利学校 | 12,437.36 | 12,437.3 | 
""",
        """
 | | 6 | 
防汛站 | 8.25 | 8.25 | 
""",
        above="部门支出预算总表\n单位：万元",
    )
    stated = [amount.amount_text for amount in found.amounts]
    assert stated.count("12,437.36") == 2
    assert left(accounted(found)) == []


def test_tables_beside_each_other_tell_the_numbers_of_their_common_lines() -> None:
    result = of_text(
        printed(
            """
            部门收支总表
            单位：万元
            收入项目 → 预算数 → 支出项目 → 预算数
            一般公共预算拨款 → 51.25 → 农林水支出 → 30.75
            事业收入 → 9.50 → 住房保障支出 → 30.00
            收入总计 → 60.75 → 支出总计 → 60.75
            """
        )
    )
    assert left(result) == []
    assert result.by_kind["amount"] == 6


def test_numbers_of_tables_are_gone_once_they_are_taken() -> None:
    found = understood(TABLE)
    stated = {(each.table, each.column_no, each.row_no) for each in found.amounts}
    amounts = {
        (table.name, no): [(table.name, no, row) in stated for row in range(len(table.body) + 1)]
        for table in found.tables
        for no in range(1, len(table.columns) + 1)
    }
    pool = Pool.of(CellReader(LineReader(VOCABULARY), amounts, frozenset()), found.tables)
    for block in found.document.blocks:
        for cell in (each for row in getattr(block, "rows", ()) for each in row):
            for number in numbers_in(cell.text):
                pool.take(cell.place, number)
    assert pool.last
    assert not pool.told
    assert {line for lines in pool.rows.values() for line in lines} == {
        3
    }  # headings without numbers


def test_a_row_that_one_row_of_a_table_tells_in_full_is_taken_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of the others each number is asked for by itself: those of the heading, of the last row (a page may cut
    it) and of what was lost."""
    asked: list[str] = []
    take = Pool.take
    monkeypatch.setattr(
        Pool, "take", lambda pool, place, each: asked.append(each.text) or take(pool, place, each)
    )
    found = understood(TABLE)
    assert left(accounted(found)) == []
    last = ["2130301", "30.50", "10.50", "20.00"]
    assert asked == ["1", "2", "3", *last]
    lost = replace(found, document=found.document)
    lost.__dict__["amounts"] = found.amounts[1:]
    asked.clear()
    assert left(accounted(lost)) == [("30.50", "column")]
    assert asked == ["1", "2", "3", "213", "30.50", "10.50", "20.00", *last]
