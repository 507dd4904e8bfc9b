"""Claims that say which way something went, and not by how much."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims
from tests.support import printed, understood

TABLE = printed("""
    “三公”经费支出表

    单位：万元

    项目 → 上年预算数 → 本年预算数
    合计 → 14.00 → 13.00
    因公出国（境）费 → 0.00 → 0.00
    公务接待费 → 6.00 → 5.00
    公务用车运行维护费 → 8.00 → 8.00
    """)


@pytest.mark.parametrize(
    ("said", "direction", "base"),
    [
        ("比上年预算增加。", "increase", "上年预算"),
        ("比上年有所减少，主要原因是厉行节约。", "decrease", "上年"),
        ("同比下降。", "decrease", "同比"),
        ("与2022年相比，略有增加；", "increase", "2022年"),
        ("比上年减少的主要原因是厉行节约。", "decrease", "上年"),
        ("比上年预算6.00万元减少，主要是厉行节约。", "decrease", "上年预算"),
    ],
)
def test_a_direction_alone_is_a_change(said: str, direction: str, base: str) -> None:
    *_, change = claims(f"公务接待费5.00万元，{said}", kind="budget")
    assert (change.kind, change.code, change.direction) == ("change", "reception", direction)
    assert (change.base, change.base_period, change.amount_text) == (base, 2022, "")


@pytest.mark.parametrize(
    "said",
    [
        "比上年减少，减少1.00万元，下降16.67%。",
        "比上年减少1.00万元。",
        "主要是公务活动比上年增加。",
        "安排人员经费5.50万元增加。",
    ],
)
def test_no_direction_is_told_apart_from_its_amount_or_in_a_reason(said: str) -> None:
    found = claims(f"公务接待费5.00万元，{said}", kind="budget")
    assert not [c for c in found if c.kind == "change" and not c.amount_text]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("“三公”经费预算13.00万元，比上年预算增加。", 1),
        ("“三公”经费预算13.00万元，比上年预算减少。", 0),
        ("公务接待费5.00万元，比上年预算增加，主要原因是业务增多。", 1),
        ("公务用车运行维护费8.00万元，比上年减少。", 1),
    ],
)
def test_a_direction_is_held_against_both_years_of_the_table(said: str, told: int) -> None:
    text = f"一、“三公”经费预算情况\n\n{said}\n\n{TABLE}\n"
    failed = [f for f in understood(text, kind="budget").findings if f.outcome.fails]
    assert [f.check for f in failed].count("claim.direction_fits") == told


@pytest.mark.parametrize(("amount", "told"), [("8.00", 1), ("8", 0)])
def test_figures_without_decimals_may_hide_a_small_change(amount: str, told: int) -> None:
    text = f"一、“三公”经费预算情况\n\n公务用车运行维护费{amount}万元，比上年减少。\n\n"
    found = understood(f"{text}{TABLE.replace('8.00', amount)}\n", kind="budget").findings
    failed = [f.check for f in found if f.outcome.fails]
    assert failed.count("claim.direction_fits") == told
