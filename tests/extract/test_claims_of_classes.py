"""Claims of a 类 that is named without its code: bound where it stands alone or below all that is spent."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims
from tests.support import printed, understood

TABLE = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 90.00 → 70.00 → 20.00
    205 → 教育支出 → 60.00 → 40.00 → 20.00
    2050204 → 高中教育 → 60.00 → 40.00 → 20.00
    221 → 住房保障支出 → 30.00 → 30.00 → 0.00
    2210201 → 住房公积金 → 30.00 → 30.00 → 0.00
    """)
BASIC = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
     → 合计 → 70.00 → 50.00 → 20.00
    30101 → 基本工资 → 50.00 → 50.00 → 0.00
    30201 → 办公费 → 20.00 → 0.00 → 20.00
    """)
HEADING = "一、一般公共预算支出情况\n\n"


def _told(said: str) -> bool:
    found = understood(f"{HEADING}{said}\n\n{TABLE}\n", kind="budget").findings
    return any(f.check == "claim.amount_as_in_table" and f.outcome.fails for f in found)


@pytest.mark.parametrize(
    "said",
    [
        "住房保障支出预算{}万元。",
        "（1）教育支出类预算数60.00万元，其中高中教育60.00万元；（2）住房保障支出类预算数{}万元。",
        "一般公共预算支出90.00万元，其中教育支出60.00万元、住房保障支出{}万元。",
        "1.教育支出60.00万元，较上年无变化。\n\n2.住房保障支出{}万元，较上年无变化。",
    ],
)
def test_a_class_by_its_name_is_held_against_its_row(said: str) -> None:
    assert [_told(said.format(amount)) for amount in ("30.00", "31.00")] == [False, True]


@pytest.mark.parametrize(
    "said",
    [
        "基本支出70.00万元，主要用于教育支出40.00万元、住房保障支出30.00万元。",
        "项目支出20.00万元：教育支出20.00万元。",
        "基本支出情况：教育支出40.00万元，住房保障支出30.00万元。",
        "基本支出。教育支出40.00万元，住房保障支出30.00万元。\n项目支出。教育支出20.00万元。",
        "（一）基本支出\n\n教育支出40.00万元，住房保障支出30.00万元。",
    ],
)
def test_what_a_class_is_of_one_kind_of_spending_is_not_held_against_all_of_it(said: str) -> None:
    assert not _told(said)


@pytest.mark.parametrize("words", ["类", "类科目", "类支出", ""])
def test_the_level_of_a_class_is_no_part_of_its_name(words: str) -> None:
    (found,) = claims(f"住房保障支出{words}预算数30.00万元。", kind="budget")
    assert found.indicator.startswith("住房保障支出预算") or found.indicator == "住房保障支出"


@pytest.mark.parametrize(("amount", "told"), [("50.00", False), ("5.00", True)])
def test_an_economic_item_below_its_kind_of_spending_is_held(amount: str, told: bool) -> None:
    said = f"基本支出70.00万元，其中：人员经费50.00万元，主要包括：基本工资{amount}万元；公用经费20.00万元。"
    found = understood(f"{HEADING}{said}\n\n{TABLE}\n\n{BASIC}\n", kind="budget").findings
    failed = [f for f in found if f.check == "claim.amount_as_in_table" and f.outcome.fails]
    assert bool(failed) is told
