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
