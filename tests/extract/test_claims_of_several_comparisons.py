"""Claims of sentences that compare twice, list in a row, add up, or open with a label or a paragraph."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import amounts, claims, told
from tests.support import understood


def test_two_comparisons_are_both_of_the_amount_before_them() -> None:
    said = "公务接待费52.00万元，比2022年50.00万元增长4%，比2021年40.00万元增长30%。"
    changes = [c for c in claims(said, kind="budget") if c.kind == "change"]
    assert [(c.code, c.period, c.base_period) for c in changes] == [
        ("reception", 2023, 2022),
        ("reception", 2023, 2021),
    ]


def test_a_rate_against_two_years_is_not_held_against_the_first_of_them() -> None:
    said = "公务接待费52.00万元，比2022年50.00万元增长4%，比2021年40.00万元增长30%。"
    found = understood(f"一、收支情况说明\n\n{said}\n", kind="budget").findings
    outcomes = [f.outcome.value for f in found if f.check == "claim.change_recomputed"]
    assert outcomes == ["pass", "pass"]


@pytest.mark.parametrize("told_of", ["分别为", "依次为", "依次是"])
def test_short_names_in_a_row_have_their_own_amounts(told_of: str) -> None:
    found = claims(
        f"政府采购预算9.00万元，其中货物、工程、服务{told_of}4.00万元、3.00万元、2.00万元。"
    )
    assert [c.code for c in found[1:]] == [
        "procurement_goods",
        "procurement_works",
        "procurement_services",
    ]


def test_what_was_added_and_the_sum_are_two_things() -> None:
    said = "政府性基金预算支出9.00万元，加上年结转1.00万元，共10.00万元。"
    found = claims(said, kind="budget")
    assert [(c.indicator, c.code) for c in found] == [
        ("政府性基金预算支出", "government_fund"),
        ("上年结转", "carried_over"),
        ("政府性基金预算支出、上年结转合计", ""),
    ]


def test_a_code_behind_a_name_and_before_a_year_is_the_code() -> None:
    found = claims(
        "1.防汛（2130314）2023年预算9.00万元，2022年预算8.00万元，增加1.00万元。", "budget"
    )
    assert [(c.indicator, c.code, c.period) for c in found] == [
        ("防汛", "2130314", 2023),
        ("防汛", "2130314", 2022),
        ("防汛", "2130314", 2023),
    ]


def test_what_joins_a_balance_to_the_one_before_compares_nothing() -> None:
    found = claims("收入总计9.00万元（含使用非财政拨款结余1.00万元和年初结转结余2.00万元）。")
    assert (found[-1].code, found[-1].period) == ("opening_balance", 2023)


def test_a_label_names_the_money_of_its_paragraph() -> None:
    said = "政府性基金：上年结转1.00万元。当年收入8.00万元。一般公共预算收入7.00万元。\n\n当年收入9.00万元。"
    found = claims(said, kind="budget")
    assert [c.fund for c in found] == ["government_fund", "government_fund", "general_public", ""]


def test_this_year_alone_beside_what_was_left_is_of_the_whole() -> None:
    found = claims("项目支出9.00万元，其中上年结转1.00万元，当年8.00万元。", kind="budget")
    assert [c.indicator for c in found] == ["项目支出", "上年结转", "项目支出"]


@pytest.mark.parametrize("joined", ["为", "是"])
def test_what_an_amount_is_so_much_of_is_last_years(joined: str) -> None:
    found = claims(f"公务接待费2.00万元，{joined}上年2.50万元的80%。")
    assert [(c.kind, c.code, c.period) for c in found] == [
        ("amount", "reception", 2023),
        ("amount", "reception", 2022),
    ]


def test_only_so_much_of_a_whole_is_a_share() -> None:
    found = claims("“三公”经费2.00万元，仅占基本支出40.00万元的5%。")
    assert told(found)[1:] == [
        ("amount", "基本支出", "40.00", ""),
        ("share", "“三公”经费", "2.00 5", "基本支出"),
    ]


def test_spending_against_its_own_budget_and_last_year() -> None:
    found = claims("支出较年初预算9.00万元少1.00万元；较上年7.00万元高1.00万元。")
    assert [(c.kind, c.indicator, c.phase, c.period, c.direction) for c in found] == [
        ("amount", "支出", "approved", 2023, ""),
        ("change", "支出", "executed", 2023, "decrease"),
        ("amount", "支出", "executed", 2022, ""),
        ("change", "支出", "executed", 2023, "increase"),
    ]


@pytest.mark.parametrize(
    ("said", "phases"),
    [
        (
            "公务接待费年初预算9.00万元，年中调减2.00万元，全年预算7.00万元。",
            ["approved", "adjusted"],
        ),
        ("公务接待费年初预算9.00万元，调减2.00万元后为7.00万元。", ["approved", "adjusted"]),
    ],
)
def test_by_how_much_a_budget_was_adjusted_and_what_it_was_then(
    said: str, phases: list[str]
) -> None:
    found = claims(said)
    assert {c.code for c in found} == {"reception"}
    assert [c.phase for c in found if c.kind == "amount"] == phases


@pytest.mark.parametrize("so", ["较", "比"])
def test_two_comparisons_are_of_the_year_whose_amount_another_sentence_states(so: str) -> None:
    said = f"本年收入52.00万元。\n\n本年收入{so}上年50.00万元增长4%，{so}2021年40.00万元增长30%。"
    changes = [c for c in claims(said) if c.kind == "change"]
    assert [(c.code, c.period, c.base_period) for c in changes] == [
        ("income", 2023, 2022),
        ("income", 2023, 2021),
    ]


def test_what_it_is_for_one_changes_apart_from_the_whole() -> None:
    found = claims("机关运行经费9.00万元，人均1.30万元，比上年人均1.20万元多0.10万元。")
    (change,) = [c for c in found if c.kind == "change"]
    assert (change.indicator, change.code) == ("机关运行经费（人均）", "")


def test_a_paragraph_on_the_budget_of_the_year_is_not_of_the_item_above_it() -> None:
    said = "项目支出9.00万元。\n\n2023年预算较2022年增加3.00万元，增长7.86%。"
    assert claims(said, kind="budget")[-1].code == ""
    said = "九、项目支出9.00万元。\n\n十、2023年预算比2022年预算增加3.00万元。"
    assert claims(said, kind="budget")[-1].code == ""
    said = "项目支出9.00万元。\n\n2023年决算比2022年增加3.00万元，增长7.86%。"
    assert claims(said)[-1].code == ""
    (change,) = claims("2023年预算较2022年增加3.00万元。", "budget", "（一）公务接待费\n\n")
    assert change.code == "reception"


BY_ITEM = """一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t60.00\t51.00\t9.00
20502\t普通教育\t60.00\t51.00\t9.00
"""


@pytest.mark.parametrize("used", ["主要用于", "全部用于"])
def test_what_some_money_is_used_for_has_more_than_that(used: str) -> None:
    (claim,) = amounts(f"项目支出{used}普通教育9.00万元。", BY_ITEM)
    assert (claim.code, claim.bound_table) == ("", "")


def test_a_row_ends_with_its_sentence_wherever_the_figures_of_the_next_one_stand() -> None:
    """The figures of both sentences end at the same places."""
    row = "事业收入40万元、其他收入30万元，同比分别增加5万元、减少3万元。"
    other = "项目支出460万元，比上年（不含其他各项安排）增加8万元。"
    padded = other.replace("（不含", "（不含" + "另" * (len(row) - len(other)))
    assert len(padded) == len(row)
    change = claims(f"{row}\n\n{padded}", kind="budget")[-1]
    assert (change.indicator, change.amount_text) == ("项目支出", "8")


@pytest.mark.parametrize("name", ["三公", "“三公”"])
def test_a_short_label_of_three_public_is_a_subject(name: str) -> None:
    found = claims(f"住房公积金9.00万元。\n\n{name}：预算8.00万元，比上年减少1.00万元。", "budget")
    assert [c.code for c in found[1:]] == ["three_public", "three_public"]


def test_what_a_figure_holds_is_named_without_the_word_that_says_so() -> None:
    found = claims("基本支出9.00万元中人员经费7.00万元、公用经费2.00万元。")
    assert [c.code for c in found[1:]] == ["personnel", "public"]
    *_, last = claims("项目支出9.00万元中央财政补助4.00万元。")
    assert last.indicator == "中央财政补助"


def test_a_rate_behind_a_multiple_is_of_what_was_spoken_of() -> None:
    *_, change = claims("政府采购预算9.00万元，是上年4.50万元的2倍，增长100%。", kind="budget")
    assert (change.code, change.percentage_text, change.base_period) == ("procurement", "100", 2022)
