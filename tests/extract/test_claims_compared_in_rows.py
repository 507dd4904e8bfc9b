"""较上年甲、乙分别增加丙、丁: each figure of the year before, and each change, is of its own."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import claims


def _told(found: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    return [
        (c.kind, c.code, c.period, c.amount_text, c.percentage_text, c.direction) for c in found
    ]


@pytest.mark.parametrize(
    "against",
    [
        "较上年41.00万元、16.00万元",
        "与上年41.00万元、16.00万元相比，",
        "比上年的41.00万元和16.00万元",
    ],
)
def test_figures_and_changes_in_rows_are_of_the_parts_before(against: str) -> None:
    found = claims(
        f"2023年基本支出43.00万元、项目支出15.00万元，{against}分别增加2.00万元、减少1.00万元，分别增长4.88%、下降6.25%。"
    )
    assert _told(found) == [
        ("amount", "basic", 2023, "43.00", "", ""),
        ("amount", "project", 2023, "15.00", "", ""),
        ("amount", "basic", 2022, "41.00", "", ""),
        ("amount", "project", 2022, "16.00", "", ""),
        ("change", "basic", 2023, "2.00", "4.88", "increase"),
        ("change", "project", 2023, "1.00", "6.25", "decrease"),
    ]


def test_rates_alone_may_follow() -> None:
    found = claims(
        "2023年基本支出43.00万元、项目支出15.00万元，较上年41.00万元、14.00万元分别增长4.88%、7.14%。"
    )
    assert _told(found)[-2:] == [
        ("change", "basic", 2023, "", "4.88", "increase"),
        ("change", "project", 2023, "", "7.14", "increase"),
    ]


def test_rates_may_follow_without_another_word() -> None:
    found = claims(
        "2023年收入合计9.00万元，支出合计8.00万元，分别比上年的8.00万元、5.00万元增加1.00万元、3.00万元，增长12.5%、60%。"
    )
    assert _told(found)[-2:] == [
        ("change", "income", 2023, "1.00", "12.5", "increase"),
        ("change", "expenditure", 2023, "3.00", "60", "increase"),
    ]


def test_one_figure_may_be_held_against_two() -> None:
    found = claims(
        "2023年支出合计58.00万元，分别比2022年预算50.00万元和决算56.00万元增加8.00万元和2.00万元。"
    )
    assert [(c.phase, c.period, c.amount_text) for c in found if c.kind == "amount"][1:] == [
        ("approved", 2022, "50.00"),
        ("executed", 2022, "56.00"),
    ]
    assert [(c.code, c.base, c.amount_text) for c in found if c.kind == "change"] == [
        ("expenditure", "2022年预算", "8.00"),
        ("expenditure", "2022年决算", "2.00"),
    ]


def test_figures_of_more_things_than_were_stated_are_of_none_of_them() -> None:
    found = claims("项目支出15.00万元，较上年41.00万元、14.00万元分别增加2.00万元、1.00万元。")
    assert [(c.kind, c.code, c.amount_text) for c in found] == [
        ("amount", "project", "15.00"),
        ("amount", "", "41.00"),
        ("amount", "", "14.00"),
        ("change", "", "2.00"),
        ("change", "", "1.00"),
    ]
