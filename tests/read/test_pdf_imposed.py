"""Sheets on which several pages, or several tables, are printed beside one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4, landscape

from pipeline.model.document import Document, Grid, Paragraph
from pipeline.read.pdf.borders import without_borders
from pipeline.read.pdf.geometry import PageContent, Rule
from tests.read.pdf_support import Sheet, form, grids, read, width_of

_WIDE = (2 * A4[0], A4[1])
_TALL = (2 * A4[0], 2 * A4[1])
_Page = Callable[[Sheet, float, float], None]


def _centered(sheet: Sheet, text: str, left: float, top: float, width: float = A4[0]) -> None:
    sheet.text(left + (width - width_of(text, 14)) / 2, top, text, 14)


def _titled(title: str, number: str, rows: str, *, unit: str = "单位：万元") -> _Page:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.text(x + 60, y + 50, number)
        _centered(sheet, title, x, y + 70)
        sheet.text(x + 430, y + 90, unit)
        sheet.form(form(rows, [160, 120, 120], left=x + 60, top=y + 100))

    return draw


def _prose(first: str, page: int) -> _Page:
    said = [
        first,
        *(f"第{n}款所列各项工作由本局按照年度计划组织实施，具体事项见" for n in range(1, 5)),
    ]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for number, text in enumerate(said):
            line = text + "有关规定和说明" * 4
            sheet.text(x + 60, y + 60 + 16 * number, line[:48])
        sheet.text(x + 60, y + 140, "以上各项已经公开。")
        sheet.text(x + A4[0] / 2, y + A4[1] - 30, str(page))

    return draw


_INCOME = """
    科目 → 合计 → 财政拨款
    教育支出 → 812.40 → 700.00
    卫生健康支出 → 95.60 → 95.60
"""
_SPENT = """
    科目 → 合计 → 基本支出
    教育支出 → 640.10 → 640.10
    住房保障支出 → 71.90 → 71.90
    合计 → 712.00 → 712.00
"""
_PAGES = [
    _prose("一、部门职责", 1),
    _prose("二、机构设置", 2),
    _titled("部门收入总表", "公开02表", _INCOME),
    _titled("部门支出总表", "公开03表", _SPENT, unit="单位：元"),
]


def _sheet(*pages: _Page, rows: int = 1, border: bool = False) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        for number, page in enumerate(pages):
            x, y = (number % 2) * A4[0], (number // 2) * A4[1]
            page(sheet, x, y)
            if border:
                left, top, right, bottom = x + 4, y + 4, x + A4[0] - 4, y + A4[1] - 4
                for rule in (
                    (left, top, right, top),
                    (left, bottom, right, bottom),
                    (left, top, left, bottom),
                    (right, top, right, bottom),
                ):
                    sheet.line(rule)

    return draw


def _said(document: Document) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else "[表]" for b in document.blocks]


def _titles_in_order(document: Document) -> list[str]:
    said = (
        "公开02表",
        "部门收入总表",
        "单位：万元",
        "公开03表",
        "部门支出总表",
        "单位：元",
        "[表]",
    )
    return [text for text in _said(document) if text in said]


_BOTH = [
    "公开02表",
    "部门收入总表",
    "单位：万元",
    "[表]",
    "公开03表",
    "部门支出总表",
    "单位：元",
    "[表]",
]


@pytest.mark.parametrize("border", [False, True])
def test_two_pages_of_a_sheet_are_read_one_after_the_other(border: bool) -> None:
    document = read(
        _sheet(*_PAGES[:2], border=border), _sheet(*_PAGES[2:], border=border), size=_WIDE
    )
    assert _titles_in_order(document) == _BOTH
    assert [grid.rows[1][1].text for grid in grids(document)] == ["812.40", "640.10"]
    prose = _said(document)
    assert prose[0].startswith("一、部门职责")
    assert not any("部门职责" in text and "机构设置" in text for text in prose)
    assert "2" not in prose  # its page number is no statement


def test_places_are_those_of_the_sheet() -> None:
    document = read(_sheet(*_PAGES[:2]), _sheet(*_PAGES[2:]), size=_WIDE)
    left, right = (grid.rows[1][1].place for grid in grids(document))
    assert (left.page, left.leaf, right.page, right.leaf) == (2, 0, 2, 1)
    assert left.box
    assert right.box
    assert right.box[0] - left.box[0] == pytest.approx(A4[0], abs=0.2)
    assert len(document.pages) == 2
    line = document.pages[1][(right.line or 0) - 1]
    assert line.split("\t") == ["教育支出", "640.10", "640.10"]


def test_four_pages_of_a_sheet_are_read_row_by_row() -> None:
    document = read(_sheet(*_PAGES), _sheet(*_PAGES), size=_TALL)
    assert _titles_in_order(document) == _BOTH * 2
    assert [grid.rows[0][0].place.leaf for grid in grids(document)] == [2, 3, 2, 3]


def test_four_pages_are_read_column_by_column_where_their_numbers_say_so() -> None:
    pages = [
        _prose("一、部门职责", 1),
        _prose("三、收入", 3),
        _prose("二、机构设置", 2),
        _prose("四、支出", 4),
    ]
    said = _said(read(_sheet(*pages), size=_TALL))
    assert [text[0] for text in said if text[1] == "、"] == ["一", "二", "三", "四"]


def test_a_line_across_the_middle_of_most_sheets_tells_that_each_is_one_page() -> None:
    def page(sheet: Sheet) -> None:
        _sheet(*_PAGES[:2])(sheet)
        _centered(sheet, "甲乙两县支出决算情况的说明", 0, 40, _WIDE[0])

    document = read(page, page, size=_WIDE)
    assert {b.place.leaf for b in document.blocks} == {0}


def test_two_lists_of_one_table_are_no_pages() -> None:
    """Their rows are level, and no half has a title of its own."""
    rows = [
        ("收入项目", "预算数", "支出项目", "预算数"),
        ("财政拨款", "812.40", "教育支出", "812.40"),
        ("事业收入", "95.60", "卫生健康支出", "95.60"),
        ("本年收入合计", "908.00", "本年支出合计", "908.00"),
    ]
    xs = (60, 200, 60 + A4[0], 200 + A4[0])

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=True):
                sheet.text(x, 100 + 16 * number, text)

    document = read(page, page, size=_WIDE)
    assert {b.place.leaf for b in document.blocks} == {0}


# Tables beside one another on one page


def _open_table(
    sheet: Sheet, x: float, title: str, unit: str, rows: Sequence[Sequence[str]]
) -> None:
    """A table without rules, 330 points wide, under its title and its unit."""
    _centered(sheet, title, x, 120, 330)
    sheet.text(x, 140, "部门：岱山县水利局")
    sheet.text(x + 330 - width_of(unit), 140, unit)
    for number, row in enumerate(rows):
        y = 160 + 16 * number
        sheet.text(x, y, row[0])
        for column, text in enumerate(row[1:]):
            sheet.text(x + 230 + 100 * column - width_of(text), y, text)


_ONE = [
    ("科目", "合计", "基本支出"),
    ("教育支出", "812.40", "700.00"),
    ("合计", "812.40", "700.00"),
]
_OTHER = [("项目", "年初数", "年末数"), ("房屋", "64.10", "71.90"), ("车辆", "8.00", "6.50")]


@pytest.mark.parametrize("year", ["", "2025年", "2025年度"])
def test_tables_without_rules_beside_one_another_are_read_each_by_itself(year: str) -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines("岱山县水利局按照规定公开以下各表，" * 4)
        _open_table(sheet, 60, f"{year}一般公共预算支出表", "单位：万元", _ONE)
        _open_table(sheet, 450, f"{year}国有资产占用情况表", "单位：元", _OTHER)
        sheet.text(60, 260, "各表中的数据均按照年初批复的预算填列，不含上年结转的资金。" * 2)

    document = read(page, size=landscape(A4))
    texts = _said(document)
    first = texts.index(f"{year}一般公共预算支出表")
    second = texts.index(f"{year}国有资产占用情况表")
    assert first < texts.index("[表]") < second
    found = [[[c.text for c in row] for row in grid.rows] for grid in grids(document)]
    assert found == [[list(row) for row in table] for table in (_ONE, _OTHER)]
    assert texts[-1].startswith("各表中的数据")
    assert not document.unproven
    assert all(
        isinstance(b, Grid) is (t == "[表]") for b, t in zip(document.blocks, texts, strict=True)
    )


def test_tables_beside_one_another_are_unproven_where_nothing_tells_which_space_parts_them() -> (
    None
):
    """Titles at the left, no units: any of the white spaces may part them."""

    def page(sheet: Sheet) -> None:
        sheet.text(60, 120, "一般公共预算支出表")
        sheet.text(450, 120, "国有资产占用情况表")
        for number, row in enumerate([(*a, *b) for a, b in zip(_ONE, _OTHER, strict=True)]):
            for column, text in enumerate(row):
                right = 180 + 110 * column
                sheet.text(right - width_of(text), 150 + 16 * number, text)

    document = read(page, size=landscape(A4))
    assert len(document.unproven) == len(grids(document)) > 0


def test_a_page_without_any_size_has_no_edges() -> None:
    rule = Rule(at=-741.9, start=60.0, end=285.0)
    sheet = PageContent(1, 0.0, 0.0, (), (rule,), (rule,), ())
    assert without_borders(sheet, 2, (1, 2)) == sheet
