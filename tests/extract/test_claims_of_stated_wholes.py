"""Amounts that stand beside what is said of them: of what a share is, what was completed, what was added."""

from __future__ import annotations

from pipeline.model.records import Claim
from tests.extract.claims_support import claims
from tests.support import printed, understood

ACCOUNTS = printed("""
    收入支出决算总表

    金额单位：万元

    收入 → 决算数 → 支出 → 决算数
    一般公共预算财政拨款收入 → 88.00 → 农林水支出 → 95.00
    政府性基金预算财政拨款收入 → 4.00 →  →
    本年收入合计 → 92.00 → 本年支出合计 → 95.00
    年初结转和结余 → 8.00 → 年末结转和结余 → 5.00
    总计 → 100.00 → 总计 → 100.00

    """)


def _of(text: str) -> list[Claim]:
    return list(understood(f"{ACCOUNTS}一、情况说明\n\n{text}\n", kind="final").claims)


def test_a_share_of_a_whole_that_states_its_amount_beside_it() -> None:
    text = "财政拨款支出76.00万元，较上年减少4.00万元，占本年支出合计95.00万元的80.00%。"
    spent, change, whole, share = _of(text)
    assert (spent.code, change.kind) == ("appropriation_expenditure", "change")
    assert (whole.kind, whole.code, whole.fund) == ("amount", "expenditure", "")
    assert (whole.bound_table[:2], whole.bound_row_no) == ("01", 3)
    assert (share.kind, share.code, share.percentage_text) == ("share", spent.code, "80.00")
    assert (share.base, share.base_claim_no) == ("本年支出合计", whole.claim_no)


def test_what_follows_a_stated_whole_is_of_what_has_the_share() -> None:
    found = claims("公务接待费3.00万元，占“三公”经费12.00万元的25.00%，比上年增加1.00万元。")
    assert [(c.kind, c.code) for c in found] == [
        ("amount", "reception"),
        ("amount", "three_public"),
        ("share", "reception"),
        ("change", "reception"),
    ]


def test_some_amounts_have_a_share_together() -> None:
    text = "本年收入合计100.00万元，其中：经营收入1.00万元，其他收入2.00万元，两项合计占3.00%。"
    share = claims(text)[-1]
    assert (share.kind, share.indicator) == ("share", "经营收入、其他收入合计")
    assert (share.base, share.code, share.percentage_text) == ("本年收入合计", "", "3.00")


def test_a_part_behind_a_stated_budget_is_of_what_was_spent() -> None:
    """What the whole's budget was says nothing of the phase of a part behind ；."""
    text = (
        "本年支出合计95.00万元，年初预算为90.00万元，完成年初预算的105.56%；"
        "其中财政拨款支出80.00万元，完成年初预算76.00万元的105.26%。"
    )
    found = [c for c in claims(text) if c.code == "appropriation_expenditure"]
    assert [(c.kind, c.phase, c.amount_text, c.percentage_text) for c in found] == [
        ("amount", "executed", "80.00", ""),
        ("amount", "approved", "76.00", ""),
        ("completion", "executed", "80.00", "105.26"),
    ]
    assert found[2].base_claim_no == found[1].claim_no


def test_a_sum_with_what_was_added_is_none_of_what_it_was_added_to() -> None:
    found = claims("一般公共预算支出95.00万元。加上年末结转5.00万元，总计100.00万元。")
    total = found[-1]
    assert (total.amount_text, total.code) == ("100.00", "")
    assert total.indicator == "一般公共预算支出、年末结转合计"


def test_what_says_which_money_it_is_leaves_what_is_said_of_it() -> None:
    text = "一般公共预算财政拨款收入88.00万元，为县级财政当年拨付的资金，较上年增加3.00万元。"
    change = _of(text)[-1]
    assert (change.kind, change.code) == ("change", "general_public_income")
    assert change.bound_row_no == 1


def test_a_fund_among_income_is_the_income_of_that_fund() -> None:
    text = "财政拨款收入92.00万元（一般公共预算88.00万元，政府性基金4.00万元）。"
    found = [(c.code, c.bound_row_no) for c in _of(text)][1:]
    assert found == [("general_public_income", 1), ("fund_income", 2)]


def test_what_is_against_another_year_is_named_without_how_it_compares() -> None:
    text = (
        "公务接待费3.00万元，较上年总体降低1.00万元。会议费2.00万元，与上年相未发生变化。"
        "人员40人，其中在编31人，与上年同期无变化。培训费占公用经费的比例超50%。"
    )
    found = [(c.kind, c.base) for c in claims(text) if c.base]
    assert found == [
        ("change", "上年"),
        ("change", "上年"),
        ("change", "上年同期"),
        ("share", "公用经费"),
    ]


def test_as_much_as_an_amount_of_another_year_stated_beside_it() -> None:
    found = claims("公务接待费3.00万元，与2022年的3.00万元相比持平。", kind="budget")
    assert [(c.kind, c.period, c.direction) for c in found] == [
        ("amount", 2023, ""),
        ("amount", 2022, ""),
        ("change", 2023, "unchanged"),
    ]


def test_parts_change_against_what_the_whole_is_said_to_equal() -> None:
    text = (
        "“三公”经费与2022年预算持平，其中公务用车运行维护费下降1.00万元，公务接待费上升1.00万元。"
    )
    found = [(c.kind, c.code, c.direction, c.base) for c in claims(text, kind="budget")]
    assert found == [
        ("change", "three_public", "unchanged", "2022年预算"),
        ("change", "vehicle_operation", "decrease", "2022年预算"),
        ("change", "reception", "increase", "2022年预算"),
    ]


def test_both_sides_against_a_year() -> None:
    (claim,) = claims("收支总预算较2022年均增加5.00万元。", kind="budget")
    assert (claim.kind, claim.base, claim.base_period) == ("change", "2022年", 2022)


def test_shares_of_some_amounts_in_a_row() -> None:
    text = (
        "本年收入100.00万元，其中事业收入80.00万元、其他收入20.00万元，两项分别占80.00%和20.00%。"
    )
    found = [(c.indicator, c.percentage_text) for c in claims(text) if c.kind == "share"]
    assert found == [("事业收入", "80.00"), ("其他收入", "20.00")]


def test_a_fund_among_what_was_received_is_no_budget() -> None:
    """Below a whole that was received, the 预算 of a fund's name says no phase."""
    found = claims("1.财政拨款收入92.00万元，较上年增长2.22%。其中一般公共预算88.00万元。")
    assert (found[-1].phase, found[-1].code) == ("executed", "general_public_income")


def test_a_budget_is_the_one_of_the_whole_year_where_the_form_states_that() -> None:
    table = printed("""
        财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 年初预算数 → 全年预算数 → 决算数
        合计 → 12.00 → 9.00 → 7.00
        公务接待费 → 12.00 → 9.00 → 7.00

        """)
    text = "公务接待费决算7.00万元，完成{}的{}%。"
    read = [
        understood(f"{table}\n一、情况说明\n\n{text.format(*said)}\n", kind="final").claims[1]
        for said in (("预算9.00万元", "77.78"), ("年初预算9.00万元", "77.78"))
    ]
    assert [(c.phase, c.bound_column_no) for c in read] == [("adjusted", 3), ("approved", 2)]


def test_what_was_none_is_what_is_compared_next() -> None:
    text = "“三公”经费7.00万元。因公出国（境）费与公务用车购置费没有发生，与上年保持一致。"
    zero, change = claims(text)[-2:]
    assert (zero.kind, change.indicator) == ("zero", "因公出国（境）费与公务用车购置费")


def test_changes_in_a_row_of_the_amounts_before_them() -> None:
    text = "会议费20.00万元、培训费10.00万元，比上年分别增加2.00万元、减少1.00万元。"
    found = [(c.code, c.direction, c.base) for c in claims(text) if c.kind == "change"]
    assert found == [("meetings", "increase", "上年"), ("training", "decrease", "上年")]


def test_a_change_of_some_amounts_together() -> None:
    change = claims("事业收入40.00万元、其他收入30.00万元，较上年共增加10.00万元。")[-1]
    assert (change.indicator, change.code, change.base) == (
        "事业收入、其他收入合计",
        "",
        "上年",
    )


def test_shares_in_a_row_behind_amounts_in_a_row() -> None:
    text = (
        "基本支出100.00万元。人员经费和公用经费分别为80.00万元、20.00万元，占80.00%、20.00%。"
        "甲费8.00万元、乙费2.00万元，占比分别为80.00%和20.00%。"
    )
    found = [(c.indicator, c.percentage_text) for c in claims(text) if c.kind == "share"]
    assert found[:2] == [("人员经费", "80.00"), ("公用经费", "20.00")]


def test_the_outturn_against_a_budget_is_of_what_differs_by_as_much() -> None:
    text = (
        "“三公”经费支出决算7.50万元，为年初预算12.00万元的62.50%。公务接待费支出决算0.50万元，"
        "为年初预算的25%。决算数比年初预算数少4.50万元。"
    )
    change = claims(text)[-1]
    assert (change.kind, change.code, change.amount_text) == ("change", "three_public", "4.50")


def test_what_is_below_a_budget_and_above_last_year() -> None:
    text = "“三公”经费支出7.50万元，低于年初预算4.50万元，高于上年0.50万元，较2021年净增1.00万元。"
    found = [(c.code, c.direction, c.base) for c in claims(text)[1:]]
    assert found == [
        ("three_public", "decrease", "年初预算"),
        ("three_public", "increase", "上年"),
        ("three_public", "increase", "2021年"),
    ]


def test_an_amount_of_another_year_named_with_what_it_is_of() -> None:
    found = claims("公务接待费较2022年的8.00万元下降1.00万元，降幅12.50%。")
    assert [(c.kind, c.code, c.period, c.base) for c in found] == [
        ("amount", "reception", 2022, ""),
        ("change", "reception", 2023, "2022年"),
    ]


def test_a_total_of_last_year_called_by_its_name() -> None:
    text = "预算总收入90.00万元，比2022年预算总收入80.00万元，增加10.00万元；预算总支出90.00万元。"
    found = [(c.kind, c.period, c.base) for c in claims(text, kind="budget")]
    assert found == [
        ("amount", 2023, ""),
        ("amount", 2022, ""),
        ("change", 2023, "2022年"),
        ("amount", 2023, ""),
    ]


def test_a_total_with_what_was_carried_over_is_no_total_of_the_year() -> None:
    text = "2023年收入合计100.00万元，其中：{}92.00万元。"
    found = [claims(text.format(part), kind="budget")[0].code for part in ("本年收入", "事业收入")]
    assert found == ["grand_total", "income"]


def test_a_share_that_names_no_whole_and_one_that_names_its_part() -> None:
    found = claims(
        "本年收入100.00万元。按来源分：事业收入80.00万元，比重80.00%；其他收入20.00万元。"
    )
    assert [(c.kind, c.indicator, c.base) for c in found[1:3]] == [
        ("amount", "事业收入", ""),
        ("share", "事业收入", "本年收入"),
    ]
    text = "年末结转和结余5.00万元。财政拨款支出占本年支出合计的80%，比上年减少3.00万元。"
    assert claims(text)[-1].code == "appropriation_expenditure"


def test_a_stated_whole_is_no_base_of_the_clause_before() -> None:
    text = (
        "收入总计100.00万元，上年为90.00万元，增加10.00万元；"
        "其中事业收入80.00万元，占本年收入92.00万元的86.96%。"
    )
    (share,) = [c for c in claims(text) if c.percentage_text == "86.96"]
    assert (share.kind, share.base, share.phase) == ("share", "本年收入", "executed")


def test_a_share_before_its_amount_is_of_the_phase_of_that() -> None:
    found = claims("本年支出100.00万元，其中基本支出占75.00%，为75.00万元。")
    assert [(c.kind, c.phase) for c in found[1:]] == [
        ("share", "executed"),
        ("amount", "executed"),
    ]


def test_an_item_with_a_share_of_its_own_is_no_whole_of_those_beside_it() -> None:
    items = "教育支出266.81万元（占90.4%），卫生健康支出11.67万元（占4%），住房保障支出6.42万元（占2.2%）。"
    shares = [c for c in claims(f"按功能分类，{items}") if c.kind == "share"]
    assert [c.base_claim_no for c in shares] == [None, None, None]
    shares = [c for c in claims(f"总支出295.00万元，按功能分类，{items}") if c.kind == "share"]
    assert [c.base_claim_no for c in shares] == [1, 1, 1]


def test_it_may_be_the_whole_of_a_share_that_no_other_amount_fits() -> None:
    found = claims("支出100.00万元，人员经费60.00万元，占60.0%；工资50.00万元，占83.3%。")
    assert [c.base_claim_no for c in found if c.kind == "share"] == [1, 2]
