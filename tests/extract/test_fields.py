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
