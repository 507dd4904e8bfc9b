"""Headings over columns that no rule parts: groups, a frame, a rule under each row."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Drawn, Sheet, lines, only_grid, read, width_of

_EDGES = (40.0, 160.0, 280.0, 400.0, 520.0)
_STEP = 18.0
_TOP = 100.0
_GROUP = 1
_HEADS = ["合计", "基本支出", "项目支出"]
_ROWS = [
    ("教育支出", "1,061.40", "900.00", "161.40"),
    ("住房保障支出", "61.40", "61.40", "0.00"),
    ("卫生健康支出", "20.00", "15.00", "5.00"),
    ("合计", "1,142.80", "976.40", "166.40"),
]


def _middle(sheet: Sheet, first: int, last: int, y: float, text: str) -> None:
    sheet.text((_EDGES[first] + _EDGES[last + 1] - width_of(text)) / 2, y, text)


def _table(sheet: Sheet) -> None:
    """One group over three columns of figures far from each other, and names left of them."""
    _middle(sheet, _GROUP, 3, _TOP, "本年支出")
    _middle(sheet, 0, 0, _TOP + _STEP / 2, "项目")
    for column, text in enumerate(_HEADS, start=_GROUP):
        _middle(sheet, column, column, _TOP + _STEP, text)
    for number, row in enumerate(_ROWS, start=2):
        y = _TOP + number * _STEP
        sheet.text(_EDGES[0] + 4, y, row[0])
        for column, text in enumerate(row[1:], start=1):
            sheet.text(_EDGES[column + 1] - 4 - width_of(text), y, text)


def _framed(sheet: Sheet) -> None:
    _table(sheet)
    top, bottom = _TOP - _STEP / 2, _TOP + (len(_ROWS) + 1.5) * _STEP
    for x in (_EDGES[0], _EDGES[-1]):
        sheet.line((x, top, x, bottom))
    for y in (top, bottom):
        sheet.line((_EDGES[0], y, _EDGES[-1], y))


def _ruled_by_row(sheet: Sheet) -> None:
    _table(sheet)
    for number in (0, *range(2, len(_ROWS) + 3)):
        y = _TOP + (number - 0.5) * _STEP
        sheet.line((_EDGES[0], y, _EDGES[-1], y))


@pytest.mark.parametrize("draw", [_table, _framed, _ruled_by_row])
def test_groups_and_headings_left_of_their_figures_are_read_from_where_their_headings_stand(
    draw: Drawn,
) -> None:
    rows = only_grid(read(draw))
    assert rows[-len(_ROWS) :] == [list(row) for row in _ROWS]
    first, *_, last = rows[: -len(_ROWS)]
    assert first == ["项目", "本年支出", "^", "^"]
    assert last[_GROUP:] == _HEADS


_SIDES = (("本年支出", 1, 5), ("年末结转和结余", 6, 10))
_LEAVES = (
    "合计",
    "小计",
    "人员经费",
    "公用经费",
    "项目支出",
    "合计",
    "结转",
    "小计",
    "结转",
    "结余",
)
_WIDTHS = (90.0, 50, 50, 44, 44, 40, 20, 40, 20, 40, 40)


def _two_groups(sheet: Sheet) -> None:
    """Two groups beside each other, the column on whose side they meet narrow."""
    edges = [40.0]
    for width in _WIDTHS:
        edges.append(edges[-1] + width)

    def middle(first: int, last: int, y: float, text: str) -> None:
        sheet.text((edges[first] + edges[last + 1] - width_of(text, 7)) / 2, y, text, 7)

    for text, first, last in _SIDES:
        middle(first, last, _TOP, text)
    for column, text in enumerate(_LEAVES, start=1):
        middle(column, column, _TOP + _STEP, text)
    for number in range(4):
        y = _TOP + (number + 2) * _STEP
        sheet.text(edges[0] + 4, y, f"{'一二三四'[number]}、支出", 7)
        for column in range(1, len(_WIDTHS)):
            text = "12,345.67"[: 4 if _WIDTHS[column] < 25 else 9]
            sheet.text(edges[column + 1] - 2 - width_of(text, 7), y, text, 7)


def test_groups_side_by_side_share_their_columns_so_that_each_is_in_the_middle_of_its_own() -> None:
    first, *_ = only_grid(read(_two_groups))
    spans = {text: first.index(text) for text in first if text not in ("", "^")}
    assert [spans[text] for text, _, _ in _SIDES] == [1, 6]


def _at(sheet: Sheet, edges: list[float], first: int, last: int, y: float, text: str) -> None:
    """Lines in the middle of columns, from one to another."""
    said = text.split("/")
    for number, line in enumerate(said):
        x = (edges[first] + edges[last + 1] - width_of(line, 7)) / 2
        sheet.text(x, y + (number - (len(said) - 1) / 2) * 9.5, line, 7)


def _bodies(sheet: Sheet, edges: list[float], top: float, filled: int) -> None:
    for number in range(4):
        y = top + number * 14
        sheet.text(edges[0] + 4, y, f"{'一二三四'[number]}、支出", 7)
        for column in range(1, filled + 1):
            sheet.text(edges[column + 1] - 2 - width_of("345.67", 7), y, "345.67", 7)


_EVEN = [40.0, 120.0, *(120.0 + 42 * n for n in range(1, 10))]


def _with_blank_columns(sheet: Sheet) -> None:
    """The figures end before the second of two groups, whose columns are blank."""
    for text, first, last in (("本年收入", 2, 5), ("上年结转", 6, 9)):
        _at(sheet, _EVEN, first, last, _TOP, text)
    _at(sheet, _EVEN, 0, 0, _TOP + 12, "单位")
    _at(sheet, _EVEN, 1, 1, _TOP + 12, "合计")
    for column in range(2, 10):
        text = ("小计", "一般公共/预算", "政府/性基/金", "单位资金")[(column - 2) % 4]
        _at(sheet, _EVEN, column, column, _TOP + 22, text)
    _bodies(sheet, _EVEN, _TOP + 44, 4)


def _under_one_rule(sheet: Sheet) -> None:
    """The rules under two groups that stand side by side meet."""
    for text, first, last in (("基本支出", 1, 4), ("项目支出", 5, 7)):
        _at(sheet, _EVEN, first, last, _TOP, text)
    _at(sheet, _EVEN, 0, 0, _TOP + 7, "项目")
    for column in range(1, 8):
        _at(
            sheet,
            _EVEN,
            column,
            column,
            _TOP + 14,
            ["小计", "甲", "乙", "丙", "小计", "丁", "戊"][column - 1],
        )
    sheet.line((_EVEN[1], _TOP + 7, _EVEN[8], _TOP + 7))
    for y in (_TOP - 7, _TOP + 21):
        sheet.line((_EVEN[0], y, _EVEN[8], y))
    _bodies(sheet, _EVEN, _TOP + 28, 7)


@pytest.mark.parametrize(
    ("draw", "group"),
    [
        (
            _with_blank_columns,
            ["单位", "合计", "本年收入", "^", "^", "^", "上年结转", "^", "^", "^"],
        ),
        (_under_one_rule, ["项目", "基本支出", "^", "^", "^", "项目支出", "^", "^"]),
    ],
)
def test_a_group_is_over_its_own_columns_where_they_are_blank_or_its_rule_goes_on(
    draw: Drawn, group: list[str]
) -> None:
    first, *_ = only_grid(read(draw))
    assert first == group


def _left(sheet: Sheet, lefts: tuple[float, ...], y: float, row: tuple[str, ...]) -> None:
    for left, text in zip(lefts, row, strict=True):
        if text:
            sheet.text(left, y, text)


def test_headings_right_of_figures_that_are_set_to_the_left_are_each_of_its_own() -> None:
    """One row of figures tells not by itself which way they are set, and some columns are blank."""
    lefts = (40.0, 120, 200, 280, 360, 440)
    heads = ("合计", "出国费", "接待费", "小计", "购置费", "运行费")
    row = ("24.26", "", "6.50", "17.76", "", "17.76")

    def page(sheet: Sheet) -> None:
        for number, rule in enumerate((90.0, 110, 130)):
            sheet.line((36, rule, 516, rule))
            if number < 2:
                _left(
                    sheet,
                    tuple(left + (40 if not number else 0) for left in lefts),
                    rule + 10,
                    (heads, row)[number],
                )

    assert only_grid(read(page)) == [list(heads), list(row)]


def test_the_last_of_headings_right_of_their_figures_is_of_the_last_figures() -> None:
    lefts = (40.0, 180, 280, 380)
    heads = ("科目", "合计", "基本支出", "项目支出")
    rows = [
        ("教育支出", "1,061,400", "900,000", "161,400"),
        ("卫生健康支出", "61,400", "61,400", ""),
    ]
    rows += [("住房保障支出", "20,000", "", "20,000")]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate((heads, *rows)):
            _left(sheet, tuple(x + (0 if number else 50) for x in lefts), 100 + 18 * number, row)
        for number in range(5):
            sheet.line((36, 91 + 18 * number, 480, 91 + 18 * number))

    assert only_grid(read(page)) == [list(heads), *map(list, rows)]


_NUMBERED = ("**", "1", "2", "3", "4")
_BLANK_GROUP = (
    ("教育支出", "1,061.40", "1,061.40", "", "4.10"),
    ("住房保障支出", "61.40", "61.40", "", ""),
    ("卫生健康支出", "20.00", "15.90", "", "4.10"),
)


def _half_blank(sheet: Sheet, edges: tuple[float, ...], aside: float, numbered: bool) -> None:
    """A group of two columns, one of them without a figure; `aside` is 0 for figures set to the left."""
    count = len(edges) - 1

    def middle(first: int, last: int, y: float, text: str) -> None:
        sheet.text((edges[first] + edges[last + 1] - width_of(text)) / 2, y, text)

    middle(2, 3, _TOP, "基本支出")
    for column, text in ((0, "科目"), (1, "总计"), (4, "项目支出")):
        middle(column, column, _TOP + 6, text)
    for column, text in ((2, "人员支出"), (3, "日常公用支出")):
        middle(column, column, _TOP + 12, text)
    if numbered:
        for column, text in enumerate(_NUMBERED):
            middle(column, column, _TOP + 25, text)
    for number, row in enumerate(_BLANK_GROUP):
        y = _TOP + (38 if numbered else 25) + 12 * number
        sheet.text(edges[0] + 4, y, row[0], 8)
        for column in range(1, count):
            free = edges[column + 1] - edges[column] - 8 - width_of(row[column])
            sheet.text(edges[column] + 4 + aside * free, y, row[column])


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    ("edges", "aside"),
    [((40.0, 150, 260, 350, 440, 550), 1), ((40.0, 130, 240, 330, 450, 550), 0)],
    ids=["right", "left"],
)
def test_a_group_over_a_blank_column_is_no_heading_of_the_figures_below_its_middle(
    edges: tuple[float, ...], aside: float, numbered: bool
) -> None:
    document = read(lambda sheet: _half_blank(sheet, edges, aside, numbered))
    rows = only_grid(document)
    assert rows[:2] == [
        ["科目", "总计", "基本支出", "^", "项目支出"],
        ["^", "^", "人员支出", "日常公用支出", "^"],
    ]
    assert rows[-3:] == [list(row) for row in _BLANK_GROUP]
    assert not document.unproven


def test_a_short_heading_at_the_left_of_its_group_is_of_the_headings() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(_EDGES[2] + 4, _TOP, "其中：")
        for column, text in ((0, "科目"), (1, "小计")):
            sheet.text(_EDGES[column] + 4, _TOP + 6, text)
        for column, text in ((2, "基本支出"), (3, "项目支出")):
            sheet.text(_EDGES[column] + 4, _TOP + 12, text)
        for number, row in enumerate(_ROWS):
            y = _TOP + 25 + 12 * number
            sheet.text(_EDGES[0] + 4, y, row[0])
            for column, text in enumerate(row[1:], start=1):
                sheet.text(_EDGES[column + 1] - 4 - width_of(text), y, text)

    document = read(draw)
    assert not lines(document)
    heads = only_grid(document)[: -len(_ROWS)]
    assert "其中：" in "".join(text for row in heads for text in row)


def test_numbers_of_columns_that_leave_out_one_of_figures_prove_no_heading() -> None:
    def draw(sheet: Sheet) -> None:
        for column, text in ((0, "科目"), (1, "合计"), (2, "基本支出"), (3, "项目支出")):
            _middle(sheet, column, column, _TOP, text)
        for column, text in ((0, "**"), (1, "1"), (3, "2")):
            _middle(sheet, column, column, _TOP + 12, text)
        sheet.text(_EDGES[4] + 10, _TOP, "备注")
        sheet.text(_EDGES[4] + 14, _TOP + 12, "3")
        for number, row in enumerate(_ROWS):
            y = _TOP + 25 + 12 * number
            sheet.text(_EDGES[0] + 4, y, row[0])
            for column, text in enumerate((*row[1:], "1.00"), start=1):
                sheet.text(
                    _EDGES[min(column + 1, 4)] + (26 if column == 4 else -4) - width_of(text),
                    y,
                    text,
                )

    assert read(draw).unproven
