"""The characters of a PDF: turned, slanted, within forms, wrongly named by their fonts."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document, Place
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.glyphs import is_unknown
from tests.read.pdf_support import (
    FILE,
    FONT,
    HEIGHT,
    SIZE,
    WIDTH,
    Sheet,
    form,
    grids,
    lines,
    only_grid,
    read,
    remarks,
    shapes,
    width_of,
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


def test_large_letters_across_a_table_are_remarked_and_not_mixed_in() -> None:
    wide = form("\n".join(f"水利{n}处 → 61.40 → 41.40" for n in range(8)), top=120)

    def page(sheet: Sheet) -> None:
        sheet.text(120, 60, "部门支出总表", 30)
        sheet.text(150, 100, "（公开表）", 8)
        sheet.text(70, 170, "水务局内部", 40)
        sheet.form(wide)

    document = read(page)
    assert shapes(document) == ["部门支出总表", "（公开表）", wide.shape]
    assert remarks(document) == {"form.slanted_text": False}
    assert "水务局内部" in document.remarks[0].message


def test_letters_that_are_a_watermark_on_one_page_are_on_all() -> None:
    def crossed(sheet: Sheet) -> None:
        sheet.text(70, 120, "水务局内部", 40)
        sheet.form(MADE)

    def clear(sheet: Sheet) -> None:
        sheet.form(MADE)
        sheet.text(70, 320, "水务局内部", 40)

    document = read(crossed, clear)
    assert shapes(document) == [MADE.shape, MADE.shape]
    assert len(document.remarks) == 2


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


@pytest.mark.parametrize(
    "placed", [".5 0 0 .5 0 0", "1 0 0 1 200 -100", "2 0 0 2 -140 -700", "0 1 -1 0 700 0"]
)
def test_compatibility_characters_within_a_form_stand_with_the_others(placed: str) -> None:
    names = {ord("A"): "部", ord("B"): "⻔", ord("C"): "⽀", ord("D"): "⽉"}
    content = f"q {placed} cm /M Do Q".encode()
    form = b"BT /F 12 Tf 72 400 Td (ABCD 12.50) Tj ET"
    made = written(content, names, more="/XObject<</M 7 0 R>>", form=form)
    assert lines(read_pdf(FILE, made)) == ["部门支月 12.50"]


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
    names = {ord("A"): unknown, ord("B"): "万"}
    document = text_named("AAB12.50", names)
    assert lines(document) == [f"{unknown * 2}万12.50"]
    assert remarks(document) == {"form.font_map": True}
    assert "2 个字符" in document.remarks[0].message
    assert document.remarks[0].place == Place(FILE, page=1)


# Glyphs and code points


@pytest.mark.parametrize("codes", ["1A5", "AA.A1"])
def test_a_glyph_that_stands_for_several_digits_keeps_them(codes: str) -> None:
    assert lines(text_named(codes, {ord("A"): "00"})) == [codes.replace("A", "00")]


def test_characters_beyond_sixteen_bits_are_whole() -> None:
    document = text_named("A12.50A", {ord("A"): "\U00020087"})
    assert lines(document) == ["\U0002008712.50\U00020087"]
    assert remarks(document) == {}


def test_private_codes_of_gb_fonts_are_characters() -> None:
    document = text_named("AB", {ord("A"): "\ue863", ord("B"): "\ue816"})
    assert lines(document) == ["䶮\U00020087"]
    assert remarks(document) == {}


def test_an_ideograph_newer_than_the_tables_is_known() -> None:
    assert not is_unknown("\U0002ebf0")
    assert is_unknown("\ue123")


def test_a_hyphen_at_the_end_of_a_line_is_one() -> None:
    content = b"BT /F 12 Tf 72 700 Td (2025Year-) Tj 0 -14 Td (2026) Tj ET"
    document = read_pdf(FILE, written(content))
    assert "".join(lines(document)) == "2025Year-2026"


def test_a_printed_soft_hyphen_is_a_minus() -> None:
    assert lines(text_named("A12.50", {ord("A"): "\xad"})) == ["-12.50"]


# Fake italics


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_text_in_fake_italics_is_text(quarters: int) -> None:
    """A decimal point that is sheared apart from its digits stays where it is printed."""

    def page(sheet: Sheet) -> None:
        canvas, size = sheet.canvas, (WIDTH, HEIGHT)
        canvas.translate(*[(0, 0), (size[0], 0), size, (0, size[1])][quarters])
        canvas.rotate(90 * quarters)
        inner = Sheet(canvas, size[quarters % 2 == 0])
        inner.form(form("项目 → 完成率\n水利 → "))
        x = 140.0
        for text, slant in (("8", 0), ("1", 0), (".", 0.33), ("6", 0.33), ("%", 0)):
            made = canvas.beginText()
            made.setFont(FONT, SIZE)
            made.setTextTransform(1, 0, slant, 1, x, inner.height - 130)
            made.textOut(text)
            canvas.drawText(made)
            x += width_of(text)

    document = read(page)
    assert only_grid(document)[1] == ["水利", "81.6%"]
    assert remarks(document) == {}


def test_text_turned_by_a_quarter_is_remarked() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        sheet.canvas.rotate(90)
        Sheet(sheet.canvas, 0).text(300, -30, "内部")

    document = read(page)
    assert shapes(document) == [MADE.shape]
    assert remarks(document) == {"form.slanted_text": False}
    assert "内部" in document.remarks[0].message
