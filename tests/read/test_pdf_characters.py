"""The characters of a PDF: turned, slanted, within forms, wrongly named by their fonts."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, Place
from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import (
    FILE,
    HEIGHT,
    WIDTH,
    Sheet,
    form,
    grids,
    lines,
    only_grid,
    read,
    remarks,
    shapes,
    written,
)

MADE = form("项目 → 合计 → 基本支出\n水利 → 61.40 → 41.40\n防汛 → 20.00 →")

# Turned and slanted text


def turned(sheet: Sheet, quarters: int) -> None:
    """A table and its title, turned by so many quarters against the clock."""
    canvas, size = sheet.canvas, (WIDTH, HEIGHT)
    canvas.translate(*[(0, 0), (size[0], 0), size, (0, size[1])][quarters])
    canvas.rotate(90 * quarters)
    inner = Sheet(canvas, size[quarters % 2 == 0])
    inner.lines("部门支出总表")
    inner.form(MADE)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_text_is_read_upright_however_its_page_is_turned(rotation: int, quarters: int) -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(rotation)
        turned(sheet, quarters)

    # the library turns the size of a page with it
    document = read(page, size=(WIDTH, HEIGHT) if rotation % 180 == 0 else (HEIGHT, WIDTH))
    assert shapes(document) == ["部门支出总表", MADE.shape]
    assert remarks(document) == {}
    left, top, right, bottom = grids(document)[0].place.box or (0, 0, 0, 0)
    assert (left, top) == pytest.approx((MADE.xs[0], MADE.ys[0]), abs=1)
    assert (right, bottom) == pytest.approx((MADE.xs[-1], MADE.ys[-1]), abs=1)


def test_a_slanted_watermark_is_remarked_and_not_mixed_in() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        sheet.canvas.translate(80, HEIGHT - 160)
        sheet.canvas.rotate(30)
        Sheet(sheet.canvas, 0).text(0, 0, "内部资料 99.00", 20)

    document = read(page)
    assert shapes(document) == [MADE.shape]
    assert remarks(document) == {"form.slanted_text": False}
    assert "内部资料" in document.remarks[0].message


# Forms within a page


@pytest.mark.parametrize("depth", [1, 3])
def test_a_table_within_a_form_is_read_where_it_is_placed(depth: int) -> None:
    def page(sheet: Sheet) -> None:
        for level in range(depth):
            sheet.canvas.beginForm(f"form{level}")
            if level:
                sheet.canvas.translate(0, -30)
                sheet.canvas.doForm(f"form{level - 1}")
            else:
                sheet.form(MADE)
            sheet.canvas.endForm()
        sheet.canvas.translate(20, -40)
        sheet.canvas.doForm(f"form{depth - 1}")

    (grid,) = grids(document := read(page))
    assert only_grid(document) == MADE.shape
    down = 40 + 30 * (depth - 1)
    assert (grid.place.box or ())[:2] == pytest.approx((MADE.xs[0] + 20, MADE.ys[0] + down), abs=1)


# Characters


def text_named(codes: str, names: dict[int, str]) -> Document:
    """A line of text whose font names some characters wrongly."""
    content = f"BT /F 12 Tf 72 700 Td ({codes}) Tj ET".encode()
    return read_pdf(FILE, written(content, names))


def test_radicals_become_the_characters_that_they_look_like() -> None:
    names = {ord("A"): "部", ord("B"): "⻔", ord("C"): "⽀", ord("D"): "⽉"}
    document = text_named("ABCD 12.50", names)
    assert lines(document) == ["部门支月 12.50"]
    assert remarks(document) == {}


@pytest.mark.parametrize("codes", ["2024 1,061.40", "1 2", "10.00 -4.10 61.40"])
def test_a_narrow_space_keeps_two_numbers_apart(codes: str) -> None:
    assert lines(text_named(codes, {})) == [codes]


def test_bullets_of_symbol_fonts_are_what_they_print() -> None:
    assert lines(text_named("A12.50", {ord("A"): "\uf0b7"})) == ["•12.50"]


@pytest.mark.parametrize("unknown", ["\ue123", "\ufffd"])
def test_characters_without_a_meaning_are_remarked(unknown: str) -> None:
    document = text_named("AAB12.50", {ord("A"): unknown, ord("B"): "万"})
    assert lines(document) == [f"{unknown * 2}万12.50"]
    assert remarks(document) == {"form.font_map": True}
    assert "2 个字符" in document.remarks[0].message
    assert document.remarks[0].place == Place(FILE, page=1)
