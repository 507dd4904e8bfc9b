"""Tables without rules and with very many columns: long headings, blank cells, rows far apart."""

from __future__ import annotations

from tests.read.pdf_support import Sheet, only_grid, read, width_of

_SIZE = 5.0
_LEADING = 6.0
_LEFT, _WIDTH = 130.0, 34.0
_ITEMS = (
    "小计", "基本工资", "机关/事业/单位/基本/养老/保险/缴费", "其他/社会/保障/缴费", "小计", "办公费",
    "邮电费", "其他商/品和服/务支出", "小计", "退休费",
)  # fmt: skip
_GROUPS = ((0, 4, "工资福利支出"), (4, 8, "商品和服务支出"), (8, 10, "对个人的补助"))
_TOTALS = ("59.98", "35.12", "20.70", "4.16", "12.44", "5.02", "3.13", "4.29", "6.16", "6.16")
_ROWS = (
    ("208", "社会保障和就业", {0: "20.70", 2: "20.70", 8: "6.16", 9: "6.16"}),
    ("20805", "行政事业单位养老", {0: "20.70", 2: "20.70", 8: "6.16", 9: "6.16"}),
    ("210", "卫生健康", {0: "4.16", 3: "4.16"}),
    ("213", "农林水", {4: "12.44", 5: "5.02", 6: "3.13", 7: "4.29"}),
    ("221", "住房保障", {0: "35.12", 1: "35.12"}),
    *((f"22{code}", "其他支出", {4: "1.00"}) for code in range(201, 213)),
)


def _centered(sheet: Sheet, middle: float, y: float, text: str) -> None:
    said = text.split("/")
    for number, line in enumerate(said):
        at = y + (number - (len(said) - 1) / 2) * _LEADING
        sheet.text(middle - width_of(line, _SIZE) / 2, at, line, _SIZE)


def _figure(sheet: Sheet, column: int, y: float, text: str) -> None:
    sheet.text(_LEFT + (column + 1) * _WIDTH - 4 - width_of(text, _SIZE), y, text, _SIZE)


def _wide(sheet: Sheet, step: float = 11.0) -> None:
    _centered(sheet, 75, 100, "项目")
    for start, end, text in _GROUPS:
        _centered(sheet, _LEFT + (start + end) / 2 * _WIDTH, 100, text)
    _centered(sheet, 50, 132, "科目/编码")
    _centered(sheet, 95, 132, "科目/名称/（功/能分/类）")
    for column, text in enumerate(_ITEMS):
        _centered(sheet, _LEFT + (column + 0.5) * _WIDTH, 132, text)
    sheet.text(80, 164, "合计", _SIZE)
    for column, text in enumerate(_TOTALS):
        _figure(sheet, column, 164, text)
    for number, (code, name, amounts) in enumerate(_ROWS, start=1):
        sheet.text(40, 164 + number * step, code, _SIZE)
        sheet.text(80, 164 + number * step, name, _SIZE)
        for column, text in amounts.items():
            _figure(sheet, column, 164 + number * step, text)


def test_a_heading_over_many_lines_is_whole_and_blank_cells_make_it_no_less_a_table() -> None:
    groups, items, totals, *rows = only_grid(read(_wide))
    plain = [text.replace("\n", "") for text in items]
    assert [text for text in groups if text != "^"] == ["项目", *(name for *_, name in _GROUPS)]
    assert [groups.index(name) - 2 for *_, name in _GROUPS] == [start for start, *_ in _GROUPS]
    assert plain == [
        "科目编码",
        "科目名称（功能分类）",
        *(text.replace("/", "") for text in _ITEMS),
    ]
    assert totals == ["", "合计", *_TOTALS]
    said = [[code, name, *(of.get(c, "") for c in range(10))] for code, name, of in _ROWS]
    assert rows == said


def _far_apart(sheet: Sheet) -> None:
    """Two rows of headings and rows of figures with twice their height between them."""
    for x, text in ((110, "收入"), (315, "支出")):
        _centered(sheet, x, 100, text)
    for x, text in ((70, "项目"), (160, "预算数"), (270, "项目"), (370, "预算数")):
        _centered(sheet, x, 115, text)
    for number, name in enumerate(("财政拨款收入", "事业收入", "经营收入", "其他收入"), start=1):
        sheet.text(45, 115 + number * 15, name, _SIZE)
        sheet.text(245, 115 + number * 15, name.replace("收入", "支出"), _SIZE)
        for right in (175, 385):
            sheet.text(right - width_of("41.22", _SIZE), 115 + number * 15, "41.22", _SIZE)


def test_headings_as_far_apart_as_the_rows_are_of_the_table() -> None:
    rows = only_grid(read(_far_apart))
    assert rows[:2] == [["收入", "^", "支出", "^"], ["项目", "预算数", "项目", "预算数"]]
    assert rows[2] == ["财政拨款收入", "41.22", "财政拨款支出", "41.22"]
