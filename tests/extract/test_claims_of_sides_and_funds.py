"""Words that name all of a side, a fund of which there is nothing, and items by a longer name."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from tests.support import VOCABULARY, printed, understood

TABLES = printed("""
    表1 部门收支总表

    单位：万元

    收入项目 → 预算数 → 支出项目 → 预算数
    一、一般公共预算拨款收入 → 770.00 → 一、农林水支出 → 760.00
    本年收入合计 → 770.00 → 本年支出合计 → 760.00
     →  → 结转下年 → 10.00
    收入总计 → 770.00 → 支出总计 → 770.00

    表2 一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
    302 → 商品和服务支出 → 130.00 →  → 130.00
    30205 → 水费 → 10.00 →  → 10.00
    30211 → 差旅费 → 120.00 →  → 120.00
     → 合计 → 130.00 →  → 130.00

    表3 国有资本经营预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 →  →  → 

    """)  # fmt: skip


def told(text: str) -> list[tuple[str, str, str]]:
    """(indicator, code, table that it is bound to) of every claim."""
    found = understood(f"{TABLES}\n一、预算情况说明\n\n{text}\n", kind="budget")
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    return [(c.indicator, c.code, c.bound_table[:2]) for c in claims]


@pytest.mark.parametrize(
    ("text", "code", "table"),
    [
        ("2023年收入为770.00万元。", "grand_total", "01"),
        ("本部门2023年支出770.00万元。", "grand_total", "01"),
        ("2023年收入为780.00万元。", "", ""),
        ("一般公共预算收入为770.00万元。", "general_public_income", "01"),
    ],
)
def test_all_of_a_side_is_the_total_that_is_as_much(text: str, code: str, table: str) -> None:
    ((_, found, bound),) = told(text)
    assert (found, bound) == (code, table)


@pytest.mark.parametrize(
    "text",
    [
        "本部门2023年没有国有资本经营预算安排的支出。",
        "本部门无国有资本经营预算。",
        "我局2023年未安排国有资本经营预算。",
        "2023年度国有资本经营预算财政拨款支出为零。",
    ],
)
def test_a_fund_of_which_there_is_nothing_is_its_blank_table(text: str) -> None:
    ((_, code, table),) = told(text)
    assert (code, table) == ("state_capital", "03")


@pytest.mark.parametrize("text", ["差旅费用120.00万元。", "差旅费120.00万元。"])
def test_an_item_may_be_called_by_a_longer_word(text: str) -> None:
    ((_, code, table),) = told(text)
    assert (code, table) == ("30211", "02")


def test_that_differs_is_no_item_by_a_longer_word() -> None:
    assert told("差旅费用121.00万元。") == [("差旅费用", "", "")]
