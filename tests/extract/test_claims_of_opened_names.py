"""Names behind what an item is spent on, changes that nothing is compared to, and zeros of other years."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import amounts, claims, told

THREE_PUBLIC = """财政拨款“三公”经费支出决算表
单位：万元
项目\t预算数\t决算数
合计\t61.00\t47.50
因公出国（境）费\t0.00\t0.00
公务用车购置及运行维护费\t46.00\t38.20
其中：公务用车购置费\t0.00\t0.00
公务用车运行维护费\t46.00\t38.20
公务接待费\t15.00\t9.30
"""
BASIC = """一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t730.00\t610.00\t120.00
301\t工资福利支出\t610.00\t610.00\t0.00
302\t商品和服务支出\t120.00\t0.00\t120.00
"""


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("2023年各单位执行公务，开展业务活动的公务用车购置及运行费决算支出38.2万元", "vehicles"),
        ("2023年开展业务活动的交通费、用餐费等公务接待费决算支出9.3万元", "reception"),
        ("2023年乙县行政单位、事业单位使用当年财政拨款安排的“三公”经费总额为47.5万元", "three_public"),
        ("2023年“三公”经费支出总数为47.5万元", "three_public"),
    ],
)  # fmt: skip
def test_a_name_behind_what_it_is_spent_on_is_bound(said: str, code: str) -> None:
    first, change = claims(f"{said}，较年初预算减少12%。\n\n{THREE_PUBLIC}")
    assert (first.code, change.code) == (code, code)
    assert first.bound_table == change.bound_table != ""


@pytest.mark.parametrize(("printed", "bound"), [("120", True), ("95", False)])
def test_things_before_a_name_may_be_a_part_of_it(printed: str, bound: bool) -> None:
    said = f"基本支出中，安排水费、差旅费等公用经费{printed}万元。"
    (claim,) = amounts(said, BASIC)
    assert (claim.code, bool(claim.bound_table)) == ("public", bound)


@pytest.mark.parametrize("so", ["下降了", "下降"])
@pytest.mark.parametrize("much", ["36.4%", "3万元"])
def test_a_change_of_three_public_needs_nothing_to_be_compared_to(so: str, much: str) -> None:
    (change,) = claims(f"其中，公务接待费{so}{much}。")
    assert (change.kind, change.code, change.direction) == ("change", "reception", "decrease")
    assert change.base == ""


def test_what_a_work_is_called_by_is_no_change() -> None:
    (amount,) = told(claims("支持商贸稳增长30万元。"))
    assert amount[:2] == ("amount", "支持商贸稳增长")


def test_nothing_in_another_year_is_not_bound_to_the_table_of_this_one() -> None:
    said = "2022年度因公出国（境）经费0万元。2023年度因公出国（境）经费0万元。"
    before, now = claims(f"{said}\n\n{THREE_PUBLIC}")
    assert (before.period, before.bound_table) == (2022, "")
    assert now.bound_table != ""


def test_what_public_budgets_were_called_is_their_money() -> None:
    _, part = amounts("2023年收入预算总计85万元，其中公共预算拨款85万元。", BASIC)
    assert (part.code, part.fund) == ("general_public_income", "general_public")


@pytest.mark.parametrize(
    ("before", "money", "code"),
    [
        (
            "一般公共预算财政拨款支出126.4万元，占本年支出的31.4%",
            "一般公共预算财政拨款",
            "general_public",
        ),
        ("财政拨款收入126.4万元", "财政拨款", "appropriation_income"),
        ("政府性基金预算财政拨款支出126.4万元", "一般公共预算财政拨款", ""),
        ("财政拨款收入126.4万元，财政拨款支出126.4万元", "财政拨款", ""),
    ],
)
def test_a_change_of_some_money_is_of_what_was_said_of_it(
    before: str, money: str, code: str
) -> None:
    change = claims(f"2023年{before}。与2022年相比，{money}增加2.74万元，增长2.22%。")[-1]
    assert (change.kind, change.code, change.direction) == ("change", code, "increase")
