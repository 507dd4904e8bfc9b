"""What stands apart on a page and is no table: contents, prose in columns, lists, drawings."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Drawn, Sheet, grids, read

PROSE = (
    "本单位2025年度收入总计1,061.40万元，比上年增加4.10万元，增长3.5%，主要是人员增加。其中财政拨款",
    "收入1,000.00万元，占94.2%；其他收入61.40万元，占5.8%。支出总计1,061.40万元，其中基本支出900.00",
    "万元，项目支出161.40万元，按照功能分类科目分别用于一般公共服务支出和社会保障和就业支出等方面。",
)


def test_a_drawing_of_bars_is_no_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.line((60, 100, 60, 300))
        sheet.line((60, 300, 400, 300))
        for n in range(6):
            left, top = 80 + 50 * n, 120 + 25 * n
            right = left + 24
            for rule in ((left, top, right, top), (left, top, left, 300), (right, top, right, 300)):
                sheet.line(rule)
            sheet.text(left + 2, top + 12, f"{n}.5")
            sheet.text(left, 310, f"201{n}")

    assert not grids(read(page))


def test_the_frame_of_a_picture_and_its_key_are_no_table() -> None:
    def page(sheet: Sheet) -> None:
        for rule in (
            (120, 200, 400, 200), (120, 320, 400, 320), (120, 200, 120, 320), (400, 200, 400, 320),
            (160, 320, 160, 345), (360, 320, 360, 345), (160, 345, 360, 345),
        ):  # fmt: skip
            sheet.line(rule)
        sheet.text(170, 336, "基本支出  项目支出")

    assert not grids(read(page))


# What is no table


def contents(sheet: Sheet) -> None:
    for n in range(1, 12):
        name = f"{n}、部门收支总体情况说明"
        dots = "." * (60 - 3 * len(str(n)))
        sheet.text(60, 100 + n * 18, name + dots + str(n * 2))


def spaced_contents(sheet: Sheet) -> None:
    for n in range(1, 12):
        sheet.text(60, 100 + n * 18, f"第{n}部分 收支情况")
        sheet.text(200, 100 + n * 18, "." * 60)
        sheet.text(480, 100 + n * 18, str(n * 2))


def two_columns(sheet: Sheet) -> None:
    for n in range(30):
        text = PROSE[n % 3][:24]
        sheet.text(50, 100 + n * 14, text)
        sheet.text(300, 103 + n * 14, text[::-1])


def between_rules(sheet: Sheet) -> None:
    """Prose in two columns on a page with rules across."""
    for y in (90, 520, 560):
        sheet.line((50, y, 540, y))
    two_columns(sheet)
    sheet.text(50, 540, "岱山县水利局")
    sheet.text(300, 540, "部门预算")


def numbered(sheet: Sheet) -> None:
    for n in range(1, 10):
        sheet.text(60, 100 + n * 18, f"{n}.")
        sheet.text(90, 100 + n * 18, f"收入合计{n}1.40万元，比上年增加4.10万元。")


def blanks(sheet: Sheet) -> None:
    """Figures set into the blanks of a form letter."""
    for n, (left, width) in enumerate(((150, 40), (210, 55), (120, 70), (260, 30))):
        y = 100 + n * 20
        sheet.text(60, y, "收入合计" * (n % 2 + 1))
        sheet.text(left, y, f"{n}1.40")
        sheet.text(left + width, y, "万元，比上年增加")
        sheet.text(left + width + 100 + 9 * n, y, "4.10")
        sheet.text(left + width + 140 + 9 * n, y, "万元。")


@pytest.mark.parametrize(
    "page", [contents, spaced_contents, two_columns, between_rules, numbered, blanks]
)
def test_what_only_stands_apart_is_no_table(page: Drawn) -> None:
    assert not grids(read(page))
