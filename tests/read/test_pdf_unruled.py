"""Tables without rules around their cells: found by where their text stands, read back cell for cell."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.pdf.alignment import Columns
from pipeline.read.pdf.fit import is_table
from pipeline.read.pdf.geometry import Char
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.rows import rows_of
from tests.read.pdf_support import Sheet, only_grid, read, shapes, width_of

_STEP = 15.0


@dataclass(frozen=True)
class Column:
    """Where a column of a printed table stands, and which way its texts are set."""

    left: float
    width: float
    aside: float
    """0 to the left, 0.5 in the middle, 1 to the right"""

    def print(self, sheet: Sheet, y: float, text: str) -> None:
        self.set(sheet, y, text, self.aside)

    def set(self, sheet: Sheet, y: float, text: str, aside: float) -> None:
        sheet.text(self.left + (self.width - width_of(text)) * aside, y, text)


@dataclass(frozen=True)
class Printed:
    """A table as it is printed: rows of texts in columns, no rule between them."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    rules: str = "none"
    step: float = _STEP

    @property
    def shape(self) -> list[list[str]]:
        return [list(row) for row in self.rows]

    def draw(self, sheet: Sheet, top: float = 120) -> float:
        """Print it; returns where it ends."""
        for number, row in enumerate(self.rows):
            for column, text in zip(self.columns, row, strict=True):
                if text:
                    aside = column.aside if number or column.left == self.columns[0].left else 0.5
                    column.set(sheet, top + number * self.step, text, aside)
        end = top + len(self.rows) * self.step
        left, right = self.columns[0].left, self.columns[-1].left + self.columns[-1].width
        if self.rules == "three":
            for y in (top - self.step / 2, top + self.step / 2, end - self.step / 2):
                sheet.line((left, y, right, y))
        if self.rules == "heading":
            sheet.line((left, top + self.step / 2, right, top + self.step / 2))
        return end


def placed(
    widths: list[float], aside: list[float], gap: float, left: float = 40
) -> tuple[Column, ...]:
    """Columns side by side with white space between them."""
    columns = []
    for width, each in zip(widths, aside, strict=True):
        columns.append(Column(left, width, each))
        left += width + gap
    return tuple(columns)


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


_ROWS = (("合计", "63.50", "42.40", "21.10"), ("农林水支出", "61.40", "41.40", "20.00"),
         ("住房保障支出", "2.10", "1.00", "1.10"), ("其中：住房公积金", "2.10", "1.00", "1.10"))  # fmt: skip


def _ruled_by_row(sheet: Sheet, top: float, title: str) -> float:
    """A table with a rule under each row and none above its heading of two lines; where it ends."""
    columns = placed([150, 90, 90, 90], [0, 1, 1, 1], 20)
    left, right = columns[0].left - 4, columns[-1].left + columns[-1].width + 4
    sheet.text(200, top, title)
    sheet.text(columns[0].left, top + 18, "部门：岱山县水利局")
    sheet.text(right - 60, top + 18, "单位：万元")
    for column, text in zip(columns[:2], ("项目", "小计"), strict=True):
        column.set(sheet, top + 44, text, 0.5)
    middle = (columns[2].left + columns[3].left + columns[3].width) / 2
    sheet.text(middle - width_of("其中：") / 2, top + 36, "其中：")
    for column, text in zip(columns[2:], ("基本支出", "项目支出"), strict=True):
        column.set(sheet, top + 52, text, 0.5)
    for number, row in enumerate((("", "", "", ""), *_ROWS)):
        y = top + 52 + 16 * number
        for column, text in zip(columns, row, strict=True):
            column.print(sheet, y, text)
        sheet.line((left, y + 8, right, y + 8))
    return y + 8


def test_headings_above_the_first_of_rules_under_each_row_are_of_the_table() -> None:
    def page(sheet: Sheet) -> None:
        end = _ruled_by_row(sheet, 60, "部门支出总表")
        _ruled_by_row(sheet, end + 30, "财政拨款支出表")

    shape = [
        ["项目", "小计", "其中：", "^"],
        ["^", "^", "基本支出", "项目支出"],
        *map(list, _ROWS),
    ]
    found = shapes(read(page))
    assert [each for each in found if isinstance(each, list)] == [shape, shape]
    assert "财政拨款支出表" in found


def test_groups_that_the_first_rule_stands_under_are_of_the_table_below_a_caption() -> None:
    columns = placed([110, 60, 110, 60], [0, 1, 0, 1], 20)
    rows = (("项目", "预算数") * 2, *((name, text) * 2 for name, text, *_ in _ROWS))

    def page(sheet: Sheet) -> None:
        sheet.text(200, 70, "财政拨款收支预算总表")
        sheet.text(340, 88, "单位：万元")
        for group, first in (("收入", columns[0]), ("支出", columns[2])):
            sheet.text(first.left + 95 - width_of(group) / 2, 108, group)
        sheet.line((36, 116, 444, 116))
        for number, row in enumerate(rows):
            for column, text in zip(columns, row, strict=True):
                column.set(sheet, 124 + 16 * number, text, column.aside if number else 0.5)
            sheet.line((36, 132 + 16 * number, 444, 132 + 16 * number))

    assert only_grid(read(page)) == [["收入", "^", "支出", "^"], *map(list, rows)]


def test_a_title_over_the_middle_of_the_columns_is_no_heading() -> None:
    columns = placed([110, 80, 80, 80], [0, 1, 1, 1], 20)

    def page(sheet: Sheet) -> None:
        title = "2023年财政拨款支出表"
        sheet.text(338 - width_of(title) / 2, 100, title)
        for number, row in enumerate((("项目", "合计", "基本支出", "项目支出"), *_ROWS)):
            for column, text in zip(columns, row, strict=True):
                column.set(sheet, 115 + 15 * number, text, column.aside if number else 0.5)

    assert only_grid(read(page))[0] == ["项目", "合计", "基本支出", "项目支出"]


def test_a_heading_over_a_wide_column_of_names_and_its_figures_is_of_both() -> None:
    names, figures = placed([200, 40], [0, 1], 20)
    others, amounts = placed([200, 40], [0, 1], 20, left=310)

    def page(sheet: Sheet) -> None:
        for left, group in ((40, "收入"), (310, "支出")):
            sheet.text(left + 130 - width_of(group) / 2, 100, group)
        for column, name in zip(
            (names, figures, others, amounts), ("项目", "预算数") * 2, strict=True
        ):
            column.set(sheet, 115, name, 0.5)
        for number, (name, text) in enumerate(
            (("财政拨款", "61.40"), ("事业收入", "2.10"), ("合计", "63.50"))
        ):
            for column, said in zip(
                (names, figures, others, amounts), (name, text) * 2, strict=True
            ):
                column.print(sheet, 130 + number * 15, said)

    assert only_grid(read(page))[:2] == [
        ["收入", "^", "支出", "^"],
        ["项目", "预算数", "项目", "预算数"],
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_heading_over_several_columns_spans_them(ruled: bool) -> None:
    columns = placed([90, 50, 50, 50, 50, 50, 50], [0, 1, 1, 1, 1, 1, 1], 16)
    rows = [
        ("水利", "10.00", "2.00", "8.00", "9.00", "1.00", "8.00"),
        ("防汛", "2.50", "0.50", "2.00", "2.50", "0.50", "2.00"),
        ("水土保持", "0.50", "-", "0.50", "-", "-", "-"),
    ]

    def page(sheet: Sheet) -> None:
        for first, name in ((1, "预算数"), (4, "决算数")):
            left, right = columns[first].left, columns[first + 2].left + 50
            sheet.text((left + right - width_of(name)) / 2, 100, name)
            if ruled:
                sheet.line((left, 108, right, 108))
        heads = ("项目", "合计", "基本", "项目", "合计", "基本", "项目")
        Printed((heads, *rows), columns).draw(sheet, 116)

    body = [list(row) for row in rows]
    assert only_grid(read(page)) == [
        ["项目", "预算数", "^", "^", "决算数", "^", "^"],
        ["^", "合计", "基本", "项目", "合计", "基本", "项目"],
        *body,
    ]


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
            sheet.text(columns[1].left - 18, 100 + n * _STEP, "$")
            sheet.text(columns[2].left + 64, 100 + n * _STEP, "%")

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
