"""Forms, panels and columns beside one another on a sheet: which are of one table."""

from __future__ import annotations

import pytest
from openpyxl.styles import Border

from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import FILE, grids, read, saved, shapes, workbook


@pytest.mark.parametrize("border", ["|", ""])
def test_two_panels_with_a_blank_column_between_are_one_table(border: str) -> None:
    document = read(f"""
        =>2023年收支总表 → < → < → < → <
        {border}=>收入 → < →  → =>支出 → <
        {border}项目 → 预算数 →  → 项目 → 预算数
        {border}一般公共预算 → 1 →  → 水利 → 1
        {border}合计 → 1 →  → 合计 → 1
        """)
    title, table = shapes(document)
    assert title == "2023年收支总表"
    assert table[-1] == ["合计", "1", "", "合计", "1"]


def test_two_panels_under_a_title_that_is_not_merged_are_one_table() -> None:
    document = read("""
        收支总表
        收入 →  →  → 支出 →
        项目 → 预算数 →  → 项目 → 预算数
        水利 → 1 →  → 水利 → 1
        """)
    assert len(grids(document)) == 1


def test_forms_side_by_side_with_titles_of_their_own_are_two() -> None:
    document = read("""
        收入总表 →  →  → 支出总表 →
        单位：万元 →  →  → 单位：元
        项目 → 金额 →  → 项目 → 金额
        水利 → 1 →  → 农业 → 2
        合计 → 1 →  → 合计 → 2
        """)
    assert shapes(document) == [
        "收入总表",
        "单位：万元",
        [["项目", "金额"], ["水利", "1"], ["合计", "1"]],
        "支出总表",
        "单位：元",
        [["项目", "金额"], ["农业", "2"], ["合计", "2"]],
    ]
    assert document.pages[0][3] == "水利\t1\t农业\t2"


@pytest.mark.parametrize("total", ["合计 →", "→"])
def test_a_form_beside_another_may_state_nothing(total: str) -> None:
    document = read(f"""
        支出总表 →  →  → 资本支出表 →
        部门：岱山县水利局 →  →  → 部门：岱山县水利局 →
        单位：万元 →  →  → 单位：万元 →
        项目 → 金额 →  → 项目 → 金额
        农业 → 2 →  → {total}
        合计 → 2 →  → 注：本部门没有此项支出。
        """)
    assert [shape for shape in shapes(document) if isinstance(shape, str)][:6] == [
        "支出总表", "部门：岱山县水利局", "单位：万元", "资本支出表", "部门：岱山县水利局", "单位：万元"
    ]  # fmt: skip
    assert [["项目", "金额"], ["农业", "2"], ["合计", "2"]] in shapes(document)


def test_narrow_forms_side_by_side_below_a_wide_one_that_has_another_beside_it() -> None:
    document = read("""
        收入总表 →  →  →  →  →  → 支出总表 →
        项目 → 合计 → 一 → 二 → 三 →  → 项目 → 金额
        水利 → 6 → 1 → 2 → 3 →  → 农业 → 2
        合计 → 6 → 1 → 2 → 3 →  → 合计 → 2

        基金支出表 →  →  → 资本支出表 →
        项目 → 金额 →  → 项目 → 金额
        林业 → 3 →  → 养老 → 4
        合计 → 3 →  → 合计 → 4
        """)
    assert [shape for shape in shapes(document) if isinstance(shape, str)] == [
        "收入总表", "基金支出表", "资本支出表", "支出总表"
    ]  # fmt: skip
    assert [["项目", "金额"], ["养老", "4"], ["合计", "4"]] in shapes(document)


def test_numbers_worked_out_beside_a_form_are_no_column_of_it() -> None:
    assert shapes(read("""
        =>部门支出总表 → < → <
        编码 → 名称 → 合计 →  → 0
        213 → 农林水支出 → 9.50 →  → 9.50
        221 → 住房保障支出 → 3.00 →  → -6.50
        """)) == [
        "部门支出总表",
        [["编码", "名称", "合计"], ["213", "农林水支出", "9.50"], ["221", "住房保障支出", "3.00"]],
        "0", "9.50", "-6.50",
    ]  # fmt: skip


def test_amounts_beyond_a_blank_column_are_the_forms_where_it_has_no_others() -> None:
    (grid,) = grids(read("项目 →  → \n水利 →  → 9.50\n农业 →  → 3.00\n林业 →  → 2.00"))
    assert [row[-1].text for row in grid.rows][-3:] == ["9.50", "3.00", "2.00"]


def test_a_sheet_without_headings_keeps_all_its_columns() -> None:
    (grid,) = grids(read("213 → 农林水支出 → 9.50 →  → 9.50\n221 → 住房保障支出 → 3.00 →  → 3.00"))
    assert {len(row) for row in grid.rows} == {5}


def test_a_title_repeated_over_each_part_parts_forms_without_a_blank_column() -> None:
    text = """
        =>2023年债务余额情况表 → < → =>2023年债务余额情况表 → <
        表四 → 单位：万元 → 表四 → 单位：万元
        |项目 → 全市 → 项目 → 市本级
        |一般债务 → 8.00 → 一般债务 → 0.40
        """
    parts = [
        ["2023年债务余额情况表", "表四", "单位：万元", [["项目", place], ["一般债务", amount]]]
        for place, amount in (("全市", "8.00"), ("市本级", "0.40"))
    ]
    assert shapes(read(text)) == [*parts[0], *parts[1]]
    joined = text.rstrip() + "\n        |=>合计 → < → < → 8.40"
    assert sum(isinstance(shape, list) for shape in shapes(read(joined))) == 1


@pytest.mark.parametrize(
    "text",
    [
        """
        |编码 → 名称 → 合计
        |213 → 农林水支出 → 9.50 → 9.50
        |221 → 住房保障支出 → 3.00 → -6.50
        """,
        """
        |编码 → 名称 → 合计 →  → 核对
        |213 → 农林水支出 → 9.50 →  → 9.50
        |221 → 住房保障支出 → 3.00 →  → -6.50
        """,
    ],
    ids=["beyond the borders", "headed, beyond a blank column and the borders"],
)
def test_numbers_beyond_the_borders_of_a_form_are_no_column_of_it(text: str) -> None:
    made = workbook(text)
    sheet = made["Sheet1"]
    for row in sheet.iter_rows(min_col=4):
        for cell in row:
            cell.border = Border()
    first, *_ = grids(read_xlsx(FILE, saved(made)))
    assert [[cell.text for cell in row] for row in first.rows] == [
        ["编码", "名称", "合计"], ["213", "农林水支出", "9.50"], ["221", "住房保障支出", "3.00"]
    ]  # fmt: skip


def test_a_headed_column_without_borders_beside_a_form_is_one_of_it() -> None:
    made = workbook("""
        |编码 → 名称 → 合计 → 上年数
        |213 → 农林水支出 → 9.50 → 9.50
        |221 → 住房保障支出 → 3.00 → 6.50
        """)
    for row in made["Sheet1"].iter_rows(min_col=4):
        for cell in row:
            cell.border = Border()
    (grid,) = grids(read_xlsx(FILE, saved(made)))
    assert [row[-1].text for row in grid.rows] == ["上年数", "9.50", "6.50"]


def test_a_headed_column_beyond_a_blank_one_and_the_borders_is_one_of_the_form() -> None:
    made = workbook("""
        |编码 → 名称 → 基本支出 →  → 项目支出
        |213 → 农林水支出 → 9.50 →  → 4.20
        |221 → 住房保障支出 → 3.00 →  → 6.50
        """)
    for row in made["Sheet1"].iter_rows(min_col=4):
        for cell in row:
            cell.border = Border()
    (grid,) = grids(read_xlsx(FILE, saved(made)))
    assert [row[-1].text for row in grid.rows] == ["项目支出", "4.20", "6.50"]


FORM = """
    |编码 → 名称 → 合计 → 上年数
    |213 → 农林水支出 → 9.50 → 6.50
    |221 → 住房保障支出 → 3.00 → 6.00
    |→ 合计 → 12.50 → 12.50
    {gap}
    {below}
    """


@pytest.mark.parametrize("gap", ["→ → →", "→ → →\n    → → →"])
@pytest.mark.parametrize(
    ("below", "said"),
    [("→ → 12.50 → 12.50", "12.50, 12.50"), ("差额 → → 0.25 → 0.00", "0.25"), ("→ → 0 → 0", "")],
)
def test_numbers_worked_out_below_a_form_are_no_row_of_it(below: str, said: str, gap: str) -> None:
    document = read(FORM.format(gap=gap, below=below))
    (grid,) = grids(document)
    assert [row[1].text for row in grid.rows] == ["名称", "农林水支出", "住房保障支出", "合计"]
    told = [remark for remark in document.remarks if remark.check == "form.numbers_aside"]
    assert len(told) == bool(said)
    assert all(f"（{said}）" in remark.message for remark in told)


@pytest.mark.parametrize(
    "below", ["→ 其中：水利 → 2.50 → 2.50", "|→ → 12.50 → 12.50", "结转下年 → → 0.25 → 0.00"]
)
def test_rows_below_a_blank_one_with_words_or_borders_are_of_the_form(below: str) -> None:
    document = read(FORM.format(gap="→ → →", below=below))
    (grid,) = grids(document)
    assert len([row for row in grid.rows if any(cell.text for cell in row)]) == 5
    assert not document.remarks


def test_numbers_beside_a_form_are_told_of() -> None:
    document = read("""
        编码 → 名称 → 合计 → → 
        213 → 农林水支出 → 9.50 → → 19.50
        221 → 住房保障支出 → 3.00 → → 3
        """)
    (remark,) = document.remarks
    assert (remark.check, remark.is_defect) == ("form.numbers_aside", False)
    assert "19.50）" in remark.message
