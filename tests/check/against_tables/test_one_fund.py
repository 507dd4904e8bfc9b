"""Money that the prose says is all of one fund."""

from __future__ import annotations

import pytest

from tests.check.against_tables.disclosed import GENERAL, disclosed, failed, passed

CHECK = "claim.of_one_fund"
SUMMARY = """
财政拨款收支总表

单位：万元

收入\t预算数\t支出\t预算数
一、一般公共预算拨款\t189.00\t农林水支出\t192.00
上年结转\t3.00\t\t
收入总计\t192.00\t支出总计\t192.00

"""


def test_no_more_than_the_fund_has_with_what_was_carried_over() -> None:
    text = "项目支出实行绩效目标管理，涉及预算拨款192.00万元，均为一般公共预算拨款。"
    assert passed(disclosed(text, SUMMARY + GENERAL), CHECK)


def test_more_than_the_fund_has() -> None:
    text = "项目支出实行绩效目标管理，涉及预算拨款900.00万元，均为一般公共预算拨款。"
    (finding,) = failed(disclosed(text, SUMMARY + GENERAL), CHECK)
    assert finding.message == (
        "文中称“预算拨款”900.00 万元全部为一般公共预算拨款，而《财政拨款收支总表》中最多为 192.00 万元"
    )


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("涉及预算拨款900.00万元，其中一般公共预算拨款500.00万元。", SUMMARY + GENERAL),
        ("涉及预算拨款900.00万元，均为一般公共预算拨款和其他资金。", SUMMARY + GENERAL),
        # without the summary nobody knows what was carried over
        ("涉及预算拨款900.00万元，均为一般公共预算拨款。", GENERAL),
    ],
)
def test_what_is_not_all_of_a_fund_or_cannot_be_told_is_left_alone(text: str, tables: str) -> None:
    assert disclosed(text, tables).outcomes(CHECK) == []
