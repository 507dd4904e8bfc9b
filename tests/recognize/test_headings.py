"""Which heading stands over which column: as printed, collapsed, slid, lost."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned
from tests.support import from_word, headings, measures, printed, rows, understood


def test_headings_stand_over_their_columns_as_printed() -> None:
    table = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → → 项目支出
        → → → 人员经费 → 公用经费 →
        213 → 农林水支出 → 61.40 → 33.10 → 8.30 → 20.00
        21303 → 水利 → 61.40 → 33.10 → 8.30 → 20.00
        """)
    ).table
    assert headings(table) == ["合计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"]
    assert rows(table) == [("213", "农林水支出"), ("21303", "水利")]


def test_names_in_several_columns_stand_under_the_headings_of_all() -> None:
    found = spanned(
        """
采购品目大类 | 专项名称 | 经济科目 | 采购物品名称 | 采购组织形 | 总计
合计 | | | | | 5.00
一、货物A | | | | | 5.00
 | 水情监测 | 办公设备购置 | | | 5.00
 | | | 打印设备 | 分散自行组织 | 5.00
""",
        above="政府采购预算表\n单位：万元",
    )
    labels = [(c.role.value, c.label) for c in found.table.columns]
    assert labels == [
        ("label", "采购品目大类/专项名称/经济科目"),
        ("text", "采购物品名称"),
        ("text", "采购组织形"),
        ("measure", "总计"),
    ]
    names = [entry.label for entry in found.table.entries]
    assert names == ["合计", "一、货物A", "水情监测/办公设备购置", "打印设备"]


def test_collapsed_headings_are_rebuilt_over_three_levels() -> None:
    table = understood(
        from_word("""
        部门预算一般公共预算财政拨款支出表
        > 417岱山县水利局
        > 单位：万元

        序号 → 功能分类科目 → 合计 → 支出
         → 科目编码 → 科目名称 → → 基本支出 → 项目支出
         → → → → 小计 → 人员经费 → 公用经费 →
        栏次 → 1 → 2 → 3 → 4 → 5 → 6 → 7
        1 → → 合计 → 61.40 → 41.40 → 33.10 → 8.30 → 20.00
        2 → 213 → 农林水支出 → 61.40 → 41.40 → 33.10 → 8.30 → 20.00
        """)
    ).table
    assert [column.label for column in table.columns] == [
        "序号",
        "科目编码",
        "科目名称",
        "合计",
        "支出/基本支出/小计",
        "支出/基本支出/人员经费",
        "支出/基本支出/公用经费",
        "支出/项目支出",
    ]
    assert [column.number for column in measures(table)] == ["3", "4", "5", "6", "7"]


def test_a_row_that_numbers_the_columns_may_hold_formulas() -> None:
    table = understood(
        printed("""
        部门支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        栏次 → → 1=2+3 → 2 → 3
        213 → 农林水支出 → 614000 → 414000 → 200000
        21303 → 水利 → 614000 → 414000 → 200000
        """)
    ).table
    assert [column.number for column in measures(table)] == ["1", "2", "3"]
    assert rows(table) == [("213", "农林水支出"), ("21303", "水利")]


def test_the_three_levels_of_the_code_may_be_numbered_in_one_cell() -> None:
    table = understood(
        printed("""
        支出决算表

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        类 款 项 → 栏次 → 1 → 2 → 3
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """),
        kind="final",
    ).table
    assert rows(table) == [("213", "农林水支出"), ("21303", "水利")]


def test_sub_headings_slid_beyond_the_last_column_are_moved_back() -> None:
    table = understood(
        printed("""
        政府性基金预算财政拨款收入支出决算表

        项目 → → 年初结转和结余 → 本年收入 → 本年支出 → → → 年末结转和结余 →
        科目编码 → 科目名称 → → → → → 小计 → 基本支出 → 项目支出
        栏次 → → 1 → 2 → 3 → 4 → 5 → 6 →
        212 → 城乡社区支出 → 1.00 → 5.00 → 4.50 → 4.00 → 0.50 → 1.50 →
        """),
        kind="final",
    ).table
    assert headings(table) == [
        "年初结转和结余",
        "本年收入",
        "本年支出/小计",
        "本年支出/基本支出",
        "本年支出/项目支出",
        "年末结转和结余",
    ]


def test_a_heading_that_was_moved_back_leaves_no_column_behind() -> None:
    table = understood(
        printed("""
        政府性基金预算财政拨款收入支出决算表

        项目 → → 年初结转和结余 → 本年收入 → 本年支出 → → → 年末结转和结余 →
        科目编码 → 科目名称 → → → → → 小计 → 基本支出 → 项目支出
        栏次 → → 1 → 2 → 3 → 4 → 5 → 6 →
        212 → 城乡社区支出 → 1.00 → 5.00 → 4.50 → 4.00 → 0.50 → 1.50 →
        """),
        kind="final",
    ).table
    assert len(table.columns) == 8


def test_a_header_row_shifted_by_one_is_moved_back() -> None:
    table = understood(
        printed("""
        部门支出总表

         → 科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert headings(table) == ["合计", "基本支出", "项目支出"]


def test_a_header_row_shifted_by_one_keeps_the_heading_of_the_names() -> None:
    table = understood(
        printed("""
        部门支出总表

         → 科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert [column.label for column in table.columns][:2] == ["科目编码", "科目名称"]


def test_a_first_level_that_slid_is_parted_where_a_total_begins_a_group() -> None:
    table = understood(
        printed("""
        一般公共预算财政拨款收入支出决算表

        科目编码 → 科目名称 → → 本年收入 → → → 本年支出 → →
         → → 合计 → 基本支出 → 项目支出 → 合计 → 基本支出 → 项目支出
        栏次 → → 1 → 2 → 3 → 4 → 5 → 6
        213 → 农林水支出 → 61.40 → 41.40 → 20.00 → 60.00 → 41.00 → 19.00
        """),
        kind="final",
    ).table
    assert headings(table) == [
        f"{group}/{part}"
        for group in ("本年收入", "本年支出")
        for part in ("合计", "基本支出", "项目支出")
    ]


def test_a_third_level_that_was_lost_is_inferred_and_marked() -> None:
    table = understood(
        printed("""
        一般公共预算财政拨款支出决算表

        科目编码 → 科目名称 → 本年支出 → → → →
         → → 合计 → 基本支出 → → → 项目支出
        栏次 → → 1 → 2 → 3 → 4 → 5
        213 → 农林水支出 → 61.40 → 41.40 → 33.10 → 8.30 → 20.00
        """),
        kind="final",
    ).table
    assert [(column.label, column.inferred) for column in measures(table)] == [
        ("本年支出/合计", False),
        ("本年支出/基本支出/小计", True),
        ("本年支出/基本支出/人员经费", True),
        ("本年支出/基本支出/公用经费", True),
        ("本年支出/项目支出", False),
    ]


def test_a_group_without_sub_headings_has_those_of_its_siblings() -> None:
    table = understood(
        printed("""
        一般公共预算拨款“三公”经费、会议费、培训费表

        单位名称 → 2021年 → → → 2022年 → → → 增减变化情况 → →
         → 合计 → 三公经费 → 会议费 → 合计 → 三公经费 → 会议费
        岱山县水利局 → 4.10 → 3.10 → 1.00 → 5.60 → 4.10 → 1.50 → 1.50 → 1.00 → 0.50
        """),
        year=2022,
    ).table
    assert headings(table) == [
        f"{group}/{part}"
        for group in ("2021年", "2022年", "增减变化情况")
        for part in ("合计", "三公经费", "会议费")
    ]


def test_a_table_may_state_one_row_of_amounts_and_no_name() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出决算表

        预算数 → → → → 决算数 → → →
        合计 → 公务用车购置及运行维护费 → → 公务接待费 → 合计 → 公务用车购置及运行维护费 → → 公务接待费
         → 公务用车购置费 → 公务用车运行维护费 → → → 公务用车购置费 → 公务用车运行维护费 →
        1 → 2 → 3 → 4 → 5 → 6 → 7 → 8
        5.80 → 0.00 → 4.00 → 1.80 → 5.10 → 0.00 → 3.90 → 1.20
        """),
        kind="final",
    )
    assert [label for _, label, _ in found.stated] == headings(found.table)
    assert headings(found.table)[5] == "决算数/公务用车购置及运行维护费/公务用车购置费"


@pytest.mark.parametrize("written", [printed, from_word])
@pytest.mark.parametrize("heading", ["支出内容", "用途", "预算事项"])
def test_a_heading_that_is_not_known_does_not_hide_the_others(written, heading: str) -> None:  # type: ignore[no-untyped-def]
    table = understood(
        written(f"""
        部门支出总表

        {heading} → 合计 → 基本支出 → 项目支出
        农林水支出 → 61.40 → 41.40 → 20.00
        水利 → 61.40 → 41.40 → 20.00
        """)
    ).table
    assert [column.label for column in table.columns] == [heading, "合计", "基本支出", "项目支出"]


def test_a_column_of_words_under_an_unknown_heading_is_kept() -> None:
    table = understood(
        printed("""
        项目支出表

        项目名称 → 主管科室 → 金额 → 立项文号
        山塘整治 → 水利科 → 12.50 → 岱水〔2021〕3号
        水库除险 → 建管科 → 30.00 → 岱水〔2021〕4号
        """)
    ).table
    assert [(column.label, column.role) for column in table.columns] == [
        ("项目名称", "label"),
        ("主管科室", "text"),
        ("金额", "measure"),
        ("立项文号", "text"),
    ]


def test_a_first_row_without_amounts_is_no_heading() -> None:
    table = understood(
        printed("""
        “三公”经费支出表

        项目 → 2022年预算数 → 2023年预算数
        因公出国（境）费 → →
        公务接待费 → 2.00 → 1.80
        合计 → 2.00 → 1.80
        """)
    ).table
    assert headings(table) == ["2022年预算数", "2023年预算数"]
    assert ("", "因公出国（境）费") in rows(table)


def test_a_blank_total_row_is_no_heading() -> None:
    table = understood(
        printed("""
        一般公共预算支出表

        科目编码 → 科目名称 → 合计 → 上年结转
         → 合计 → →
        213 → 农林水支出 → 61.40 → 20.00
        21303 → 水利 → 61.40 → 20.00
        """)
    ).table
    assert headings(table) == ["合计", "上年结转"]
    assert rows(table)[0] == ("", "合计")


def test_a_first_row_without_amounts_on_either_side_is_no_heading() -> None:
    table = understood(
        printed("""
        部门收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → → 一、一般公共服务支出 →
        二、其他收入 → 3.00 → 二、农林水支出 → 3.00
        收入总计 → 3.00 → 支出总计 → 3.00
        """)
    ).table
    assert headings(table) == ["收入/预算数", "支出/预算数"]
    assert ("", "一、一般公共服务支出") in rows(table)


def test_a_table_of_no_known_form_is_published_as_printed() -> None:
    found = understood(
        printed("""
        水库蓄水情况表

        水库名称 → 所在乡镇 → 总库容 → 备注
        长春水库 → 高亭镇 → 120.5 → 在建
        磨心水库 → 东沙镇 → 88.0 →
        """)
    )
    assert found.table.form == ""
    assert [column.label for column in found.table.columns] == [
        "水库名称",
        "所在乡镇",
        "总库容",
        "备注",
    ]
    assert [[cell.text if cell else None for cell in row] for row in found.table.body] == [
        ["长春水库", "高亭镇", "120.5", "在建"],
        ["磨心水库", "东沙镇", "88.0", ""],
    ]


def test_headings_over_columns_that_lost_their_blank_cells_stay_over_their_own() -> None:
    found = understood(
        printed("""
        收入总表
        单位：万元
        科目编码 → 科目名称 → 合计 → 一般公共预算 → 政府性基金预算 → 其他收入
         → 合计 → 61.40 → 61.40
        213 → 农林水支出 → 61.40 → 61.40
        21303 → 水利 → 61.40 → 61.40
        """)
    )
    assert {amount.column_label for amount in found.amounts} == {"合计", "一般公共预算"}
