"""A PDF is read without the fonts of the machine; pictures of its pages are drawn with them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as library
import pytest

import pipeline.pdfium
from pipeline.pdfium import _FINDER, _NAMES, _OF_MACHINE, opened, without_fonts_of_machine
from pipeline.read.pdf import reader
from pipeline.read.pdf.picture import picture_of
from tests.read.pdf_support import FONT, Sheet, drawn, lines, read
from tests.read.test_pdf_scans import SMALL, scanned

TEXT = "岱山县水利局"


def _text(sheet: Sheet) -> None:
    sheet.text(60, 100, TEXT)  # in a font that the file does not embed


def _turned(sheet: Sheet) -> None:
    sheet.canvas.rotate(90)
    sheet.canvas.setFont(FONT, 9)
    sheet.canvas.drawString(200, -200, TEXT)


def _picture(sheet: Sheet) -> None:
    scanned(sheet)
    sheet.text(60, 100, "水利")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the machine is asked for, which has no font."""
    told: list[str] = []

    def spied(name: str, function: Any) -> Any:
        def spy(*_: Any) -> None:
            told.append(name)

        return type(function)(spy)

    for name in ("MapFont", "GetFont"):
        monkeypatch.setitem(_OF_MACHINE, name, spied(name, _OF_MACHINE[name]))
        monkeypatch.setattr(_FINDER, name, _OF_MACHINE[name])
    yield told
    monkeypatch.undo()
    for name in _NAMES:
        setattr(_FINDER, name, _OF_MACHINE[name])


@pytest.mark.parametrize("page", [_text, _turned])
def test_text_is_read_without_a_font_of_the_machine(page: Any, asked: list[str]) -> None:
    assert lines(read(page)) == [TEXT]
    assert not asked


def test_a_page_is_recognized_in_a_picture_with_the_fonts_of_the_machine(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "is_available", lambda: True)
    found: list[bool] = []

    def recognized(page: library.PdfPage, content: Any) -> Any:
        picture_of(page, 1, content.laid)
        found.append(bool(asked))
        return content

    monkeypatch.setattr(reader, "recognized_page", recognized)
    read(_picture, size=SMALL)
    assert found == [True]


def test_a_picture_of_a_page_is_the_same_after_one_was_read() -> None:
    content = drawn(_text)

    def picture() -> bytes:
        with opened(content) as document, contextlib.closing(document[0]) as page:
            return bytes(page.render(scale=1, grayscale=True).to_numpy().tobytes())

    before = picture()
    with contextlib.suppress(ValueError), without_fonts_of_machine():
        assert picture() != before
        raise ValueError
    assert picture() == before


def test_all_documents_are_opened_where_fonts_are_seen_to() -> None:
    root = Path(pipeline.pdfium.__file__).parent
    assert [
        path.name for path in root.rglob("*.py") if "PdfDocument(" in path.read_text("utf-8")
    ] == ["pdfium.py"]
