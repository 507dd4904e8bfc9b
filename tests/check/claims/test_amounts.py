"""Amounts that sentences state, against their tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.check.claims.claims import check_claims
from pipeline.check.subject import Subject
from pipeline.extract.claims import extract_claims
from pipeline.model.records import Outcome, Severity
from tests.check.claims.claims_support import (
    EXPENDITURE,
    THREE_PUBLIC,
    findings,
    of,
    outcomes,
    table,
)
from tests.support import VOCABULARY, from_word, printed, understood


def test_an_amount_as_in_its_table() -> None:
    finding = of("amount_as_in_table", findings("本年支出合计80.00万元。", table()))
    assert (finding.outcome, finding.row_no) == (Outcome.PASS, 3)


def test_an_amount_that_its_table_contradicts_is_told_with_both_figures() -> None:
    finding = of("amount_as_in_table", findings("本年支出合计143.00万元。", table()))
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.ERROR)
    assert "143.00 万元" in finding.message
    assert "《支出决算表》中为 80.00 万元" in finding.message
    assert finding.message.endswith("相差 63.00")
    assert (finding.printed, finding.expected) == (Decimal("143.00"), Decimal("80.00"))
    assert "difference 63.00" in finding.message_en


@pytest.mark.parametrize(
    ("total", "outcome"),
    [
        ("800,000.00", Outcome.PASS),
        ("800,049.00", Outcome.ROUNDING),
        ("800,200.00", Outcome.ROUNDING),
        ("800,201.00", Outcome.FAIL),
        ("80.00", Outcome.FAIL),
    ],
)
def test_prose_in_ten_thousand_against_a_table_in_yuan(total: str, outcome: Outcome) -> None:
    tables = printed(EXPENDITURE.format(total=total, basic="", project="", unit="元"))
    assert of("amount_as_in_table", findings("本年支出合计80.00万元。", tables)).outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("80.02", Outcome.ROUNDING),
        ("80.03", Outcome.FAIL),
        ("82", Outcome.FAIL),  # two units of whole ones are no rounding
    ],
)
def test_two_units_of_the_last_decimal_are_rounding(said: str, outcome: Outcome) -> None:
    found = of("amount_as_in_table", findings(f"本年支出合计{said}万元。", table()))
    assert found.outcome is outcome
    assert (found.severity is Severity.NOTE) is (outcome is Outcome.ROUNDING)


def test_two_units_of_what_is_hardly_more_are_none() -> None:
    small = printed(EXPENDITURE.format(total="0.08", basic="0.06", project="0.02", unit="万元"))
    found = of("amount_as_in_table", findings("本年支出合计0.10万元。", small))
    assert found.outcome is Outcome.FAIL


def test_an_amount_that_no_table_states_is_not_evaluated() -> None:
    finding = of("amount_as_in_table", findings("机关运行经费支出7.97万元。", table()))
    assert finding.outcome is Outcome.NOT_EVALUATED
    assert "表中没有可对应的数" in finding.message


def test_a_phase_that_no_table_states_is_not_held_against_another() -> None:
    found = findings("本年支出合计年初预算为70.00万元，支出决算为80.00万元。", table())
    assert outcomes("amount_as_in_table", found) == [Outcome.NOT_EVALUATED, Outcome.PASS]


def test_none_where_the_table_prints_nothing() -> None:
    found = findings(
        "因公出国（境）费支出决算为0.00万元，公务接待费1.00万元。", printed(THREE_PUBLIC)
    )
    assert outcomes("amount_as_in_table", found) == [Outcome.PASS, Outcome.PASS]
    assert "表中未列数" in found[0].message


def test_a_sentence_that_says_none_against_a_figure() -> None:
    found = findings("本部门2023年度无公务接待费支出。", printed(THREE_PUBLIC))
    assert outcomes("amount_as_in_table", found) == [Outcome.FAIL]


def test_parts_of_something_else_are_not_held_against_the_departments() -> None:
    text = "农林水支出（类）80.00万元，其中：基本支出10.00万元。涉及项目支出5.00万元。"
    found = findings(text, table())
    assert outcomes("amount_as_in_table", found) == [
        Outcome.PASS,
        Outcome.NOT_EVALUATED,
        Outcome.NOT_EVALUATED,
    ]


def test_a_task_called_like_an_indicator_is_held_against_it_with_a_warning() -> None:
    tables = printed("""
        一般公共预算财政拨款基本支出决算表

        单位：万元

        人员经费 → → → 公用经费 → →
        科目编码 → 科目名称 → 金额 → 科目编码 → 科目名称 → 金额
        301 → 工资福利支出 → 43.50 → 302 → 商品和服务支出 → 30.42
        30101 → 基本工资 → 43.50 → 30201 → 办公费 → 30.42
        人员经费合计 → → 43.50 → 公用经费合计 → → 30.42

        2023年度部门整体支出绩效自评表

        部门名称 → 岱山县水利局 → → → → →
        任务名称 → 项目级次 → 主要内容 → 批复金额（万元） → → → 实际支出金额（万元）
         →  →  → 总额 → 财政拨款 → 其他资金 →
        人员经费 → 本级 → 工资及社保费 → 73.92 → 73.92 →  → 73.92
        """)
    found = understood(tables, kind="final")
    claims = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY, claims
    )
    failed = [f for f in check_claims(subject) if f.outcome is Outcome.FAIL]
    assert [(f.severity, f.difference) for f in failed] == [(Severity.WARNING, Decimal("30.42"))]


def test_a_table_from_word_is_held_against_too() -> None:
    tables = from_word(
        EXPENDITURE.format(total="80.00", basic="60.00", project="20.00", unit="万元")
    )
    assert of("amount_as_in_table", findings("项目支出20.00万元。", tables)).outcome is Outcome.PASS


def test_a_contradicted_figure_is_told_once() -> None:
    found = findings("本年支出合计143.00万元。经核对，本年支出合计143.00万元。", table())
    failed = [f.check for f in found if f.outcome is Outcome.FAIL]
    assert failed == ["claim.amount_as_in_table"]
    differing = findings("本年支出合计143.00万元。经核对，本年支出合计80.00万元。", table())
    assert [f.check for f in differing if f.outcome is Outcome.FAIL] == failed


@pytest.mark.parametrize(
    ("whole", "outcome"),
    [("80", Outcome.ROUNDING), ("81", Outcome.ROUNDING), ("79", Outcome.FAIL)],
)
def test_whole_units_may_be_cut_off(whole: str, outcome: Outcome) -> None:
    tables = table("80.81").replace("20.00", "20.81")
    found = findings(f"本年支出合计{whole}万元。", tables)
    assert [f.outcome for f in found if f.check == "claim.amount_as_in_table"] == [outcome]


@pytest.mark.parametrize(("said", "outcome"), [("90.00", Outcome.PASS), ("70.00", Outcome.FAIL)])
def test_the_last_row_of_a_summary_may_be_called_as_a_sum(said: str, outcome: Outcome) -> None:
    summary = printed("""
        收入支出决算总表

        单位：万元

        收入 → 决算数 → 支出 → 决算数
        一、一般公共预算财政拨款收入 → 80.00 → 一、农林水支出 → 85.00
        本年收入合计 → 80.00 → 本年支出合计 → 85.00
        年初结转和结余 → 10.00 → 年末结转和结余 → 5.00
        合计 → 90.00 → 合计 → 90.00

        """)
    found = findings(f"2023年度收入总计{said}万元。", summary)
    assert of("amount_as_in_table", found).outcome is outcome


@pytest.mark.parametrize(("said", "outcome"), [("60.00", Outcome.PASS), ("66.00", Outcome.FAIL)])
def test_staff_costs_may_have_a_column_of_the_form_of_basic_expenditure(
    said: str, outcome: Outcome
) -> None:
    basic = printed("""
        一般公共预算财政拨款基本支出决算表

        单位：万元

        经济分类科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费
         → 合计 → 80.00 → 60.00 → 20.00
        301 → 工资福利支出 → 60.00 → 60.00 → 0.00
        302 → 商品和服务支出 → 20.00 → 0.00 → 20.00

        """)
    found = findings(f"一般公共预算财政拨款基本支出中，人员经费{said}万元。", basic)
    assert of("amount_as_in_table", found).outcome is outcome
