"""The year of a figure that stands apart from its name, or in the sentence before."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims

WHOLE = "“三公”经费预算为9.00万元"
PARTS = "公务接待费4.00万元，公务用车运行维护费5.00万元。"
EARLIER = (
    "2030年，", "2030年度，我局", "在2030年，本单位", "回顾2030年，", "2030年本部门", "上年本部门",
    "上一年度我委", "上年度，本部门", "去年，",
)  # fmt: skip


def _years(text: str) -> list[int | None]:
    return [claim.period for claim in claims(text, kind="budget", year=2031)]


@pytest.mark.parametrize("joined", ["，其中：", "。其中：", "。", "，其中：\n\n1.", "。分别为"])
@pytest.mark.parametrize("opening", EARLIER)
def test_the_year_that_opens_a_sentence_is_that_of_its_figures_and_their_parts(
    opening: str, joined: str
) -> None:
    assert _years(f"{opening}{WHOLE}{joined}{PARTS}") == [2030, 2030, 2030]


@pytest.mark.parametrize(
    "text",
    [
        f"与2030年{WHOLE}相比，有所减少。其中：{PARTS}",
        f"{WHOLE}，比2030年有所减少。其中：{PARTS}",
        f"2031年{WHOLE}，上年8.00万元。其中：{PARTS}",
        f"根据2030年厉行节约的规定，{PARTS}",
        f"2030年，全省推行厉行节约。{PARTS}",
    ],
)
def test_a_year_to_compare_with_a_basis_or_what_happened_dates_no_parts(text: str) -> None:
    assert _years(text)[-2:] == [2031, 2031]


def test_what_is_left_of_last_year_is_of_this_one() -> None:
    assert _years("上年，结转资金6.00万元。") == [2031]


def test_this_year_is_named_behind_another() -> None:
    assert _years("2030年，公务接待费预算5.00万元，本年预算4.00万元。") == [2030, 2031]


def test_a_year_that_the_prose_compares_with_itself_is_a_slip() -> None:
    assert _years(f"2030年{WHOLE}，比2030年减少1.00万元。其中：{PARTS}")[-2:] == [2031, 2031]


def test_a_paragraph_of_an_older_year_with_what_it_is_compared_to() -> None:
    found = claims(
        "2024年，安排的“三公”经费预算为90.00万元。其中，公务接待费30.00万元，公务用车购置及运行费"
        "60.00万元。同口径比2023年减少10.00万元，下降10%。其中：公务接待费同口径比2023年减少4.00万元。"
        "公务用车运行费同口径比2023年减少6.00万元，下降9%。",
        kind="budget",
        year=2031,
    )
    assert {claim.period for claim in found} == {2024}
    assert {claim.base_period for claim in found if claim.kind == "change"} == {2023}
    assert found[0].code == "three_public"
    assert not any(claim.indicator.startswith("的") for claim in found)
