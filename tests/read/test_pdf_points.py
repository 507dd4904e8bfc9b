"""Points and commas within numbers that a font's map calls by another name are read by their ink."""

from __future__ import annotations

import pytest

from pipeline.read.pdf import read_pdf
from tests.read.pdf_support import FILE, written

POINT, COMMA, RAISED = 46, 44, 183


def text_of(
    content: str, names: dict[int, str], box: str = "0 0 595 842", turn: str = "1 0 0 1"
) -> str:
    drawn = f"BT /F 12 Tf {turn} 300 400 Tm ({content}) Tj ET".encode("latin-1")
    return read_pdf(FILE, written(drawn, names, box=box)).text


@pytest.mark.parametrize("named", ["。", "·", "・", "•", "˙", " ", "\u200b", "\ue042", "\ufffd"])
def test_a_point_by_any_name_is_a_point(named: str) -> None:
    assert text_of("1,051.38", {POINT: named}) == "1,051.38"


@pytest.mark.parametrize("named", ["、", "，", "､", "‚", "’", "\u00a0"])
def test_a_comma_by_any_name_is_a_comma(named: str) -> None:
    assert text_of("1,051.38", {COMMA: named}) == "1,051.38"


def test_point_and_comma_called_by_each_others_name_are_read_as_they_look() -> None:
    assert text_of("1,051.38", {POINT: ",", COMMA: "."}) == "1,051.38"


@pytest.mark.parametrize("turn", ["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_numbers_of_turned_pages_are_read_by_their_ink_too(turn: str) -> None:
    assert text_of("1,051.38", {POINT: "。", COMMA: "、"}, turn=turn) == "1,051.38"


def test_a_dot_in_the_middle_of_its_line_stays_one() -> None:
    """Helvetica draws its code 183 in the middle of the line."""
    assert text_of("5\xb712", {RAISED: "·"}) == "5·12"


def test_a_number_that_goes_on_in_the_next_line_has_its_comma() -> None:
    drawn = b"BT /F 12 Tf 12 TL 60 400 Td (1,) Tj T* (051.38) Tj ET"
    assert "1," in read_pdf(FILE, written(drawn, {COMMA: "，"})).text


def test_words_keep_their_marks() -> None:
    assert text_of("A.B 1A.", {POINT: "。"}) == "A。B 1A。"


def test_digits_apart_are_no_number() -> None:
    drawn = b"BT /F 12 Tf 60 400 Td (1) Tj 40 0 Td (.) Tj 40 0 Td (5) Tj ET"
    assert "." not in read_pdf(FILE, written(drawn, {POINT: "·"})).text
