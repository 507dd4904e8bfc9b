"""Basic expenditure that several forms state."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.check.sums.test_cross_table import finding
from tests.support import printed, understood

OF_ONE_FUND = """
        一般公共预算财政拨款支出决算表

        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 80.25 → {basic} →
        21303 → 水利 → 80.25 → {basic} →
         → 合计 → 80.25 → {basic} →
"""
"""What was spent of one fund, by items, of which the form below it states the basic part."""

BASIC_LAST = printed("""
    一般公共预算财政拨款基本支出决算表

    单位：万元

    科目编码 → 科目名称 → 决算数
     → 合计 → {whole}
    301 → 工资福利支出 → 37.00
    30101 → 基本工资 → 37.00
    302 → 商品和服务支出 → 6.00
    30201 → 办公费 → 6.00
     → 人员经费合计 → 37.00
     → 公用经费合计 → 6.00

    一般公共预算财政拨款支出决算表

    单位：万元

    科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 51.00 → 43.00 → 8.00
    21303 → 水利 → 51.00 → 43.00 → 8.00
    2130301 → 行政运行 → 51.00 → 43.00 → 8.00
     → 合计 → 51.00 → 43.00 → 8.00

    """)


def test_basic_expenditure_in_blocks_is_the_sum_of_its_totals() -> None:
    text = (
        OF_ONE_FUND
        + """
        一般公共预算财政拨款基本支出决算表

        单位：万元

        人员经费 → → → 公用经费 → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 71.20 → 302 → 商品和服务支出 → 9.05
        30101 → 基本工资 → 71.20 → 30201 → 办公费 → 9.05
        人员经费合计 → → 71.20 → 公用经费合计 → → 9.05
        """
    )
    right = understood(printed(text.format(basic="80.25")), kind="final")
    wrong = understood(printed(text.format(basic="71.20")), kind="final")
    assert finding(right, "基本支出决算表一致").outcome is Outcome.PASS
    assert finding(wrong, "基本支出决算表一致").outcome is Outcome.FAIL


@pytest.mark.parametrize("total", ["合计", "总计", "合 计"])
def test_basic_expenditure_of_one_column_is_the_total_over_those_of_its_sides(total: str) -> None:
    text = (
        OF_ONE_FUND
        + """
        一般公共预算财政拨款基本支出决算表

        单位：万元

        经济分类科目编码 → 科目名称 → 决算数
        301 → 工资福利支出 → 71.20
        30101 → 基本工资 → 71.20
        302 → 商品和服务支出 → 9.05
        30201 → 办公费 → 9.05
         → 人员经费合计 → 71.20
         → 公用经费合计 → 9.05
         → {total} → 80.25
        """
    )
    right = understood(printed(text.format(basic="80.25", total=total)), kind="final")
    wrong = understood(printed(text.format(basic="71.20", total=total)), kind="final")
    assert finding(right, "基本支出决算表一致").outcome is Outcome.PASS
    assert finding(wrong, "基本支出决算表一致").outcome is Outcome.FAIL


@pytest.mark.parametrize(("basic", "outcome"), [("41.40", Outcome.PASS), ("42.40", Outcome.FAIL)])
def test_basic_expenditure_is_the_sum_of_its_parts_where_only_these_are_printed(
    basic: str, outcome: Outcome
) -> None:
    page = """
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 人员经费支出 → 公用经费支出 → 专项业务经费支出
        213 → 农林水支出 → 61.40 → 33.10 → 8.30 → 20.00
         → 合计 → 61.40 → 33.10 → 8.30 → 20.00

        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        301 → 工资福利支出 → {basic}
         → 合计 → {basic}
        """
    found = understood(printed(page.format(basic=basic)))
    assert finding(found, "基本支出：一般").outcome is outcome


@pytest.mark.parametrize(("whole", "accused"), [("43.00", False), ("44.00", True)])
def test_a_total_is_not_added_to_those_of_its_sides(whole: str, accused: bool) -> None:
    found = understood(BASIC_LAST.format(whole=whole), kind="final")
    outcomes = found.outcomes("cross_table.same_amount")
    assert (Outcome.FAIL in outcomes) == accused
