"""Claims behind others: changes behind a reason, a slip or what was taken off; counts, headings."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims, told_of_three_public


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("较2022年度决算数31.5万元，下降6.54%", ["amount", "change"]),
        ("较2022年度决算数481.5万元，下降6.54%", ["amount", "amount", "change"]),
        ("较2022年度决算数31.5万元，增长1328.57%", ["amount", "amount", "change"]),
        ("较2022年度决算数31.5万元，增长7.53%", ["amount", "change"]),
        ("较2022年度决算数31.5万元，增长9.53%", ["amount", "amount", "change"]),
    ],
)
def test_a_change_whose_verb_was_left_out_is_no_figure_of_last_year(
    said: str, kinds: list[str]
) -> None:
    found = claims(f"本年支出450万元，{said}。")
    assert [c.kind for c in found] == kinds
    assert found[-1].base == "2022年度决算数"


def test_guests_behind_a_bracket_are_all_there_were() -> None:
    text = (
        "国内接待费支出6万元，共安排国内公务接待41批次（其中：外事接待3批次），"
        "接待人次508人（其中：外事接待人次12人）。"
    )
    assert [c.code for c in claims(text)[1:]] == [
        "reception_batches",
        "reception_foreign_batches",
        "reception_persons",
        "reception_foreign_persons",
    ]


def test_by_which_rules_figures_are_counted_leaves_them_what_they_are() -> None:
    rules = "按照明确的“三公”经费统计口径、范围和内容，"
    budget, spent = claims(f"{rules}2023年“三公”经费预算数为84万元，实际支出为55万元。")
    assert (budget.code, spent.code) == ("three_public", "three_public")
    _, cut = claims("公务接待费5万元，剔除统计口径变化因素，比上年减少3万元。")
    assert cut.code == ""


def test_a_heading_is_no_line_of_the_paragraph_below_it() -> None:
    heading = "一、一般公共预算财政拨款“三公”经费支出决算总体情况\n\n"
    (claim,) = claims("乙县文化馆2023年公务接待费支出决算为3万元。", heading=heading)
    assert claim.sentence.startswith("乙县文化馆")


@pytest.mark.parametrize(
    "reason",
    [
        "决算数小于预算数的主要原因是厉行节约，与上年相比减少2万元，下降22.22%",
        "决算数小于年初预算数的原因是来访减少，较上年减少2万元，下降22.22%",
        "支出决算小于预算，主要原因是车辆减少，比2022年减少20000元，下降22.22%",
    ],
)
def test_a_change_against_another_year_behind_the_reason_of_another_is_of_the_subject(
    reason: str,
) -> None:
    *_, change = told_of_three_public(f"公务接待费支出预算10万元，支出决算7万元，{reason}。")
    assert (change.kind, change.percentage_text) == ("change", "22.22")
    assert (change.code, change.base_period, change.bound_column_no) == ("reception", 2022, 4)


def test_what_changed_among_the_reasons_of_that_year_is_no_change_of_the_subject() -> None:
    *_, change = claims(
        "公用经费90万元，比上年增加4万元，主要原因是办公费增加，较上年增加1万元。", kind="final"
    )
    assert (change.amount_text, change.code) != ("1", "public")


@pytest.mark.parametrize("less", ["扣除", "剔除", "减去"])
def test_a_figure_less_that_of_last_year_is_what_it_grew_by(less: str) -> None:
    now, before, grew = claims(f"本年收入96万元，{less}上年同期84万元，净增12万元。")
    assert [(c.indicator, c.code, c.period) for c in (now, before, grew)] == [
        ("本年收入", "income", 2023),
        ("本年收入", "income", 2022),
        ("本年收入", "income", 2023),
    ]
    assert (grew.kind, grew.direction, grew.base_period) == ("change", "increase", 2022)


@pytest.mark.parametrize(
    ("said", "direction"),
    [("比上年多安排8万元", "increase"), ("较2022年少安排8万元", "decrease")],
)
def test_more_or_less_that_is_provided_is_a_change(said: str, direction: str) -> None:
    _, change = claims(f"一般公共预算支出96万元，{said}。", kind="budget")
    assert (change.kind, change.direction) == ("change", direction)
    assert (change.indicator, change.code) == ("一般公共预算支出", "general_public")
