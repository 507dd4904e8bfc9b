"""Amounts in form fields and in boxes of text laid upon a page are on it, and read."""

from __future__ import annotations

from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import (
    FILE,
    HEIGHT,
    Sheet,
    drawn,
    form,
    lines,
    only_grid,
    read,
    shapes,
    written,
)

BLANK = form("项目 → 预算数 → 决算数\n水利 →  → 61.40\n农业 →  → 20.10\n合计 →  → 81.50")
VALUES = ("58.20", "19.00", "77.20")


def filled_in(sheet: Sheet, *, flags: str = "print") -> None:
    sheet.form(BLANK)
    cells = [area for area in BLANK.areas if area.column == 1 and area.row]
    for number, (area, value) in enumerate(zip(cells, VALUES, strict=True)):
        left, top, right, bottom = BLANK.box(area)
        sheet.canvas.acroForm.textfield(
            name=f"预算数{number}",
            value=value,
            x=left + 2,
            y=HEIGHT - bottom + 1,
            width=right - left - 4,
            height=bottom - top - 2,
            fontSize=9,
            borderWidth=0,
            annotationFlags=flags,
        )


def test_a_form_that_was_filled_in_has_its_amounts() -> None:
    assert [row[1] for row in only_grid(read(filled_in))] == ["预算数", *VALUES]


def test_values_that_the_file_leaves_to_the_viewer_to_draw_are_read() -> None:
    drawn_by_viewer = drawn(filled_in).replace(b"/AP ", b"/Xx ")
    assert [row[1] for row in only_grid(read_pdf(FILE, drawn_by_viewer))] == ["预算数", *VALUES]


def test_fields_that_are_not_shown_are_not_read() -> None:
    document = read(lambda sheet: filled_in(sheet, flags="hidden"))
    assert shapes(document) == [BLANK.shape]


def test_a_box_of_text_laid_upon_a_page_is_read() -> None:
    said = b"BT /F 300 Tf 60 400 Td (61.40) Tj ET"
    content = written(b"BT /F 12 Tf 60 700 Td (12.50) Tj ET", form=said)
    box = (
        b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[300 695 400 715]/Contents(61.40)/F 4"
        b"/DA(/F 12 Tf)/AP<</N 7 0 R>>>>]/Contents 4 0 R"
    )
    named = content.replace(b"/Contents 4 0 R", box, 1)
    assert lines(read_pdf(FILE, named)) == ["12.50 61.40"]


def test_links_leave_a_page_as_it_is() -> None:
    def page(sheet: Sheet) -> None:
        sheet.form(BLANK)
        sheet.canvas.linkURL("https://example.org", (60, 600, 200, 620))

    assert shapes(read_pdf(FILE, drawn(page))) == [BLANK.shape]
