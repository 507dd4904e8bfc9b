"""What a blank picture covers of a PDF's page is not printed, and not read."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from tests.read.pdf_support import HEIGHT, WIDTH, Sheet, form, lines, read, remarks, shapes

COVER = (50, 80, 300, 60)
"""Left, top, width and height of the picture."""
MADE = form("项目 → 金额\n水利 → 61.40", top=200)


def blank(mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (60, 20), (255, 255, 255, 0)[: len(mode)])


def drawn_on() -> Image.Image:
    image = blank()
    ImageDraw.Draw(image).line((0, 10, 60, 10), fill=(180, 0, 0), width=3)
    return image


def lay(sheet: Sheet, image: Image.Image, box: tuple[float, float, float, float] = COVER) -> None:
    left, top, width, height = box
    at = (left, HEIGHT - top - height, width, height)
    sheet.canvas.drawImage(ImageReader(image), *at, mask="auto" if image.mode == "RGBA" else None)


def title(sheet: Sheet) -> None:
    sheet.text(60, 100, "项目绩效目标表（2024年度）")


def test_what_a_blank_picture_lies_over_is_not_read_but_named() -> None:
    def page(sheet: Sheet) -> None:
        title(sheet)
        lay(sheet, blank())
        sheet.text(60, 120, "政策和项目绩效目标表")
        sheet.form(MADE)

    document = read(page)
    assert shapes(document) == ["政策和项目绩效目标表", MADE.shape]
    assert remarks(document) == {"form.hidden_content": False}
    assert "2024" not in "".join(document.layer[0])


def test_a_picture_drawn_before_the_text_covers_nothing() -> None:
    def page(sheet: Sheet) -> None:
        lay(sheet, blank())
        title(sheet)

    assert lines(read(page)) == ["项目绩效目标表（2024年度）"]


@pytest.mark.parametrize("image", [drawn_on(), blank("RGBA")], ids=["drawn on", "transparent"])
def test_a_stamp_covers_nothing(image: Image.Image) -> None:
    def page(sheet: Sheet) -> None:
        title(sheet)
        lay(sheet, image)

    assert lines(read(page)) == ["项目绩效目标表（2024年度）"]


def test_a_picture_as_large_as_the_page_is_the_page() -> None:
    def page(sheet: Sheet) -> None:
        title(sheet)
        lay(sheet, blank(), (0, 0, WIDTH, HEIGHT))

    assert lines(read(page)) == ["项目绩效目标表（2024年度）"]


OVER = (50, 80, 350, 140)
"""Left, top, right and bottom of what is painted."""


def painted(sheet: Sheet, *, opacity: float = 1) -> None:
    sheet.canvas.saveState()
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.canvas.setFillAlpha(opacity)
    sheet.bar(OVER)
    sheet.canvas.restoreState()


def test_a_number_painted_over_is_not_read_and_the_one_upon_it_is() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "项目绩效目标表 83.97")
        painted(sheet)
        sheet.text(60, 102, "项目绩效目标表 61.40")
        sheet.form(MADE)

    document = read(page)
    assert shapes(document) == ["项目绩效目标表 61.40", MADE.shape]
    assert remarks(document) == {"form.hidden_content": False}


@pytest.mark.parametrize("opacity", [1, 0.5])
def test_an_area_below_the_text_or_one_that_lets_it_through_covers_nothing(opacity: float) -> None:
    def page(sheet: Sheet) -> None:
        if opacity == 1:
            painted(sheet)
        sheet.text(60, 100, "项目绩效目标表 61.40")
        if opacity < 1:
            painted(sheet, opacity=opacity)
        sheet.form(MADE)

    document = read(page)
    assert shapes(document) == ["项目绩效目标表 61.40", MADE.shape]
    assert remarks(document) == {}


def test_a_shape_that_is_no_rectangle_covers_nothing() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "项目绩效目标表 61.40")
        left, top, right, bottom = OVER
        path = sheet.canvas.beginPath()
        path.moveTo(left, HEIGHT - top)
        path.lineTo(right, HEIGHT - top)
        path.lineTo(left, HEIGHT - bottom)
        path.close()
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.canvas.drawPath(path, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.form(MADE)

    assert "61.40" in "".join(lines(read(page)))
