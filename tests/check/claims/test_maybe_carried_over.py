"""Amounts that differ from a table by what was carried over accuse nothing."""

from __future__ import annotations

import pytest

from pipeline.model.records import Finding, Outcome
from tests.check.against_tables.disclosed import disclosed
from tests.support import printed

CHECK = "claim.amount_as_in_table"
TABLES = printed("""
        收支总表

        单位：万元

        收入 → 预算数 → 支出 → 预算数
        一、一般公共预算拨款收入 → 640.00 → 一、农林水支出 → 670.00
        二、政府性基金预算拨款收入 → 60.00 → 二、城乡社区支出 → 63.00
        本年收入合计 → 700.00 → 本年支出合计 → 733.00
        上年结转结余 → 33.00 → 年终结转结余 → 0.00
        收入总计 → 733.00 → 支出总计 → 733.00

        财政拨款收支总表

        单位：万元

        收入 → 预算数 → 支出 → 合计 → 一般公共预算 → 政府性基金预算
        一、本年收入 → 700.00 → 一、本年支出 → 733.00 → 670.00 → 63.00
        （一）一般公共预算拨款 → 640.00 → （一）农林水支出 → 670.00 → 670.00 → 0.00
        （二）政府性基金预算拨款 → 60.00 → （二）城乡社区支出 → 63.00 → 0.00 → 63.00
        二、上年结转 → 33.00 → 二、年终结转结余 → 0.00 → 0.00 → 0.00
        （一）一般公共预算拨款 → 30.00 →  →  →  →
        （二）政府性基金预算拨款 → 3.00 →  →  →  →
        收入总计 → 733.00 → 支出总计 → 733.00 → 670.00 → 63.00

        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        212 → 城乡社区支出 → 60.00 → 0.00 → 60.00
         → 合计 → 60.00 → 0.00 → 60.00

        """)


def failed(said: str) -> list[Finding]:
    found = disclosed(said, TABLES).findings
    return [f for f in found if f.check == CHECK and f.outcome is Outcome.FAIL]


@pytest.mark.parametrize(
    "said",
    [
        "政府性基金预算支出63.00万元，其中当年60.00万元、上年结转3.00万元。",
        "2023年政府性基金预算支出63.00万元。",
        "一般公共预算拨款收入670.00万元（含上年结转30.00万元）。",
        "一般公共预算拨款收入668.00万元（含上年结转）。",
        "2023年收入合计733.00万元，其中：上年结转33.00万元，占4.50%；一般公共预算拨款收入640.00万元。",
    ],
)
def test_what_differs_by_what_was_carried_over_is_undecided(said: str) -> None:
    assert failed(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "2023年政府性基金预算支出62.00万元。",
        "2023年政府性基金预算支出65.00万元，其中当年62.00万元。",
        "一般公共预算拨款收入643.00万元。",  # by as much as another fund carried over
    ],
)
def test_what_differs_by_anything_else_is_told(said: str) -> None:
    (finding,) = failed(said)
    assert "相差" in finding.message
