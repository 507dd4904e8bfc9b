"""Amounts of items that the prose names by their whole path, and no code tells."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import GENERAL, disclosed, failed
from tests.support import printed

CHECK = "claim.amount_as_in_table"
FUND = printed("""
    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    221 → 住房保障支出 → 15.00 →  → 15.00
    22198 → 超长期特别国债安排的支出 → 15.00 →  → 15.00
    2219899 → 其他住房保障支出 → 15.00 →  → 15.00
     → 合计 → 15.00 →  → 15.00

    """)
SAID = (
    "政府性基金预算拨款支出15.00万元，具体情况如下：\n\n"
    "住房保障支出（类）超长期特别国债安排的支出（款）其他住房保障支出（项）{amount}万元，主要用于改造。"
)


def told(amount: str, tables: str = FUND) -> list[str]:
    heading = "二、政府性基金预算支出情况说明\n\n"
    found = disclosed(heading + SAID.format(amount=amount), tables)
    return [f.message for f in failed(found, CHECK) if "超长期" in f.message]


def test_an_amount_that_the_row_of_its_path_does_not_have() -> None:
    (message,) = told("45.00")
    assert "45.00 万元，《政府性基金预算支出表》中为 15.00 万元，相差 30.00" in message


@pytest.mark.parametrize("amount", ["15.00", "15", "15.004"])
def test_the_amount_of_its_row(amount: str) -> None:
    assert told(amount) == []


def test_without_a_row_of_its_path_nothing_is_told() -> None:
    assert told("45.00", GENERAL) == []
