"""Levels and leaves: which rows can be added without counting anything twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.table import Table
from tests.recognize.test_spanned import spanned
from tests.support import Understood, printed, rows, understood


def levels(table: Table) -> list[int | None]:
    return [entry.level for entry in table.entries]


def leaves(table: Table) -> list[str]:
    return [entry.label for entry in table.entries if entry.is_leaf]


def leaf_sum(found: Understood, column: int) -> Decimal:
    return sum(
        (a.amount for a in found.amounts if a.is_leaf and a.column_no == column and a.amount),
        Decimal(0),
    )


def test_codes_that_leave_out_their_class_are_whole() -> None:
    found = spanned("""
科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出
类 | 款 | 项 | ^ | ^ | ^ | ^
 | | | 合计 | 61.40 | 41.40 | 20.00
213 | | | 农林水支出 | 61.40 | 41.40 | 20.00
 | 03 | | 水利 | 61.40 | 41.40 | 20.00
 | | 01 | 行政运行 | 41.40 | 41.40 |
 | | 05 | 水利工程建设 | 20.00 | | 20.00
""")
    codes = ["", "213", "21303", "2130301", "2130305"]
    assert [entry.code for entry in found.table.entries] == codes
    assert levels(found.table) == [0, 1, 2, 3, 3]
    assert leaves(found.table) == ["行政运行", "水利工程建设"]


def test_a_part_of_a_code_between_its_class_and_a_whole_code() -> None:
    found = spanned("""
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 61.40 | 41.40 | 20.00
213 | 农林水支出 | 61.40 | 41.40 | 20.00
03 | 水利 | 61.40 | 41.40 | 20.00
2130301 | 行政运行 | 41.40 | 41.40 |
2130305 | 水利工程建设 | 20.00 | | 20.00
""")
    assert [entry.code for entry in found.table.entries][2] == "21303"
    assert levels(found.table) == [0, 1, 2, 3, 3]


NAMES = """
        支出总表

        单位：万元

        功能分类科目名称 → 合计 → 基本支出 → 项目支出
        合计 → 70.40 → 50.40 → 20.00
        农林水支出 → 61.40 → 41.40 → 20.00
        水利 → 61.40 → 41.40 → 20.00
        行政运行 → 41.40 → 41.40 →
        {unknown} → 20.00 → → 20.00
        其他支出 → 9.00 → 9.00 →
        其他支出 → 9.00 → 9.00 →
        其他支出 → 9.00 → 9.00 →
        """


@pytest.mark.parametrize("unknown", ["水利工程建设", "水库大坝除险专项"])
def test_names_of_the_list_tell_levels_where_no_codes_are_printed(unknown: str) -> None:
    """A name that stands three times is 类, 款 and 项; one that the list lacks is a 项."""
    found = understood(printed(NAMES.format(unknown=unknown)))
    assert levels(found.table) == [0, 1, 2, 3, 3, 1, 2, 3]
    assert leaves(found.table) == ["行政运行", unknown, "其他支出"]
    assert {entry.code for entry in found.table.entries} == {""}


def test_names_of_economic_codes_are_economic_whatever_the_form_says() -> None:
    found = understood(
        printed("""
        支出总表

        科目名称 → 合计
        合计 → 30.00
        工资福利支出 → 20.00
        基本工资 → 12.00
        津贴补贴 → 8.00
        商品和服务支出 → 10.00
        办公费 → 10.00
        """)
    )
    assert levels(found.table) == [0, 1, 2, 2, 1, 2]
    assert {e.classification for e in found.table.entries[1:]} == {"economic"}


def test_columns_of_names_are_levels() -> None:
    """Each column of names stands deeper; a row without its own stub is part of the last one."""
    found = spanned(
        """
采购大类 | 项目名称 | 采购物品名称 | 总计
合计 | | | 30.00
货物 | | | 18.00
 | 设备购置 | | 18.00
 | | 服务器 | 10.00
 | | 打印机 | 8.00
服务 | | | 12.00
 | 物业管理 | | 12.00
 | | 保洁服务 | 12.00
""",
        above="政府采购支出表\n单位：万元",
    )
    assert leaves(found.table) == ["服务器", "打印机", "保洁服务"]
    assert leaf_sum(found, found.amounts[0].column_no) == Decimal("30.00")


def test_a_column_of_names_keeps_its_place_and_names_its_rows() -> None:
    found = spanned(
        """
单位名称 | 项目名称 | 项目金额
合计 | | 30.00
岱山县水文站 | 水文监测 | 10.00
^ | 山塘整治 | 20.00
""",
        above="项目支出表\n单位：万元",
    )
    labels = [entry.label for entry in found.table.entries]
    assert labels == ["合计", "岱山县水文站/水文监测", "岱山县水文站/山塘整治"]
    assert [column.label for column in found.table.columns][:2] == ["单位名称", "项目名称"]
    printed_cells = [[c.text if c else None for c in row[:2]] for row in found.table.body]
    assert printed_cells[1:] == [["岱山县水文站", "水文监测"], [None, "山塘整治"]]


def test_a_number_behind_of_which_is_the_number_of_the_row() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出表

        项目 → 预算数
        合计 → 15.00
        1、公务接待费 → 5.00
        2、公务用车购置及运行费 → 10.00
        其中：（1）公务用车购置费 → 4.00
        （2）公务用车运行费 → 6.00
        """)
    )
    assert levels(found.table) == [0, 1, 1, 2, 2]
    assert leaves(found.table) == [
        "1、公务接待费",
        "其中：（1）公务用车购置费",
        "（2）公务用车运行费",
    ]


def test_a_total_printed_again_on_a_page_parts_nothing() -> None:
    found = understood(
        printed("""
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 61.40 → 41.40 → 20.00
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
         → 合计 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
        """)
    )
    assert leaves(found.table) == ["行政运行", "水利工程建设"]


def test_the_total_of_a_side_over_its_last_panel() -> None:
    """当年支出小计 stands under 功能分类, its amount under 支出用途."""
    found = spanned(
        """
收入 | < | 支出 | < | < | <
项目名称 | 金额 | 功能分类 | < | 支出用途 | <
^ | ^ | 功能科目名称 | 金额 | 项目名称 | 金额
一、财政拨款 | 100.00 | 一、农林水支出 | 95.00 | 一、基本支出 | 80.00
 | | 二、住房保障支出 | 5.00 | 二、项目支出 | 20.00
当年收入小计 | 100.00 | 当年支出小计 | | | 100.00
""",
        above="收支预算总表\n单位：万元",
    )
    last = [e for e in found.table.entries if e.row == 2]
    assert [(e.label, e.level) for e in last if "支出" in e.label] == [("当年支出小计", 0)]


def test_a_name_of_another_class_is_none_of_this_one() -> None:
    """退役士兵安置 stands in the list under 208 only: among 农林水支出 it is a row like the others."""
    found = understood(printed(NAMES.format(unknown="退役士兵安置")))
    assert levels(found.table) == [0, 1, 2, 3, 3, 1, 2, 3]


def test_a_group_that_the_list_lacks_is_told_by_the_rest_of_what_it_holds() -> None:
    found = understood(
        printed("""
        支出总表

        单位：万元

        功能分类科目名称 → 合计 → 备注
        农林水支出 → 70.00 → 无
        水利 → 30.00 → 无
        行政运行 → 10.00 → 无
        水利工程建设 → 20.00 → 无
        湖塘养护 → 40.00 → 无
        湖塘清淤 → 25.00 → 无
        其他湖塘养护支出 → 15.00 → 无
        """)
    )
    assert levels(found.table) == [1, 2, 3, 3, 2, 3, 3]


def test_a_group_and_its_only_item_of_one_name() -> None:
    """The list has no item of it: the second is what the first holds, not the same money again."""
    found = understood(
        printed("""
        支出总表

        单位：万元

        功能分类科目名称 → 合计 → 备注
        国防支出 → 30.00 → 无
        专项工程 → 10.00 → 无
        专项工程 → 10.00 → 无
        国防动员 → 20.00 → 无
        兵役征集 → 20.00 → 无
        """)
    )
    assert levels(found.table) == [1, 2, 3, 2, 3]


@pytest.mark.parametrize("heading", ["收费事项", "资金"])
def test_rows_of_one_unit_are_named_by_what_tells_them_apart(heading: str) -> None:
    found = understood(
        printed(f"""
            非税收入计划表

            单位：万元

            单位名称 → {heading} → 上年执行数 → 本年预算数
            合计 → → 7.00 → 8.00
            岱山县水利局 → 检验费 → 4.00 → 5.00
            岱山县水利局 → 占用费 → 3.00 → 3.00
            """)
    )
    assert [label for _, label in rows(found.table)] == [
        "合计",
        "岱山县水利局/检验费",
        "岱山县水利局/占用费",
    ]
