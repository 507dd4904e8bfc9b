"""Rows whose codes, names or figures the text extraction pulled apart."""

from __future__ import annotations

import pytest

from tests.support import Understood, printed, rows, understood

WHOLE = [
    ("", "合计"),
    ("213", "农林水支出"),
    ("21303", "水利"),
    ("2130301", "行政运行"),
    ("2130305", "水利工程建设"),
]


def account(body: str) -> Understood:
    """A final account's form of expenditure with the header and body given."""
    return understood(printed("支出决算表\n\n单位：万元\n\n") + printed(body), kind="final")


def test_codes_split_over_three_columns_are_joined() -> None:
    found = account("""
        项目 → → → → 本年支出合计 → 基本支出 → 项目支出
        类 → 款 → 项 → 科目名称 → → →
        栏次 → → → → 1 → 2 → 3
         → → → 合计 → 61.40 → 41.40 → 20.00
        213 → → → 农林水支出 → 61.40 → 41.40 → 20.00
        213 → 03 → → 水利 → 61.40 → 41.40 → 20.00
        213 → 03 → 01 → 行政运行 → 41.40 → 41.40 →
        213 → 03 → 05 → 水利工程建设 → 20.00 → → 20.00
        """)
    assert rows(found.table) == WHOLE
    assert [entry.level for entry in found.table.entries] == [0, 1, 2, 3, 3]
    assert [entry.is_leaf for entry in found.table.entries] == [False, False, False, True, True]


def test_whole_codes_each_in_the_column_of_its_level() -> None:
    found = account("""
        科目编码 → → → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        类 → 款 → 项 → 栏次 → 1 → 2 → 3
         → → → 合计 → 61.40 → 41.40 → 20.00
        213 → → → 农林水支出 → 61.40 → 41.40 → 20.00
         → 21303 → → 水利 → 61.40 → 41.40 → 20.00
         → → 2130301 → 行政运行 → 41.40 → 41.40 →
         → → 2130305 → 水利工程建设 → 20.00 → → 20.00
        """)
    assert rows(found.table) == WHOLE


def test_codes_and_names_that_slid_into_the_wrong_column() -> None:
    found = account("""
        项目 → → → 本年支出合计 → 基本支出 → 项目支出
        支出功能分类科目编码 → → 科目名称 → → →
        类 → 款 → 项 → 栏次 → 1 → 2 → 3
         → → → 合计 → 61.40 → 41.40 → 20.00
        213 → → → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → → 水利 → → 61.40 → 41.40 → 20.00
         → 2130301 → 行政运行 → → 41.40 → 41.40 →
        2130305 → → → 水利工程建设 → 20.00 → → 20.00
        """)
    assert rows(found.table) == WHOLE


def test_a_code_on_one_line_and_its_name_on_the_next() -> None:
    found = account("""
        项目 → → → 本年支出合计 → 基本支出 → 项目支出
        支出功能分类科目编码 → → 科目名称 → → →
        栏次 → → → 1 → 2 → 3
        合计 → → → 61.40 → 41.40 → 20.00
        213 → → → 61.40 → 41.40 → 20.00
        农林水支出 → → → → →
        21303 → → → 61.40 → 41.40 → 20.00
        水利 → → → → →
        2130301 → → → 41.40 → 41.40 →
        行政运行 → → → → →
        2130305 → → → 20.00 → → 20.00
        水利工程建设 → → → → →
        """)
    assert rows(found.table) == WHOLE
    assert [a.source_line for a in found.amounts if a.code == "213"] == [8, 8, 8]


@pytest.mark.parametrize(
    "total",
    [
        " → 合计 → → →\n → → 61.40 → 41.40 → 20.00",
        " → → 61.40 → 41.40 → 20.00\n → 合计 → → →",
        "合计 → → → →\n → → 61.40 → 41.40 → 20.00",
        "栏次 → → 61.40 → 41.40 → 20.00\n合计 → → → →",
        " → 栏次 → → 合计 →\n → → 61.40 → 41.40 → 20.00",
    ],
    ids=["name before", "name after", "name in the code column", "栏次 slid", "name among amounts"],
)
def test_a_total_has_its_name_back(total: str) -> None:
    found = understood(
        printed("""
        支出决算表

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        类 → 款 → 1 → 2 → 3
        """)
        + printed(total)
        + printed("""
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
        """),
        kind="final",
    )
    assert rows(found.table) == WHOLE
    assert found.stated[:3] == [
        ("合计", "本年支出合计", "61.40"),
        ("合计", "基本支出", "41.40"),
        ("合计", "项目支出", "20.00"),
    ]


@pytest.mark.parametrize("total", ["合计 → → 5.00 → → 5.00", " → 合计 → 5.00 → → 5.00"])
def test_a_table_of_two_rows_keeps_its_names(total: str) -> None:
    found = understood(
        printed(f"""
        政府性基金预算财政拨款支出决算表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        {total}
        2296002 → 用于社会福利的彩票公益金支出 → 5.00 → → 5.00
        """),
        kind="final",
    )
    assert rows(found.table) == [("", "合计"), ("2296002", "用于社会福利的彩票公益金支出")]


def test_a_code_and_a_name_in_one_cell_are_parted() -> None:
    found = account("""
        功能分类科目 → 本年支出合计 → 基本支出 → 项目支出
        合计 → 61.40 → 41.40 → 20.00
        213农林水支出 → 61.40 → 41.40 → 20.00
        21303 水利 → 61.40 → 41.40 → 20.00
        """)
    assert rows(found.table) == WHOLE[:3]


def test_a_code_behind_of_which_is_parted_too() -> None:
    found = account("""
        项目 → 本年支出合计 → 基本支出 → 项目支出
        213农林水支出 → 61.40 → 41.40 → 20.00
        其中：21303水利 → 61.40 → 41.40 → 20.00
        其中：2130301行政运行 → 41.40 → 41.40 →
        2130305水利工程建设 → 20.00 → → 20.00
        """)
    assert rows(found.table) == [
        ("213", "农林水支出"),
        ("21303", "其中：水利"),
        ("2130301", "其中：行政运行"),
        ("2130305", "水利工程建设"),
    ]
    assert [entry.level for entry in found.table.entries] == [1, 2, 3, 3]


def test_a_name_behind_of_which_is_its_codes_where_units_are_named_too() -> None:
    found = account("""
        单位代码 → 科目编码 → 单位（科目名称） → 本年支出合计 → 基本支出
         → → 合计 → 41.40 → 41.40
        417001 → 208 → 社会保障和就业支出 → 41.40 → 41.40
        417001 → 20805 → 其中：行政事业单位养老支出 → 41.40 → 41.40
        417001 → 2080501 → 其中：行政单位离退休 → 11.40 → 11.40
        417001 → 2080505 → 机关事业单位基本养老保险缴费支出 → 30.00 → 30.00
        """)
    assert [entry.level for entry in found.table.entries] == [0, 1, 2, 3, 3]


def test_a_name_wrapped_onto_a_second_line_is_whole() -> None:
    found = account("""
        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        2080505 → 机关事业单位基本养老保 → 5.00 → 5.00 →
         → 险缴费支出 → → →
        2130301 → 行政运行 → 41.40 → 41.40 →
        """)
    assert rows(found.table) == [
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("2130301", "行政运行"),
    ]


def test_rules_drawn_with_dashes_are_no_rows() -> None:
    found = understood(
        printed("""
        项目支出表

        序号 → 项目名称 → 项目金额 → 项目简介
        ---- → -------- → ---- → ----
        1 → 山塘整治 → 12.50 → 整治三座
        2 → 水库除险 → 30.00 → 加固大坝
        ---- → -------- → ---- → ----
        """)
    )
    assert rows(found.table) == [("", "山塘整治"), ("", "水库除险")]


def test_marks_of_a_converter_within_cells_are_dropped() -> None:
    found = understood(
        printed("""
        项目支出表

        项目名称 → 项目金额 → 项目简介
        <p>山塘整治</p> → 12.50 → <p>整治三座。</p> <p>年内完工。</p>
        水库除险 → 30.00 → 加固大坝
        """)
    )
    assert rows(found.table)[0] == ("", "山塘整治")
    cell = found.table.body[0][2]
    assert cell is not None
    assert cell.text == "整治三座。 年内完工。"


def test_levels_follow_the_outline_numbers_where_there_are_no_codes() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出决算表

        项目 → 行次 → 决算数
        一、“三公”经费支出 → 1 → 5.10
        1．公务用车购置及运行维护费 → 2 → 3.90
        （1）公务用车购置费 → 3 → 0.00
        （2）公务用车运行维护费 → 4 → 3.90
        2．公务接待费 → 5 → 1.20
        二、机关运行经费 → 6 → 20.00
        """),
        kind="final",
    )
    assert [entry.level for entry in found.table.entries] == [1, 2, 3, 3, 2, 1]
    assert [entry.is_leaf for entry in found.table.entries] == [
        False,
        False,
        True,
        True,
        True,
        True,
    ]


def test_codes_without_names_stand_for_themselves() -> None:
    found = account("""
        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        2130301 → → 61.40 → 41.40 → 20.00
        """)
    assert rows(found.table) == [("213", ""), ("21303", "水利"), ("2130301", "")]


def test_a_project_is_called_by_its_name_not_its_type() -> None:
    found = understood(
        printed("""
        项目支出表

        类型 → 项目名称 → 项目单位 → 合计 → 本年拨款 → → 财政拨款结转结余
         → → → → 一般公共预算 → 政府性基金预算 → 一般公共预算
        特定目标类 → 山塘整治 → 岱山县水利局 → 12.50 → 12.50 → →
        运转类 → 水文监测 → 岱山县水文站 → 3.00 → 2.00 → → 1.00
        合计 → → → 15.50 → 14.50 → → 1.00
        """)
    )
    assert rows(found.table) == [("", "山塘整治"), ("", "水文监测"), ("", "合计")]


def test_line_numbers_under_a_header_that_slid_are_no_names() -> None:
    found = understood(
        printed("""
        部门收支总表

         → 序号 → 收入 → → 支出 →
         → 项目 → 预算数 → 项目 → 预算数
         → 栏次 → 1 → 栏次 → 2
        1 → 一、一般公共预算拨款收入 → 61.40 → 一、农林水支出 → 61.40
        2 → 收入总计 → 61.40 → 支出总计 → 61.40
        """)
    )
    assert [label for _, label in rows(found.table)] == [
        "一、一般公共预算拨款收入",
        "一、农林水支出",
        "收入总计",
        "支出总计",
    ]


@pytest.mark.parametrize("mark", ["**", "—", "****"])
def test_a_row_that_numbers_the_columns_under_marks_for_names_is_none(mark: str) -> None:
    found = account(f"""
        功能分类科目 → 本年支出合计 → 基本支出 → 项目支出
        {mark} → 1 → 2 → 3
        合计 → 61.40 → 41.40 → 20.00
        """)
    assert rows(found.table) == [("", "合计")]
