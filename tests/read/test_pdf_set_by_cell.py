"""Tables whose columns stand so close that only the file tells one cell's text from the next one's."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import SIZE, Sheet, only_grid, read, width_of

_GAP = 0.5 * SIZE
_LEFT, _TOP, _STEP = 60.0, 100.0, 16.0
_GROUPS = {0: (0, 2, "科目"), 2: (2, 5, "本年支出")}
_HEADS = ["功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"]
_ROWS = [
    ["205", "教育支出", "1,061.40", "900.00", "161.40"],
    ["20502", "普通教育", "1,061.40", "900.00", "161.40"],
    ["2050201", "学前教育", "61.40", "61.40", "—"],
    ["210", "卫生健康支出", "20.00", "15.00", "5.00"],
    ["21011", "行政事业单位医疗", "20.00", "15.00", "5.00"],
    ["2101101", "行政单位医疗", "20.00", "15.00", "5.00"],
    ["221", "住房保障支出", "61.40", "61.40", "—"],
]


def _edges(rows: list[list[str]]) -> list[float]:
    edges = [_LEFT]
    for column in zip(*rows, strict=True):
        edges.append(edges[-1] + max(map(width_of, column)) + _GAP)
    return edges


def _table(sheet: Sheet) -> None:
    edges = _edges([_HEADS, *_ROWS])
    for first, end, text in _GROUPS.values():
        sheet.text((edges[first] + edges[end] - _GAP - width_of(text)) / 2, _TOP, text)
    for column, text in enumerate(_HEADS):
        middle = (edges[column] + edges[column + 1] - _GAP) / 2
        sheet.text(middle - width_of(text) / 2, _TOP + _STEP, text)
    for number, row in enumerate(_ROWS, start=2):
        y = _TOP + number * _STEP
        for column, text in enumerate(row):
            right = edges[column + 1] - _GAP - width_of(text)
            sheet.text(edges[column] if column < 2 else right, y, text)


def test_cells_half_a_letter_apart_are_told_by_the_texts_that_the_file_sets() -> None:
    rows = only_grid(read(_table))
    assert rows == [["科目", "^", "本年支出", "^", "^"], _HEADS, *_ROWS]


def _panels(sheet: Sheet) -> None:
    """Two lists beside each other: no figure stands beside another."""
    rows = [
        ["收入项目", "预算数", "支出项目", "预算数"],
        ["一、财政拨款", "1,142.80", "一、教育支出", "1,061.40"],
        ["二、事业收入", "100.00", "二、卫生健康支出", "120.00"],
        ["三、经营收入", "—", "三、住房保障支出", "61.40"],
        ["本年收入合计", "1,242.80", "本年支出合计", "1,242.80"],
    ]
    edges = _edges(rows)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            right = edges[column + 1] - _GAP - width_of(text)
            sheet.text(right if column % 2 else edges[column], _TOP + number * _STEP, text)


def test_two_close_lists_beside_each_other_stay_two() -> None:
    rows = only_grid(read(_panels))
    assert rows[1] == ["一、财政拨款", "1,142.80", "一、教育支出", "1,061.40"]
    assert rows[0] == ["收入项目", "预算数", "支出项目", "预算数"]


def _last_row(sheet: Sheet) -> None:
    """What a page has of a longer table: its headings and one row."""
    edges = _edges([_HEADS, *_ROWS])
    for y, row in ((_TOP, _HEADS), (_TOP + _STEP, _ROWS[0])):
        for column, text in enumerate(row):
            sheet.text(edges[column + 1] - _GAP - width_of(text), y, text)


def test_one_row_under_as_many_headings_is_a_table() -> None:
    assert only_grid(read(_last_row)) == [_HEADS, _ROWS[0]]


def _blank_at_right(sheet: Sheet) -> None:
    """Headings of columns in which no row prints a figure, far to the right of the others."""
    heads = ["科目名称", "合计", "基本支出", "上缴上级支出", "对附属单位补助支出"]
    rows = [row[1:4] for row in _ROWS]
    edges = [_LEFT, 180.0, 240.0, 300.0, 380.0, 480.0]
    for column, text in enumerate(heads):
        sheet.text((edges[column] + edges[column + 1] - width_of(text)) / 2, _TOP, text)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            right = edges[column + 1] - 4 - width_of(text)
            sheet.text(right if column else _LEFT, _TOP + number * _STEP, text)


def test_headings_of_blank_columns_at_the_right_are_of_the_table() -> None:
    rows = only_grid(read(_blank_at_right))
    assert rows[0] == ["科目名称", "合计", "基本支出", "上缴上级支出", "对附属单位补助支出"]
    assert rows[1] == ["教育支出", "1,061.40", "900.00", "", ""]


@pytest.mark.parametrize("decimals", ["", ".00"])
def test_amounts_that_touch_are_two(decimals: str) -> None:
    rows = [
        ["教育支出", "1,234", "789", "456"],
        ["卫生健康支出", "1,234", "1,789", "456"],
        ["住房保障支出", "34", "89", "56"],
    ]
    rows = [[row[0], *(text + decimals for text in row[1:])] for row in rows]
    edges = [_LEFT, *(150.0 + n * (0.3 + width_of("1,789" + decimals)) for n in range(4))]

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                at = edges[column + 1] - width_of(text) if column else _LEFT
                sheet.text(at, _TOP + number * _STEP, text)

    assert only_grid(read(draw)) == rows


def test_amounts_that_touch_may_begin_a_row() -> None:
    rows = [
        ["教育支出", "1,234.10", "1,789.20", "456.00"],
        ["", "1,234.30", "1,789.40", "456.00"],
        ["住房保障支出", "34.00", "89.00", "56.00"],
    ]
    edges = [_LEFT, *(150.0 + n * (0.3 + width_of("1,789.40")) for n in range(4))]

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                at = edges[column + 1] - width_of(text) if column else _LEFT
                sheet.text(at, _TOP + number * _STEP, text)

    assert only_grid(read(draw)) == rows
