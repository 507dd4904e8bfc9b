"""Claims of what was carried over, of the money of the year beside it, and of both together."""

from __future__ import annotations

import pytest

from pipeline.model.records import Claim
from tests.extract.claims_support import amounts, claims
from tests.support import printed

SUMMARIES = """
    收支总表

    单位：万元

    收入 → 预算数 → 支出 → 预算数
    一、一般公共预算拨款收入 → 410.00 → 一、农林水支出 → 520.00
    二、政府性基金预算拨款收入 → 70.00 → → 
    本年收入合计 → 480.00 → 本年支出合计 → 520.00
    上年结转 → 40.00 → 结转下年 → 
    收入总计 → 520.00 → 支出总计 → 520.00

    财政拨款收支总表

    单位：万元

    收入 → 预算数 → 支出 → 合计 → 一般公共预算 → 政府性基金预算
    一、本年收入 → 480.00 → 一、本年支出 → 515.00 → 436.00 → 79.00
    （一）一般公共预算拨款 → 410.00 → （一）农林水支出 → 515.00 → 436.00 → 79.00
    （二）政府性基金预算拨款 → 70.00 → → → → 
    二、上年结转 → 35.00 → 二、结转下年 → → → 
    （一）一般公共预算拨款 → 26.00 → → → → 
    （二）政府性基金预算拨款 → 9.00 → → → → 
    收入总计 → 515.00 → 支出总计 → 515.00 → 436.00 → 79.00

    一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 410.00 → 300.00 → 110.00
    213 → 农林水支出 → 410.00 → 300.00 → 110.00

    政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
     → 合计 → 70.00 → 0.00 → 70.00
    213 → 农林水支出 → 70.00 → 0.00 → 70.00
    """


def told(said: str, heading: str = "三、收支预算情况\n\n") -> list[Claim]:
    return amounts(said, printed(SUMMARIES), heading)


def cell(claim: Claim) -> tuple[int | None, int | None]:
    return claim.bound_row_no, claim.bound_column_no


@pytest.mark.parametrize(
    "said",
    [
        "政府性基金支出79万元，其中年初结转9万元、本年安排70万元。",
        "政府性基金支出79万元，其中：上年结转9万元，当年预算安排70万元。",
        "政府性基金支出79万元（含：上年结转结余9万元，2023年预算70万元）。",
        "政府性基金支出790000元，包括上年结转90000元、今年新增安排700000元。",
        "政府性基金支出79万元，其中：1.上年结转9万元；2.本年预算70万元。",
        "政府性基金支出79万元，其中使用上年结转9万元，使用当年拨款70万元。",
    ],
)
def test_money_of_this_year_behind_what_was_carried_over_is_of_the_whole(said: str) -> None:
    whole, carried, of_year = told(said)
    assert whole.code == "government_fund"
    assert carried.code in ("", "carried_over")
    assert (of_year.code, of_year.indicator) == ("government_fund", whole.indicator)
    assert of_year.fund == "government_fund"


def test_money_of_this_year_is_not_spent_as_budgeted_among_parts_of_what_was_spent() -> None:
    whole, of_year, carried = claims(
        "一般公共预算财政拨款支出62万元，其中当年预算安排50万元，上年结转安排12万元。"
    )
    assert [c.phase for c in (whole, of_year, carried)] == ["executed"] * 3


def test_what_the_budget_of_this_year_was_is_no_part_of_its_outturn() -> None:
    spent, budget = claims("项目支出决算62万元，其中当年预算数为60万元。")
    assert (spent.phase, budget.phase) == ("executed", "approved")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("上年转入40万元（财政拨款35万元，单位资金5万元）。", "上年转入"),
        ("上年财政结转40万元，其中一般公共预算26万元，单位资金14万元。", "上年财政结转"),
        ("上年财政结余资金40万元，单位资金12万元。", "上年财政结余资金"),
        ("去年专项资金结余40万元，本年单位资金12万元。", "去年专项资金结余"),
    ],
)
def test_what_was_left_of_last_year_is_money_of_this_one_and_so_are_its_parts(
    said: str, name: str
) -> None:
    found = claims(said, kind="budget")
    assert {c.period for c in found} == {2023}
    assert found[0].indicator == name


def test_what_was_done_with_money_last_year_is_of_last_year_still() -> None:
    (claim,) = claims("上年财政安排的经费40万元。", kind="budget")
    assert claim.period == 2022


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("一般公共预算收入436万元（含上年结转26万元）。", (None, None)),
        ("政府性基金预算拨款收入79万元，其中年初结转9万元。", (None, None)),
        ("一般公共预算支出436万元，其中当年拨款410万元、上年结转26万元。", (5, 5)),
        ("政府性基金支出79万元，含上年结转9万元。", (5, 6)),
    ],
)
def test_an_amount_with_what_was_carried_over_is_no_cell_without_it(
    said: str, found: tuple[int | None, int | None]
) -> None:
    whole = told(said)[0]
    in_summary = whole.bound_table.endswith("caizhengbokuanshouzhizongbiao")
    row, column = found
    assert (in_summary, whole.bound_column_no) == (row is not None, column)


def test_the_sum_with_what_was_carried_over_is_the_cell_and_not_what_it_was_added_to() -> None:
    of_all = printed(SUMMARIES).replace("合计\t410.00\t300.00", "合计\t436.00\t326.00")
    year, _, both = amounts("当年一般公共预算支出410万元，加上年结转26万元，合计436万元。", of_all)
    assert not year.bound_table
    assert (both.code, cell(both)[0]) == ("general_public", 1)


@pytest.mark.parametrize("said", ["本年财政拨款支出480万元。", "当年财政拨款支出480.0万元。"])
def test_what_is_spent_of_this_years_money_is_no_total_with_what_was_carried_over(
    said: str,
) -> None:
    (claim,) = told(said)
    assert (claim.bound_table, claim.fund) == ("", "appropriation")


def test_what_differs_by_anything_else_stays_where_it_is_told_of() -> None:
    (claim,) = told("财政拨款支出500万元。")
    assert claim.bound_table.endswith("caizhengbokuanshouzhizongbiao")


def test_what_an_amount_has_of_what_was_carried_over_is_of_its_money_and_ends_no_sentence() -> None:
    whole, carried, change = claims(
        "一般公共预算支出436万元（含上年结转26万元），比上年增加8万元。", kind="budget"
    )
    assert carried.fund == "general_public"
    assert (change.indicator, change.code) == (whole.indicator, whole.code)


@pytest.mark.parametrize("end", ["；年初6万元。", "；期初6万元。"])
def test_the_opening_behind_a_list_is_that_of_its_whole(end: str) -> None:
    said = f"年末结转和结余9万元，其中财政拨款7万元、事业基金2万元{end}"
    opening = claims(said)[-1]
    assert (opening.code, opening.indicator) == ("opening_balance", "年初结转和结余")
    assert opening.period == 2023
