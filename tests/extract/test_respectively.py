"""Figures in a row behind 分别 or 各: each is of its own name."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年度收入总计、支出总计分别为91.30万元、82.40万元，与上年相比分别增加5.10万元、4.20万元，"
        "分别增长5.9%和5.4%。",
        "2023年度收、支总计各是91.30，82.40万元。与2022年相比，收、支总计各增加5.10，4.20万元，各增长5.9%、5.4%。",
    ],
)
def test_each_figure_is_of_its_own_name(sentence: str) -> None:
    found = claims(sentence)
    assert [(c.kind, c.indicator, c.amount_text, c.percentage_text) for c in found] == [
        ("amount", "收入总计", "91.30", ""),
        ("amount", "支出总计", "82.40", ""),
        ("change", "收入总计", "5.10", "5.9"),
        ("change", "支出总计", "4.20", "5.4"),
    ]
    assert {c.base_period for c in found if c.kind == "change"} == {2022}


def test_one_may_grow_and_the_other_fall() -> None:
    found = claims(
        "基本支出、项目支出分别为9.00万元和8.00万元，较上年分别增加2.00万元、减少1.00万元。"
    )
    assert [(c.code, c.direction) for c in found if c.kind == "change"] == [
        ("basic", "increase"),
        ("project", "decrease"),
    ]


def test_one_figure_for_both_sides_is_of_both() -> None:
    (claim,) = claims("与上年相比，收、支总计各增加5.00万元，增长3.00%。")
    assert (claim.code, claim.amount_text, claim.percentage_text) == ("grand_total", "5.00", "3.00")


def test_one_figure_for_the_totals_of_both_sides_is_of_both() -> None:
    (claim,) = claims("与上年相比，总收入、总支出分别增加5.00万元，增长3.00%。")
    assert (claim.code, claim.amount_text, claim.percentage_text) == ("grand_total", "5.00", "3.00")


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        (
            "2021年、2022年、2023年，本年支出分别为7.10万元、8.20万元和9.30万元。",
            [2021, 2022, 2023],
        ),
        ("2022年、2023年本年支出分别为8.20万元、9.30万元。", [2022, 2023]),
        ("2021—2023年，收入平稳；本年支出分别为7.10万元、8.20万元和9.30万元。", [None] * 3),
        ("两个站所的本年支出分别为4.10万元和5.20万元。", [None] * 2),
    ],
)
def test_figures_of_one_name_are_of_the_years_that_are_told_or_of_none(
    sentence: str, periods: list[int | None]
) -> None:
    assert [(c.code, c.period) for c in claims(sentence)] == [("expenditure", p) for p in periods]
