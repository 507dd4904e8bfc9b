"""Watermarks of digits, as large as the text and laid over it, are not read but named; what is printed in a
colour of its own within the text is."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Drawn, Sheet, form, read, remarks, shapes

MADE = form(
    "项目 → 2023年 → 2024年\n水库移民 → 61.40 → 58.20\n农田水利 → 105.33 → 96.00\n合计 → 166.73 → 154.20",
    [90, 90, 90],
)
PLACES = [(x, y) for y in (60, 108, 128, 141, 400, 600) for x in (70, 160, 222, 330)]


def marked(colour: tuple[float, float, float], opacity: float, *, is_above: bool) -> Drawn:
    def page(sheet: Sheet) -> None:
        if is_above:
            sheet.form(MADE)
        sheet.canvas.saveState()
        sheet.canvas.setFillColorRGB(*colour)
        sheet.canvas.setFillAlpha(opacity)
        for x, y in PLACES:
            sheet.text(x, y, "7380 0412")
        sheet.canvas.restoreState()
        if not is_above:
            sheet.form(MADE)

    return page


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("colour", "opacity"),
    [((0.8, 0.8, 0.8), 1), ((0, 0, 0), 0.2), ((0.9, 0, 0), 0.3)],
    ids=["light", "clear", "red"],
)
def test_digits_laid_over_a_table_again_and_again_are_no_part_of_it(
    colour: tuple[float, float, float], opacity: float, *, is_above: bool
) -> None:
    document = read(marked(colour, opacity, is_above=is_above))
    assert shapes(document) == [MADE.shape]
    assert remarks(document) == {"form.slanted_text": False}
    assert any("7380 0412" in remark.message_en for remark in document.remarks)


def test_the_same_amounts_in_grey_that_stand_upon_nothing_are_read() -> None:
    made = form("项目 → 金额\n水利 → 0.00\n农业 → 0.00\n林业 → 0.00\n移民 → 0.00")

    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillColorRGB(0.7, 0.7, 0.7)
        for area in made.areas:
            if area.text == "0.00":
                left, top, right, bottom = made.box(area)
                sheet.text(right - 30, (top + bottom) / 2, area.text)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        for rule in made.rules():
            sheet.line(rule)
        for area in made.areas:
            if area.text != "0.00":
                left, top, _, bottom = made.box(area)
                sheet.text(left + 4, (top + bottom) / 2, area.text)

    document = read(page)
    assert shapes(document) == [made.shape]
    assert remarks(document) == {}


def test_a_digit_of_a_watermark_upon_the_same_digit_takes_nothing_away() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.saveState()
        sheet.canvas.setFillColorRGB(0.8, 0.8, 0.8)
        left, top, _, bottom = MADE.box(next(a for a in MADE.areas if a.text == "105.33"))
        for down in (-17.7, 0, 17.7, 200, 300):
            sheet.text(left + 55.8, (top + bottom) / 2 + 0.3 + down, "9130")
        sheet.canvas.restoreState()
        sheet.form(MADE)

    assert shapes(read(page)) == [MADE.shape]


@pytest.mark.parametrize("is_above", [True, False])
def test_the_shadow_of_a_number_in_another_colour_is_read_once(*, is_above: bool) -> None:
    """A point has no shadow of its own where the engine leaves out one of two that are alike."""

    def page(sheet: Sheet) -> None:
        for shadow in (is_above, not is_above):
            grey = 0.6 if shadow else 0.0
            sheet.canvas.setFillColorRGB(grey, grey, grey)
            for area in MADE.areas:
                left, top, _, bottom = MADE.box(area)
                y = (top + bottom) / 2 + 0.7 * shadow
                for at, letter in enumerate(area.text):
                    step = 4.5 if area.column else 9
                    sheet.text(left + 4 + at * step + 0.7 * shadow, y, letter)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        for rule in MADE.rules():
            sheet.line(rule)

    (found,) = [shape for shape in shapes(read(page)) if isinstance(shape, list)]
    assert found[1:] == MADE.shape[1:]
