"""Levels that the amounts tell: totals over the rows that make them up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.recognize.test_hierarchies import leaf_sum, leaves
from tests.recognize.test_spanned import spanned
from tests.support import printed, understood

PROJECTS = """
        项目支出表

        单位：万元

        项目名称 → 项目金额
        合计 → {total}
        通用项目 → 30.00
        购置 → 30.00
        服务器 → 20.00
        打印机 → 10.00
        专用项目 → 15.00
        监测 → 8.00
        整治 → 7.00
        """


def test_a_total_of_a_group_stands_over_the_group() -> None:
    found = spanned(
        """
项目名称 | < | 金额
收入总计 | < | 100.00
一般公共预算资金 | 小计 | 100.00
^ | 财政拨款资金 | 90.00
^ | 专项收入 | 10.00
政府性基金 | 小计 |
""",
        above="收入预算总表\n单位：万元",
    )
    assert leaf_sum(found, found.amounts[0].column_no) == Decimal("100.00")
    assert leaves(found.table)[:2] == ["一般公共预算资金/财政拨款资金", "一般公共预算资金/专项收入"]
    assert {entry.classification for entry in found.table.entries} == {"item"}  # no functions


def test_what_stands_below_a_total_is_no_part_of_a_part_above_it() -> None:
    found = understood(
        printed("""
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、财政拨款收入 → 50.00 → 一、农林水支出 → 95.00
        二、其他收入 → 20.00 → →
        其中：捐赠收入 → 5.00 → →
        本年收入合计 → 70.00 → 本年支出合计 → 95.00
        使用非财政拨款结余 → 10.00 → →
        上年结转 → 15.00 → →
        收入总计 → 95.00 → 支出总计 → 95.00
        """)
    )
    levels = {e.label: e.level for e in found.table.entries if e.panel == 0}
    assert (levels["其中：捐赠收入"], levels["使用非财政拨款结余"], levels["上年结转"]) == (2, 1, 1)


def test_rows_without_a_number_are_parts_where_the_row_above_is_their_sum() -> None:
    found = understood(
        printed("""
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、财政拨款收入 → 90.00 → 一、农林水支出 → 95.00
        一般公共预算收入 → 60.00 → 二、住房保障支出 → 5.00
        政府性基金预算收入 → 30.00 → →
        二、事业收入 → 10.00 → →
        收入总计 → 100.00 → 支出总计 → 100.00
        """)
    )
    of_income = [e for e in found.table.entries if e.panel == 0]
    assert [e.is_leaf for e in of_income] == [False, True, True, True, False]
    assert [e.level for e in of_income] == [1, 2, 2, 1, 0]


@pytest.mark.parametrize(("part", "whole_is_leaf"), [("100.00", False), ("60.00", True)])
def test_one_part_among_others_is_the_whole_only_where_it_is_all(
    part: str, whole_is_leaf: bool
) -> None:
    found = understood(
        printed(f"""
        财政拨款“三公”经费支出表

        项目 → 预算数
        合计 → 130.00
        一、因公出国（境）费 → 30.00
        二、公务接待费 → 100.00
        其中：外事接待费 → {part}
        """)
    )
    whole, one = found.table.entries[2:]
    assert (whole.is_leaf, one.is_leaf) == (whole_is_leaf, not whole_is_leaf)
    assert leaf_sum(found, found.amounts[0].column_no) == Decimal("130.00")


def test_sums_confirm_a_hierarchy_that_nothing_else_shows() -> None:
    found = understood(printed(PROJECTS.format(total="45.00")))
    assert leaves(found.table) == ["服务器", "打印机", "监测", "整治"]


def test_sums_invent_nothing_where_the_table_does_not_add_up() -> None:
    found = understood(printed(PROJECTS.format(total="46.00")))
    assert len(leaves(found.table)) == 7


def test_two_rows_with_one_amount_are_not_each_others_part() -> None:
    found = understood(
        printed("""
        项目支出表

        项目名称 → 项目金额
        合计 → 30.00
        监测 → 10.00
        整治 → 10.00
        巡查 → 10.00
        """)
    )
    assert leaves(found.table) == ["监测", "整治", "巡查"]


def test_one_unit_that_does_not_add_up_leaves_the_others_in_order() -> None:
    found = spanned(
        """
单位编码 | 单位（项目）名称 | 项目金额
 | 合计 | 75.00
201001 | 岱山县水利局 | 45.00
 | 通用项目 | 30.00
 | 服务器 | 20.00
 | 打印机 | 10.00
 | 专用项目 | 15.00
 | 监测 | 8.00
 | 整治 | 7.00
201002 | 岱山县水文站 | 30.00
 | 专用项目 | 30.00
 | 巡查 | 11.00
 | 养护 | 12.00
""",
        above="项目支出表\n单位：万元",
    )
    assert leaves(found.table)[:4] == ["服务器", "打印机", "监测", "整治"]


def test_an_own_office_that_is_not_the_sum_of_the_units_is_one_of_them() -> None:
    found = spanned(
        """
单位名称 | 合计 | 一般公共预算拨款 | 事业收入
合计 | 90.00 | 61.40 | 20.00
岱山县水利局 | 61.40 | 61.40 |
岱山县水文站 | 20.00 | | 20.00
""",
        above="收入总表\n单位：万元",
    )
    assert leaves(found.table) == ["岱山县水利局", "岱山县水文站"]
