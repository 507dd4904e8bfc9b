"""Forms with a cell for each digit: what their numbers are is not proven."""

from __future__ import annotations

import pytest

from tests.read.pdf_support import Form, Sheet, form, read

DIGITS = 8


def digits_of(numbers: list[str], width: float) -> Form:
    head = " → ".join(["项目", "=>金额", *["<"] * (DIGITS - 1)])
    rows = "\n".join(" → ".join([f"第{at}项", *number]) for at, number in enumerate(numbers))
    return form(f"{head}\n{rows}", widths=[90, *[width] * DIGITS])


@pytest.mark.parametrize("rules", [True, False])
def test_a_table_with_a_cell_for_each_digit_is_not_proven(rules: bool) -> None:
    made = digits_of(["12345678", "00451200", "90017733", "10000000"], 11)

    def draw(sheet: Sheet) -> None:
        if rules:
            sheet.form(made)
        else:
            sheet.words(made)

    (place,) = read(draw).unproven
    assert place.page == 1


def test_small_counts_in_columns_of_their_own_are() -> None:
    names = " → ".join(f"栏目{at}" for at in range(DIGITS))
    rows = "\n".join(" → ".join([f"第{n}项", *"12304056"]) for n in range(4))
    made = form(f"项目 → {names}\n{rows}", widths=[90, *[34] * DIGITS])
    assert not read(lambda sheet: sheet.form(made)).unproven


def test_a_few_narrow_digits_prove_nothing() -> None:
    made = digits_of(["12300000", "00451200"], 11)
    assert not read(lambda sheet: sheet.form(made)).unproven
