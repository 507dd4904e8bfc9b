"""Money in forms of performance: parts, tasks, rates of execution, and the lists of projects."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome, Severity
from tests.support import Understood, from_word, printed, understood

FUNDS, PROJECT = "performance.funds", "performance.project_amount"


def targets(
    total: str, own: str, cost: str = "见预算", other: str = "1.50", called: str = "项目总成本"
) -> Understood:
    return understood(
        printed(f"""
        2023年部门预算

        项目支出表
        单位：万元
        项目名称 → 合计 → 一般公共预算
        合计 → 22.50 → 22.50
        堤防加固 → 12.50 → 12.50
        河道疏浚 → 10.00 → 10.00

        堤防加固项目绩效目标表
        项目名称 → 堤防加固 → →
        项目资金（万元） → 年度资金总额 → {total} →
        → 其中：财政拨款 → {own} →
        → 其他资金 → {other} →
        一级指标 → 二级指标 → 三级指标 → 指标值
        成本指标 → 经济成本指标 → {called} → {cost}
        产出指标 → 数量指标 → 加固长度 → 3公里
        """)
    )


def test_the_money_of_a_project_is_the_sum_of_its_funds() -> None:
    assert targets("12.50", "11.00").outcomes(FUNDS) == [Outcome.PASS]
    (finding,) = targets("12.50", "10.00").of(FUNDS, Outcome.FAIL)
    assert "12.50，计算得 11.50，相差 1.00" in finding.message


def test_the_money_of_a_project_is_that_of_the_list() -> None:
    assert targets("12.50", "11.00").outcomes(PROJECT) == [Outcome.PASS]
    (finding,) = targets("13.50", "12.00").of(PROJECT, Outcome.FAIL)
    assert "“堤防加固”绩效目标表的资金" in finding.message


FORM = """
        2023年部门预算

        项目支出表
        单位：万元
        项目名称 → 合计 → 一般公共预算
        合计 → 22.50 → 22.50
        堤防加固 → 12.50 → 12.50
        河道疏浚 → 10.00 → 10.00

        项目支出绩效目标表
        单位：万元
        项目名称 → 堤防加固
        LABEL → MONEY
        一级指标 → 二级指标 → 三级指标 → 指标值
        产出指标 → 数量指标 → 加固长度 → 3公里
        """


@pytest.mark.parametrize("label", ["项目金额", "项目预算金额", "年度预算金额"])
def test_the_money_of_a_form_without_funds_is_that_of_the_list(label: str) -> None:
    form = FORM.replace("LABEL", label)
    assert understood(printed(form.replace("MONEY", "12.50"))).outcomes(PROJECT) == [Outcome.PASS]
    (finding,) = understood(printed(form.replace("MONEY", "15.20"))).of(PROJECT, Outcome.FAIL)
    assert "15.20，另一处为 12.50" in finding.message


@pytest.mark.parametrize(("money", "fails"), [("60.00", False), ("12.50", False), ("9.50", True)])
def test_all_the_money_of_a_project_may_be_of_several_years(money: str, fails: bool) -> None:
    form = FORM.replace("LABEL", "项目总金额").replace("MONEY", money)
    assert bool(understood(printed(form)).of(PROJECT, Outcome.FAIL)) is fails


@pytest.mark.parametrize(("money", "fails"), [("14.50", False), ("12.50", False), ("13.50", True)])
def test_the_money_of_a_form_may_leave_out_what_was_carried_over(money: str, fails: bool) -> None:
    form = FORM.replace("LABEL", "项目金额").replace("MONEY", money)
    form = (
        form.replace("一般公共预算\n", "一般公共预算 → 上年结转\n")
        .replace("堤防加固 → 12.50 → 12.50\n", "堤防加固 → 14.50 → 12.50 → 2.00\n")
        .replace("合计 → 22.50 → 22.50\n", "合计 → 24.50 → 22.50 → 2.00\n")
    )
    assert bool(understood(printed(form)).of(PROJECT, Outcome.FAIL)) is fails


def test_the_limit_of_a_cost_need_not_be_the_money_of_the_form() -> None:
    found = targets("12.50", "11.00", "≤11万元", called="总支出成本控制情况")
    assert found.outcomes(PROJECT) == [Outcome.PASS, Outcome.NOT_EVALUATED]


def test_a_limit_above_the_money_of_the_form_is_a_note() -> None:
    found = targets("12.50", "11.00", "≤14万元", called="总支出成本控制情况")
    (finding,) = found.of(PROJECT, Outcome.FAIL)
    assert finding.severity is Severity.NOTE


def test_a_limit_accuses_where_the_other_forms_keep_to_their_money() -> None:
    forms = "".join(
        f"""
        {name}项目绩效目标表
        项目名称 → {name} → →
        项目资金（万元） → 年度资金总额 → {money} →
        一级指标 → 二级指标 → 三级指标 → 指标值
        成本指标 → 经济成本指标 → 总成本控制数 → ≤{cost}万元
        产出指标 → 数量指标 → 加固长度 → 3公里
        """
        for name, money, cost in (
            ("堤防加固", "12.50", "12.5"),
            ("河道疏浚", "10.00", "10"),
            ("水闸维修", "8.00", "6"),
        )
    )
    found = understood(printed(forms))
    assert found.outcomes(PROJECT) == [Outcome.PASS, Outcome.PASS, Outcome.FAIL]


@pytest.mark.parametrize(
    ("cost", "outcomes"),
    [
        ("≤12.5万元", [Outcome.PASS, Outcome.PASS]),
        ("≤125000元", [Outcome.PASS, Outcome.PASS]),
        ("≤11万元", [Outcome.PASS, Outcome.FAIL]),
        ("控制在预算内", [Outcome.PASS]),
    ],
)
def test_the_whole_cost_is_the_money_of_the_same_form(cost: str, outcomes: list[Outcome]) -> None:
    assert targets("12.50", "11.00", cost).outcomes(PROJECT) == outcomes


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [
        ("90%", Outcome.PASS),
        ("89.9%", Outcome.ROUNDING),
        ("900%", Outcome.FAIL),
    ],
)
def test_a_rate_of_execution_is_what_was_spent_of_what_was_budgeted(
    rate: str, outcome: Outcome
) -> None:
    found = understood(
        printed(f"""
        项目支出绩效自评表
        项目名称 → 堤防加固 → → → → → →
        项目资金（万元） → → 年初预算数 → 全年预算数（A） → 全年执行数（B） → 分值 → 执行率（B/A） → 得分
        → 年度资金总额 → 10.00 → 10.00 → 9.00 → 10 → {rate} → 9
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分 → 备注
        产出指标 → 数量指标 → 加固长度 → 3公里 → 3公里 → 90 → 90 → 无
        """),
        kind="final",
    )
    assert found.outcomes(FUNDS) == [outcome]


def test_rates_of_execution_are_told_with_their_sign() -> None:
    found = understood(
        printed("""
        项目支出绩效自评表
        项目名称 → 堤防加固 → → → → → →
        项目资金（万元） → → 年初预算数 → 全年预算数（A） → 全年执行数（B） → 分值 → 执行率（B/A） → 得分
        → 年度资金总额 → 10.00 → 10.00 → 10.00 → 10 → 1000% → 9
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值 → 得分 → 备注
        产出指标 → 数量指标 → 加固长度 → 3公里 → 3公里 → 90 → 90 → 无
        """),
        kind="final",
    )
    (finding,) = found.of(FUNDS, Outcome.FAIL)
    assert finding.message.endswith("：1000%，计算得 100.00%，相差 900.00")


def test_a_sum_that_a_part_lacks_names_the_part_whose_cell_is_blank() -> None:
    found = understood(
        printed("""
        项目支出绩效自评表
        项目名称 → 堤防加固 → → → →
        项目资金（万元） → → 年初预算数 → 全年预算数（A） → 全年执行数（B） → 分值
        → 年度资金总额 → 25.00 → 25.00 → 24.00 → 10
        → 其中：当年财政拨款 → 15.00 → 15.00 → 15.00 →
        → 上年结转资金 → → → →
        → 其他资金 → 10.00 → → 9.00 →
        一级指标 → 二级指标 → 三级指标 → 年度指标值 → 实际完成值 → 分值
        产出指标 → 数量指标 → 加固长度 → 3公里 → 3公里 → 90
        """),
        kind="final",
    )
    (finding,) = found.of(FUNDS, Outcome.FAIL)
    assert finding.message.endswith("（“其他资金”此栏空白，“年初预算数”栏为 10.00）")


def test_the_money_of_a_project_may_take_in_another_row_of_the_list() -> None:
    assert targets("22.50", "21.00").of(PROJECT, Outcome.FAIL) == []


def test_secret_rows_of_the_list_leave_the_money_of_a_project_open() -> None:
    found = targets("13.50", "12.00")
    text = "\n".join(found.document.text.replace("河道疏浚", "河道疏浚（内容涉密）").split("\n"))
    assert "涉密" in text
    assert understood(text).of(PROJECT, Outcome.FAIL) == []


@pytest.mark.parametrize(
    ("cost", "fits"), [("≤300万元", True), ("≤100万元", True), ("≤280万元", False)]
)
def test_a_cost_may_be_of_all_years_of_a_project(cost: str, fits: bool) -> None:
    found = understood(
        printed(f"""
        堤防加固项目绩效目标表
        项目名称 → 堤防加固 → 实施期限 → 2022-2024年
        项目资金（万元） → 实施期资金总额 → 300.00 → 年度资金总额 → 100.00
        → 其中：财政拨款 → 300.00 → 其中：财政拨款 → 100.00
        一级指标 → 二级指标 → 三级指标 → 指标值 →
        成本指标 → 经济成本指标 → 项目总成本 → {cost} →
        产出指标 → 数量指标 → 加固长度 → 30公里 →
        """)
    )
    assert found.outcomes(PROJECT) == [Outcome.PASS if fits else Outcome.FAIL]


def test_the_total_of_the_tasks_is_told_by_headings_where_its_row_slid() -> None:
    """A merged label leaves one cell less in a text: the amounts stand a column further left."""
    rows = (
        """
        2023年部门预算

        部门整体支出绩效目标表

        部门名称 → 岱山县水利局
        年度主要任务 → 任务名称 → 主要内容 → 预算金额（万元）
         →  →  → 总额 → 财政拨款 → 其他资金
         → 防汛抗旱 → 保障安全度汛 → 120.00 → 120.00 → 0.00
         → 农村供水 → 维修供水工程 → 80.00 → 60.00 → 20.00
         → 金额合计 → """
        "{total}"
        """ → 180.00 → 20.00
        年度绩效指标 → 一级指标 → 二级指标 → 三级指标 → 指标值
         → 产出指标 → 数量指标 → 巡查水库 → ≥24座
        """
    )
    found = understood(from_word(rows.format(total="200.00")))
    assert set(found.outcomes(FUNDS)) == {Outcome.PASS}
    (finding,) = understood(from_word(rows.format(total="210.00"))).of(FUNDS, Outcome.FAIL)[:1]
    assert "210.00，计算得 200.00" in finding.message


@pytest.mark.parametrize(
    ("total", "own", "other", "outcome"),
    [
        ("12.50", "12.50", "", Outcome.PASS),
        ("12.50", "11.00", "1.50", Outcome.PASS),
        ("12.50", "11.00", "", Outcome.FAIL),
        ("125.00", "12.50", "", Outcome.FAIL),
        ("12.50", "11.00", "2.50", Outcome.FAIL),
    ],
)
def test_the_money_of_a_project_and_its_funds_in_one_row(
    total: str, own: str, other: str, outcome: Outcome
) -> None:
    found = understood(
        printed(f"""
        1、堤防加固绩效目标表
        单位：万元
        项目编码 → 33092124P00001 → 项目名称 → 堤防加固 → → →
        预算规模及资金用途 → 预算数 → {total} → 其中：财政资金 → {own} → 其他资金 → {other}
        资金支出计划（%） → 3月底 → 6月底 → 10月底 → 12月底 → →
        → 25% → 50% → 75% → 100% → →
        一级指标 → 二级指标 → 三级指标 → 指标值 → → →
        产出指标 → 数量指标 → 加固长度 → 3公里 → → →
        """)
    )
    assert found.outcomes(FUNDS) == [outcome]


@pytest.mark.parametrize("other", ["上级资金 → 3.00", "上年结转 → 3.00"])
def test_other_money_in_the_row_may_be_part_of_it(other: str) -> None:
    found = understood(
        printed(f"""
        1、堤防加固绩效目标表
        单位：万元
        项目编码 → 33092124P00001 → 项目名称 → 堤防加固 → → → → →
        预算规模及资金用途 → 预算数 → 12.50 → 其中：财政资金 → 8.00 → 其他资金 → 1.50 → {other}
        一级指标 → 二级指标 → 三级指标 → 指标值 → → → → →
        产出指标 → 数量指标 → 加固长度 → 3公里 → → → → →
        """)
    )
    assert Outcome.FAIL not in found.outcomes(FUNDS)
