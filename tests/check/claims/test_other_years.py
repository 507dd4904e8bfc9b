"""Amounts below a sentence that opens with another year: of which year they are nothing tells."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import printed, understood

TABLE = printed("""
    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 预算数 → 决算数
    合计 → 40.00 → 35.00
    因公出国（境）费 → 0.00 → 0.00
    公务接待费 → 8.00 → 6.00
    公务用车购置及运行费 → 32.00 → 29.00

    """)


def failed(text: str) -> int:
    found = understood(f"{TABLE}\n一、情况说明\n\n{text}\n", kind="final")
    return len(found.of("claim.amount_as_in_table", Outcome.FAIL))


@pytest.mark.parametrize(
    "text",
    [
        "2024年，市委印发厉行节约的文件。公务接待费60.00万元。",
        "2022年，市委印发厉行节约的文件。公务接待费60.00万元。",
        "去年，我局压减公用经费。公务接待费7.00万元。",
        "2022年9月，机构改革完成。公务接待费7.00万元。",
        "（一）在2022年度，新的接待标准开始执行。据此开支从紧。公务接待费7.00万元。",
        "2024年公务接待费5.00万元，上年40.00万元。",
    ],
)
def test_below_another_year_nothing_is_accused(text: str) -> None:
    assert failed(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "2023年，市委印发厉行节约的文件。公务接待费60.00万元。",
        "2022年，市委印发厉行节约的文件。2023年公务接待费60.00万元。",
        "2022年，市委印发厉行节约的文件。本年，公务接待费60.00万元。",
        "根据市委2022年印发的文件从紧开支。公务接待费60.00万元。",
        "2022年，市委印发厉行节约的文件。\n\n（二）公务接待费60.00万元。",
    ],
)
def test_of_its_own_year_a_figure_is_held_against_the_table(text: str) -> None:
    assert failed(text) == 1


def test_what_a_change_is_against_does_not_make_a_section_one_of_another_year() -> None:
    said = "与2022年8.00万元相比，减少2.00万元，下降25.00%。"
    found = understood(f"{TABLE}\n一、公务接待费支出情况\n\n{said}\n", kind="final")
    assert not found.of("claim.year_of_amount", Outcome.FAIL)
    assert not found.of("claim.change_recomputed", Outcome.FAIL)
