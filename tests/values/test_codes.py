from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.codes import classification_code, classification_of, code_level, parent_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("213", "213"),
        (" 2130305 ", "2130305"),
        ("２１３０３", "21303"),
        ("213 03", "21303"),
        ("21", ""),
        ("2130", ""),
        ("213.03", ""),
        ("853001", ""),
        ("213水利", ""),
        ("", ""),
    ],
)
def test_codes_have_three_five_or_seven_digits(text: str, code: str) -> None:
    assert classification_code(text) == code


@given(st.from_regex(r"[235]\d{2}(\d{2}){0,2}", fullmatch=True))
def test_the_parent_of_a_code_stands_one_level_up(code: str) -> None:
    level = code_level(code)
    assert level is not None
    parent = parent_code(code)
    assert code.startswith(parent)
    assert code_level(parent) == (level - 1 if level > 1 else None)


@pytest.mark.parametrize(
    ("code", "classification"),
    [
        ("213", "functional"),
        ("2130305", "functional"),
        ("302", "economic"),
        ("30217", "economic"),
        ("3021701", ""),
        ("50209", "government-economic"),
        ("853", ""),
        ("417001", ""),
        ("", ""),
    ],
)
def test_the_first_digit_tells_the_classification(code: str, classification: str) -> None:
    assert classification_of(code) == classification
