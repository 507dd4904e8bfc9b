"""All the money that a form of a department's performance states, against the department's totals."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.support import Understood, printed, understood

CHECK = "performance.department_amount"


def budget(
    total: str, beside: str = "", title: str = "部门整体支出绩效目标表", whole: str = "150.00"
) -> Understood:
    return understood(
        printed(f"""
        2023年部门预算

        收入总表
        单位：万元
        单位名称 → 合计 → 一般公共预算拨款收入 → 其他收入 → 上年结转
        合计 → {whole} → 100.00 → 40.00 → 10.00
        岱山县水利局 → {whole} → 100.00 → 40.00 → 10.00

        支出总表
        单位：万元
        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        → 合计 → {whole} → 60.00 → 90.00
        213 → 农林水支出 → {whole} → 60.00 → 90.00

        {title}
        部门名称 → 岱山县水利局 → →
        年度预算安排（万元） → 资金总额 → {total} →
        → 项目支出 → 20.00 →
        → 基本支出 → 60.00 →
        一级指标 → 二级指标 → 三级指标 → 目标值
        产出指标 → 数量指标 → 加固堤防长度 → 3公里
        {beside}
        """)
    )


def test_a_total_that_is_no_sum_of_the_departments_funds_is_told() -> None:
    (finding,) = budget("80.00").of(CHECK, Outcome.FAIL)
    assert "资金总额 80.00 万元" in finding.message
    assert "150.00" in finding.message


@pytest.mark.parametrize("total", ["150.00", "100.00", "140.00"])
def test_the_whole_a_fund_and_several_funds_are_right(total: str) -> None:
    assert budget(total).outcomes(CHECK) == [Outcome.PASS]


def test_the_money_of_a_form_beside_it_may_be_left_out() -> None:
    special = """
        水利专项资金绩效目标表
        项目名称 → 水利专项资金 → →
        项目资金（万元） → 年度资金总额 → 70.00 →
        → 其中：财政拨款 → 70.00 →
        一级指标 → 二级指标 → 三级指标 → 目标值
        产出指标 → 数量指标 → 疏浚河道长度 → 8公里
        """
    assert budget("80.00", special).of(CHECK, Outcome.FAIL) == []


def test_a_form_of_all_special_funds_is_not_of_all_the_money() -> None:
    assert budget("80.00", title="专项资金整体支出绩效目标表").of(CHECK, Outcome.FAIL) == []


def test_without_totals_nothing_is_compared() -> None:
    assert understood(printed("2023年部门预算\n")).outcomes(CHECK) == [Outcome.NOT_APPLICABLE]


ACCOUNT = """
        支出决算表

        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
         → 合计 → 110.00 → 60.00 → 50.00
        213 → 农林水支出 → 110.00 → 60.00 → 50.00

        财政拨款收入支出决算总表

        单位：万元

        收入 → → 支出 → → →
        项目 → 决算数 → 项目 → 合计 → 一般公共预算财政拨款 → 政府性基金预算财政拨款
        一、一般公共预算财政拨款 → 90.00 → 一、农林水支出 → 90.00 → 90.00 →
        本年收入合计 → 90.00 → 本年支出合计 → 90.00 → 90.00 →
        总计 → 90.00 → 总计 → 90.00 → 90.00 →

        部门整体支出绩效自评表

        部门名称 → 清河县水利局 → → → → → → →
        任务名称 → 主要内容 → 完成情况 → 全年预算数（万元） → → → 全年执行数（万元） → →
         → → → 总额 → 财政拨款 → 其他资金 → 总额 → 财政拨款 → 其他资金
        防汛 → 防汛抗旱 → 完成 → 70.00 → 60.00 → 10.00 → 70.00 → 60.00 → 10.00
        水利 → 水利工程 → 完成 → {whole} → {spent} → 10.00 → {whole} → {spent} → 10.00
        金额合计 → → → {total} → {all} → 20.00 → {total} → {all} → 20.00
        """


@pytest.mark.parametrize(("spent", "told"), [(30, 0), (35, 1)])
def test_what_was_spent_of_appropriations_is_that_of_the_account(spent: int, told: int) -> None:
    page = ACCOUNT.format(
        whole="40.00", spent=f"{spent}.00", total="110.00", all=f"{spent + 60}.00"
    )
    found = understood(printed(page), kind="final")
    failed = found.of(CHECK, Outcome.FAIL)
    assert [f.message for f in failed if "执行数中财政拨款 95.00 万元" in f.message] == [
        f.message for f in failed
    ]
    assert len(failed) == told
    assert found.of(CHECK, Outcome.NOT_APPLICABLE) == []


@pytest.mark.parametrize(
    ("total", "outcome"), [("80.00", Outcome.NOT_EVALUATED), ("180.00", Outcome.FAIL)]
)
def test_less_than_all_may_be_the_office_of_a_department_with_units(
    total: str, outcome: Outcome
) -> None:
    units = """
        单位构成情况表
        序号 → 单位名称
        1 → 岱山县水利局（本级）
        2 → 岱山县水文站
        3 → 岱山县防汛抗旱中心
        """
    assert outcome in budget(total, units).outcomes(CHECK)


@pytest.mark.parametrize(
    ("total", "outcome"), [("1326.75", Outcome.NOT_EVALUATED), ("1243.25", Outcome.FAIL)]
)
def test_a_slip_of_the_hand_is_no_office_of_its_own(total: str, outcome: Outcome) -> None:
    units = """
        单位构成情况表
        序号 → 单位名称
        1 → 岱山县水利局（本级）
        2 → 岱山县水文站
        """
    found = budget(total, units, whole="1543.25")
    assert outcome in found.outcomes(CHECK)
