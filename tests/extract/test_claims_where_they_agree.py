"""Figures that are what a sentence states where they agree, and are not held against it where not."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import amounts, claims
from tests.support import printed

BASIC = printed("""
    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 基本支出
     → 合计 → 90.00
    301 → 工资福利支出 → 60.00
    302 → 商品和服务支出 → 20.00
    303 → 对个人和家庭的补助 → 10.00
    """)
BY_CLASS = """
    一般公共预算支出表（按支出经济分类科目）

    单位：万元

    部门经济编码 → 部门经济科目 → 政府经济编码 → 政府经济科目 → 合计 → 人员经费 → 公用经费 → 项目支出
     → 合计 →  →  → 90.00 → 40.00 → 20.00 → 30.00
    302 → 商品和服务支出 →  →  → 60.00 → 10.00 → 20.00 → 30.00
    30201 → 办公费 → 50201 → 办公经费 → 50.00 → 10.00 → 20.00 → 20.00
    30299 → 其他商品和服务支出 → {other} → 其他商品和服务支出 → 10.00 → 0.00 → 0.00 → 10.00
    303 → 对个人和家庭的补助 →  →  → 30.00 → 30.00 → 0.00 → 0.00
    30305 → 生活补助 → 50901 → 社会福利和救助 → 30.00 → 30.00 → 0.00 → 0.00
    """
OF_OFFICES = printed(BY_CLASS.format(other="50299"))
SUMMARY = printed("""
    部门收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、公共安全支出 → 80.00
    二、财政专户管理资金 →  → 二、农林水支出 → 10.00
    三、其他资金 → 10.00 → 三、住房保障支出 → 
    收入总计 → 90.00 → 支出总计 → 90.00
    """)


@pytest.mark.parametrize("words", ["公用经费", "机关运行经费"])
def test_running_costs_are_goods_and_services_where_they_are_as_much(words: str) -> None:
    heading = "一、一般公共预算基本支出情况\n\n"
    (equal,) = amounts(f"{words}20.00万元。", BASIC, heading)
    (other,) = amounts(f"{words}21.00万元。", BASIC, heading)
    assert (equal.bound_row_no, other.bound_table) == (3, "")


HEADING = "一、一般公共预算支出情况\n\n"


def test_a_class_of_offices_is_that_of_departments_where_its_items_are_coded_so() -> None:
    (equal,) = amounts("机关商品和服务支出（502）60.00万元。", OF_OFFICES, HEADING)
    (other,) = amounts("机关商品和服务支出（502）59.00万元。", OF_OFFICES, HEADING)
    assert (equal.bound_row_no, other.bound_table) == (2, "")


def test_a_kind_of_spending_of_a_class_is_a_column_and_has_no_code() -> None:
    said = "商品和服务支出（302）60.00万元，其中：专项业务经费30.00万元。"
    whole, part = amounts(said, OF_OFFICES, HEADING)
    assert (whole.code, part.code) == ("302", "")
    assert (part.bound_row_no, part.bound_column_no) == (whole.bound_row_no, 8)


@pytest.mark.parametrize("other", ["50502", ""])
def test_a_class_is_none_of_the_other_classification_whose_items_do_not_say_so(other: str) -> None:
    table = printed(BY_CLASS.format(other=other or "50502"))
    table = table if other else table.replace("50901", "").replace("50201", "").replace("50502", "")
    for said in ("机关商品和服务支出（502）60.00万元。", "商品和服务支出（502）60.00万元。"):
        (claim,) = amounts(said, table, HEADING)
        assert (claim.code, claim.bound_table) == ("502", "")


def test_personnel_among_the_parts_of_a_class_is_its_column() -> None:
    said = "对个人和家庭的补助（509）30.00万元，其中：人员经费30.00万元。"
    found = amounts(said, OF_OFFICES, HEADING)
    assert [(c.bound_row_no, c.bound_column_no) for c in found] == [(5, 5), (5, 6)]


def test_what_is_spent_is_on_the_side_of_expenditure() -> None:
    said = "收支总预算90.00万元，包括公用经费10.00万元、住房保障支出80.00万元。"
    (whole, *_) = amounts(said, SUMMARY)
    assert (whole.code, whole.bound_row_no, whole.bound_column_no) == ("grand_total", 4, 4)


YEAR_AND_TOTAL = printed("""
    收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、公共安全支出 → 85.00
    本年收入合计 → 80.00 → 本年支出合计 → 85.00
    上年结转 → 10.00 → 结转下年 → 5.00
    收入总计 → 90.00 → 支出总计 → 90.00
    """)


@pytest.mark.parametrize(
    ("said", "code", "row"),
    [
        ("支出总计85.00万元。", "expenditure", 2),
        ("收入总计80.00万元。", "income", 2),
        ("支出总计90.00万元。", "grand_total", 4),
        ("本年支出合计85.00万元。", "expenditure", 2),
    ],
)
def test_the_code_is_that_of_the_cell_that_is_bound(said: str, code: str, row: int) -> None:
    (claim,) = amounts(said, YEAR_AND_TOTAL)
    assert (claim.code, claim.bound_row_no) == (code, row)


def test_income_named_as_its_row_is_that_row() -> None:
    said = "收入预算90.00万元，其中：其他资金10.00万元，占11.11%。"
    assert [c.bound_row_no for c in amounts(said, SUMMARY)] == [4, 3]
    assert amounts("其他资金支出10.00万元。", SUMMARY)[-1].bound_table == ""


@pytest.mark.parametrize(
    ("said", "blank"),
    [
        ("住房保障支出0万元。", True),
        ("财政专户管理资金收入减少5.00万元。", True),
        ("财政专户管理资金收入增加5.00万元。", False),  # it cannot have come from less than nothing
        ("住房保障支出3.00万元。", False),
    ],
)
def test_what_is_nothing_is_bound_to_the_table_that_prints_nothing(said: str, blank: bool) -> None:
    found = amounts(f"与上年相比，{said}", SUMMARY)[-1]
    assert (found.bound_table != "", found.bound_row_no) == (blank, None)


def test_a_row_that_names_a_phase_only_is_a_total() -> None:
    table = printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 合计 → 因公出国（境）费 → 公务用车运行维护费 → 公务接待费
        预算数 → 9.00 → 0.00 → 6.00 → 3.00
        决算数 → 7.00 → 0.00 → 5.00 → 2.00
        """)
    found = claims(
        f"公务接待费预算3.00万元，支出决算2.00万元。\n\n{table}", heading="一、“三公”经费情况\n\n"
    )
    assert [(c.phase, c.bound_row_no) for c in found] == [("approved", 1), ("executed", 2)]


@pytest.mark.parametrize(("stated", "row"), [("9.00", 3), ("0.00", None)])
def test_running_cars_is_the_row_of_buying_and_running_them_only_where_they_agree(
    stated: str, row: int | None
) -> None:
    table = printed("""
        财政拨款“三公”经费支出表

        单位：万元

        项目 → 预算数
        合计 → 12.00
        一、因公出国（境）费 →
        二、公务用车购置及运维费 → 9.00
        三、公务接待费 → 3.00
        """)
    found = claims(
        f"公务用车运行维护费{stated}万元，与上年持平。\n\n{table}",
        kind="budget",
        heading="一、“三公”经费情况\n\n",
    )
    assert found[0].bound_row_no == row


def test_of_one_row_the_largest_figure_is_the_whole() -> None:
    table = printed("""
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 90.00 → 60.00 → 30.00

        项目支出表

        单位：万元

        项目名称 → 项目支出 → 其中：财政拨款项目支出
        合计 → 30.00 → 25.00
        堤防加固 → 30.00 → 25.00
        """)
    (change,) = amounts("与上年相比，项目支出减少5.00万元。", table)
    assert change.bound_column_no == 5


def test_an_item_by_the_name_of_another_year_is_its_row_where_it_agrees() -> None:
    table = printed("""
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计
         → 合计 → 45.00
        220 → 自然资源海洋气象等支出 → 45.00
        22001 → 自然资源事务 → 45.00
        2200199 → 其他自然资源事务支出 → 45.00
        """)
    path = "自然资源海洋气象等支出（类）自然资源事务（款）其他国土资源事务支出（项）"
    heading = "一、一般公共预算支出情况\n\n"
    (equal,) = amounts(f"{path}45.00万元。", table, heading)
    (other,) = amounts(f"{path}44.00万元。", table, heading)
    assert (equal.bound_row_no, equal.code, other.bound_table) == (4, "", "")


def test_what_was_evaluated_is_the_project_spending_where_it_is_as_much() -> None:
    table = printed("""
        支出决算表

        单位：万元

        科目编码 → 科目名称 → 本年支出合计 → 基本支出 → 项目支出
         → 合计 → 90.00 → 60.00 → 30.00
        """)
    found = claims(f"对二级项目3个全面开展绩效自评，共涉及资金30.00万元。\n\n{table}")
    assert [c.bound_column_no for c in found if c.kind == "amount"] == [5]


CARRIED = printed("""
    部门收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款 → 80.00 → 一、公共安全支出 → 90.00
    本年收入合计 → 80.00 → 本年支出合计 → 90.00
    上年结转 → 10.00 → 结转下年 →
    收入总计 → 90.00 → 支出总计 → 90.00
    """)


def test_what_is_spent_of_what_was_carried_over_is_no_row_of_income() -> None:
    income, spent = amounts("上年结转收入10.00万元，上年结转支出10.00万元。", CARRIED)
    assert (income.bound_row_no, spent.bound_row_no) == (3, None)


PARTS = printed("""
    部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 90.00 → 60.00 → 30.00

    一般公共预算基本支出表

    单位：万元

    科目编码 → 科目名称 → 一般公共预算基本支出
     →  → 合计 → 人员经费 → 公用经费
     → 合计 → {basic} → 40.00 → 20.00
    301 → 工资福利支出 → 40.00 → 40.00 → 0.00
    302 → 商品和服务支出 → 20.00 → 0.00 → 20.00
    """)


@pytest.mark.parametrize(("basic", "bound"), [("60.00", True), ("50.00", False)])
def test_a_part_of_a_whole_that_is_all_of_one_money_is_of_that_money(
    basic: str, bound: bool
) -> None:
    said = "支出预算90.00万元，其中基本支出60.00万元，包括人员经费41.00万元和公用经费20.00万元。"
    (personnel,) = (
        c
        for c in amounts(said, PARTS.replace("{basic}", basic))
        if c.code == "personnel" or "人员" in c.indicator
    )
    assert (personnel.bound_table != "") == bound


def test_the_money_that_an_evaluation_is_about_is_bound_where_it_is_as_much() -> None:
    said = "开展部门整体支出绩效评价，涉及基本支出{}万元，评价结果为优。"
    (equal,) = amounts(said.format("60.00"), PARTS)
    (other,) = amounts(said.format("59.00"), PARTS)
    assert (equal.bound_row_no, other.bound_table) == (1, "")


def test_a_phase_before_the_name_that_is_spoken_of_is_no_part_of_it() -> None:
    said = (
        "商品和服务支出（302）20.00万元，较上年增加20.00万元。2023年预算商品和服务支出20.00万元。"
    )
    *_, again = amounts(said, PARTS, "一、一般公共预算基本支出情况\n\n")
    assert (again.indicator, again.code, again.phase) == ("商品和服务支出", "302", "approved")


def test_all_income_of_the_year_is_what_a_share_is_of() -> None:
    said = "本年收入合计90.00万元，其中：其他收入10.00万元，占全年收入的12.11%。全年支出5.00万元。"
    income, _, share, spent = claims(said, heading="一、收入决算情况\n\n")
    assert (share.kind, share.base, share.base_claim_no) == ("share", "全年收入", income.claim_no)
    assert spent.code != "expenditure"  # of what a heading is about, such as 三公


def test_a_total_of_what_was_spent_is_that_of_the_year_where_it_is_as_much() -> None:
    table = printed("""
        财政拨款支出决算表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 90.00 → 60.00 → 30.00
        204 → 公共安全支出 → 90.00 → 60.00 → 30.00
        """)
    heading = "一、财政拨款支出决算情况\n\n"
    (equal,) = claims(f"财政拨款支出总计90.00万元。\n\n{table}", heading=heading)
    (other,) = claims(f"财政拨款支出总计91.00万元。\n\n{table}", heading=heading)
    assert (equal.bound_row_no, other.bound_row_no) == (1, None)
