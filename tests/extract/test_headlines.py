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


def test_items_in_columns_are_found_in_the_only_row() -> None:
    found = headlines("""
        财政拨款“三公”经费支出表

        单位：万元

        合计 → 因公出国（境）费 → 公务用车购置及运行费 →  →  → 公务接待费
         →  → 小计 → 公务用车购置费 → 公务用车运行费 →
        30.80 → 20.00 → 6.85 → 0.00 → 6.85 → 3.95
        """)
    assert found["three_public", 2023].amount_text == "30.80"
    assert found["three_public.abroad", 2023].amount_text == "20.00"
    assert found["three_public.vehicle_running", 2023].amount_text == "6.85"
    assert found["three_public.reception", 2023].amount_text == "3.95"


def test_items_in_rows_are_found_under_their_outline_numbers() -> None:
    found = headlines("""
        财政拨款安排的行政经费及“三公”经费预算表

        单位：万元

        项目 → 合计 → 一般公共预算 → 政府性基金预算
        行政经费 → 83.92 → 83.92 → 0.00
        “三公”经费 → 19.86 → 19.86 → 0.00
        其中：（一）因公出国（境）支出 → 5.00 → 5.00 → 0.00
        （二）公务接待费支出 → 14.86 → 14.86 → 0.00
        """)
    assert found["three_public", 2023].amount_text == "19.86"
    assert found["three_public.abroad", 2023].amount_text == "5.00"
    assert found["three_public.reception", 2023].amount_text == "14.86"


def test_rows_that_name_a_phase_give_it_to_their_figures() -> None:
    text = printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 小计 → 因公出国（境）费 → 公务接待费
        预算数 → 5.93 → 0.00 → 5.93
        决算数 → 5.87 → 0.00 → 5.87
        """)
    found = extract_headlines(understood(text, kind="final").amounts)
    reception = {each.phase: each.amount_text for each in found if each.headline.endswith("tion")}
    assert reception == {"approved": "5.93", "executed": "5.87"}


def test_a_total_that_counts_meetings_in_is_no_total_of_three_public_in_any_row() -> None:
    """The unit of the second row has no meetings: its total column is of the same kind all the same."""
    found = headlines("""
        “三公”经费、会议费支出表

        单位：万元

        单位名称 → 合计 → 因公出国（境）费 → 公务接待费 → 会议费
        某某县水利站 → 9.00 → 0.00 → 4.00 → 5.00
        某某县林业站 → 2.00 → 0.00 → 2.00 →
        """)
    assert ("three_public", 2023) not in found


def test_meetings_among_what_is_bought_take_nothing_from_procurement() -> None:
    found = headlines("""
        政府采购预算表

        单位：万元

        项目名称 → 合计
        合计 → 9.00
        会议费 → 4.00
        印刷费 → 5.00
        """)
    assert found["procurement", 2023].amount_text == "9.00"


def test_running_costs_of_the_office_have_a_form_of_their_own() -> None:
    found = headlines("""
        一般公共预算机关运行经费支出预算表

        单位：万元

        科目编码 → 科目名称 → 机关运行经费支出
         → 合计 → 12.40
        302 → 商品和服务支出 → 12.40
        30201 → 办公费 → 12.40
        """)
    assert found["operating_cost", 2023].amount_text == "12.40"


def test_staff_and_running_costs_are_found_in_the_columns_of_the_widest_form() -> None:
    found = headlines("""
        部门收支总表

        单位：元

        本年收入 →  → 本年支出 →  →  →  →
        项目 → 预算数 → 项目 → 预算数 →  →  →
         →  →  → 合计 → 基本支出 →  → 项目支出
         →  →  →  → 人员经费 → 公用经费 →
        一、财政拨款收入 → 90 → 一、农林水支出 → 90 → 40 → 20 → 30
        收入总计 → 90 → 支出总计 → 90 → 40 → 20 → 30
        """)
    assert found["personnel", 2023].amount_text == "40"
    assert found["personnel", 2023].fund == ""
    assert found["public", 2023].amount_text == "20"
