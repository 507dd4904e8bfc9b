"""What stands above a table without borders: which rows are captions and which its heading."""

from __future__ import annotations

import pytest

from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import FILE, read, saved, shapes, workbook


def test_a_heading_that_states_its_unit_in_brackets_is_no_caption() -> None:
    document = read("""
        固定资产占用情况表
        截止时间：2023年12月31日
        项目 → 数量 → 价值（金额单位：万元）
        房屋 → 1 → 2.50
        """)
    assert shapes(document)[2:] == [
        [["项目", "数量", "价值（金额单位：万元）"], ["房屋", "1", "2.50"]]
    ]


@pytest.mark.parametrize(
    "caption", ["（单位：万元）", "部门（盖章）：岱山县水利局", "编制单位（公章）：水利局"]
)
def test_a_caption_may_have_brackets_all_the_same(caption: str) -> None:
    document = read(f"""
        收入总表
        {caption} → 2023年度
        项目 → 预算数
        水利 → 1.00
        """)
    assert shapes(document)[:3] == ["收入总表", caption, "2023年度"]
    assert shapes(document)[3] == [["项目", "预算数"], ["水利", "1.00"]]


def test_what_is_merged_over_all_columns_right_below_the_unit_is_a_heading() -> None:
    document = read("""
        =>项目支出表 → < → <
        部门：岱山县水利局 →  → 单位：万元
        =>项目经费 → < → <
        编码 → 名称 → 金额
        302 → 商品和服务支出 → 1.00
        """)
    assert shapes(document)[3] == [
        ["项目经费", "^", "^"],
        ["编码", "名称", "金额"],
        ["302", "商品和服务支出", "1.00"],
    ]


def test_a_title_right_below_the_unit_of_all_forms_is_no_heading() -> None:
    document = read("""
        部门：岱山县水利局 →  → 单位：万元
        =>2023年项目支出表 → < → <
        编码 → 名称 → 金额
        302 → 商品和服务支出 → 1.00
        """)
    assert shapes(document)[2] == "2023年项目支出表"
    assert len(shapes(document)[3]) == 2


FORM = """
        科目编码 → 科目名称 → 合计 → 基本支出
        213 → 农林水支出 → 9.00 → 5.00
        21303 → 水利 → 9.00 → 5.00"""
ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出"],
    ["213", "农林水支出", "9.00", "5.00"],
    ["21303", "水利", "9.00", "5.00"],
]


@pytest.mark.parametrize(
    "above",
    [
        ["公开表2", "支出总体情况表", "部门（单位）：岱山县水利局", "单位：万元"],
        ["支出总表", "333岱山县水利局", "预算年度：2024", "单位：万元"],
        ["支出绩效情况表", "（2023年度）"],
    ],
)
def test_a_form_right_below_another_one_keeps_its_own_title(above: list[str]) -> None:
    lines = "".join(f"\n        {line}" for line in above)
    document = read(f"""
        收入总表
        单位：万元{FORM}{lines}{FORM}
        """)
    assert shapes(document) == ["收入总表", "单位：万元", ROWS, *above, ROWS]


def test_a_name_that_ends_as_titles_do_is_a_row_of_its_table() -> None:
    document = read(f"""
        收入总表
        单位：万元{FORM}
        水文监测设备表
        21304 → 南水北调 → 1.00 → 1.00
        """)
    (table,) = [shape for shape in shapes(document) if isinstance(shape, list)]
    assert len(table) == 5


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1收支总表", "收支总表"),
        ("Z01 收支总表", "收支总表"),
        ("3-支出总表", "支出总表"),
        ("2023年支出总表", "2023年支出总表"),
        ("财政拨款收支总表", "财政拨款收支总表"),
    ],
)
def test_the_name_of_a_sheet_is_its_title_without_its_place_among_the_sheets(
    name: str, title: str
) -> None:
    made = workbook("""
        单位：万元
        项目 → 预算数
        财政拨款收支 → 1.00
        """)
    made.worksheets[0].title = name
    assert shapes(read_xlsx(FILE, saved(made)))[0] == title
