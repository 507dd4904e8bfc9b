"""Pages that are pictures: refused with a way out, remarked, or read by the extra that reads pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from pipeline.model.document import Document
from pipeline.model.refusal import Refusal
from pipeline.read.pdf import read_pdf, reader
from pipeline.read.pdf.ocr import spread
from pipeline.read.progress import watch
from tests.read.pdf_support import (
    FILE,
    Drawn,
    Sheet,
    drawn,
    form,
    lines,
    only_grid,
    remarks,
)

SMALL = (300, 250)
"""The size of a page: pictures take their time."""
ROWS = [["2080505", "1,061.40"], ["2130335", "20.77"]]


def picture() -> Image.Image:
    """A page with a ruled table of codes and amounts, as a scanner takes it."""
    image = Image.new("L", (832, 694), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=36)
    for x in (100, 400, 700):
        draw.line((x, 150, x, 310), 0, 3)
    for y in (150, 230, 310):
        draw.line((100, y, 700, y), 0, 3)
    for y, row in enumerate(ROWS):
        for x, text in enumerate(row):
            draw.text((150 + 300 * x, 168 + 80 * y), text, 0, font)
    return image


def read(*pages: Drawn) -> Document:
    return read_pdf(FILE, drawn(*pages, size=SMALL))


def scanned(sheet: Sheet) -> None:
    written = BytesIO()
    picture().save(written, "PNG")
    sheet.canvas.drawImage(ImageReader(written), 0, 0, *SMALL)


def text(sheet: Sheet) -> None:
    sheet.lines("岱山县水利局2023年部门决算")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "is_available", lambda: False)


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_is_refused_with_a_way_out() -> None:
    with pytest.raises(Refusal) as refused:
        read(scanned, scanned)
    assert str(refused.value).startswith(f"{FILE} page 1: 2 of its 2 pages are pictures")
    assert "mingzhang[ocr]" in refused.value.way_out


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_page_among_others_is_remarked() -> None:
    document = read(text, scanned)
    assert lines(document) == ["岱山县水利局2023年部门决算"]
    assert remarks(document) == {"form.scanned_page": True}
    assert document.remarks[0].place.page == 2
    assert document.ocr_pages == frozenset()
    assert len(document.pages) == 2


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_beside_text_is_no_scan() -> None:
    def page(sheet: Sheet) -> None:
        scanned(sheet)
        sheet.form(form("项目 → 合计\n水利 → 61.40", top=40))

    assert remarks(read(page)) == {}


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("draw", [lambda sheet: None, lambda sheet: sheet.bar((50, 50, 90, 90))])
def test_pages_without_text_or_picture_are_refused(draw: Drawn) -> None:
    with pytest.raises(Refusal, match="no text on its 1 pages"):
        read(draw)


@pytest.mark.usefixtures("without_ocr")
def test_text_that_a_scanner_laid_over_its_picture_is_marked_as_recognized() -> None:
    def page(sheet: Sheet) -> None:
        scanned(sheet)
        made = sheet.canvas.beginText(60, 100)
        made.setFont("Helvetica", 12)
        made.setTextRenderMode(3)
        made.textOut("2080505 1,061.40")
        sheet.canvas.drawText(made)

    document = read(page)
    assert lines(document) == ["2080505 1,061.40"]
    assert remarks(document) == {"form.read_by_ocr": False}
    assert document.ocr_pages == {1}


def unseen(sheet: Sheet, x: float, y: float, text: str, size: float = 9) -> None:
    made = sheet.canvas.beginText(x, sheet.height - y)
    made.setFont("Helvetica", size)
    made.setTextRenderMode(3)
    made.textOut(text)
    made.setTextRenderMode(0)
    sheet.canvas.drawText(made)


def recognized(sheet: Sheet) -> None:
    """What a program saw in the picture, each line as it guessed its height and width."""
    for y, row in enumerate(ROWS):
        for x, text in enumerate(row):
            unseen(sheet, 54 + 108 * x + 2 * y, 73 + 29 * y + x, text, 12 - y)


@pytest.mark.parametrize("askew", [0, 1.5, -1.5])
@pytest.mark.usefixtures("without_ocr")
def test_words_laid_unseen_over_a_scan_stand_in_the_table_that_its_picture_shows(
    askew: float,
) -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(150, 125)
        sheet.canvas.rotate(askew)
        sheet.canvas.translate(-150, -125)
        scanned(sheet)
        recognized(sheet)

    document = read(page)
    assert only_grid(document) == ROWS
    assert document.ocr_pages == {1}
    assert document.laid == () or abs(document.laid[0].lean + askew) < 0.1


@pytest.mark.usefixtures("without_ocr")
def test_a_line_of_the_scanning_program_makes_no_other_words_printed() -> None:
    def page(sheet: Sheet) -> None:
        scanned(sheet)
        recognized(sheet)
        sheet.text(100, 240, "扫描王")

    document = read(page)
    assert only_grid(document) == ROWS
    assert document.ocr_pages == {1}


def test_letters_that_are_not_drawn_are_not_read_but_named() -> None:
    made = form("项目 → 金额\n水利 → 61.40", top=100)

    def page(sheet: Sheet) -> None:
        sheet.form(made)
        unseen(sheet, 160, 122, "88.88")

    document = read(page)
    assert only_grid(document) == made.shape
    assert remarks(document) == {"form.hidden_content": False}
    assert not document.ocr_pages
    assert "88.88" not in "".join(document.layer[0])


def test_whoever_watches_is_told_which_page_of_how_many_is_being_recognized(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(reader, "is_available", lambda: True)
    monkeypatch.setattr(reader, "recognized_page", lambda page, content: content)
    watch(lambda *page: told.append(page))
    try:
        watched = read(text, scanned, text, scanned)
    finally:
        watch(None)
    assert told == [(FILE, 1, 2), (FILE, 2, 2)]
    assert read(text, scanned, text, scanned) == watched
    assert len(told) == 2


def test_a_scan_is_read_where_the_extra_is_installed() -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    document = read(text, scanned)
    assert only_grid(document) == ROWS
    assert document.ocr_pages == {2}
    assert remarks(document) == {"form.read_by_ocr": False}


def test_a_recognized_line_is_spread_by_the_widths_of_its_characters() -> None:
    found = list(spread("水利12", 0, 10, 30, 20))
    assert [char.text for char in found] == ["水", "利", "1", "2"]
    assert [char.left for char in found] == [0, 10, 20, 25]
    assert list(spread("", 0, 0, 10, 10)) == []
