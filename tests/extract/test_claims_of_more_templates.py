"""How the explanations of further provinces name what their figures are of."""

from __future__ import annotations

import pytest

from pipeline.model.records import Outcome
from tests.extract.claims_support import claims
from tests.support import from_word, printed, understood

TOTALS = printed("""
    收入支出决算总表

    金额单位：万元

    收入 → 决算数 → 支出 → 决算数
    一般公共预算财政拨款收入 → 88.00 → 农林水支出 → 95.00
    本年收入合计 → 88.00 → 本年支出合计 → 95.00
    年初结转和结余 → 12.00 → 年末结转和结余 → 5.00
    总计 → 100.00 → 总计 → 100.00

    """)
GENERAL = printed("""
    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    201 → 一般公共服务支出 → 30.00 → 20.00 → 10.00
    20133 → 宣传事务 → 30.00 → 20.00 → 10.00
    2013301 → 行政运行 → 20.00 → 20.00 →
    2013377 → 乡村广播维护 → 10.00 →  → 10.00

    """)


def test_a_path_with_the_codes_of_its_levels_names_its_item() -> None:
    """（01项） is a code, and counts no thing."""
    text = (
        "2023年度一般公共预算财政拨款支出决算为30.00万元。其中：\n"
        "（1）一般公共服务支出（201类）宣传事务（33款）行政运行（01项）。年初预算为18.00万元，"
        "支出决算为20.00万元，完成年初预算的111.11%。\n"
    )
    found = [c for c in claims(text) if c.code != "general_public"]
    assert [(c.kind, c.code, c.phase, c.amount_text) for c in found] == [
        ("amount", "2013301", "approved", "18.00"),
        ("amount", "2013301", "executed", "20.00"),
        ("completion", "2013301", "executed", "20.00"),
    ]


def test_a_path_that_no_classification_lists_is_the_row_that_prints_its_names() -> None:
    path = "一般公共服务（类）宣传事务（款）乡村广播维护（项）"
    read = understood(GENERAL + f"一、支出情况说明\n\n{path}2023年预算数为10.00万元。\n")
    (claim,) = read.claims
    assert (claim.bound_row_no, claim.amount_text) == (4, "10.00")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("部门机关运行经费预算", "agency_operation"),
        ("机关运行经费当年一般公共预算拨款", "agency_operation"),
        ("机关运行经费总预算安排", "agency_operation"),
        ("部门所属各单位政府采购总额", "procurement"),
        ("部门政府采购支出总额", "procurement"),
        ("单位预算全口径安排“三公”经费支出预算", "three_public"),
        ("“三公”经费一般公共预算安排", "three_public"),
        ("部门收支总预算", "grand_total"),
        ("部门“三公”经费财政拨款预算", "three_public"),
        ("单位公务接待费预算", "reception"),
        ("部门收入", ""),
        ("使用当年财政拨款安排的“三公”经费", "three_public"),
        ("用于保障机关等机构正常运转的日常支出", "basic"),
        ("用于专项业务工作的经费支出", "project"),
        ("财政拨款收支总决算", "appropriation_total"),
        ("财政拨款收入、支出决算总计", "appropriation_total"),
    ],
)
def test_the_names_of_the_same_money(words: str, code: str) -> None:
    (found,) = claims(f"2023年{words}9.00万元。")
    assert found.code == code


def test_income_and_expenditure_together_are_not_the_income_alone() -> None:
    read = understood(
        TOTALS + "一、收支情况说明\n\n2023年度财政拨款收入、支出决算总计100.00万元。\n",
        kind="final",
    )
    failed = [f for f in read.findings if f.outcome is Outcome.FAIL]
    assert not [f for f in failed if f.check.startswith("claim.")]
    assert [c.code for c in read.claims] == ["appropriation_total"]


def test_what_is_under_a_budget_behind_a_list_of_parts_is_the_whole() -> None:
    """The budget of 公务接待费, told last, is not that of all three."""
    text = (
        "2023年度财政拨款“三公”经费支出年初预算为9.00万元，支出决算为7.00万元，完成年初预算的77.78%。"
        "其中：公务用车运行维护费支出年初预算为6.00万元，支出决算为5.00万元，完成年初预算的83.33%；"
        "公务接待费支出年初预算为3.00万元，支出决算为2.00万元，完成年初预算的66.67%。"
        "2023年度“三公”经费支出决算数小于预算数的主要原因是厉行节约。"
    )
    (change,) = [c for c in claims(text) if c.kind == "change"]
    assert (change.code, change.direction, change.base_claim_no) == ("three_public", "decrease", 1)


def test_a_share_right_behind_its_amount_is_of_that_though_a_purpose_is_told_first() -> None:
    text = (
        "1.基本支出40.00万元，占支出总计的40.0%。主要是为保障机构正常运转发生的各项支出，其中："
        "工资福利支出30.00万元，占基本支出的75.0%。"
    )
    found = [c for c in claims(text) if c.kind == "share"]
    assert [(c.indicator, c.amount_text, c.base) for c in found] == [
        ("基本支出", "40.00", "支出总计"),
        ("工资福利支出", "30.00", "基本支出"),
    ]


def test_a_change_of_what_a_section_calls_total_is_of_the_figure_that_it_means() -> None:
    """支出总计95.00万元 is 本年支出合计; so is what 今年支出 changed, and it has no other side."""
    text = (
        "（一）收入总计100.00万元，包括：\n"
        "1.财政拨款收入88.00万元，占收入总计的88.0%。\n"
        "2.上年结转和结余12.00万元，占收入总计的12.0%。\n"
        "与上年相比，今年收入增加6.00万元，增长6.4%，主要原因是新增项目。\n"
        "（二）支出总计95.00万元，包括：\n"
        "1.基本支出50.00万元，占支出总计的52.6%。\n"
        "2.项目支出45.00万元，占支出总计的47.4%。\n"
        "与上年相比，今年支出增加9.00万元，增长10.5%，主要原因是新增项目。\n"
    )
    read = understood(TOTALS + f"一、收支情况说明\n\n{text}", kind="final")
    changes = [c.code for c in read.claims if c.kind == "change"]
    assert changes == ["grand_total", "expenditure"]
    assert not [f for f in read.findings if f.check == "claim.sides_change_alike"]


@pytest.mark.parametrize("written", [printed, from_word])
def test_vehicles_under_the_name_that_has_neither_purchase_nor_operation(written: object) -> None:
    assert callable(written)
    table = """
        一般公共预算“三公”经费支出表

        单位：万元

        项目 → 预算数
        合计 → 9.00
        1.因公出国（境）费用 → 0.00
        2.公务接待费 → 2.00
        3.公务用车费 → 7.00
        其中：（1）公务用车运行维护费 → 7.00
        （2）公务用车购置 → 0.00

        """
    text = "一、“三公”经费情况说明\n\n2023年公务用车购置及运行费预算7.00万元。\n"
    read = understood(written(table) + text)
    (claim,) = read.claims
    assert (claim.code, claim.bound_row_no) == ("vehicles", 4)


@pytest.mark.parametrize("each", ["各", "均", "分别", ""])
def test_what_both_sides_changed_by_is_of_what_was_stated_before(each: str) -> None:
    text = f"2023年度财政拨款收、支总计各90.00万元。与上年相比{each}增加9.00万元，增长11.11%。"
    change = claims(text)[-1]
    assert (change.code, change.base) == ("appropriation_total", "上年")


def test_what_is_compared_to_last_years_income_is_the_income() -> None:
    text = "2023年部门收入5.00万元，支出4.00万元，比上年收入增加25.0%，支出比上年增加33.3%。"
    found = [(c.indicator, c.percentage_text) for c in claims(text) if c.kind == "change"]
    assert found == [("部门收入", "25.0"), ("支出", "33.3")]
