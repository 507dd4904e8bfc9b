"""Of what a figure is said in a list, behind one, in brackets, under a heading."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.support import VOCABULARY, printed, understood

HEADING = "一、收支情况说明\n\n"


def claims(
    text: str, kind: str = "budget", heading: str = HEADING, tables: str = ""
) -> list[Claim]:
    found = understood(f"{heading}{text}\n\n{tables}", kind=kind, year=2023)
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))


def wholes(found: list[Claim]) -> list[tuple[str, str]]:
    """(indicator, amount of the whole) of every share; "" where no whole is known."""
    return [
        (c.indicator, found[c.base_claim_no - 1].amount_text if c.base_claim_no else "")
        for c in found
        if c.kind == "share"
    ]


def changed(found: list[Claim]) -> list[tuple[str, str]]:
    return [(c.indicator, c.amount_text) for c in found if c.kind == "change"]


# Lists and where they end


def test_a_list_on_lines_of_its_own_goes_on_over_them() -> None:
    found = claims(
        "收入预算90.00万元，其中：\n\n"
        "事业收入60.00万元，占66.67%；\n\n其他收入30.00万元，占33.33%。"
    )
    assert wholes(found) == [("事业收入", "90.00"), ("其他收入", "90.00")]


def test_the_next_item_of_the_same_level_is_no_part_of_the_one_before() -> None:
    found = claims(
        "1.收入预算90.00万元，其中：事业收入60.00万元。\n\n"
        "2.支出预算80.00万元，其中：基本支出60.00万元，占75.00%。"
    )
    assert wholes(found) == [("基本支出", "80.00")]


def test_a_plain_paragraph_behind_numbered_parts_is_no_part() -> None:
    found = claims(
        "支出预算总计80.00万元。包括：\n\n"
        "1.农林水（类）支出70.00万元。\n\n2.住房保障（类）支出10.00万元。\n\n"
        "此外，基本支出预算数为60.00万元。"
    )
    assert (found[-1].code, found[1].code) == ("basic", "213")


def test_of_which_behind_the_sentence_of_a_list_is_of_its_whole() -> None:
    found = claims(
        "收入预算合计90.00万元，包括本年收入88.00万元，上年结转结余2.00万元。\n\n"
        "其中：\n\n本年事业收入88.00万元，占97.78%。"
    )
    assert wholes(found) == [("事业收入", "90.00")]


@pytest.mark.parametrize("opening", ["支出包括", "支出主要包括"])
def test_expenditure_listed_behind_income_is_of_what_both_sides_are(opening: str) -> None:
    found = claims(
        "财政拨款收支总预算90.00万元。收入包括：一般公共预算拨款收入88.00万元、上年结转2.00万元；"
        f"{opening}：农林水支出81.00万元，占90.00%。"
    )
    assert wholes(found) == [("农林水支出", "90.00")]


def test_what_a_sentence_lists_may_never_have_been_stated() -> None:
    found = claims(
        "支出预算90.00万元。\n\n财政拨款支出主要内容如下：\n\n1.水利支出（2130305）60.00万元。"
    )
    assert (found[-1].code, found[-1].fund) == ("2130305", "appropriation")


def test_what_a_figure_is_spent_on_are_its_parts() -> None:
    found = claims("“农林水支出”科目83万元，主要用于人员经费18万元、公用经费58万元。")
    assert [(c.indicator, c.code) for c in found[1:]] == [("人员经费", ""), ("公用经费", "")]


# Changes behind a list, shares without a whole


def test_a_change_behind_parts_is_of_the_whole_if_its_percentage_says_so() -> None:
    found = claims(
        "预算收入90.00万元，其中：事业收入60.00万元、其他收入30.00万元，较上年减少10.00万元，下降10.00%。"
    )
    assert changed(found) == [("预算收入", "10.00")]


def test_a_change_behind_one_part_is_of_the_part_if_its_percentage_says_so() -> None:
    found = claims("预算收入90.00万元，其中：其他收入30.00万元，较上年减少10.00万元，下降25.00%。")
    assert changed(found) == [("其他收入", "10.00")]


@given(st.integers(2, 90), st.integers(1, 50))
def test_whichever_it_is_of_the_change_can_be_recomputed(part: int, by: int) -> None:
    rate = (Decimal(100 * by) / (100 + by)).quantize(Decimal("0.01"))
    found = claims(
        f"预算收入100.00万元，其中：事业收入{part}.00万元、其他收入{100 - part}.00万元，"
        f"较上年减少{by}.00万元，下降{rate}%。"
    )
    assert changed(found) == [("预算收入", f"{by}.00")]


def test_a_share_is_of_the_amount_that_makes_it_true() -> None:
    found = claims(
        "收入预算100.00万元（本年预算收入80.00万元），其中：事业收入60.00万元，占总收入的60.00%。"
    )
    assert wholes(found) == [("事业收入", "100.00")]


# Brackets


def test_behind_a_bracket_the_figure_before_it_is_spoken_of_again() -> None:
    found = claims(
        "公务用车购置及运行维护费9.00万元（公务用车购置费5.00万元，比上年增加2.00万元；"
        "公务用车运行维护费4.00万元，比上年减少1.00万元。）比上年增加1.00万元，增长12.50%。"
    )
    assert [(c.code, c.amount_text) for c in found if c.kind == "change"] == [
        ("vehicle_purchase", "2.00"), ("vehicle_operation", "1.00"), ("vehicles", "1.00"),
    ]  # fmt: skip


def test_a_bracket_with_last_years_figure_interrupts_a_comparison() -> None:
    level, change = claims(
        "2023年支出预算与2022年度相比（2022年度支出预算为80.00万元），增加10.00万元，增长12.50%。"
    )
    assert (level.period, level.amount_text) == (2022, "80.00")
    assert (change.code, change.period, change.base) == ("grand_total", 2023, "2022年度")


# Words of comparison


def test_and_in_a_name_compares_nothing() -> None:
    found = claims("与上年相比，社会保障和就业支出增加14.00万元，住房保障支出增加6.00万元。")
    assert changed(found) == [("社会保障和就业支出", "14.00"), ("住房保障支出", "6.00")]
    assert {c.base_period for c in found} == {2022}


def test_a_base_may_stand_before_the_indicator_without_a_comma() -> None:
    (change,) = claims("与上年相比收、支预算总计各增加10.00万元，增长12.50%。")
    assert (change.code, change.base, change.percentage_text) == ("grand_total", "上年", "12.50")


def test_parts_of_a_change_are_changes_against_the_same_year() -> None:
    found = claims("收入总计90.00万元，比上年增加10.00万元。其中：事业收入增加7.00万元。")
    assert changed(found)[-1] == ("事业收入", "7.00")
    assert found[-1].base_period == 2022


def test_smaller_than_last_years_figure_is_a_change() -> None:
    _, change = claims("公务接待费5.00万元，本年数小于上年预算数2.00万元。")
    assert (change.code, change.direction, change.base_period) == ("reception", "decrease", 2022)


@pytest.mark.parametrize(("words", "direction"), [("减幅", "decrease"), ("增幅", "increase")])
def test_a_rate_may_be_named_by_its_noun(words: str, direction: str) -> None:
    verb = {"decrease": "减少", "increase": "增加"}[direction]
    _, change = claims(f"公务接待费5.00万元，比上年{verb}1.00万元，{words}20.00%。")
    assert (change.direction, change.percentage_text) == (direction, "20.00")


# What a figure is called


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("2130305-水利工程建设60.00万元。", "2130305"),
        ("水利工程建设（2130305），2023年度预算数为60.00万元。", "2130305"),
        ("县水利局本年支出预算合计60.00万元。", "expenditure"),
        ("本年事业收入60.00万元。", "business_income"),
        ("财政拨款安排的“三公”经费60.00万元。", "three_public"),
        ("通过一般公共预算安排的机关运行经费60.00万元。", "agency_operation"),
        ("（二）支出预算：2023年年初预算数60.00万元。", "grand_total"),
        ("主要原因是事业收入60.00万元。", ""),
        ("农林水支出（类）水利（款）：2023年预算支出合计60.00万元。", "21303"),
    ],
)
def test_names_that_carry_more_than_the_indicator(sentence: str, code: str) -> None:
    (found,) = claims(sentence)
    assert found.code == code
    assert not found.indicator.startswith(("主要原因", "本年事业"))


def test_a_subject_may_be_inherited_from_the_heading() -> None:
    found = claims("2023年预算安排5.00万元，与上年持平。", heading="（一）公务接待费\n\n")
    assert [c.code for c in found] == ["reception", "reception"]


def test_last_years_outturn_is_last_years() -> None:
    _, last = claims("公务接待费5.00万元（上年执行数为4.00万元）。")
    assert (last.code, last.phase, last.period) == ("reception", "executed", 2022)


def test_income_behind_a_balance_is_none_of_it() -> None:
    found = claims("年初结转和结余5.00万元，收入决算60.00万元，支出决算65.00万元。", kind="final")
    assert [c.code for c in found] == ["opening_balance", "", ""]


def test_the_amount_beside_a_count_is_of_the_same_things() -> None:
    found = claims("公务接待费5.00万元。\n\n单价100万元以上设备0台（套）、3.00万元。")
    assert found[-1].indicator == "单价100万元以上设备"


def test_what_is_bought_is_planned_though_what_is_held_is_not() -> None:
    found = claims("截至2022年底，固定资产金额50.00万元。本年度拟购置固定资产9.00万元。")
    assert [c.phase for c in found] == ["executed", "approved"]


def test_a_path_may_have_brackets_in_its_names() -> None:
    (found,) = claims("党委办公厅（室）及相关机构事务（款）行政运行（项）60.00万元。")
    assert found.indicator == "党委办公厅（室）及相关机构事务（款）行政运行（项）"


def test_figures_that_cover_all_are_the_bodys_own() -> None:
    all_of_it, some = (
        claims(f"{words}涉及一般公共预算拨款60.00万元。")[0]
        for words in ("绩效目标管理全覆盖，", "对5个项目设置绩效目标，")
    )
    assert (all_of_it.code, some.code) == ("general_public", "")


# Where it is bound


SUMMARY = """
        2023年收支预算总表

        单位：万元

        收入 → → 支出 →
        项目 → 预算数 → 项目 → 预算数
        一、一般公共预算拨款收入 → 80.00 → 一、农林水支出 → 90.00
        本年收入合计 → 80.00 → 本年支出合计 → 90.00
        上年结转结余 → 10.00 → 结转下年 →
        收入合计 → 90.00 → 支出合计 → 90.00
        """


@pytest.mark.parametrize(("amount", "row"), [("90.00", "收入合计"), ("80.00", "本年收入合计")])
def test_all_income_may_be_called_a_sum(amount: str, row: str) -> None:
    found = understood(printed(SUMMARY) + f"\n\n{HEADING}2023年收入预算{amount}万元。\n", year=2023)
    (claim,) = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    assert claim.bound_table
    entry = next(
        a for a in found.amounts
        if (a.table, a.row_no, a.column_no)
        == (claim.bound_table, claim.bound_row_no, claim.bound_column_no)
    )  # fmt: skip
    assert entry.row_label == row


def test_a_figure_of_all_money_is_not_held_against_one_funds() -> None:
    tables = printed("""
        2023年一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 90.00 → 70.00 → 20.00
        合计 → → 90.00 → 70.00 → 20.00
        """)
    said = "农林水支出（类）95.00万元。"
    all_money, of_fund = (
        claims(said, heading=f"二、{words}情况\n\n", tables=tables)[0]
        for words in ("支出预算", "一般公共预算支出")
    )
    assert (all_money.bound_table, bool(of_fund.bound_table)) == ("", True)


def test_budget_and_outturn_of_one_part_are_no_list_behind_which_a_change_is_of_the_whole() -> None:
    found = understood(
        "一、三公经费情况\n\n"
        "（二）公务用车购置及运行维护费决算数36.24万元，比上年增加7.00万元，增长23.95%。\n\n"
        "其中：公务用车购置全年预算数29.33万元，决算数29.33万元，完成全年预算的100.00%，"
        "决算数比上年增加7.97万元，增长37.34%。\n",
        kind="final",
    )
    last = [claim for claim in found.claims if claim.kind == "change"][-1]
    assert (last.indicator, last.amount_text) == ("公务用车购置", "7.97")


# Lists headed by a phase


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("年初预算：公务接待费9.00万元，培训费1.00万元。", ["approved", "approved"]),
        ("预算数：公务接待费9.00万元，决算数：公务接待费8.50万元。", ["approved", "executed"]),
        ("全年预算：公务接待费9.00万元；决算：公务接待费8.50万元。", ["adjusted", "executed"]),
        ("支出明细：公务接待费8.50万元，培训费预算1.00万元。", ["executed", "approved"]),
        ("年初预算：公务接待费9.00万元。培训费1.00万元。", ["approved", "executed"]),
    ],
)
def test_what_a_list_is_headed_by_is_the_phase_of_its_items(text: str, phases: list[str]) -> None:
    assert [claim.phase for claim in claims(text, kind="final")] == phases


# Wholes behind their parts, items of any name, what is compared


def named(text: str) -> list[tuple[str, str, str]]:
    return [(c.indicator, c.code, c.amount_text) for c in claims(text) if c.kind == "amount"]


def test_a_whole_in_brackets_behind_its_parts_is_what_the_figure_is_of() -> None:
    text = "因公出国（境）费、公务接待费，公车运行费（“三公”经费）预算总额9.00万元。"
    assert named(text) == [("“三公”经费预算", "three_public", "9.00")]


def test_brackets_behind_what_is_no_part_of_them_name_nothing() -> None:
    (found,) = named("公用经费（含公务接待费）预算总额9.00万元。")
    assert found[1] == "public"


def test_an_item_of_a_name_that_is_not_known_is_not_of_the_one_before() -> None:
    text = "其中：1、公务接待费2023年预算8.00万元。2、园区运转2023年预算20.00万元。"
    assert [(n, a) for n, _, a in named(text)] == [("公务接待费", "8.00"), ("园区运转", "20.00")]


def test_what_is_only_compared_is_of_what_was_stated_before() -> None:
    found = claims("公务接待费2023年预算8.00万元，2022年预算9.00万元；对比减少1.00万元。")
    assert changed(found) == [("公务接待费", "1.00")]


@pytest.mark.parametrize(
    ("parts", "changed"),
    [
        ("基本支出60.00万元、项目支出30.00万元", "expenditure"),
        ("基本支出60.00万元、项目支出20.00万元", "project"),
        ("基本支出60.00万元，同比增加1.00万元，项目支出30.00万元", "project"),
    ],
)
def test_a_change_behind_a_list_is_of_the_whole_that_its_parts_make_up(
    parts: str, changed: str
) -> None:
    found = claims(f"2023年度支出合计90.00万元，包括{parts}，同比减少4.00万元。")
    assert (found[-1].kind, found[-1].code) == ("change", changed)


def test_a_fund_among_all_money_by_its_kind_is_not_the_income_of_the_year() -> None:
    text = "收入总计90.00万元，按资金性质分，{}80.00万元，其他资金10.00万元。"
    codes = [
        claims(text.format(name))[1].code for name in ("一般公共预算", "一般公共预算财政拨款收入")
    ]
    assert codes == ["", "general_public_income"]
