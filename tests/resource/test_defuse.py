from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.file_names import shown
from pipeline.resource import defuse, publishable, restore
from pipeline.resource.defuse import clean

NASTY = st.text(st.sampled_from("'=+-@＝＋－＠\t\n 01.,—a"), max_size=8)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3+cmd",
        "\t=1",
        " =1",
        "\n@x",
        "＝1＋1",
        "- 一、",
        "=100%+A1",
        "=12,cmd",
        "=(1)",
    ],
)
def test_formulas_are_defused(text: str) -> None:
    assert defuse(text) == "'" + text
    assert restore(defuse(text)) == text


@pytest.mark.parametrize(
    "text", ["-1.90", "+5", "—", "---", "(3.00)", "'引'", "a=b", "", "-", "=100%", "=23.05万人次"]
)
def test_numbers_dashes_and_words_stay(text: str) -> None:
    assert defuse(text) == text


@given(st.text() | NASTY)
def test_restore_undoes_defuse(text: str) -> None:
    assert restore(defuse(text)) == text


@given(st.text(st.characters()) | NASTY)
def test_published_text_is_no_formula_and_can_be_encoded(text: str) -> None:
    published = publishable(text)
    published.encode("utf-8")
    assert defuse(clean(restore(published))) == published
    assert "\r" not in published
    assert "\x00" not in published


@given(st.text(st.characters()) | NASTY)
def test_the_short_way_for_plain_text_is_no_other_way(text: str) -> None:
    cleaned = clean(text)
    assert publishable(text) == (defuse(cleaned) if cleaned.strip() else "")


def test_blank_is_empty() -> None:
    assert publishable(" \u3000\n") == ""


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202e\u2066\u2069")
def test_what_turns_the_direction_of_text_is_dropped(sign: str) -> None:
    assert clean(f"收入{sign}00.1") == "收入00.1"
    assert clean(sign) == ""
    assert shown(f"预算{sign}.txt") == "预算�.txt"
