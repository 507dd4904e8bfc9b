"""Text in the colour of the paper is not seen, and not read; white letters on a shaded heading are."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import FONT, HEIGHT, WIDTH, Sheet, form, read, remarks, shapes

MADE = form("项目 → 金额\n水利 → 61.40", top=200)


def _white(sheet: Sheet, x: float, y: float, text: str) -> None:
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text(x, y, text)
    sheet.canvas.setFillColorRGB(0, 0, 0)


def test_white_text_on_paper_is_not_read_but_named() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        _white(sheet, 160, 222, "88.88")
        _white(sheet, 60, 120, "合计 678.90")

    document = read(page)
    assert shapes(document) == [MADE.shape]
    assert remarks(document) == {"form.hidden_content": False}
    assert "88.88" not in "".join(document.layer[0])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_white_letters_on_a_shaded_heading_are_read(rotation: int) -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(rotation)
        sheet.canvas.setFillColorRGB(0.1, 0.2, 0.6)
        sheet.bar((50, 90, 300, 110))
        sheet.canvas.setFillColorRGB(0, 0, 0)
        _white(sheet, 60, 100, "项目支出表")
        sheet.form(MADE)

    # the library turns the size of a page with it
    document = read(page, size=(WIDTH, HEIGHT) if rotation % 180 == 0 else (HEIGHT, WIDTH))
    assert shapes(document) == ["项目支出表", MADE.shape]
    assert remarks(document) == {}


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("grey", "opacity"), [(1, 1), (0.98, 1), (0, 0.02)], ids=["white", "nearly white", "clear"]
)
def test_unseen_digits_upon_those_of_a_cell_are_not_read(
    grey: float, opacity: float, *, is_above: bool
) -> None:
    made = form("项目 → 金额\n水利 → 61.40\n农业 → \n合计 → 61.40")

    def page(sheet: Sheet) -> None:
        if is_above:
            sheet.form(made)
        sheet.canvas.saveState()
        sheet.canvas.setFillColorRGB(grey, grey, grey)
        sheet.canvas.setFillAlpha(opacity)
        for number, area in enumerate(area for area in made.areas if area.column):
            _, top, right, bottom = made.box(area)
            sheet.text(right - 28, (top + bottom) / 2 + number, "83.97")
        sheet.canvas.restoreState()
        if not is_above:
            sheet.form(made)

    document = read(page)
    assert shapes(document) == [made.shape]
    assert remarks(document) == {"form.hidden_content": False}


def test_letters_in_the_colour_of_the_area_that_they_stand_on_are_not_read() -> None:
    def page(sheet: Sheet) -> None:
        for grey, top in ((0, 300), (0.6, 340)):
            sheet.canvas.setFillColorRGB(grey, grey, grey)
            sheet.bar((50, top, 300, top + 30))
            sheet.text(60, top + 15, "合计 678.90")
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.text(60, 355, "备注")
        sheet.form(MADE)

    document = read(page)
    assert shapes(document) == [MADE.shape, "备注"]
    assert remarks(document) == {"form.hidden_content": False}


@pytest.mark.parametrize("mode", [1, 2])
def test_white_letters_with_black_outlines_are_read(mode: int) -> None:
    def page(sheet: Sheet) -> None:
        made = sheet.canvas.beginText(60, HEIGHT - 100)
        made.setFont(FONT, 9)
        made.setTextRenderMode(mode)
        made.setFillColorRGB(1, 1, 1)
        made.textOut("项目支出表 61.40")
        made.setTextRenderMode(0)
        sheet.canvas.drawText(made)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.form(MADE)

    document = read(page)
    assert shapes(document) == ["项目支出表 61.40", MADE.shape]
    assert remarks(document) == {}


def test_letters_whose_shapes_are_drawn_otherwise_are_read() -> None:
    """A word filled with a pattern is shapes, and the letters upon them are clear."""

    def page(sheet: Sheet) -> None:
        for at in range(4):
            left = 60 + at * 9
            sheet.bar((left + 1, 98, left + 5, 100.5))
            sheet.bar((left + 4, 100.5, left + 7.5, 103))
        sheet.canvas.saveState()
        sheet.canvas.setFillAlpha(0)
        sheet.text(60, 100, "预算公开")
        sheet.canvas.restoreState()
        sheet.form(MADE)

    assert shapes(read(page)) == ["预算公开", MADE.shape]
