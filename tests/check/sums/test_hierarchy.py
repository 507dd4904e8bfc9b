"""Sums down a classification: classes, their subdivisions and the total, block by block."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.records import Outcome, Severity
from tests.check.sums.sums_support import EXPENDITURE, FAIL, GOOD, PASS, budget
from tests.support import Understood, printed, understood


def test_a_subtotal_that_is_not_the_sum_of_its_subdivisions_fails() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first="62.40 → 42.40 → 20.00"))
    wrong = found.of("arithmetic.subtotal", FAIL)
    assert [(f.code, f.printed, f.expected) for f in wrong] == [
        ("213", Decimal("62.40"), Decimal("61.40")),
        ("213", Decimal("42.40"), Decimal("41.40")),
    ]


def test_a_subtotal_whose_subdivisions_are_blank_fails() -> None:
    found = budget("""
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → → 61.40
        """)
    assert [(f.code, f.printed) for f in found.of("arithmetic.subtotal", FAIL)] == [
        ("213", Decimal("41.40")),
        ("213", Decimal("20.00")),
    ]


def test_a_total_that_is_not_the_sum_of_the_classes_fails() -> None:
    found = budget(EXPENDITURE.format(total="91.40 → 71.40 → 20.00", first=GOOD))
    wrong = found.of("arithmetic.total", FAIL)
    assert [(f.printed, f.expected) for f in wrong] == [
        (Decimal("91.40"), Decimal("61.40")),
        (Decimal("71.40"), Decimal("41.40")),
    ]


def test_codes_without_their_class_add_up_to_the_total_all_the_same() -> None:
    found = budget("""
        支出总表

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        2130301 → 行政运行 → 41.40 → 41.40 →
        2130305 → 水利工程建设 → 20.00 → → 20.00
         → 合计 → 61.40 → 41.40 → 20.00
        """)
    assert found.outcomes("arithmetic.total") == [PASS] * 3


def blocks(personnel: str, running: str) -> Understood:
    return understood(
        printed(f"""
        一般公共预算财政拨款基本支出决算表

        人员经费 → → → 公用经费 → → → → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 71.20 → 302 → 商品和服务支出 → 7.95 → 310 → 资本性支出 → 1.10
        30101 → 基本工资 → 71.20 → 30201 → 办公费 → 7.95 → 31002 → 办公设备购置 → 1.10
        303 → 对个人和家庭的补助 → 2.30 → → → → → →
        30302 → 退休费 → 2.30 → → → → → →
        人员经费合计 → → {personnel} → 公用经费合计 → → → → → {running}
        """),
        kind="final",
    )


@pytest.mark.parametrize(
    ("personnel", "running", "outcomes"),
    [
        ("73.50", "9.05", [PASS, PASS]),
        ("71.20", "9.05", [FAIL, PASS]),
        ("73.50", "7.95", [PASS, FAIL]),
    ],
)
def test_each_side_of_blocks_is_the_sum_of_its_own_classes(
    personnel: str, running: str, outcomes: list[Outcome]
) -> None:
    assert blocks(personnel, running).outcomes("arithmetic.total") == outcomes


def test_subdivisions_in_blocks_are_found_in_their_own_block() -> None:
    assert blocks("73.50", "9.05").outcomes("arithmetic.subtotal") == [PASS] * 4


def test_a_code_that_stands_twice_below_one_parent_counts_twice() -> None:
    text = """
        一般公共预算支出表（按经济分类）

        部门经济科目编码 → 部门经济科目名称 → 政府经济科目编码 → 政府经济科目名称 → 合计
        301 → 工资福利支出 → → → {total}
        30101 → 基本工资 → 50101 → 工资奖金津补贴 → 7.00
        30101 → 基本工资 → 50501 → 工资福利支出 → 2.00
        30102 → 津贴补贴 → 50101 → 工资奖金津补贴 → 1.00
        """
    assert budget(text.format(total="10.00")).outcomes("arithmetic.subtotal") == [PASS]
    assert budget(text.format(total="8.00")).outcomes("arithmetic.subtotal") == [FAIL]


def test_a_parent_that_stands_again_begins_anew() -> None:
    text = """
        部门支出总表

        科目编码 → 科目名称 → 合计
        213 → 农林水支出 → 5.00
        21303 → 水利 → 5.00
        213 → 农林水支出 → {second}
        21303 → 水利 → 7.00
        """
    assert budget(text.format(second="7.00")).outcomes("arithmetic.subtotal") == [PASS, PASS]
    assert budget(text.format(second="6.00")).outcomes("arithmetic.subtotal") == [PASS, FAIL]


FUND = """
        政府性基金预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → {total}
        {rows}
        """
ITEMS = "229 → 其他支出 → 61.40 → → 61.40\n        22904 → 其他政府性基金支出 → 61.40 → → 61.40"


@pytest.mark.parametrize(
    ("total", "faults"),
    [("61.40 → → 61.40", []), ("→ 61.40 → 61.40", ["61.40"]), ("61.40 → 61.40 →", ["61.40"])],
)
def test_a_total_in_a_column_in_which_no_class_states_anything_is_told(
    total: str, faults: list[str]
) -> None:
    found = budget(FUND.format(total=total, rows=ITEMS))
    moved = [f for f in found.findings if "该栏各类均无数" in f.message]
    assert [str(f.printed) for f in moved] == faults
    assert all(f.outcome is FAIL and "疑为错栏" in f.message for f in moved)


def test_a_total_of_no_item_is_told() -> None:
    found = budget(FUND.format(total="61.40 → → 61.40", rows=""))
    (finding,) = [f for f in found.findings if f.check == "arithmetic.total"]
    assert (finding.outcome, finding.severity) == (FAIL, Severity.WARNING)
    assert "没有列出科目" in finding.message


def test_a_total_of_nothing_needs_no_item() -> None:
    found = budget(FUND.format(total="0.00 → → 0.00", rows=""))
    assert FAIL not in found.outcomes("arithmetic.total")


UNITS = """
        支出总表

        单位：万元

        科目名称 → 合计 → 基本支出 → 项目支出
        合计 → {total} → 45.00 → 17.00
        岱山县水文站 → 30.00 → 25.00 → 5.00
        213 农林水支出 → 30.00 → 25.00 → 5.00
        红旗苗圃 → 32.00 → 20.00 → 12.00
        213 农林水支出 → 32.00 → 20.00 → 12.00
        """


@pytest.mark.parametrize(("total", "outcome"), [("62.00", PASS), ("63.00", FAIL)])
def test_a_total_may_be_that_of_all_blocks(total: str, outcome: Outcome) -> None:
    found = budget(UNITS.format(total=total))
    assert outcome in found.outcomes("arithmetic.total")
    assert (FAIL in found.outcomes("arithmetic.total")) == (outcome is FAIL)
