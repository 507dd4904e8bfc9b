"""Claims of budgets as they were changed within the year, of what was left, of changes behind reasons."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import VOCABULARY, printed, understood

THREE_PUBLIC = """
    财政拨款“三公”经费支出决算表

    单位：万元

    项目 → 年初预算数 → 全年预算数 → 决算数
    合计 → 48.00 → 41.00 → 33.00
    因公出国（境）费 → 0.00 → 0.00 → 0.00
    公务用车购置及运行维护费 → 36.00 → 31.00 → 26.00
    其中：公务用车购置费 → 0.00 → 0.00 → 0.00
    公务用车运行维护费 → 36.00 → 31.00 → 26.00
    公务接待费 → 12.00 → 10.00 → 7.00
    """


def told(said: str) -> list[Claim]:
    heading = "七、“三公”经费财政拨款支出决算情况说明\n\n"
    found = understood(f"{heading}{said}\n\n{printed(THREE_PUBLIC)}\n", kind="final")
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))


@pytest.mark.parametrize(
    "said",
    [
        "公务接待费年初安排12万元，年中压减至10万元，实际支出7万元，结余3万元，执行率70%。",
        "公务接待费年初预算12万元，执行中调减为10万元，实际支出7万元，节余3万元，执行率70%。",
        "公务接待费年初批复12.00万元，经县财政局批准调整为10.00万元，支出决算7.00万元，剩余3.00万元，完成率70%。",
        "公务接待费年初核定12万元，年内调整至10万元，实际开支7万元，结余3万元，预算执行率70%。",
        "公务接待费年初预算数120000元，后压缩到100000元，实际支出70000元，结余资金30000元，执行率70%。",
    ],
)
def test_a_budget_is_changed_within_the_year_and_some_of_it_is_left(said: str) -> None:
    opening, adjusted, spent, left, rate = told(said)
    assert {c.code for c in (opening, adjusted, spent, rate)} == {"reception"}
    assert [c.phase for c in (opening, adjusted, spent)] == ["approved", "adjusted", "executed"]
    assert [c.bound_column_no for c in (opening, adjusted, spent)] == [2, 3, 4]
    assert (left.kind, left.code, left.bound_table) == ("amount", "", "")
    assert left.indicator.startswith("公务接待费")
    assert (rate.kind, rate.base_claim_no, rate.bound_column_no) == ("completion", 2, 4)


def test_what_is_paid_to_each_and_raised_within_the_year_is_no_budget() -> None:
    price, other = claims("补贴标准为人均220元，年中调整至250元。", kind="budget")
    assert (price.kind, other.indicator, other.code) == ("price", "年中调整", "")


def test_an_amount_behind_no_budget_is_not_adjusted() -> None:
    spent, other = told("公务接待费支出7万元，会议费年中调整为4万元。")
    assert (spent.phase, other.phase) == ("executed", "executed")


@pytest.mark.parametrize(
    "said",
    [
        "“三公”经费全年预算41万元，支出33万元。其中：因公出国（境）费预算0万元，支出0万元；公务接待费预算10万元，支出7万元。",
        "“三公”经费全年预算数41万元，决算数33万元。具体为：因公出国（境）费预算数0万元，决算数0万元；公务接待费预算数10万元，决算数7万元。",
        "“三公”经费支出全年预算为41万元，支出决算为33万元，其中：\n因公出国（境）费支出预算为0万元，支出决算为0万元。\n公务接待费支出预算为10万元，支出决算为7万元。",
    ],
)
def test_budgets_of_parts_are_of_all_the_year_where_that_of_the_whole_is(said: str) -> None:
    _, _, none, _, reception, _ = told(said)
    assert [(c.code, c.phase, c.bound_column_no) for c in (none, reception)] == [
        ("abroad", "adjusted", 3),
        ("reception", "adjusted", 3),
    ]


def test_budgets_of_parts_are_those_of_the_beginning_where_that_of_the_whole_is() -> None:
    none = told("“三公”经费年初预算48万元，支出33万元。其中：因公出国（境）费预算0万元。")[2]
    assert (none.code, none.phase, none.bound_column_no) == ("abroad", "approved", 2)


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
    *_, change = told(f"公务接待费支出预算10万元，支出决算7万元，{reason}。")
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
