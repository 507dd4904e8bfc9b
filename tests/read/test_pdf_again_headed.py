"""A table without upright rules over several pages: each has the columns that the first one tells."""

from __future__ import annotations

from tests.read.pdf_support import Sheet, only_grid, read, shapes, width_of

_EDGES = (40.0, 120.0, 240.0, 330.0, 420.0, 510.0)
_STEP = 15.0
_HEADS = ["本年支出合计", "基本支出", "项目支出"]
_FIRST = [
    ("205", "教育支出", "1,061.40", "900.00", "161.40"),
    ("20502", "普通教育", "1,061.40", "900.00", "161.40"),
    ("2050202", "小学教育", "1,061.40", "900.00", "161.40"),
    ("210", "卫生健康支出", "61.40", "61.40", ""),
]
_REST = [("21011", "行政事业单位医疗", "61.40", "61.40", "")]


def _middle(sheet: Sheet, first: int, last: int, y: float, text: str) -> None:
    sheet.text((_EDGES[first] + _EDGES[last + 1] - width_of(text)) / 2, y, text)


def _headed(sheet: Sheet, top: float, rows: list[tuple[str, ...]], is_closed: bool = True) -> None:
    """Headings with one group over codes and names, rules as in a book, and rows of figures."""
    _middle(sheet, 0, 1, top, "项目")
    for column, text in enumerate(_HEADS, start=2):
        _middle(sheet, column, column, top + _STEP / 2, text)
    for column, text in enumerate(["科目编码", "科目名称"]):
        _middle(sheet, column, column, top + _STEP, text)
    for number, row in enumerate(rows, start=2):
        y = top + number * _STEP
        for column, text in enumerate(row):
            is_amount = column > 1
            right = _EDGES[column + 1] - 4 - width_of(text)
            if text:
                sheet.text(right if is_amount else _EDGES[column] + 4, y, text)
    end = top + (len(rows) + 1.5) * _STEP
    for y in (*([top - _STEP / 2] if is_closed else []), top + 1.5 * _STEP, end):
        sheet.line((_EDGES[0], y, _EDGES[-1], y))


def test_a_page_with_one_row_under_the_headings_of_the_page_before_has_its_columns() -> None:
    first, second = shapes(
        read(
            lambda sheet: _headed(sheet, 600, _FIRST),
            lambda sheet: _headed(sheet, 60, _REST, is_closed=False),
        )
    )
    assert first[-1] == list(_FIRST[-1])
    assert second[: -len(_REST)] == first[: -len(_FIRST)]
    assert second[-len(_REST) :] == [list(row) for row in _REST]


def test_headings_in_other_places_are_those_of_another_table() -> None:
    def moved(sheet: Sheet) -> None:
        for column, text in enumerate(["项目", *_HEADS]):
            x = 60 + 120 * column
            sheet.text(x, 60, text)
            for number in range(3):
                sheet.text(x, 60 + _STEP * (number + 1), "1,061.40" if column else "教育支出")

    first, second = shapes(read(lambda sheet: _headed(sheet, 600, _FIRST), moved))
    assert len(first[0]) == 5
    assert second[0] == ["项目", *_HEADS]


def test_names_over_two_lines_beside_figures_halfway_between_are_no_prose() -> None:
    names = [
        "一、一般公共预算财政拨款安排的",
        "二、政府性基金预算财政拨款安排的",
        "三、国有资本经营预算拨款安排的",
    ]
    rest = [(f"{number}", f"{number}0.50", f"{number}4.00") for number in range(4, 10)]

    def page(sheet: Sheet) -> None:
        for x, text in ((90, "来源"), (215, "行次"), (270, "决算数"), (350, "上年数")):
            sheet.text(x, 100, text)
        for number, name in enumerate(names):
            y = 120 + 24 * number
            sheet.text(40, y - 5.5, name)
            sheet.text(40, y + 5.5, "安排的上年结转和当年各项收入")
            _figures(sheet, y, (str(number + 1), "1,061.40", "961.40"))
        for number, row in enumerate(rest):
            _figures(sheet, 192 + 15 * number, row)

    rows = shapes(read(page))[0]
    assert rows[0] == ["来源", "行次", "决算数", "上年数"]
    assert [row[0] for row in rows[1:4]] == [
        f"{name}安排的上年结转和当年各项收入" for name in names
    ]
    assert [row[1] for row in rows[1:]] == [str(number) for number in range(1, 10)]


def _figures(sheet: Sheet, y: float, row: tuple[str, ...]) -> None:
    for right, text in zip((230, 300, 380), row, strict=True):
        sheet.text(right - width_of(text), y, text)


def test_many_lines_of_headings_above_a_ruled_row_of_column_numbers_are_read() -> None:
    """Headings letter below letter, a rule under them, under the numbers, and under each row."""

    def page(sheet: Sheet) -> None:
        sheet.text(440, 85, "单位：万元")
        edges = (40, 180, 260, 340, 420, 500)
        for column, text in enumerate(
            ["项目", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
        ):
            middle = (edges[column] + edges[column + 1]) / 2
            lines = list(text) if column in (1, 4) else [text]
            for number, line in enumerate(lines):
                y = 140 + (number - (len(lines) - 1) / 2) * 11
                sheet.text(middle - width_of(line) / 2, y, line)
        rows = [("栏次", "1", "2", "3", "4")] + [
            (f"项目{name}支出", "10.50", "1,061.40", "1,051.40", "20.50") for name in "甲乙丙丁"
        ]
        sheet.line((40, 185, 500, 185))
        for number, row in enumerate(rows):
            y = 195 if not number else 180 + 60 * number
            for column, text in enumerate(row):
                lines = list(text) if number and not column else [text]
                for at, line in enumerate(lines):
                    off = (at - (len(lines) - 1) / 2) * 11
                    right = edges[column + 1] - (20 if column else 65)
                    sheet.text(right - width_of(line), y + off, line)
            below = y + (29 if number else 10)
            sheet.line((40, below, 500, below))

    rows = only_grid(read(page))
    body = rows.index(["栏次", "1", "2", "3", "4"])
    heads = [
        "".join(texts).replace("\n", "").replace("^", "")
        for texts in zip(*rows[:body], strict=True)
    ]
    assert heads == ["项目", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]


def test_names_that_end_at_the_bottom_of_their_rows_are_read_whole() -> None:
    names = [
        ["一般公共", "服务支出"],
        ["教育支出"],
        ["社会保障", "和就业支", "出"],
        ["卫生健康", "支出"],
        ["住房保障", "支出"],
    ]

    def page(sheet: Sheet) -> None:
        for x, text in ((45, "项目"), (150, "决算数"), (230, "上年数")):
            sheet.text(x, 100, text)
        y = 108.0
        for number, name in enumerate(names):
            y += 5
            for line in name:
                y += 11
                sheet.text(40, y, line)
            for right in (180, 260):
                text = f"{number + 1},061.40"
                sheet.text(right - width_of(text), y, text)

    rows = shapes(read(page))[0]
    assert rows[0] == ["项目", "决算数", "上年数"]
    assert [row[0].replace("\n", "") for row in rows[1:]] == ["".join(name) for name in names]
    assert [row[1] for row in rows[1:]] == [f"{n},061.40" for n in range(1, 6)]
