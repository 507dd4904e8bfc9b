from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.amounts import is_blank, is_dash, parse_amount

FULL_WIDTH = str.maketrans("0123456789.,-()%", "０１２３４５６７８９．，－（）％")

figures = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, places=2
) | st.integers(0, 10**9).map(Decimal)


@given(figures, st.booleans(), st.booleans())
def test_what_is_printed_is_read_back(value: Decimal, grouped: bool, wide: bool) -> None:
    text = f"{value:,}" if grouped else f"{value}"
    number = parse_amount(text.translate(FULL_WIDTH) if wide else text)
    assert number is not None
    assert number.value == value
    assert number.decimals == -int(value.as_tuple().exponent)


@given(figures)
def test_brackets_and_minus_say_the_same(value: Decimal) -> None:
    size = abs(value)
    assert parse_amount(f"({size:,})") == parse_amount(f"-{size}") == parse_amount(f"（{size}）")
    assert parse_amount(f"-({size:,})") == parse_amount(f"-{size}")


@given(figures, st.sampled_from(["△", "▼", "↓", "−"]))
def test_signs_of_less_are_minus_signs(value: Decimal, sign: str) -> None:
    size = abs(value)
    assert parse_amount(f"{sign}{size:,}") == parse_amount(f"-{size}")
    assert parse_amount(f"↑{size}") == parse_amount(f"{size}")


@given(figures, st.sampled_from(["①", "⑫", "¹", "²³", "^1", "[2]", "〔3〕", "*", "＊"]))
def test_the_mark_of_a_note_is_no_digit(value: Decimal, mark: str) -> None:
    assert parse_amount(f"{value}{mark}") == parse_amount(f"{value}")


@pytest.mark.parametrize("text", ["①", "*", "^2", "[1]", "①5", "5①6", "▲5", "△", "5[123]", "m²"])
def test_a_mark_without_a_figure_is_none(text: str) -> None:
    assert parse_amount(text) is None


@given(st.decimals(0, 999, places=2))
def test_a_share_keeps_its_sign_apart(value: Decimal) -> None:
    number = parse_amount(f"{value}%")
    assert number is not None
    assert (number.value, number.is_percentage) == (value, True)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2), st.integers(0, 2))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value: Decimal, decimals: int) -> None:
    number = parse_amount(str(round(value, decimals)))
    assert number is not None
    assert abs(number.value - value) <= number.half_unit


@pytest.mark.parametrize(
    "text",
    ["", " ", "—", "3辆", "1,05.10", "12,34", "1.2.3", "(3.00", "3.00)", "第1", "≥95", "2023年"],
)
def test_words_and_broken_numbers_are_no_amounts(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize("text", ["7 316.20", " 7316.20\n", "¥7,316.20", "7316.20", "+7316.20"])
def test_spaces_and_currency_signs_do_not_matter(text: str) -> None:
    number = parse_amount(text)
    assert number is not None
    assert number.value == Decimal("7316.20")


@pytest.mark.parametrize(
    ("text", "blank", "dash", "number"),
    [
        ("", True, False, False),
        ("　", True, False, False),
        ("-", False, True, False),
        ("---", False, True, False),
        ("——", False, True, False),
        ("－", False, True, False),
        ("0", False, False, True),
        ("0.00", False, False, True),
        ("-0.00", False, False, True),
    ],
)
def test_blank_dash_and_zero_stay_apart(text: str, blank: bool, dash: bool, number: bool) -> None:
    assert is_blank(text) is blank
    assert is_dash(text) is dash
    assert (parse_amount(text) is not None) is number


@given(st.text(max_size=12))
def test_no_text_is_two_things_at_once(text: str) -> None:
    said = [is_blank(text), is_dash(text), parse_amount(text) is not None]
    assert sum(said) <= 1
