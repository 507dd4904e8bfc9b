"""Claims bound to the rows of units, and to those of purchases by kind."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.scopes import unit_headed
from tests.extract.claims_support import claims
from tests.support import printed

PURCHASES = printed("""
    政府采购预算表

    单位：万元

    项目 → 合计 → 一般公共预算
    合计 → 47.00 → 40.00
    货物 → 17.00 → 10.00
    服务 → 30.00 → 30.00
    """)


def test_purchases_by_kind_are_bound_to_their_rows() -> None:
    found = claims(
        f"政府采购预算总额47.00万元：政府采购货物预算17.00万元、政府采购服务预算30.00万元。\n\n{PURCHASES}",
        kind="budget",
    )
    assert [(c.amount_text, c.bound_row_no) for c in found] == [
        ("47.00", 1),
        ("17.00", 2),
        ("30.00", 3),
    ]


@pytest.mark.parametrize("opening", ["，其中：", "："])
def test_the_kinds_of_purchases_are_of_the_money_of_their_whole(opening: str) -> None:
    """A kind is what it is called though its figure differs: another check adds the kinds up."""
    found = claims(
        f"一般公共预算拨款政府采购40.00万元{opening}货物类10.00万元、政府采购服务预算31.00万元。"
        f"\n\n{PURCHASES}",
        kind="budget",
    )
    assert {c.fund for c in found} == {"general_public"}
    services = found[-1]
    assert (services.code, services.bound_row_no) == ("procurement_services", None)


def test_what_stands_under_a_units_name_is_the_units() -> None:
    assert unit_headed(("一、支出", "二、某局水利站"), {"某局水利站": "某局水利站"}) == "某局水利站"
    assert unit_headed(("一、支出", "二、某局海塘站"), {"某局水利站": "某局水利站"}) == ""


def test_a_figure_under_a_units_name_is_bound_to_its_row() -> None:
    table = printed("""
        部门收入总表

        单位：万元

        单位名称 → 合计 → 财政拨款收入 → 其他收入
        合计 → 30.00 → 20.00 → 10.00
        岱山县水利局（本级） → 20.00 → 15.00 → 5.00
        岱山县水利站 → 10.00 → 5.00 → 5.00
        """)
    text = (
        "一、岱山县水利局\n\n（一）其他收入10.00万元。\n\n二、岱山县水利站\n\n（一）其他收入5.00万元。"
        f"\n\n三、后话\n\n无。\n\n第四部分 报表\n\n{table}"
    )
    found = claims(text, kind="budget", heading="第三部分 支出情况\n\n")
    assert [(c.entity, c.bound_row_no, c.bound_column_no) for c in found] == [
        ("岱山县水利局", 1, 4),
        ("岱山县水利站", 3, 4),
    ]


@pytest.mark.parametrize(("said", "row"), [("收入10.00", 3), ("支出10.00", 4), ("收入10.50", None)])
def test_income_and_spending_of_a_unit_stand_in_its_rows(said: str, row: int | None) -> None:
    tables = printed("""
        部门收入总表

        单位：万元

        单位名称 → 收入总计 → 财政拨款 → 其他收入
        岱山县水利局 → 30.00 → 20.00 → 10.00
        岱山县水利局（本级） → 20.00 → 15.00 → 5.00
        岱山县水利站 → 10.00 → 5.00 → 5.00

        部门支出总表

        单位：万元

        预算单位 → 科目编码 → 科目名称 → 支出总计 → 基本支出 → 项目支出
        岱山县水利局 → → → 30.00 → 18.00 → 12.00
        岱山县水利局（本级） → → → 20.00 → 12.00 → 8.00
         → 213 → 农林水支出 → 20.00 → 12.00 → 8.00
        岱山县水利站 → → → 10.00 → 6.00 → 4.00
         → 213 → 农林水支出 → 10.00 → 6.00 → 4.00
        """)
    text = f"二、岱山县水利站\n\n岱山县水利站部门预算{said}万元。\n\n三、后话\n\n无。\n\n第四部分 报表\n\n"
    (found,) = claims(f"{text}{tables}", kind="budget", heading="第三部分 支出情况\n\n")
    assert (found.entity, found.code, found.bound_row_no) == ("岱山县水利站", "grand_total", row)


def test_purchases_of_one_fund_are_in_its_column() -> None:
    found = claims(f"其中一般公共预算政府采购40.00万元。\n\n{PURCHASES}", kind="budget")
    assert [(c.bound_row_no, c.bound_column_no) for c in found] == [(1, 3)]
