"""Codes that a spreadsheet prints as amounts."""

from __future__ import annotations

import pytest

from tests.recognize.test_spanned import spanned

HEAD = "科目编码 | 科目名称 | 合计\n"


def coded(*codes: str) -> list[tuple[str, str, str]]:
    names = ["农林水支出", "水利", "水利工程运行与维护", "合计"]
    rows = (f"{code} | {name} | 61.40" for code, name in zip(codes, names, strict=True))
    found = spanned(HEAD + "\n".join(rows))
    return [(a.code or "", a.row_label, a.amount_text) for a in found.amounts]


@pytest.mark.parametrize(
    "codes",
    [
        ("213.00", "21,303.00", "2,130,306.00", ""),
        ("213", "21,303", "2,130,306", ""),
        ("213.00", "21303.00", "2130306.00", ""),
        ("213.0", "21,303.0", "2,130,306.0", ""),
    ],
)
def test_codes_in_the_format_of_amounts_are_codes(codes: tuple[str, ...]) -> None:
    assert coded(*codes) == [
        ("213", "农林水支出", "61.40"),
        ("21303", "水利", "61.40"),
        ("2130306", "水利工程运行与维护", "61.40"),
        ("", "合计", "61.40"),
    ]


@pytest.mark.parametrize(
    "codes",
    [("213.00", "21,303.50", "2,130,306.00", ""), ("113.00", "1,303.00", "130,306.00", "")],
    ids=["an amount with 分", "no codes of a classification"],
)
def test_amounts_below_a_heading_of_codes_stay_what_they_are(codes: tuple[str, ...]) -> None:
    printed = [amount for _, _, amount in coded(*codes)]
    assert set(codes[:3]) <= set(printed)
