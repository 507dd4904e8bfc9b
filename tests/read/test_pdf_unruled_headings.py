"""Headings of tables without rules around their cells: over one column, over several, under a title."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Sheet, only_grid, read, shapes, width_of
from tests.read.unruled import Printed, placed

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
