"""Stamps printed as letters over a page: words in another colour, seals whose letters stand in a ring."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from pipeline.read.pdf.seals import stamped_over
from tests.read.pdf_support import (
    FONT,
    HEIGHT,
    SIZE,
    Sheet,
    form,
    lines,
    only_grid,
    read,
    remarks,
    width_of,
)

RED, GREY, BLACK = (0.85, 0.1, 0.1), (0.6, 0.6, 0.6), (0.0, 0.0, 0.0)
MADE = form(
    "项目 → 合计 → 基本支出 → 项目支出\n"
    + "\n".join(f"水利工程{n}处 → 1,361.40 → 1,341.40 → 20.00" for n in range(6)),
    widths=[120, 75, 75, 75],
)
Colour = tuple[float, float, float]


def word(
    sheet: Sheet, x: float, y: float, text: str, colour: Colour = RED, size: float = 12
) -> None:
    sheet.canvas.saveState()
    sheet.canvas.setFillColorRGB(*colour)
    sheet.text(x, y, text, size)
    sheet.canvas.restoreState()


def ring(sheet: Sheet, x: float, y: float, text: str) -> None:
    """Letters around a place, each turned further than the one before; the middle one is upright."""
    canvas = sheet.canvas
    for number, letter in enumerate(text):
        canvas.saveState()
        canvas.translate(x, HEIGHT - y)
        canvas.rotate(-(number - (len(text) - 1) / 2) * 300 / len(text))
        canvas.setFont(FONT, 12)
        canvas.drawString(-6, 36, letter)
        canvas.restoreState()


@pytest.mark.parametrize("colour", [RED, GREY, BLACK], ids=["red", "grey", "black"])
@pytest.mark.parametrize("at", [(285, 140), (240, 128), (70, 145)])
@pytest.mark.parametrize("draw", [Sheet.form, Sheet.words], ids=["ruled", "unruled"])
def test_a_stamped_word_is_named_and_not_mixed_in(
    draw: Callable[..., None], at: tuple[float, float], colour: Colour
) -> None:
    def page(sheet: Sheet) -> None:
        draw(sheet, MADE)
        word(sheet, *at, "已审核", colour)

    document = read(page)
    assert only_grid(document) == MADE.shape
    assert remarks(document) == {"form.slanted_text": False}
    assert "已审核" in document.remarks[0].message


def test_the_date_below_a_stamped_word_is_of_the_stamp() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        word(sheet, 285, 140, "已审核")
        word(sheet, 280, 154, "2026年3月12日", size=9.5)

    document = read(page)
    assert only_grid(document) == MADE.shape
    assert "已审核2026年3月12日" in document.remarks[0].message


def test_a_word_stamped_again_beside_the_text_is_a_stamp_there_too() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        word(sheet, 285, 140, "已审核")
        word(sheet, 340, 300, "已审核")

    assert lines(read(page)) == []


def _tiled(sheet: Sheet) -> None:
    for x in (70, 285):
        for y in (70, 145, 400, 700):
            word(sheet, x, y, "内部资料", GREY, SIZE)


def test_a_watermark_in_letters_as_large_as_the_text_is_gone_from_pages_where_it_is_upon_none() -> (
    None
):
    def crossed(sheet: Sheet) -> None:
        _tiled(sheet)
        sheet.form(MADE)

    def clear(sheet: Sheet) -> None:
        _tiled(sheet)
        sheet.text(60, 500, "岱山县水利局")

    document = read(crossed, clear)
    assert only_grid(document) == MADE.shape
    assert lines(document) == ["岱山县水利局"]
    assert [remark.place.page for remark in document.remarks] == [1, 2]


def test_a_line_in_the_same_place_on_each_page_is_no_watermark() -> None:
    def page(sheet: Sheet) -> None:
        word(sheet, 60, 60, "部门支出总表", RED, SIZE)
        sheet.form(MADE)

    assert lines(read(page, page)).count("部门支出总表") >= 1


@pytest.mark.parametrize("upon", ["财政支出", "1,341.40"])
def test_a_seal_of_letters_in_a_ring_is_named_whole(upon: str) -> None:
    made = form(f"项目 → 合计 → 基本支出\n水利 → {upon} → 41.40\n防汛 → 20.00 →")
    left, top, right, bottom = made.box(made.areas[4])

    def page(sheet: Sheet) -> None:
        sheet.form(made)
        ring(sheet, (left + right) / 2, (top + bottom) / 2 + 40, "岱山县水利局财务专用章")

    document = read(page)
    assert only_grid(document) == made.shape
    assert "岱山县水利局财务专用章" in document.remarks[0].message


def test_red_numbers_in_cells_are_numbers() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(form("项目 → 合计 → 基本支出\n水利工程维修 → 61.40 → 41.40\n防汛 → 20.00 →"))
        word(sheet, 230, 142, "-3.20", size=SIZE)

    document = read(page)
    assert only_grid(document)[2] == ["防汛", "20.00", "-3.20"]
    assert remarks(document) == {}


def test_a_red_name_that_runs_over_into_the_next_cell_is_kept() -> None:
    name = "其他水利工程建设管理支出"

    def page(sheet: Sheet) -> None:
        sheet.words(MADE)
        word(sheet, 62, 220, name, size=SIZE)
        sheet.text(62 + width_of(name) - 2 * SIZE, 220, "1,341.40")

    document = read(page)
    assert remarks(document) == {}
    assert "1" in "".join(text for row in only_grid(document) for text in row)


def test_a_word_with_a_shadow_is_a_word() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        word(sheet, 61, 61, "部门支出总表", GREY)
        sheet.text(60, 60, "部门支出总表", 12)

    document = read(page)
    assert "部门支出总表" in lines(document)[0]
    assert remarks(document) == {}


@pytest.mark.parametrize(("mark", "width", "is_stamp"), [("。2.", 10, False), ("审2.", 24, True)])
def test_marks_and_numbers_in_higher_boxes_are_no_stamp(
    mark: str, width: float, is_stamp: bool
) -> None:
    """Lines of ten letters, ten points wide, and between two of them what is higher than they are."""
    letters = [(ord("水") + n, 10.0 * (n % 10), 12.0 * (n // 10), 10.0, 11.0) for n in range(60)]
    high = [(ord(sign), 20 + width * n, 24.5, width, 24.0) for n, sign in enumerate(mark)]
    codes, left, top, across, down = map(np.array, zip(*letters, *high, strict=True))
    boxes = np.array([left, top, left + across, top + down])
    over = stamped_over(boxes, codes, np.zeros(len(codes), dtype=np.int64), ())
    assert over.any() == is_stamp
