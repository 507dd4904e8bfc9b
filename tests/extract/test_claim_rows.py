"""Rows that a sentence names by a path or by the part of a list that it stands in, and whole lists."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.printed_paths import path_names
from tests.extract.claims_support import HEADING, claims
from tests.support import printed

WITHOUT_CODES = printed("""
    一般公共预算支出表

    单位：万元

    功能分类科目 → 合计 → 基本支出 → 项目支出
    合计 → 90.00 → 60.00 → 30.00
    公共安全支出 → 90.00 → 60.00 → 30.00
      司法 → 50.00 → 40.00 → 10.00
        行政运行 → 50.00 → 40.00 → 10.00
      强制隔离戒毒 → 40.00 → 20.00 → 20.00
        行政运行 → 40.00 → 20.00 → 20.00
    """)
DIVIDED = printed("""
    一般公共预算支出表（按支出功能分类科目）

    单位：万元

    科目编码 → 科目名称 → 合计 → 人员经费 → 公用经费 → 项目支出
     → 合计 → 90.00 → 40.00 → 20.00 → 30.00
    201 → 一般公共服务支出 → 90.00 → 40.00 → 20.00 → 30.00
    20101 → 人大事务 → 90.00 → 40.00 → 20.00 → 30.00
    2010101 → 行政运行 → 90.00 → 40.00 → 20.00 → 30.00
    """)


@pytest.mark.parametrize(
    ("section", "stated", "row"),
    [("司法", "50.00", 4), ("强制隔离戒毒", "40.00", 6), ("强制隔离戒毒", "41.00", 6)],
)
def test_a_row_without_a_code_is_found_by_the_names_above_it(
    section: str, stated: str, row: int
) -> None:
    found = claims(
        f"公共安全支出（类）{section}（款）行政运行（项）{stated}万元。\n\n{WITHOUT_CODES}",
        kind="budget",
        heading="一、一般公共预算当年拨款情况\n\n",
    )
    assert [(c.bound_row_no, c.bound_column_no) for c in found] == [(row, 2)]


def test_one_name_alone_is_no_path() -> None:
    assert path_names("行政运行50.00万元") == ()
    found = claims(f"其中：行政运行（项）30.00万元。\n\n{WITHOUT_CODES}", kind="budget")
    assert [c.bound_table for c in found] == [""]


def test_a_code_listed_under_a_kind_of_spending_is_in_its_column() -> None:
    said = (
        "（1）人员经费：\n①行政运行（2010101）40.00万元；\n"
        "（2）公用经费：\n①行政运行（2010101）20.00万元；\n"
    )
    heading = "一、一般公共预算支出情况\n\n"
    found = claims(f"{said}\n{DIVIDED}", kind="budget", heading=heading)
    assert [(c.amount_text, c.code, c.bound_column_no) for c in found] == [
        ("40.00", "2010101", 4),
        ("20.00", "2010101", 5),
    ]


def test_behind_a_list_a_comparison_is_of_the_whole_that_was_stated_before_it() -> None:
    found = claims(
        "（二）支出预算：2026年年初预算数90.00万元。按支出功能分类，包括教育支出50.00万元，农林水支出"
        "40.00万元。比2025年减少10.00万元。",
        kind="budget",
        year=2026,
    )
    assert [(c.kind, c.code) for c in found if c.kind == "change"] == [("change", "grand_total")]


def test_the_heading_says_what_shares_are_of() -> None:
    heading = "一、一般公共预算当年拨款规模变化情况\n\n"
    found = claims(
        "2026年一般公共预算当年拨款50.00万元。\n\n二、一般公共预算当年拨款结构情况\n\n"
        "教育支出20.00万元，占40.00%；农林水支出30.00万元，占60.00%。",
        kind="budget",
        heading=heading,
        year=2026,
    )
    assert [c.base_claim_no for c in found if c.kind == "share"] == [1, 1]


def test_a_base_that_names_the_body_and_this_years_budget_is_last_years() -> None:
    found = claims(
        "支出总计90.00万元。与上年无锡市某某某某局（本级）2026年度单位预算公开相比减少10.00万元。",
        kind="budget",
        year=2026,
        heading=HEADING,
    )
    change = next(c for c in found if c.kind == "change")
    assert (change.indicator, change.code, change.base_period) == ("支出总计", "grand_total", 2025)


@pytest.mark.parametrize(
    ("words", "stated", "row"),
    [
        ("一般公共预算收入", "50.00", 2),
        ("政府性基金预算拨款收入", "0", None),
        ("国有资本经营预算拨款收入", "3.00", 4),
        ("财政专户管理资金收入", "7.00", 5),
        ("上年实户资金余额", "2.00", 6),
    ],
)
def test_income_by_source_is_bound_to_the_summary(words: str, stated: str, row: int | None) -> None:
    summary = printed("""
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、财政拨款收入 → 53.00 → 一、教育支出 → 62.00
        1.一般公共预算收入 → 50.00 →  →
        2.政府性基金预算收入 →  →  →
        3.国有资本经营预算收入 → 3.00 →  →
        二、财政专户管理资金收入 → 7.00 →  →
        三、上年实户资金余额 → 2.00 →  →
        收入总计 → 62.00 → 支出总计 → 62.00
        """)
    (claim,) = claims(f"{words}{stated}万元。\n\n{summary}", kind="budget")
    assert claim.bound_table
    assert claim.bound_row_no == row


@pytest.mark.parametrize(("side", "column"), [("收入", 2), ("支出", 4)])
def test_the_side_that_grew_is_the_total_stated_before(side: str, column: int) -> None:
    summary = printed("""
        收支总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、财政拨款收入 → 53.00 → 一、教育支出 → 53.00
        合计 → 53.00 → 合计 → 53.00
        """)
    found = claims(
        f"（一）{side}预算：2026年年初预算数53.00万元，其中：基本支出3.00万元；{side}比2025年增加8.00万元。"
        f"\n\n{summary}",
        kind="budget",
        year=2026,
    )
    change = next(c for c in found if c.kind == "change")
    assert (change.code, change.bound_row_no, change.bound_column_no) == ("grand_total", 2, column)


@pytest.mark.parametrize(
    "words",
    [
        "机关运行经费一般公共预算拨款安排",
        "3家行政单位的机关运行经费财政拨款预算",
        "行政单位机关运行经费预算总额",
        "机关运行经费财政拨款预算",
    ],
)
def test_running_costs_of_offices_with_words_between(words: str) -> None:
    claim = next(c for c in claims(f"{words}12.00万元。", kind="budget") if c.kind == "amount")
    assert claim.code == "agency_operation"


def test_a_project_among_the_projects_is_its_row_though_the_figure_differs() -> None:
    projects = printed("""
        项目支出表

        单位：万元

        项目名称 → 项目支出
        合计 → 30.00
        水库维护项目 → 10.00
        海塘加固项目 → 20.00
        """)
    said = "项目支出30.00万元，具体包括：水库维护项目11.00万元，海塘加固项目20.00万元。"
    found = claims(f"{said}\n\n{projects}", kind="budget")
    rows = {c.amount_text: c.bound_row_no for c in found}
    assert (rows["11.00"], rows["20.00"]) == (2, 3)
    # alone the name may be of something else
    (claim,) = claims(f"水库维护项目11.00万元。\n\n{projects}", kind="budget")
    assert claim.bound_row_no is None


BY_CLASS = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 基本支出
    301 → 工资福利支出 → 60.00
    30101 → 基本工资 → 60.00
    310 → 资本性支出 → 4.45
    31002 → 办公设备购置 → 4.45
     → 合计 → 64.45
    """)


@pytest.mark.parametrize(
    ("heading", "row"),
    [("一、一般公共预算基本支出情况\n\n", 3), ("一、一般公共预算支出情况\n\n", None)],
)
def test_a_class_of_expenses_below_basic_expenditure_is_that_of_its_form(
    heading: str, row: int | None
) -> None:
    text = f"（一）资本性支出7.45万元。\n\n{BY_CLASS}"
    (claim,) = claims(text, kind="budget", heading=heading)
    assert claim.bound_row_no == row


SUMMED = printed("""
    部门收支预算总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算资金 → 80.00 → 一、公共安全支出 → 90.00
    二、政府性基金预算资金 → 20.00 → 二、农林水支出 → 10.00
    收入总计 → 100.00 → 支出总计 → 100.00

    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 80.00 → 50.00 → 30.00
    204 → 公共安全支出 → 80.00 → 50.00 → 30.00
    20404 → 检察 → 80.00 → 50.00 → 30.00
    2040401 → 行政运行 → 80.00 → 50.00 → 30.00
    """)


def test_a_class_agrees_with_the_summary_where_the_form_with_codes_is_of_one_fund() -> None:
    found = claims(
        f"公共安全（类）支出90.00万元。\n\n{SUMMED}", kind="budget", heading="一、收支\n\n"
    )
    assert [(c.code, c.bound_row_no, c.bound_column_no) for c in found] == [("204", 1, 4)]
    other = claims(
        f"公共安全（类）支出91.00万元。\n\n{SUMMED}", kind="budget", heading="一、收支\n\n"
    )
    assert [(c.bound_row_no, c.bound_column_no) for c in other] == [(1, 4)]


def test_appropriations_among_the_parts_of_income_are_income() -> None:
    said = "收入预算100.00万元，其中：一般公共预算拨款80.00万元，政府性基金预算拨款20.00万元。"
    found = claims(f"{said}\n\n{SUMMED}", kind="budget", heading="一、收支\n\n")
    assert [c.code for c in found] == ["grand_total", "general_public_income", "fund_income"]
    assert [(c.bound_row_no, c.bound_column_no) for c in found] == [(3, 2), (1, 2), (2, 2)]


def test_an_item_that_a_sentence_introduces_as_one_is_what_changed() -> None:
    said = (
        "减少最多的项级支出科目为2040401行政运行，预算数80.00为万元，比2022年执行数减少8.00万元。"
    )
    level, change = claims(f"{said}\n\n{SUMMED}", kind="budget", heading="二、一般公共预算\n\n")
    assert (level.kind, level.amount_text, level.unit) == ("amount", "80.00", "万元")
    assert (change.kind, change.code, change.amount_text) == ("change", "2040401", "8.00")


@pytest.mark.parametrize(
    ("item", "code"),
    [("机关事业单位职业年金", "2080506"), ("机关事业单位", ""), ("职业年金", "")],
)
def test_an_item_named_without_its_ending_is_the_only_one_of_its_section(
    item: str, code: str
) -> None:
    said = f"社会保障和就业支出（类）行政事业单位养老支出（款）{item}（项）5.00万元。"
    assert [c.code for c in claims(said, kind="budget")] == [code]


def test_an_item_below_a_section_that_is_called_a_class_is_known_by_its_name() -> None:
    said = "1.行政事业单位养老支出（类）机关事业单位职业年金缴费（项）5.00万元。"
    assert [c.code for c in claims(said, kind="budget")] == ["2080506"]


def test_running_costs_of_offices_are_bound_to_their_own_form() -> None:
    table = printed("""
        一般公共预算机关运行经费支出预算表

        单位：万元

        科目编码 → 科目名称 → 机关运行经费支出
         → 合计 → 5.00
        302 → 商品和服务支出 → 5.00
        """)
    (found,) = claims(f"本部门机关运行经费预算支出5.00万元。\n\n{table}", kind="budget")
    assert (found.code, found.bound_row_no, found.bound_column_no) == ("agency_operation", 1, 3)


def test_what_is_left_of_last_year_is_told_by_its_fund() -> None:
    table = printed("""
        部门收入总表

        单位：万元

        合计 → 本年收入 → → 上年结转结余 → →
         → 小计 → 一般公共预算 → 小计 → 一般公共预算 → 财政专户管理资金
        9.00 → 7.00 → 7.00 → 2.00 → 2.00 → 
        """)
    said = "上年结转结余的一般公共预算收入2.00万元；上年结转结余的财政专户管理资金0万元。"
    found = claims(f"{said}\n\n{table}", kind="budget", heading="一、收入预算情况\n\n")
    assert [c.bound_column_no for c in found] == [5, None]
    assert all(c.bound_table for c in found)


def test_the_name_of_an_indicator_does_not_set_it_apart() -> None:
    table = printed("""
        部门支出总表

        单位：万元

        合计 → 基本支出 → 项目支出 → 单位预留机动经费
        9.00 → 5.00 → 3.00 → 1.00
        """)
    heading = "三、支出预算情况\n\n"
    (found,) = claims(f"单位预留机动经费1.00万元。\n\n{table}", kind="budget", heading=heading)
    assert (found.code, found.bound_column_no) == ("reserve", 4)
    (other,) = claims(
        f"为小微企业预留项目支出3.00万元。\n\n{table}", kind="budget", heading=heading
    )
    assert other.bound_table == ""
