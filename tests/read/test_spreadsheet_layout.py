"""Sheets → paragraphs and grids, with borders and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Grid, GridLayout, Paragraph
from pipeline.read.spreadsheet import read_xlsx
from tests.read.spreadsheet_support import FILE, Shape, grids, read, saved, shapes, workbook

INCOME = """
    =>2023年部门收入总表 → < → <
    部门：岱山县水利局 →  → 单位：万元
    |=>科目 → < → =>合计
    |编码 → 名称 → ^
    |213 → 农林水支出 → 12.50
    |合计 → · → 12.50
    注：本表反映部门本年度取得的全部收入。
    """
READ_INCOME: list[Shape] = [
    "2023年部门收入总表",
    "部门：岱山县水利局",
    "单位：万元",
    [
        ["科目", "^", "合计"],
        ["编码", "名称", "^"],
        ["213", "农林水支出", "12.50"],
        ["合计", "", "12.50"],
    ],
    "注：本表反映部门本年度取得的全部收入。",
]


def without_borders(text: str) -> str:
    return text.replace("|", "")


@pytest.mark.parametrize("text", [INCOME, without_borders(INCOME)], ids=["borders", "none"])
def test_a_form_has_its_caption_above_and_its_note_below(text: str) -> None:
    document = read(text)
    assert shapes(document) == READ_INCOME
    (grid,) = grids(document)
    assert grid.layout is GridLayout.SPANNED
    spans = [(cell.column_span, cell.row_span) for cell in grid.rows[0]]
    assert spans == [(2, 1), (1, 1), (1, 2)]
    assert [row[0].place.line for row in grid.rows] == [3, 4, 5, 6]
    assert grid.place.page == 1


@pytest.mark.parametrize("text", [INCOME, without_borders(INCOME)], ids=["borders", "none"])
@pytest.mark.parametrize("blanks", [0, 1, 2, 5])
def test_forms_stacked_on_a_sheet_are_parted(text: str, blanks: int) -> None:
    lines = text.strip("\n").rstrip(" ").rstrip("\n")
    document = read(lines + "\n" * (blanks + 1) + lines)
    assert shapes(document) == READ_INCOME * 2


def test_a_narrow_form_right_below_a_wide_one_is_parted() -> None:
    """Its title is not merged over most of the sheet, and another may have neither merge nor caption."""
    document = read("""
        =>部门支出总表 → < → < → < → < → <
        单位：万元 →  →  →  →  →
        编码 → 名称 → 合计 → 基本支出 → 项目支出 → 备注
        221 → 住房保障支出 → 8.10 → 8.10 →  →
        预算04表 →  →  →  →  →
        =>收支总表 → <
        部门：岱山县水利局 → 单位：万元
        项目 → 预算数
        财政拨款 → 8.10
        =>采购预算表 → <
        品目 → 金额
        货物 → 1.20
        """)
    assert [shape if isinstance(shape, str) else shape[-1][0] for shape in shapes(document)] == [
        "部门支出总表", "单位：万元", "221", "预算04表", "收支总表", "部门：岱山县水利局", "单位：万元",
        "财政拨款", "采购预算表", "货物",
    ]  # fmt: skip


def test_places_are_the_rows_of_the_sheet() -> None:
    document = read("→\n→\n　→ 收入总表\n→\n → 项目 → 金额\n → 水利 → 1")
    assert document.pages == (("", "", "收入总表", "", "项目\t金额", "水利\t1"),)
    assert [block.place.line for block in document.blocks] == [3, 5]
    assert shapes(document)[1] == [["项目", "金额"], ["水利", "1"]]


def test_a_caption_inside_the_borders_stands_above_the_table() -> None:
    document = read("""
        |2023年三公经费表 → · → ·
        |部门：岱山县水利局 → · → ·
        |· → · → 单位：万元
        |项目 → 预算数 → 备注
        |公务接待费 → 1.00 → ·
        |=>注：公务接待费含外宾接待。 → < → <
        """)
    assert shapes(document) == [
        "2023年三公经费表",
        "部门：岱山县水利局",
        "单位：万元",
        [["项目", "预算数", "备注"], ["公务接待费", "1.00", ""]],
        "注：公务接待费含外宾接待。",
    ]


def test_two_years_right_below_a_title_are_headings() -> None:
    document = read("""
        “三公”经费支出表 →  →  →
        2022年 →  → 2023年 →
        合计 → 公务接待费 → 合计 → 公务接待费
        5.00 → 5.00 → 4.00 → 4.00
        """)
    (grid,) = grids(document)
    assert [cell.text for cell in grid.rows[0]][::2] == ["2022年", "2023年"]


def test_the_number_of_a_form_may_stand_over_its_title() -> None:
    document = read("""
        表一： →  →  → 表二： →
        收入总表 →  →  → 支出总表 →
        项目 → 金额 →  → 项目 → 金额
        水利 → 1 →  → 农业 → 2
        合计 → 1 →  → 合计 → 2
        """)
    assert shapes(document)[:3] == [
        "表一：", "收入总表", [["项目", "金额"], ["水利", "1"], ["合计", "1"]]
    ]  # fmt: skip


@pytest.mark.parametrize("border", ["|", ""])
def test_blank_rows_inside_a_table_are_kept(border: str) -> None:
    document = read(f"""
        {border}项目 → 预算数 → 备注
        {border}水利 → 1 → 无
        →
        {border}其他 → 2 → 无
        →
        {border}合计 → 3 → 无
        """)
    assert shapes(document) == [
        [
            ["项目", "预算数", "备注"],
            ["水利", "1", "无"],
            ["", "", ""],
            ["其他", "2", "无"],
            ["", "", ""],
            ["合计", "3", "无"],
        ]
    ]
    assert document.pages[0][2] == ""


def test_a_heading_said_again_starts_a_table() -> None:
    document = read("项目 → 金额\n水利 → 1\n\n项目 → 金额\n农业 → 2")
    assert len(grids(document)) == 2


def test_rows_that_head_a_part_of_the_table_stay_in_it() -> None:
    document = read("""
        =>基本支出表 → < → <
        科目 → 名称 → 金额
        =>一、工资福利支出 → < → <
        30101 → 基本工资 → 1
        二、商品和服务支出
        30201 → 办公费 → 1
        """)
    assert [row[0] for row in shapes(document)[1]] == [
        "科目",
        "一、工资福利支出",
        "30101",
        "二、商品和服务支出",
        "30201",
    ]


def test_a_bordered_form_without_figures_is_a_table() -> None:
    document = read("""
        =>政府性基金预算支出表 → < → <
        |=>科目编码 → =>本年支出 → <
        |^ → 合计 → 基本支出
        |· → · → ·
        说明：本部门无政府性基金预算。
        """)
    assert shapes(document)[1] == [
        ["科目编码", "本年支出", "^"],
        ["^", "合计", "基本支出"],
        ["", "", ""],
    ]


def test_a_table_of_two_columns_is_no_caption() -> None:
    document = read("""
        三公经费支出表
        部门：岱山县水利局 → 单位：万元
        项目 → 预算数
        合计 → 1.20
        一、因公出国（境）费
        二、公务接待费 → 1.20
        """)
    assert shapes(document)[1:3] == ["部门：岱山县水利局", "单位：万元"]
    assert len(grids(document)[0].rows) == 4


def test_who_made_a_table_stands_below_it() -> None:
    document = read("项目 → 金额 → 备注\n水利 → 1 → 无\n制表人：甲 →  → 审核人：乙")
    assert shapes(document)[1:] == ["制表人：甲", "审核人：乙"]


def test_a_sheet_of_prose_is_paragraphs_line_by_line() -> None:
    made = workbook("第一部分 概况\n")
    made.worksheets[0]["A2"] = "一、主要职责。\n（一）水利管理。\n（二）防汛。"
    assert shapes(read_xlsx(FILE, saved(made))) == [
        "第一部分 概况",
        "一、主要职责。",
        "（一）水利管理。",
        "（二）防汛。",
    ]


def test_line_breaks_inside_a_cell_stay_in_it_and_are_a_blank_in_its_line() -> None:
    made = workbook("项目 → 金额\n水利 → 1")
    made.worksheets[0]["A2"] = "水利\n其中：\t站"
    document = read_xlsx(FILE, saved(made))
    assert grids(document)[0].rows[1][0].text == "水利\n其中：\t站"
    assert document.pages[0][1] == "水利 其中： 站\t1"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sheet1", False),
        ("3续", False),
        ("表3续表(2)", False),
        ("工作表1", False),
        ("表三", False),
        ("1", False),
        ("收入总表", False),
        ("附表1-收入总表", False),
        ("GK02 收入总表(公开02表)", False),
        ("政府性基金预算支出表", True),
        ("下属单位", True),
    ],
)
def test_a_sheets_name_is_said_where_nothing_on_it_says_the_same(name: str, said: bool) -> None:
    made = workbook("2023年部门收入总表\n项目 → 金额\n水利 → 1")
    made.worksheets[0].title = name
    (first, *_) = read_xlsx(FILE, saved(made)).blocks
    assert isinstance(first, Paragraph)
    assert (first.text == name) is said
    assert first.place.page == 1


def test_a_sheet_without_cells_keeps_its_number() -> None:
    document = read("收入总表", "", "支出总表")
    assert document.pages == (("收入总表",), (), ("支出总表",))
    assert [block.place.page for block in document.blocks] == [1, 3]


# Nothing that is printed is lost, however the cells lie

word = st.sampled_from(
    [
        "水利",
        "合计",
        "1.20",
        "-",
        "2023年收入总表",
        "单位：万元",
        "注：无",
        "部门：水利局",
        "一、概况。",
    ]
)
cell = st.one_of(st.just(""), st.just(""), word)
sheet_rows = st.lists(st.lists(cell, max_size=6), min_size=1, max_size=14)
borders = st.lists(st.sampled_from(["", "|"]), min_size=14, max_size=14)
merges = st.lists(
    st.tuples(*[st.integers(1, 6)] * 2, st.integers(0, 2), st.integers(0, 2)), max_size=3
)


@given(sheet_rows, borders, merges)
def test_every_text_stands_once_and_at_its_row(
    rows: list[list[str]], drawn: list[str], merged: list[tuple[int, int, int, int]]
) -> None:
    lines = [border + " → ".join(row or ["·"]) for border, row in zip(drawn, rows, strict=False)]
    made = workbook("\n".join(lines))
    sheet = made.worksheets[0]
    sheet.cell(1, 8).value = "末"
    taken = {(1, 8)}
    for row, column, down, across in merged:
        area = {(row + i, column + j) for i in range(down + 1) for j in range(across + 1)}
        if not taken & area:  # openpyxl writes overlapping merges in any order
            taken |= area
            sheet.merge_cells(None, row, column, row + down, column + across)
    left = [
        (row, str(at.value))
        for row, cells in enumerate(sheet.iter_rows(), start=1)
        for at in cells
        if at.value
    ]
    document = read_xlsx(FILE, saved(made))
    found = [(part.place.line, part.text) for block in document.blocks for part in parts(block)]
    assert sorted((row or 0, text) for row, text in found if text) == sorted(left)
    for line, text in left:
        assert text in document.pages[0][line - 1]
    for grid in grids(document):
        assert len({len(row) for row in grid.rows}) == 1
        assert covered(grid) == sum(part.covered for row in grid.rows for part in row)


def parts(block: Paragraph | Grid) -> list[Paragraph]:
    if isinstance(block, Paragraph):
        return [block]
    return [Paragraph(cell.text, cell.place) for row in block.rows for cell in row]


def covered(grid: Grid) -> int:
    """How many places the merged cells of a grid cover, each within the grid."""
    total = 0
    for number, row in enumerate(grid.rows):
        for column, at in enumerate(row):
            assert number + at.row_span <= len(grid.rows)
            assert column + at.column_span <= len(row)
            total += at.row_span * at.column_span - 1
    return total


def test_rows_that_stand_in_one_are_parted_with_what_they_leave_blank() -> None:
    made = workbook("|科目 → 名称 → 合计 → 基本支出\n|213 → 农林水支出 → 9.00 → 9.00")
    values = ("213\n21303\n2130301", "农林水支出\n水利\n行政运行", "30\n18\n12", "12\n\n12")
    for column, value in enumerate(values, start=1):
        made["Sheet1"].cell(2, column).value = value
    (grid,) = grids(read_xlsx(FILE, saved(made)))
    assert [[cell.text for cell in row] for row in grid.rows[1:]] == [
        ["213", "农林水支出", "30", "12"],
        ["21303", "水利", "18", ""],
        ["2130301", "行政运行", "12", "12"],
    ]
    assert {row[0].place.line for row in grid.rows[1:]} == {2}
