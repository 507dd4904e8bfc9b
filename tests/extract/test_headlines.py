"""Headline figures: from the form that states them, with their cell; none is added up."""

from __future__ import annotations

from pipeline.extract import extract_headlines
from pipeline.model.records import Headline
from tests.support import printed, understood


def headlines(text: str, kind: str = "budget") -> dict[tuple[str, int | None], Headline]:
    found = extract_headlines(understood(printed(text), kind=kind).amounts)
    return {(each.headline, each.fiscal_year): each for each in found}


def test_totals_are_found_with_their_cell() -> None:
    found = headlines("""
        部门支出总表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
         → 合计 → 61.40 → 41.40 → 20.00
        213 → 农林水支出 → 61.40 → 41.40 → 20.00
        """)
    basic = found["basic", 2023]
    assert (basic.amount_text, basic.unit, basic.row_no, basic.column_no) == ("41.40", "万元", 1, 4)
    assert basic.amount_yuan == 414000
    assert found["project", 2023].amount_text == "20.00"
    assert ("income_total", 2023) not in found


def test_another_year_has_rows_of_its_own() -> None:
    found = headlines("""
        财政拨款“三公”经费支出表

        单位：万元

        项目 → 2022年预算数 → 2023年预算数
        合计 → 5.00 → 4.00
        1.因公出国（境）费 → 0.00 → 0.00
        2.公务接待费 → 5.00 → 4.00
        """)
    assert found["three_public", 2023].amount_text == "4.00"
    assert found["three_public", 2022].amount_text == "5.00"
    assert found["three_public.reception", 2022].amount_text == "5.00"


def test_nothing_is_found_where_no_form_states_it() -> None:
    assert (
        headlines("""
        工程安排表

        单位：万元

        项目 → 金额
        合计 → 5.00
        """)
        == {}
    )
