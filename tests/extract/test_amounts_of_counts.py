"""Amounts of rows and columns with a unit of their own: counts, shares, rates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.extract import row_units
from pipeline.values import units
from tests.support import amount, printed, understood


def test_columns_and_rows_state_units_of_their_own() -> None:
    found = understood(
        printed("""
        部门固定资产占用情况表

        单位：元

        项   目 → 数量 → 价值（金额单位：万元）
        资产总额 → → 210.30
        1、房屋（平方米） → 1,200.50 → 150.00
        2、车辆（台、辆） → 3 → 45.30
        3、其他固定资产 → 7 → 15.00
        """)
    )
    units = [(a.row_label, a.column_label[:2], a.unit, a.amount_yuan) for a in found.amounts]
    assert units == [
        ("资产总额", "价值", "万元", Decimal("2103000.00")),
        ("1、房屋（平方米）", "数量", "平方米", None),
        ("1、房屋（平方米）", "价值", "万元", Decimal("1500000.00")),
        ("2、车辆（台、辆）", "数量", "台、辆", None),
        ("2、车辆（台、辆）", "价值", "万元", Decimal("453000.00")),
        ("3、其他固定资产", "数量", "", None),
        ("3、其他固定资产", "价值", "万元", Decimal("150000.00")),
    ]


def test_counts_and_shares_are_never_money() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 行次 → 年初预算数 → 决算数 → 完成率
        公务接待费 → 1 → 1.50 → 1.20 → 80.00
        国内公务接待批次（个） → 2 → --- → 14 →
        因公出国（境）费 → 3 → 0.00 → 0.00 → 0%
        """),
        kind="final",
    )
    assert [(a.column_label, a.unit, a.amount_yuan) for a in found.amounts] == [
        ("年初预算数", "万元", Decimal("15000.00")),
        ("决算数", "万元", Decimal("12000.00")),
        ("完成率", "%", None),
        ("年初预算数", "个", None),
        ("决算数", "个", None),
        ("年初预算数", "万元", Decimal("0.00")),
        ("决算数", "万元", Decimal("0.00")),
        ("完成率", "%", None),
    ]


def test_a_row_that_prints_its_own_unit_counts_in_it() -> None:
    """人 and % beside the figure, or in brackets behind its name, are no money."""
    found = understood(
        printed("""
        机关运行情况表

        单位：万元

        项目 → 计量单位 → 2022年 → 2023年
        在职人员 → 人 → 12 → 13
        公务用车保有量（辆） → → 2 → 3
        机关运行经费 → 万元 → 20.00 → 21.00
        """)
    )
    assert [(a.unit, a.amount_yuan) for a in found.amounts if a.fiscal_year == 2023] == [
        ("人", None),
        ("辆", None),
        ("万元", Decimal("210000.00")),
    ]


def test_the_rank_of_an_item_is_no_unit() -> None:
    found = understood(
        printed("""
        收入决算表

        单位：万元

        预算科目 → 决算数
        个人所得税（款） → 5.10
        个人所得税（项） → 5.10
        """)
    )
    assert {a.unit for a in found.amounts} == {"万元"}


def test_percentages_without_a_sign_are_no_money() -> None:
    """A change in money keeps the unit of the table beside the rate of that change."""
    found = understood(
        printed("""
        一般公共预算收入表

        单位：万元

        项目 → 上年执行数 → 本年预算数 → 增减额 → 增减% → 预算数为上年执行数的%
        税收收入 → 100.00 → 110.00 → 10.00 → 10.0 → 110.0
        非税收入 → 50.00 → 40.00 → -10.00 → -20.0 → 80.0
        """)
    )
    first = [a for a in found.amounts if a.row_label == "税收收入"]
    assert [(a.amount_text, a.unit, a.amount_yuan) for a in first[2:]] == [
        ("10.00", "万元", Decimal("100000.00")),
        ("10.0", "%", None),
        ("110.0", "%", None),
    ]
    assert [(a.measure, a.fiscal_year) for a in first[-2:]] == [
        ("change_rate", 2023),
        ("ratio", 2023),
    ]


def test_a_row_of_a_rate_is_in_percent_under_any_column() -> None:
    found = understood(
        printed("""
        债券发行情况表

        单位：亿元

        项目 → 发行额 → 其中：一般债券（亿元）
        金额 → 12.50 → 4.50
        平均利率% → 2.03 → 1.78
        """)
    )
    rates = [a for a in found.amounts if a.row_label == "平均利率%"]
    assert [(a.unit, a.amount_yuan, a.measure) for a in rates] == [("%", None, "interest_rate")] * 2


def test_a_row_that_counts_without_a_unit_is_no_money() -> None:
    """In whole numbers only: 1.50 under the name of a count is what the table is in."""
    found = understood(
        printed("""
        “三公”经费表

        单位：万元

        项目 → 预算数
        公务接待费 → 2
        国内公务接待批次 → 14
        国内公务接待人次 → 1.50
        公务用车保有量 → 3
        """)
    )
    assert [(a.row_label, a.unit) for a in found.amounts] == [
        ("公务接待费", "万元"),
        ("国内公务接待批次", "批次"),
        ("国内公务接待人次", "万元"),
        ("公务用车保有量", "辆"),
    ]


def test_a_column_of_units_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four thousand rows of purchases took 17 s when each amount looked through all of them."""
    asked: list[str] = []

    def is_measure(text: str) -> bool:
        asked.append(text)
        return units.is_measure(text)

    monkeypatch.setattr(row_units, "is_measure", is_measure)
    rows = "\n".join(f"        {n} → 办公桌{n} → 张 → 2 → 3.50" for n in range(1, 9))
    found = understood(
        printed(f"""
        政府采购预算表

        单位：万元

        序号 → 采购品目 → 单位 → 数量 → 金额
{rows}
        """)
    )
    assert amount(found, "办公桌3", "数量").unit == "张"
    assert amount(found, "办公桌3", "金额").unit == "万元"
    assert len(asked) == 8
