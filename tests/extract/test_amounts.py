"""Which number becomes which amount: unit, phase, fund, direction, year; blank, dash and zero apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support import amount, printed, understood

PLAIN = """
        {title}

        单位：{unit}

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → {first} → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """


def plain(first: str = "61.40", unit: str = "万元", title: str = "支出总表") -> str:
    return printed(PLAIN.format(first=first, unit=unit, title=title))


@pytest.mark.parametrize(
    ("unit", "yuan"),
    [("元", "61.40"), ("千元", "61400.00"), ("万元", "614000.00"), ("亿元", "6140000000.00")],
)
def test_the_unit_above_the_table_makes_yuan(unit: str, yuan: str) -> None:
    found = amount(understood(plain(unit=unit)), "农林水支出", "合计")
    assert (found.unit, found.amount, found.amount_yuan) == (unit, Decimal("61.40"), Decimal(yuan))


def test_a_table_without_a_unit_has_no_yuan() -> None:
    found = amount(understood(plain(unit="岱山县水利局")), "农林水支出", "合计")
    assert (found.unit, found.amount_yuan) == ("", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,061.40", "1061.40"),
        ("(61.40)", "-61.40"),
        ("－61.40", "-61.40"),
        ("６１．４０", "61.40"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("-", None),
        ("——", None),
    ],
)
def test_what_is_printed_is_kept_beside_its_value(text: str, value: str | None) -> None:
    found = amount(understood(plain(text)), "农林水支出", "合计")
    assert found.amount_text == text
    assert found.amount == (None if value is None else Decimal(value))
    assert (found.amount_yuan is None) is (value is None)


@pytest.mark.parametrize(
    ("text", "unit", "yuan"), [("61.40 万元", "万元", "614000.00"), ("614,000元", "元", "614000")]
)
def test_a_number_with_its_own_unit_is_in_it(text: str, unit: str, yuan: str) -> None:
    found = amount(understood(plain(text, unit="千元")), "农林水支出", "合计")
    assert (found.amount_text, found.unit, found.amount_yuan) == (text, unit, Decimal(yuan))


def test_a_blank_is_no_amount() -> None:
    found = understood(plain(""))
    assert [row for row, column, _ in found.stated if column == "合计"] == ["水利"]


def test_an_amount_says_where_it_stands() -> None:
    found = amount(understood(plain()), "水利", "项目支出")
    assert (found.source_line, found.row_no, found.column_no) == (7, 2, 5)
    assert (found.code, found.level, found.is_leaf) == ("21303", 2, True)
    assert (found.form, found.table_title) == ("budget.expenditure", "支出总表")


# Units nearer than the table's


# Phase, year, fund, direction


def test_a_final_account_states_three_phases() -> None:
    found = understood(
        printed("""
        财政拨款“三公”经费支出决算表

        项目 → 行次 → 年初预算数 → 全年预算数 → 决算数
        栏次 → → 1 → 2 → 3
        公务接待费 → 1 → 1.80 → 1.50 → 1.20
        """),
        kind="final",
        year=2022,
    )
    assert [(a.phase, a.fiscal_year) for a in found.amounts] == [
        ("approved", 2022),
        ("adjusted", 2022),
        ("executed", 2022),
    ]


@pytest.mark.parametrize(("kind", "phase"), [("budget", "approved"), ("final", "executed")])
def test_amounts_without_a_phase_have_that_of_their_disclosure(kind: str, phase: str) -> None:
    found = understood(plain(), kind=kind)
    assert {a.phase for a in found.amounts} == {phase}


def test_columns_may_state_other_years() -> None:
    found = understood(
        printed("""
        “三公”经费支出表

        项目 → 上年预算数 → 本年预算数 → 2020年决算数 → 比上年增减额
        公务接待费 → 2.00 → 1.80 → 1.95 → -0.20
        """),
        year=2022,
    )
    assert [(a.column_label, a.fiscal_year, a.measure) for a in found.amounts] == [
        ("上年预算数", 2021, "total"),
        ("本年预算数", 2022, "total"),
        ("2020年决算数", 2020, "total"),
        ("比上年增减额", 2022, "change"),
    ]


def test_money_carried_over_is_this_years_opening_balance() -> None:
    found = understood(
        printed("""
        收入总表

        科目编码 → 科目名称 → 合计 → 本年收入 → 上年结转
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        21303 → 水利 → 61.40 → 41.40 → 20.00
        """),
        year=2022,
    )
    carried = amount(found, "水利", "上年结转")
    assert (carried.measure, carried.direction, carried.fiscal_year) == (
        "opening_balance",
        "balance",
        2022,
    )
    assert amount(found, "水利", "本年收入").direction == "revenue"


def test_a_row_carried_over_is_a_balance() -> None:
    found = understood(
        printed("""
        收支总表

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、政府性基金预算拨款收入 → 41.40 → 一、农林水支出 → 61.40
        上年结转结余 → 20.00 → 年终结转结余 → 0.00
        """)
    )
    assert amount(found, "上年结转结余", "收入/预算数").direction == "balance"
    assert amount(found, "年终结转结余", "支出/预算数").direction == "balance"
    assert amount(found, "一、政府性基金预算拨款收入", "收入/预算数").fund == "government_fund"


@pytest.mark.parametrize(
    ("title", "fund"),
    [
        ("一般公共预算支出表", "general_public"),
        ("政府性基金预算支出表", "government_fund"),
        ("国有资本经营预算支出表", "state_capital"),
        ("支出总表", ""),
    ],
)
def test_the_form_tells_the_fund_where_no_heading_does(title: str, fund: str) -> None:
    found = understood(plain(title=title))
    assert {(a.fund, a.direction) for a in found.amounts} == {(fund, "expenditure")}


def test_the_form_of_basic_expenditure_speaks_for_its_columns() -> None:
    found = understood(
        printed("""
        一般公共预算基本支出表

        科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
        301 → 工资福利支出 → 7.00 → 7.00 →
        30101 → 基本工资 → 7.00 → 7.00 →
        """)
    )
    assert [a.measure for a in found.amounts[:2]] == ["basic", "basic.personnel"]
    assert found.amounts[0].classification == "economic"


def test_a_titles_year_and_phase_are_those_of_columns_that_state_none() -> None:
    found = understood(
        printed("""
        2022年全县收入完成情况表

        单位：万元

        项目 → 2021年决算数 → 预算数 → 金额 → 上年数
        一、税收收入 → 5.10 → 6.20 → 7.30 → 8.40
        二、非税收入 → 1.10 → 2.20 → 3.30 → 4.40
        """)
    )
    said = [(a.fiscal_year, a.phase) for a in found.amounts[:4]]
    assert said == [(2021, "executed"), (2022, "approved"), (2022, "executed"), (2021, "executed")]


def test_a_title_of_two_years_says_neither() -> None:
    found = understood(
        printed("""
        2022年收入执行情况和2023年收入预算表

        单位：万元

        项目 → 金额
        一、税收收入 → 5.10
        二、非税收入 → 1.10
        """)
    )
    assert {(a.fiscal_year, a.phase) for a in found.amounts} == {(2023, "approved")}


@pytest.mark.parametrize(
    ("heading", "phase"),
    [
        ("2023年政府债务余额", "executed"),
        ("2023年政府债务限额", "approved"),
        ("2023年债务还本", "executed"),
        ("2024年政府债务余额", "approved"),
        ("2023年公用经费", "approved"),
    ],
)
def test_past_debt_in_a_budget_is_what_became_of_it(heading: str, phase: str) -> None:
    text = f"全县政府债务情况表\n\n单位：万元\n\n地区 → {heading} → 备注\n甲镇 → 3.00 → 无\n乙镇 → 4.00 → 无"
    found = understood(printed(text), year=2024)
    assert {a.phase for a in found.amounts} == {phase}


@pytest.mark.parametrize("text", ["12,957100", "12,829,57100"])
def test_a_misprinted_total_right_below_the_heading_is_stated_without_a_value(text: str) -> None:
    made = understood(
        printed(f"""
        支出总表

        单位：元

        项目 → 金额
        合计 → {text}
        基本支出 → 82,957.10
        项目支出 → 46,614.00
        """)
    )
    found = amount(made, "合计", "金额")
    assert (found.amount_text, found.amount, found.amount_yuan) == (text, None, None)
