"""Tables without rules around their cells: found by where their text stands, read back cell for cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.fit import is_table
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import rows_of
from tests.read.pdf_support import Sheet, only_grid, read, shapes, width_of
from tests.read.unruled import STEP, Printed, placed

LABELS = [
    "一般公共服务支出", "社会保障和就业支出", "其中：基本支出", "住房公积金", "合计", "人员经费",
    "Services", "Total",
]  # fmt: skip
AMOUNTS = ["0.00", "5", "61.40", "-4.10", "1,061.40", "-", "—", "12,061.77", "3.5%", "(2.10)"]
NAMES = ["预算数", "决算数", "金额", "上年", "增减", "比例", "Total", "Rate"]


@st.composite
def tables(draw: st.DrawFn) -> Printed:
    count = draw(st.integers(1, 6))
    body = [
        (draw(st.sampled_from(LABELS)), *(draw(st.sampled_from(AMOUNTS)) for _ in range(count)))
        for _ in range(draw(st.integers(3, 14)))
    ]
    head = ("项目", *(draw(st.sampled_from(NAMES)) for _ in range(count)))
    rows = (head, *body)
    widths = [max(width_of(row[at]) for row in rows) for at in range(count + 1)]
    aside = [0.0] + [draw(st.sampled_from([0.5, 1.0, 1.0, 0.0]))] * count
    columns = placed(widths, aside, draw(st.integers(10, 30)))
    return Printed(rows, columns, draw(st.sampled_from(["none", "three", "heading"])))


@given(made=tables())
@settings(max_examples=40, deadline=None)
def test_any_table_without_rules_is_read_back(made: Printed) -> None:
    assert shapes(read(lambda sheet: made.draw(sheet) and None)) == [made.shape]


PROSE = (
    "本单位2025年度收入总计1,061.40万元，比上年增加4.10万元，增长3.5%，主要是人员增加。其中财政拨款",
    "收入1,000.00万元，占94.2%；其他收入61.40万元，占5.8%。支出总计1,061.40万元，其中基本支出900.00",
    "万元，项目支出161.40万元，按照功能分类科目分别用于一般公共服务支出和社会保障和就业支出等方面。",
)


@given(made=tables(), after=st.sampled_from(["注：本表反映收支情况。", "*不含上年结转。"]))
@settings(max_examples=25, deadline=None)
def test_captions_units_notes_and_prose_around_it_stay_text(made: Printed, after: str) -> None:
    right = made.columns[-1].left + made.columns[-1].width

    def page(sheet: Sheet) -> None:
        sheet.lines(*PROSE, top=40)
        sheet.text(120, 100, "部门收支总体情况表")
        sheet.text(max(right - width_of("单位：万元"), 40), 118, "单位：万元")
        end = made.draw(sheet, 136)
        sheet.text(40, end + 4, after)
        sheet.lines(*PROSE, top=end + 40)

    found = shapes(read(page))
    assert [shape for shape in found if isinstance(shape, list)] == [made.shape]
    said = "".join(shape for shape in found if isinstance(shape, str))
    assert all(text in said for text in (*PROSE, "部门收支总体情况表", "单位：万元", after))


@given(made=tables())
@settings(max_examples=25, deadline=None)
def test_a_caption_beside_the_unit_is_no_heading(made: Printed) -> None:
    right = made.columns[-1].left + made.columns[-1].width

    def page(sheet: Sheet) -> None:
        sheet.text(made.columns[0].left, 105, "部门：岱山县水利局")
        sheet.text(max(right - width_of("单位：万元"), 130), 105, "单位：万元")
        made.draw(sheet)

    assert made.shape in shapes(read(page))


@pytest.mark.parametrize("caption", ["金额单位：万元", "第 2 页"])
def test_a_year_in_the_caption_and_the_numbers_of_columns_tell_no_columns(caption: str) -> None:
    columns = placed([50, 110, 70, 70, 70], [0, 0, 1, 1, 1], 14)
    heads = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    body = [
        ("", "合计", "63.50", "42.40", "21.10"),
        ("213", "农林水支出", "61.40", "41.40", "20.00"),
        ("21303", "水利", "61.40", "41.40", "20.00"),
        ("221", "住房保障支出", "2.10", "1.00", "1.10"),
    ]

    def page(sheet: Sheet) -> None:
        for x, text in ((40, "部门：岱山县水利局"), (200, "2021年度"), (360, caption)):
            sheet.text(x, 90, text)
        for y, row in ((107, heads), (122, ("", "栏次", "1", "2", "3"))):
            for column, text in zip(columns, row, strict=True):
                column.set(sheet, y, text, 0.5)
        for number, row in enumerate(body):
            for column, text in zip(columns, row, strict=True):
                column.print(sheet, 137 + number * 15, text)

    found = only_grid(read(page))
    assert found == [list(heads), ["", "栏次", "1", "2", "3"], *map(list, body)]


def test_numbers_of_blank_columns_cut_these_off_from_no_table() -> None:
    columns = placed([50, 110, 60, 60, 80, 60], [0, 0, 1, 1, 1, 1], 12)
    heads = ("科目编码", "科目名称", "合计", "基本支出", "上缴上级支出", "经营支出")
    numbers = ("", "栏次", "1", "2", "3", "4")
    body = [
        ("213", "农林水支出", "61.40", "41.40", "", ""),
        ("21303", "水利", "61.40", "41.40", "", ""),
        ("221", "住房保障支出", "2.10", "1.00", "", ""),
    ]

    def page(sheet: Sheet) -> None:
        for y, row in ((107, heads), (122, numbers)):
            for column, text in zip(columns, row, strict=True):
                column.set(sheet, y, text, 0.5)
        for number, row in enumerate(body):
            for column, text in zip(columns, row, strict=True):
                column.print(sheet, 137 + number * 15, text)

    assert only_grid(read(page)) == [list(heads), list(numbers), *map(list, body)]


def test_row_numbers_stand_beside_names_that_are_few() -> None:
    names, numbers, figures = placed([120, 30, 60], [0, 0.5, 1], 20)
    said = [("财政拨款", "61.40"), ("事业收入", "2.10"), *[("", "")] * 10, ("合计", "63.50")]

    def page(sheet: Sheet) -> None:
        for column, text in zip((names, numbers, figures), ("项目", "行次", "决算数"), strict=True):
            column.set(sheet, 100, text, 0.5)
        for number, (name, amount) in enumerate(said, 1):
            for column, text in zip(
                (names, numbers, figures), (name, str(number), amount), strict=True
            ):
                column.print(sheet, 100 + 15 * number, text)

    found = only_grid(read(page))
    assert found[0] == ["项目", "行次", "决算数"]
    assert found[1:] == [[name, str(n), amount] for n, (name, amount) in enumerate(said, 1)]


def test_a_name_over_two_lines_is_one_and_a_heading_among_rows_is_a_row() -> None:
    columns = placed([92, 50, 50], [0, 1, 1], 12)
    rows = (
        ("项目", "预算数", "决算数"),
        ("一、基本支出", "", ""),
        ("机关事业单位基本养老", "", ""),
        ("保险缴费支出", "10.00", "9.00"),
        ("住房公积金", "2.50", "2.50"),
        ("二、项目支出", "", ""),
        ("水利工程建设及运行与", "", ""),
        ("维护", "0.50", "-"),
        ("防汛", "1.00", "1.00"),
    )
    body = [
        ["项目", "预算数", "决算数"],
        ["一、基本支出", "", ""],
        ["机关事业单位基本养老保险缴费支出", "10.00", "9.00"],
        ["住房公积金", "2.50", "2.50"],
        ["二、项目支出", "", ""],
        ["水利工程建设及运行与维护", "0.50", "-"],
        ["防汛", "1.00", "1.00"],
    ]
    assert only_grid(read(lambda sheet: Printed(rows, columns).draw(sheet) and None)) == body


def test_figures_halfway_beside_a_name_of_two_lines_are_its() -> None:
    columns = placed([60, 50, 50], [0, 1, 1], 20)
    rows = (
        ("水利", "1.00", "1.50"),
        ("", "3.00", "-"),
        ("防汛", "2.00", "0.50"),
        ("合计", "6.00", "2.00"),
    )

    def page(sheet: Sheet) -> None:
        Printed((("项目", "预算数", "决算数"), *rows), columns, step=22).draw(sheet, 100)
        sheet.text(40, 137, "社会保障和")
        sheet.text(40, 151, "就业支出")

    assert only_grid(read(page)) == [
        ["项目", "预算数", "决算数"],
        ["水利", "1.00", "1.50"],
        ["社会保障和就业支出", "3.00", "-"],
        ["防汛", "2.00", "0.50"],
        ["合计", "6.00", "2.00"],
    ]


def test_a_table_beside_prose_is_read_alone() -> None:
    columns = placed([60, 40, 40], [0, 1, 1], 12)
    rows = (
        ("项目", "预算数", "决算数"),
        *((f"第{n}项", f"{n}.50", f"{n}.25") for n in range(1, 12)),
    )

    def page(sheet: Sheet) -> None:
        Printed(rows, columns).draw(sheet, 100)
        for n in range(14):
            sheet.text(
                250,
                95 + n * 13.2,
                f"收入合计{n}1.40万元比上年增加4.10万元主要是人员增加其中财政拨款",
            )

    assert only_grid(read(page)) == [list(row) for row in rows]


def test_words_in_columns_between_rules_are_a_table() -> None:
    columns = placed([80, 160, 100], [0, 0, 0], 14)
    rows = (
        ("单位名称", "主要职责", "负责人"),
        ("水利局", "水资源管理与保护", "张三"),
        ("防汛办", "防汛抗旱", "李四"),
        ("水文站", "水文监测", "王五"),
    )
    made = Printed(rows, columns, "three")

    def page(sheet: Sheet) -> None:
        sheet.text(100, 80, "所属单位情况")
        end = made.draw(sheet)
        sheet.text(40, end + 6, "注：负责人为现任。")

    assert shapes(read(page)) == ["所属单位情况", made.shape, "注：负责人为现任。"]


def test_signs_set_apart_stay_with_their_figures() -> None:
    columns = placed([70, 50, 50], [0, 1, 1], 30)
    rows = (
        ("项目", "预算数", "比例"),
        ("水利", "1,200.00", "54.5"),
        ("防汛", "800.00", "36.4"),
        ("合计", "2,000.00", "90.9"),
    )

    def page(sheet: Sheet) -> None:
        Printed(rows, columns).draw(sheet, 100)
        for n in range(1, 4):
            sheet.text(columns[1].left - 18, 100 + n * STEP, "$")
            sheet.text(columns[2].left + 64, 100 + n * STEP, "%")

    assert only_grid(read(page)) == [
        list(rows[0]),
        *[[name, f"$ {amount}", f"{share} %"] for name, amount, share in rows[1:]],
    ]


def test_a_frame_with_a_ruled_heading_holds_columns() -> None:
    """Ranges and dates are no amounts, and part columns all the same."""
    columns = placed([90, 70, 70], [0, 1, 1], 20, left=60)
    rows = (
        ("项目", "期间", "区间"),
        ("水利", "2024-01", "10.0–12.0"),
        ("防汛", "2024-02", "(2.0–3.5)"),
        ("水土保持", "2024-03", "0.1–0.2"),
    )

    def page(sheet: Sheet) -> None:
        end = Printed(rows, columns, "heading").draw(sheet, 100)
        for rule in ((50, 90, 350, 90), (50, end, 350, end), (50, 107.5, 350, 107.5)):
            sheet.line(rule)
        for x in (50, 350):
            sheet.line((x, 90, x, end))

    assert only_grid(read(page)) == [list(row) for row in rows]


def test_a_column_that_no_cell_falls_into_tells_nothing() -> None:
    lefts = (60, 150, 240, 400)
    rows = rows_of(
        TextLine(
            tuple(
                char
                for left, text in zip(lefts, ("水利工程", "在建", "市级", "12.50"), strict=True)
                for char in _line(left, 100 + 15 * n, text)
            )
        )
        for n in range(5)
    )
    columns = Columns(
        ((60, 96), (150, 168), (240, 258), (300, 330), (400, 445)), (120, 200, 280, 360)
    )
    assert is_table(rows, columns)


def _line(left: float, top: float, text: str) -> list[Char]:
    return [Char(c, left + 9 * n, top, left + 9 * n + 9, top + 9) for n, c in enumerate(text)]


def test_names_of_bodies_that_rows_repeat_before_other_names_are_no_prose() -> None:
    body = "岱山县水利局（本级机关及工程站）"
    names = ["水库工程", "河道治理", "防汛物资", "灌区改造", "监测设备"]
    rows = [["合计", "", "61.40"], *([body, name, f"{n}2.28"] for n, name in enumerate(names, 1))]

    def draw(sheet: Sheet) -> None:
        for x, text in ((60, "单位名称"), (260, "项目名称"), (400, "预算数")):
            sheet.text(x, 100, text)
        for number, (name, project, amount) in enumerate(rows, start=1):
            y = 100 + number * 12
            sheet.text(60, y, name)
            sheet.text(260, y, project)
            sheet.text(430 - width_of(amount), y, amount)

    assert only_grid(read(draw)) == [["单位名称", "项目名称", "预算数"], *rows]
