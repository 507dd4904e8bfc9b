"""Total rows of lists side by side whose merged cells collapsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, from_word, printed, understood

TWO = """
    一般公共预算财政拨款基本支出决算表

    单位：万元

    科目编码 → 科目名称 → 决算数 → 科目编码 → 科目名称 → 决算数
    301 → 工资福利支出 → 500.00 → 302 → 商品和服务支出 → 80.00
    30101 → 基本工资 → 300.00 → 30201 → 办公费 → 50.00
    30102 → 津贴补贴 → 200.00 → 30211 → 差旅费 → 30.00
    303 → 对个人和家庭的补助 → 50.00 → 310 → 资本性支出 → 10.00
    30302 → 退休费 → 50.00 → 31002 → 办公设备购置 → 10.00
    {total}
    """
THREE = """
    一般公共预算财政拨款基本支出决算表

    单位：万元

    科目编码 → 科目名称 → 决算数 → 科目编码 → 科目名称 → 决算数 → 科目编码 → 科目名称 → 决算数
    301 → 工资福利支出 → 500.00 → 302 → 商品和服务支出 → 80.00 → 310 → 资本性支出 → 10.00
    30101 → 基本工资 → 300.00 → 30201 → 办公费 → 50.00 → 31002 → 办公设备购置 → 10.00
    30102 → 津贴补贴 → 200.00 → 30211 → 差旅费 → 30.00 →  →  → 
    {total}
    """


def amounts(read: Understood) -> dict[str, str]:
    return {
        a.row_label: a.amount_text for a in read.amounts if a.row_label.endswith(("合计", "总计"))
    }


@pytest.mark.parametrize("written", [printed, from_word])
@pytest.mark.parametrize(
    ("text", "total", "staff"),
    [
        (TWO, "人员经费合计 → 550.00 → 公用经费合计 → 90.00", "550.00"),
        (TWO, "人员经费合计 →  → 550.00 → 公用经费合计 →  → 90.00", "550.00"),
        (THREE, "人员经费合计 → 500.00 → 公用经费合计 → 90.00", "500.00"),
    ],
)
def test_each_total_is_of_its_list(
    written: Callable[[str], str], text: str, total: str, staff: str
) -> None:
    read = understood(written(text.format(total=total)), kind="final")
    assert amounts(read) == {"人员经费合计": staff, "公用经费合计": "90.00"}
    assert not [f for f in read.findings if f.outcome is Outcome.FAIL and "arith" in f.check]


def test_rows_of_other_tables_stay_as_they_are() -> None:
    """Names and amounts by turns are whole rows of a form without codes."""
    read = understood(
        printed(
            """
            收支预算总表

            单位：万元

            收入 → 预算数 → 支出 → 预算数
            一般公共预算拨款 → 9.00 → 农林水支出 → 8.00
            其他收入 → 1.00 → 住房保障支出 → 2.00
            收入总计 → 10.00 → 支出总计 → 10.00
            """
        )
    )
    assert amounts(read) == {"收入总计": "10.00", "支出总计": "10.00"}
