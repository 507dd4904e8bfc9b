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


MERGED = """
    支出决算表

    金额单位：万元

    项目 → 本年支出合计 → 基本支出 → 项目支出
    科目编码 → 科目名称 →  →  →
    栏次 → 1 → 2 → 3
    {total}
    213 → 农林水支出 → 60.00 → 40.00 → 20.00
    21303 → 水利 → 60.00 → 40.00 → 20.00
    2130301 → 行政运行 → 60.00 → 40.00 → 20.00
    221 → 住房保障支出 → 5.00 → 5.00 → 0.00
    22102 → 住房改革支出 → 5.00 → 5.00 → 0.00
    2210201 → 住房公积金 → 5.00 → 5.00 → 0.00
    """


def test_a_total_merged_over_code_and_name_keeps_every_amount() -> None:
    """合计 in one cell over 科目编码 and 科目名称: its first amount stands where names do."""
    read = understood(from_word(MERGED.format(total="合计 → 65.00 → 45.00 → 20.00")), kind="final")
    total = [a for a in read.amounts if a.row_label == "合计"]
    assert [(a.column_label, a.amount_text) for a in total] == [
        ("本年支出合计", "65.00"), ("基本支出", "45.00"), ("项目支出", "20.00"),
    ]  # fmt: skip
    assert not [f for f in read.findings if f.outcome is Outcome.FAIL and "arith" in f.check]


@pytest.mark.parametrize(
    "total", ["合计 →  → 65.00 → 45.00 → 20.00", " → 合计 → 65.00 → 45.00 → 20.00"]
)
def test_a_total_in_a_row_of_all_cells_stays_where_it_is(total: str) -> None:
    read = understood(from_word(MERGED.format(total=total)), kind="final")
    assert amounts(read) == {"合计": "20.00"}
    assert len([a for a in read.amounts if a.row_label == "合计"]) == 3
