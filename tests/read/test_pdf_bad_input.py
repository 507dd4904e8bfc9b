"""PDFs that are damaged, locked, empty or hostile: refused with a way out, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.model.refusal import Refusal
from pipeline.read import read_source
from pipeline.read.pdf import read_pdf, reader
from tests.read.pdf_support import FILE, Sheet, drawn, form, said_of, shapes, written
from tests.work_done import steps

MADE = form("项目 → 合计 → 基本支出\n水利 → 61.40 → 41.40\n防汛 → 20.00 →")
TEXT = b"BT /F 12 Tf 72 700 Td (12.50) Tj ET"
OPERATORS = [*TEXT.split(), *b"q Q 1e30 -1 0 nan re f W n cm m l S".split()]


def page(sheet: Sheet) -> None:
    sheet.lines("部门支出总表", "单位：万元")
    sheet.form(MADE)


WHOLE = drawn(page, page)


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "is_available", lambda: False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"%PDF-1.7\n%%EOF",
        b"not a PDF",
        b"\x00" * 2000,
        b"PK\x03\x04",
        WHOLE[:600],
    ],
)
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="damaged or cut short") as refused:
        read_pdf(FILE, content)
    assert refused.value.where == FILE
    assert "fetch it again" in refused.value.way_out


def test_bytes_before_the_pdf_are_passed_over() -> None:
    assert shapes(read_pdf(FILE, b"\r\n\r\nHTTP\r\n" + WHOLE)) == shapes(read_pdf(FILE, WHOLE))


def test_a_pdf_that_asks_for_a_password_is_refused() -> None:
    locked = drawn(page, encrypt=StandardEncryption("secret", ownerPassword="own"))
    with pytest.raises(Refusal, match="asks for a password") as refused:
        read_pdf(FILE, locked)
    assert "print it" in refused.value.way_out


def test_a_pdf_that_may_only_not_be_changed_is_read() -> None:
    sealed = drawn(page, encrypt=StandardEncryption("", ownerPassword="own", canModify=0))
    assert shapes(read_pdf(FILE, sealed)) == ["部门支出总表", "单位：万元", MADE.shape]


@pytest.mark.parametrize("pages", [0, reader._MOST_PAGES + 1])
def test_no_pages_or_far_too_many_are_refused(pages: int) -> None:
    with pytest.raises(Refusal):
        read_pdf(FILE, written(TEXT, pages=pages))


def test_the_content_and_not_the_name_tells_a_pdf() -> None:
    (document,) = read_source("岱山县水利局.txt", WHOLE)
    assert document.format == "pdf"


# Anything may have happened to the bytes


@pytest.mark.parametrize("at", range(0, len(WHOLE), len(WHOLE) // 25))
def test_a_pdf_cut_short_anywhere_is_read_or_refused(at: int) -> None:
    assert all(said_of(WHOLE[:at]))


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
@settings(max_examples=30)
def test_a_pdf_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for at, value in changes:
        content[at] = value
    assert all(said_of(bytes(content)))


@given(st.lists(st.sampled_from(OPERATORS), max_size=40))
@settings(max_examples=30)
def test_any_drawing_is_read_or_refused(operators: list[bytes]) -> None:
    assert all(said_of(written(b" ".join([*operators, TEXT]))))


# Hostile drawings


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 1e9 1e9", "0 0 -595 -842", "595 842 0 0", "a b c d", "0 0 1e-9 1e-9"]
)
def test_pages_of_any_size_are_read(box: str) -> None:
    assert all(said_of(written(TEXT, box=box)))


@pytest.mark.parametrize("box", ["0 0 0 842", "0 0 595 0"])
def test_a_page_without_width_or_height_is_read_or_refused(box: str) -> None:
    ruled = TEXT + b" 60 600 m 285 600 l S 60 500 m 60 600 l S"
    assert all(said_of(written(ruled, box=box)))


def test_a_form_that_draws_itself_ends() -> None:
    content = written(TEXT + b" /X Do", more="/XObject<</X 7 0 R>>")
    assert all(said_of(content))


def crosses(count: int) -> bytes:
    """Short strokes all over a page, as a map or a hatched chart has them."""
    made = [
        b"%d %d m %d %d l %d %d m %d %d l S" % (x, y, x + 6, y, x + 3, y - 3, x + 3, y + 3)
        for x in range(0, 590, 590 // count)
        for y in range(0, 840, 840 // count)
    ]
    return b"0.1 w " + b"\n".join(made)


def test_a_page_full_of_strokes_is_read_in_proportion_to_them() -> None:
    few, many = (written(crosses(number) + TEXT) for number in (10, 20))
    assert "12.50" in read_pdf(FILE, many).text
    assert steps(lambda: read_pdf(FILE, many)) < 6 * steps(lambda: read_pdf(FILE, few))
