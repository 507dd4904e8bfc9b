"""Forms of labelled fields: headings that hold until the next, pairs of label and number."""

from __future__ import annotations

from tests.support import Understood, printed, understood


def said(found: Understood) -> list[tuple[str, str, str, str]]:
    return [(a.row_label, a.column_label, a.amount_text, a.unit) for a in found.amounts]


MONEY = """
        2022年度项目支出绩效自评表

        项目名称 → → 水库除险加固 → → → → → →
        项目资金 （万元） → → → 年初预算 → 全年预算 → 全年执行 → 分值 → 执行率 → 得分
         → → 年度资金总额 → 30.00 → 28.00 → 27.50 → 10 → 98.21% → 9.80
        {slid}
        """


def test_headings_hold_for_the_rows_below() -> None:
    found = understood(printed(MONEY.format(slid="")), kind="final", year=2022)
    assert said(found) == [
        ("年度资金总额", "年初预算", "30.00", "万元"),
        ("年度资金总额", "全年预算", "28.00", "万元"),
        ("年度资金总额", "全年执行", "27.50", "万元"),
        ("年度资金总额", "分值", "10", "分"),
        ("年度资金总额", "执行率", "98.21%", "%"),
        ("年度资金总额", "得分", "9.80", "分"),
    ]
    assert [a.phase for a in found.amounts[:3]] == ["approved", "adjusted", "executed"]


def test_headings_move_with_a_row_that_slid_by_a_column() -> None:
    slid = " → 其中：当年财政拨款 → 30.00 → 28.00 → 27.50 → → 98.21% → →"
    found = understood(printed(MONEY.format(slid=slid)), kind="final", year=2022)
    assert said(found)[6:] == [
        ("其中：当年财政拨款", "年初预算", "30.00", "万元"),
        ("其中：当年财政拨款", "全年预算", "28.00", "万元"),
        ("其中：当年财政拨款", "全年执行", "27.50", "万元"),
        ("其中：当年财政拨款", "执行率", "98.21%", "%"),
    ]


def test_a_number_belongs_to_the_label_on_its_left_and_parts_to_the_label_above() -> None:
    found = understood(
        printed("""
        项目支出绩效目标表

        项目名称 → 河道清淤 → → →
        资金金额 （万元） → 实施期资金总额： → 60.00 → 年度资金总额： → 25.00
         → 其中：财政拨款 → 50.00 → 其中：财政拨款 → 20.00
         → 其他资金 → 10.00 → 其他资金 → 5.00
        """)
    )
    assert [(column, text) for _, column, text, _ in said(found)] == [
        ("实施期资金总额", "60.00"),
        ("年度资金总额", "25.00"),
        ("实施期资金总额/其中：财政拨款", "50.00"),
        ("年度资金总额/其中：财政拨款", "20.00"),
        ("实施期资金总额/其他资金", "10.00"),
        ("年度资金总额/其他资金", "5.00"),
    ]
    assert {unit for *_, unit in said(found)} == {"万元"}


def test_a_form_without_a_unit_states_no_money() -> None:
    found = understood(
        printed("""
        项目支出绩效目标表

        项目名称 → 河道清淤 →
        资金金额 → 年度资金总额： → 25.00
        """)
    )
    assert [(a.unit, a.amount_yuan) for a in found.amounts] == [("", None)]


def test_a_dash_under_a_heading_is_stated_too() -> None:
    slid = " → → 其中：当年财政拨款 → — → 28.00 → 27.50 → — → 98.21% → —"
    found = understood(printed(MONEY.format(slid=slid)), kind="final", year=2022)
    assert ("其中：当年财政拨款", "年初预算", "—", "万元") in said(found)


def test_a_dash_beside_its_label_is_stated_too() -> None:
    """But not one beside a sentence."""
    found = understood(
        printed("""
        项目支出绩效目标表

        项目名称 → 河道清淤 →
        资金情况（万元） → 资金总额： → 30.00
         → 其他资金 → -
        总体目标 → 强化专项资金运行数据分析及预警管控力度，形成资金治理齐抓共管局面。 → ---
        """)
    )
    assert [(a.column_label, a.amount_text) for a in found.amounts] == [
        ("资金总额", "30.00"),
        ("资金总额/其他资金", "-"),
    ]


def test_other_funds_are_part_of_the_total_not_of_the_label_above() -> None:
    found = understood(
        printed("""
        项目支出绩效目标表

        项目名称 → 河道清淤 →
        资金情况（万元） → 资金总额： → 30.00
         → 其中：财政拨款 → 20.00
         → 上年结转 → 6.00
         → 其他资金： → 4.00
        """)
    )
    assert [(a.column_label, a.measure, a.amount_text) for a in found.amounts] == [
        ("资金总额", "total", "30.00"),
        ("资金总额/其中：财政拨款", "total", "20.00"),
        ("上年结转", "opening_balance", "6.00"),
        ("资金总额/其他资金", "other_income", "4.00"),
    ]


def test_a_code_beside_a_name_is_no_amount() -> None:
    found = understood(
        printed("""
        部门整体支出绩效目标表

        部门名称 → 岱山县水利局 → 部门预算编码 → 103
        年度预算安排（万元） → 资金总额 → 82.00 →
        """)
    )
    assert said(found) == [("资金总额", "资金总额", "82.00", "万元")]


def test_amounts_of_a_task_are_of_its_name_not_of_its_content() -> None:
    found = understood(
        printed("""
        部门整体支出绩效目标表

        任务名称 → 主要内容 → 预算金额（万元） → →
         → → 总额 → 财政拨款 → 其他资金
        防汛 → 值守 → 80.00 → 75.00 → 5.00
         → 供水 → 提升 → 120.00 → 120.00 →
        金额合计 → → 200.00 → 195.00 → 5.00
        """)
    )
    assert [label for label, *_ in said(found)] == ["防汛"] * 3 + ["供水"] * 2 + ["金额合计"] * 3


def test_headings_hold_below_a_row_of_nothing_but_dashes() -> None:
    rows = "上年结转资金 → → → — → →\n         → → 其他资金 → 5.00 → 6.00 → 7.00 → — → 90.00% → —"
    found = understood(printed(MONEY.format(slid=f" → → {rows}")), kind="final", year=2022)
    assert said(found)[-6:] == [
        ("其他资金", "年初预算", "5.00", "万元"),
        ("其他资金", "全年预算", "6.00", "万元"),
        ("其他资金", "全年执行", "7.00", "万元"),
        ("其他资金", "分值", "—", "分"),
        ("其他资金", "执行率", "90.00%", "%"),
        ("其他资金", "得分", "—", "分"),
    ]


def test_a_number_before_the_headings_of_amounts_is_stated_beside_them() -> None:
    found = understood(
        printed("""
        2022年度项目支出绩效自评表

        项目名称 → → 水库除险加固 → → →
        项目资金（万元） → → 28.00 → 年初预算 → 全年预算 → 全年执行
         → → 年度资金总额 → 30.00 → 28.00 → 27.50
        """),
        kind="final",
        year=2022,
    )
    assert said(found) == [
        ("项目资金（万元）", "项目资金（万元）", "28.00", "万元"),
        ("年度资金总额", "年初预算", "30.00", "万元"),
        ("年度资金总额", "全年预算", "28.00", "万元"),
        ("年度资金总额", "全年执行", "27.50", "万元"),
    ]


def test_a_list_of_one_project_has_its_amounts_under_both_rows_of_headings() -> None:
    found = understood(
        printed("""
        其他项目支出绩效目标表

        单位：万元

        单位编码 → 单位名称 → 资金总额 → 其中 → → 绩效目标
         → → → 财政拨款 → 其他资金 →
        417002 → 岱山县水库管理所 → 60.00 → 50.00 → 10.00 → 完成清淤
        """)
    )
    assert [(column, text) for _, column, text, _ in said(found)] == [
        ("资金总额", "60.00"),
        ("其中/财政拨款", "50.00"),
        ("其中/其他资金", "10.00"),
    ]
