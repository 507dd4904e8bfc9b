"""The income of a summary of appropriations against the funds below it."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

SUMMARY = """
    财政拨款收支总体情况表

    单位：万元

    收入 →  → 支出 →  →  →  →
    项目 → 预算数 → 项目 → 合计 → 一般公共预算 → 政府性基金预算 → 国有资本经营预算
    一、本年收入 → {income} → 一、本年支出 → 90.00 → 80.00 → 10.00 → 0.00
    （一）一般公共预算拨款 → {general} → （一）农林水支出 → 80.00 → 80.00 → 0.00 → 0.00
    （二）政府性基金预算拨款 → 10.00 → （二）城乡社区支出 → 10.00 → 0.00 → 10.00 → 0.00
    （三）国有资本经营预算拨款 → {other} → 二、结转下年 → 0.00 → 0.00 → 0.00 → 0.00
    二、上年结转 → 0.00 →  →  →  →  →
    收入总计 → 90.00 → 支出总计 → 90.00 → 80.00 → 10.00 → 0.00
    """


def found(income: str = "90.00", general: str = "80.00", other: str = "0.00") -> Understood:
    return understood(printed(SUMMARY.format(income=income, general=general, other=other)))


def test_funds_that_make_up_the_income() -> None:
    told = [f for f in found().findings if f.check == "arithmetic.named_rows" and f.row_no == 1]
    assert [f.outcome for f in told] == [Outcome.PASS]


@pytest.mark.parametrize(("income", "general"), [("90.00", "84.00"), ("96.00", "80.00")])
def test_one_that_is_off_is_told(income: str, general: str) -> None:
    failed = found(income, general).of("arithmetic.named_rows", Outcome.FAIL)
    assert [f.row_no for f in failed] == [1]


def test_a_row_of_no_fund_among_them_leaves_it_open() -> None:
    text = SUMMARY.format(income="99.00", general="80.00", other="0.00")
    text = text.replace("（三）国有资本经营预算拨款", "（三）其他资金")
    failed = understood(printed(text)).of("arithmetic.named_rows", Outcome.FAIL)
    assert not [f for f in failed if f.row_no == 1]
