"""Digits set small above or below the line refer to notes: they are no digits of the number before them."""

from __future__ import annotations

import pytest

from pipeline.values.amounts import parse_amount
from tests.read.pdf_support import SIZE, Sheet, lines, only_grid, read, width_of
from tests.read.pdf_support import form as form_of

MADE = form_of("项目 → 金额\n水利 → \n农业 → 20.00", widths=(120, 120))
RIGHT, MIDDLE = 250.0, 123.0
"""Where the number ends, and the middle of the row of 水利."""


def _read_cell(number: str, note: str, size: float, up: float, *, is_before: bool = False) -> str:
    """What is read of a number with a small digit at it, so many points higher than its base line."""

    def page(sheet: Sheet) -> None:
        sheet.form(MADE)
        left = RIGHT - width_of(number)
        base = MIDDLE + 0.38 * (SIZE - size)  # both on one base line
        parts = [
            (left, MIDDLE, number, SIZE),
            (left - width_of(note, size) if is_before else RIGHT, base - up, note, size),
        ]
        for part in sorted(parts):
            sheet.text(*part)

    return only_grid(read(page))[1][1]


@pytest.mark.parametrize("note", ["1", "12"])
@pytest.mark.parametrize(("size", "up"), [(5, 4), (7, 3.5), (5, -2.5)])
def test_a_small_digit_off_the_line_is_a_reference(note: str, size: float, up: float) -> None:
    said = _read_cell("61.40", note, size, up)
    assert said.startswith("61.40")
    assert said != f"61.40{note}"
    number = parse_amount(said)
    assert number is not None
    assert str(number.value) == "61.40"


def test_a_raised_digit_before_a_number_is_none_of_its_digits() -> None:
    assert parse_amount(_read_cell("61.40", "1", 5, 4, is_before=True)) is None


@pytest.mark.parametrize(("size", "up"), [(SIZE, 0), (SIZE, 3), (6, 0), (6, 1), (8.5, 3)])
def test_a_digit_as_large_or_on_the_line_is_one_of_the_number(size: float, up: float) -> None:
    assert _read_cell("61.4", "7", size, up) == "61.47"


def test_three_raised_digits_are_no_reference() -> None:
    assert _read_cell("61.4", "123", 6, 4) == "61.4123"


def test_names_have_references_and_units_have_powers() -> None:
    def page(sheet: Sheet) -> None:
        for top, text in ((100, "公务接待费"), (130, "办公用房m")):
            sheet.text(60, top, text)
            sheet.text(60 + width_of(text), top - 3, "2", 5)

    assert lines(read(page)) == ["公务接待费²", "办公用房m2"]
