"""Sums within one table: of named rows, and of the two sides."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.sums.sums_support import EXPENDITURE, FAIL, GOOD, PASS, ROUNDING, budget
from tests.support import printed, understood


def test_a_table_that_holds_together_passes_every_check() -> None:
    found = budget(EXPENDITURE.format(total=GOOD, first=GOOD))
    assert found.outcomes("arithmetic.row_sum") == [PASS] * 5
    assert found.outcomes("arithmetic.subtotal") == [PASS] * 6
    assert found.outcomes("arithmetic.total") == [PASS] * 3


SUMMARY = """
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 80.00 → 一、农林水支出 → 95.00
        本年收入合计 → 80.00 → 本年支出合计 → 95.00
        上年结转结余 → 20.00 → 年终结转结余 → 5.00
        收入总计 → {income} → 支出总计 → {expenditure}
        """


@pytest.mark.parametrize(
    ("income", "expenditure", "rows", "sides"),
    [
        ("100.00", "100.00", [PASS, PASS], PASS),
        ("100.01", "100.00", [ROUNDING, PASS], ROUNDING),
        ("80.00", "100.00", [FAIL, PASS], FAIL),
        ("100.00", "95.00", [PASS, FAIL], FAIL),
    ],
)
def test_opening_and_income_equal_expenditure_and_closing(
    income: str, expenditure: str, rows: list[Outcome], sides: Outcome
) -> None:
    found = budget(SUMMARY.format(income=income, expenditure=expenditure))
    assert found.outcomes("arithmetic.named_rows") == rows
    assert found.outcomes("arithmetic.two_sides") == [sides]


def test_named_parts_of_the_three_public_expenses_add_up() -> None:
    text = """
        “三公”经费支出表

        项目 → 预算数
        因公出国（境）费 → 0.00
        公务用车购置及运行维护费 → {vehicles}
        其中：公务用车购置费 → 0.00
        公务用车运行维护费 → 4.00
        公务接待费 → 1.80
        合计 → 5.80
        """
    assert budget(text.format(vehicles="4.00")).outcomes("arithmetic.named_rows") == [PASS, PASS]
    assert budget(text.format(vehicles="3.00")).outcomes("arithmetic.named_rows") == [FAIL, FAIL]


def test_a_table_of_no_form_is_not_summed() -> None:
    found = budget("""
        水库蓄水情况表

        水库名称 → 合计 → 基本支出 → 项目支出
        长春水库 → 9.00 → 1.00 → 1.00
        磨心水库 → 9.00 → 1.00 → 1.00
        """)
    assert [f for f in found.findings if f.check.startswith("arithmetic")] == []


@pytest.mark.parametrize(
    "label", ["上年结转", "上年结余、结转", "年初结转和结余", "二、上年财政拨款结转"]
)
def test_what_was_carried_over_is_part_of_all_income(label: str) -> None:
    found = budget(f"""
        财政拨款收支总表

        收入 → → 支出 →
        项目 → 金额 → 项目 → 金额
        一、一般公共预算 → 90.00 → 一、农林水支出 → 95.00
        本年收入合计 → 90.00 → 本年支出合计 → 95.00
        {label} → 5.00 → 结转下年 → 0.00
        收入总计 → 95.00 → 支出总计 → 95.00
        """)
    assert found.outcomes("arithmetic.named_rows") == [PASS, PASS]


@pytest.mark.parametrize(
    ("total", "before", "faults"),
    [("", "8.12", 1), ("9.70", "8.12", 0), ("", "", 0)],
)
def test_a_total_left_blank_over_its_parts_is_told(total: str, before: str, faults: int) -> None:
    found = understood(
        printed(f"""
        一般公共预算“三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → {before} → {total}
        1、因公出国（境）费用 →  →
        2、公务接待费 → 2.11 → 2.52
        3、公务用车购置及运行费 → 6.01 → 7.18
        """)
    )
    failed = found.of("arithmetic.named_rows", Outcome.FAIL)
    assert len(failed) == faults
    if faults:
        assert "为空白，所列各项之和为 9.70" in failed[0].message


@pytest.mark.parametrize(
    ("cars", "whole", "outcome"),
    [
        ("公务用车费", "4.00", Outcome.PASS),
        ("公务车辆购置与运行支出", "4.00", Outcome.PASS),
        ("公务用车费", "5.00", Outcome.FAIL),
        ("公务车辆购置与运行支出", "5.00", Outcome.FAIL),
    ],
)
def test_a_part_under_a_name_that_is_not_known_is_a_part(
    cars: str, whole: str, outcome: Outcome
) -> None:
    found = understood(
        printed(f"""
        “三公”经费支出预算表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → 4.50 → {whole}
        1.因公出国（境）费 → 0.00 → 0.00
        2.公务接待费 → 1.20 → 1.00
        3.{cars} → 3.30 → 3.00
        其中：（1）公务用车购置费 → 0.00 → 0.00
        （2）公务用车运行维护费 → 3.30 → 3.00

        """)
    )
    assert (Outcome.FAIL in found.outcomes("arithmetic.named_rows")) is (outcome is Outcome.FAIL)


def test_a_total_whose_parts_are_all_blank_contradicts_none_of_them() -> None:
    found = understood(
        printed("""
        一般公共预算财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 → 决算数
        合计 → 2.00 → 2.00
        公务用车购置及运行维护费 → 2.00 → 2.00
        其中：公务用车运行维护费 →  →
        公务用车购置费 →  →

        """),
        kind="final",
    )
    told = found.of("arithmetic.named_rows", Outcome.NOT_EVALUATED)
    assert [finding.row_no for finding in told] == [2, 2]
    assert found.of("arithmetic.named_rows", Outcome.FAIL) == []
