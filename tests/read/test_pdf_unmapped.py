"""Fonts of a PDF that do not say what their characters are: no number is read of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Place
from pipeline.model.refusal import Refusal
from pipeline.read.pdf import read_pdf, reader
from pipeline.read.pdf.geometry import Char, PageContent
from pipeline.read.pdf.unmapped import UNREADABLE, without_parts_of_numbers
from tests.read.pdf_support import (
    FILE,
    form,
    lines,
    read,
    remarks,
    shapes,
    unmapped,
)

PROSE = "Expenditure of the water bureau in 2026, in units of ten thousand yuan, was"

MADE = form("项目 → 合计 → 基本支出\n水利 → 61.40 → 41.40\n防汛 → 20.00 →")


def mixed(text: str, glyphs: list[int], more: str = "") -> bytes:
    """A line of text and, right behind it, glyphs of a font without a map."""
    codes = "".join(f"{glyph:04x}" for glyph in glyphs)
    return unmapped(f"{more} BT /F 12 Tf 60 700 Td ({text}) Tj /G 12 Tf <{codes}> Tj ET")


def test_a_number_in_a_font_without_a_map_is_never_read() -> None:
    """The engine says the numbers of glyphs, which may be those of other digits."""
    document = read_pdf(FILE, mixed(f"{PROSE} 120.50", [20, 21, 19, 17, 24, 19]))
    assert lines(document) == [f"{PROSE} " + UNREADABLE * 12]
    assert remarks(document) == {"form.font_map": True}
    assert document.remarks[0].place == Place(FILE, page=1)


@given(
    st.from_regex(r"[.,]*[0-9][0-9.,]*", fullmatch=True),
    st.integers(0, 8),
    st.sampled_from(["", "约"]),
)
def test_no_digit_is_left_of_a_number_of_which_one_is_unmapped(
    number: str, at: int, before: str
) -> None:
    chars = [
        Char(text, left, 0, left + width, 10)
        for text, left, width in spread_out([*before, *number[:at], UNREADABLE, *number[at:]])
    ]
    read_as = "".join(char.text for char in without_parts_of_numbers(chars))
    assert read_as == before + UNREADABLE * (len(number) + 1)


def spread_out(texts: list[str]) -> Iterator[tuple[str, float, float]]:
    at = 0.0
    for text in texts:
        width = 5.0 if text.isascii() or text == UNREADABLE else 10.0
        yield text, at, width
        at += width


@pytest.mark.parametrize(
    ("texts", "read_as"),
    [
        (["\ufffd", " ", "2", "0", "2", "6"], "\ufffd 2026"),
        (["水", "\ufffd", "利"], "水\ufffd利"),
        (["1", "2", "亩", "\ufffd"], "12亩\ufffd"),
    ],
    ids=["a bullet", "a word", "behind its unit"],
)
def test_a_number_beside_which_nothing_is_unmapped_is_kept(texts: list[str], read_as: str) -> None:
    chars = [Char(text, left, 0, left + w, 10) for text, left, w in spread_out(texts)]
    assert "".join(char.text for char in without_parts_of_numbers(chars)) == read_as


def test_a_wide_character_without_a_map_is_no_digit() -> None:
    chars = [
        Char("2", 0, 0, 5, 10), Char("6", 5, 0, 10, 10), Char(UNREADABLE, 10, 0, 20, 10),
    ]  # fmt: skip
    assert [c.text for c in without_parts_of_numbers(chars)] == ["2", "6", UNREADABLE]


def test_a_glyph_without_map_and_ink_is_a_space() -> None:
    page = mixed("Budget 2026", [1])
    assert lines(read_pdf(FILE, page)) == ["Budget 2026"]
    assert remarks(read_pdf(FILE, page)) == {}


@pytest.mark.parametrize("bullets", [1, 9])
def test_bullets_without_a_map_lose_no_page(bullets: int) -> None:
    content = "".join(
        f"BT /G 12 Tf 60 {700 - 20 * n} Td <0014> Tj /F 12 Tf 15 0 Td (Water {n}.50) Tj ET "
        for n in range(bullets)
    )
    document = read_pdf(FILE, unmapped(content))
    assert lines(document) == [f"\ufffd Water {n}.50" for n in range(bullets)]
    assert remarks(document) == {"form.font_map": True}


@pytest.mark.parametrize("rows", [1, 12], ids=["most of it", "many words"])
def test_a_page_without_a_map_goes_the_way_of_scans(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    """A line of which most is lost, or a page of long labels whose amounts are."""
    monkeypatch.setattr(reader, "is_available", lambda: False)
    label = "Total" if rows == 1 else "Expenditure on water conservancy"
    content = "".join(
        f"BT /F 12 Tf 60 {700 - 20 * n} Td ({label}) Tj /G 12 Tf 300 0 Td <001400150013001a0013> Tj ET "
        for n in range(rows)
    )
    with pytest.raises(Refusal) as refused:
        read_pdf(FILE, unmapped(content))
    assert "fonts that do not say" in refused.value.seen
    assert "mingzhang[ocr]" in refused.value.way_out


def test_of_a_page_without_a_map_nothing_is_read_beside_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "is_available", lambda: False)
    read_page = reader.page_content

    def second_without_map(page: pdfium.PdfPage, number: int, _: object) -> PageContent:
        content = read_page(page, number)
        lost = tuple(
            c._replace(text=c.text if c.text == "." else UNREADABLE) for c in content.chars
        )
        return replace(content, chars=lost) if number == 2 else content

    monkeypatch.setattr(reader, "page_content", second_without_map)
    document = read(lambda sheet: sheet.form(MADE), lambda sheet: sheet.form(MADE))
    assert shapes(document) == [MADE.shape]
    assert remarks(document) == {"form.scanned_page": True}
    assert document.remarks[0].place == Place(FILE, page=2)
    assert "字体没有给出对应文字" in document.remarks[0].message


def test_a_page_without_a_map_is_recognized_with_the_rules_that_it_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[PageContent] = []

    def recognized(page: pdfium.PdfPage, content: PageContent) -> PageContent:
        seen.append(content)
        return replace(content, chars=(Char("水", 60, 60, 70, 70),))

    monkeypatch.setattr(reader, "is_available", lambda: True)
    monkeypatch.setattr(reader, "recognized_page", recognized)
    document = read_pdf(FILE, mixed("Total", [20, 21, 19, 17, 24, 19], "60 600 m 300 600 l S"))
    assert lines(document) == ["水"]
    assert document.ocr_pages == {1}
    assert remarks(document) == {"form.read_by_ocr": False}
    assert len(seen[0].horizontal) == 1
