"""Tables without rules whose cells are set in the middle of their rows, and of two sides of unlike length."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Drawn, Sheet, only_grid, read, width_of

_SIZE = 7.0
_XS = (40.0, 110.0, 180.0, 270.0, 330.0, 390.0)
_HEADS = ("单位名称", "项目代码", "项目名称", "合计", "一般公共预算")
_UNIT = "玉溪市江川/区水利局"
_ROWS = (
    (_UNIT, "5304001", "行政人员/工资支出", "1,126.84", "1,126.84"),
    (_UNIT, "5304002", "一般公用经费", "70.63", "70.63"),
    (_UNIT, "5304003", "机关事业单位/基本养老保险/缴费", "355.28", "355.28"),
    (_UNIT, "5304004", "行政单位医疗", "285.33", "285.33"),
)
_STEPS = (100.0, 118.0, 140.0, 165.0, 190.0)


def _cell(sheet: Sheet, column: int, y: float, text: str, right: bool = False) -> None:
    said = text.split("/")
    for number, line in enumerate(said):
        x = _XS[column + 1] - 3 - width_of(line, _SIZE) if right else _XS[column] + 3
        sheet.text(x, y + (number - (len(said) - 1) / 2) * 8.6, line, _SIZE)


def _table(sheet: Sheet) -> None:
    for column, text in enumerate(_HEADS):
        _cell(sheet, column, 100, text)
    for number, row in enumerate(_ROWS, start=1):
        for column, text in enumerate(row):
            _cell(sheet, column, _STEPS[number], text, column > 2)


def test_names_over_two_or_three_lines_stand_beside_the_figures_of_their_row() -> None:
    rows = [[text.replace("\n", "") for text in row] for row in only_grid(read(_table))]
    assert rows == [list(_HEADS), *([text.replace("/", "") for text in row] for row in _ROWS)]


_INCOME = (("一、本年收入", "1462.50"), ("（一）预算拨款", "1311.58"), ("（二）基金拨款", "150.93"))
_SPENT = (
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "文化旅游支出",
    "卫生健康支出",
    "农林水支出",
    "住房支出",
)
_FIGURES = {"公共安全支出": "33.53", "教育支出": "1058.16", "住房支出": "370.81"}


def _sides(sheet: Sheet) -> None:
    """Six items of the right side have no figure, and stand beside none of the left."""
    for x, text in ((60, "项目"), (150, "金额"), (220, "项目"), (320, "金额")):
        sheet.text(x, 100, text, _SIZE)
    for number, (name, amount) in enumerate(_INCOME, start=1):
        sheet.text(43, 100 + number * 14, name, _SIZE)
        sheet.text(180 - width_of(amount, _SIZE), 100 + number * 14, amount, _SIZE)
    for number, name in enumerate(_SPENT, start=1):
        sheet.text(184, 100 + number * 14, name, _SIZE)
        amount = _FIGURES.get(name, "")
        sheet.text(350 - width_of(amount, _SIZE), 100 + number * 14, amount, _SIZE)


def test_items_without_figures_keep_two_sides_together() -> None:
    rows = only_grid(read(_sides))
    assert [row[2:] for row in rows[1:]] == [[name, _FIGURES.get(name, "")] for name in _SPENT]
    assert [tuple(row[:2]) for row in rows[1:4]] == list(_INCOME)


def _of_years(sheet: Sheet) -> None:
    """A group over years, which are no figures of the table."""
    sheet.text(330 - width_of("一般公共预算", _SIZE) / 2, 100, "一般公共预算", _SIZE)
    sheet.text(60, 107, "项目名称", _SIZE)
    for column, year in enumerate(("2024年", "2025年", "2026年")):
        sheet.text(270 + column * 60 - width_of(year, _SIZE) / 2, 114, year, _SIZE)
    for number, name in enumerate(("合计", "河道管护", "防汛抗旱", "水资源管理"), start=1):
        sheet.text(45, 114 + number * 14, name, _SIZE)
        for column in range(3):
            sheet.text(272 + column * 60, 114 + number * 14, "41.22", _SIZE)


def _lone_group(sheet: Sheet) -> None:
    """A group over two columns, whose heading stands alone on its line."""
    sheet.text(300 - width_of("一般公共预算", _SIZE) / 2, 100, "一般公共预算", _SIZE)
    for x, text in ((60, "项目名称"), (200, "合计"), (380, "单位资金")):
        sheet.text(x, 107, text, _SIZE)
    for x, text in ((270, "基本支出"), (330, "项目支出")):
        sheet.text(x - width_of(text, _SIZE) / 2, 114, text, _SIZE)
    for number, name in enumerate(("合计", "河道管护", "防汛抗旱", "水资源管理"), start=1):
        sheet.text(45, 114 + number * 14, name, _SIZE)
        for x in (195, 272, 332, 380):
            sheet.text(x, 114 + number * 14, "41.22", _SIZE)


def _group_of_names(sheet: Sheet) -> None:
    """A group over the columns of names, beside headings that stand halfway down."""
    sheet.text(103 - width_of("项目", _SIZE) / 2, 100, "项目", _SIZE)
    for x, text in ((60, "科目编码"), (130, "科目名称")):
        sheet.text(x - width_of(text, _SIZE) / 2, 114, text, _SIZE)
    for x, text in ((222, "合计"), (282, "基本支出")):
        sheet.text(x - width_of(text, _SIZE) / 2, 107, text, _SIZE)
    for number, code in enumerate(("20805", "21011", "21303", "22102"), start=1):
        sheet.text(50, 114 + number * 14, code, _SIZE)
        sheet.text(100, 114 + number * 14, "行政运行支出项", _SIZE)
        for x in (212, 272):
            sheet.text(x, 114 + number * 14, "41.22", _SIZE)


@pytest.mark.parametrize(
    ("draw", "first", "last"),
    [
        (
            _group_of_names,
            ["项目", "^", "合计", "基本支出"],
            ["科目编码", "科目名称", "^", "^"],
        ),
        (_of_years, ["项目名称", "一般公共预算", "^", "^"], ["^", "2024年", "2025年", "2026年"]),
        (
            _lone_group,
            ["项目名称", "合计", "一般公共预算", "^", "单位资金"],
            ["^", "^", "基本支出", "项目支出", "^"],
        ),
    ],
)
def test_a_group_whose_heading_stands_alone_is_over_the_columns_that_it_is_in_the_middle_of(
    draw: Drawn, first: list[str], last: list[str]
) -> None:
    assert only_grid(read(draw))[:2] == [first, last]


_LONG = (
    ("合计", "208", "41.22"),
    ("行政/事业/单位/养老", "20805", "30.10"),
    ("机关事/业单位/基本养/老保险/缴费支/出", "2080505", "11.12"),
    ("农林水支/出", "213", "6.04"),
    ("行政单/位离退/休人员/经费及/补助", "2080501", "4.05"),
    ("水利", "21303", "6.04"),
)


def _of_many_lines(sheet: Sheet) -> None:
    """Names over up to six lines, the code and the figures in their middle."""
    for x, text in ((43, "编码"), (113, "名称"), (200, "合计"), (260, "基本支出")):
        sheet.text(x, 90, text, _SIZE)
    y = 104.0
    for name, code, amount in _LONG:
        lines = name.split("/")
        for number, line in enumerate(lines):
            sheet.text(113, y + number * 9, line, _SIZE)
        middle = y + (len(lines) - 1) * 4.5
        sheet.text(43, middle, code, _SIZE)
        for right in (225, 285):
            sheet.text(right - width_of(amount, _SIZE), middle, amount, _SIZE)
        y += len(lines) * 9 + 4


def test_a_name_over_many_lines_is_of_the_figures_in_its_middle() -> None:
    rows = [[text.replace("\n", "") for text in row] for row in only_grid(read(_of_many_lines))]
    said = [[code, name.replace("/", ""), amount, amount] for name, code, amount in _LONG]
    assert rows == [["编码", "名称", "合计", "基本支出"], *said]
