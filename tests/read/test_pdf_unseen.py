"""Text in the colour of the paper is not seen, and not read; white letters on a shaded heading are."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import HEIGHT, WIDTH, Sheet, form, read, remarks, shapes

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
