"""What sentences state, in the wordings of several provinces."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import extract_claims
from tests.extract.claims_support import claims, told
from tests.support import VOCABULARY, printed, understood


def test_totals_and_their_change() -> None:
    found = claims(
        "岱山县水利局2023年度收、支总计均为2,052.79万元。与2022年度相比，收、支总计各增加100.00万元，"
        "增长5.12%，主要原因是海塘加固工程增加300万元。"
    )
    assert told(found)[:2] == [
        ("amount", "收、支总计", "2,052.79", ""),
        ("change", "收、支总计", "100.00 5.12", "2022年度"),
    ]
    total, change = found[:2]
    assert (total.code, total.amount_yuan) == ("grand_total", Decimal("20527900.00"))
    assert (change.direction, change.period, change.base_period) == ("increase", 2023, 2022)


def test_shares_are_of_the_figure_whose_parts_are_listed() -> None:
    found = claims(
        "本年支出合计1084.11万元，其中：基本支出548.11万元，占50.56%；项目支出536.00万元，占49.44%。"
    )
    assert told(found) == [
        ("amount", "本年支出合计", "1084.11", ""),
        ("amount", "基本支出", "548.11", ""),
        ("share", "基本支出", "548.11 50.56", "本年支出合计"),
        ("amount", "项目支出", "536.00", ""),
        ("share", "项目支出", "536.00 49.44", "本年支出合计"),
    ]
    assert [c.base_claim_no for c in found] == [None, None, 1, None, 1]


def test_a_share_of_nothing_is_of_what_it_names() -> None:
    found = claims(
        "政府采购货物支出2.16万元。授予中小企业合同金额0.00万元，"
        "其中：授予小微企业合同金额0.00万元，占授予中小企业合同金额的0.00%。"
    )
    share = found[-1]
    assert share.base_claim_no is not None
    assert found[share.base_claim_no - 1].indicator == "授予中小企业合同金额"


def test_a_structure_is_that_of_the_figure_it_names() -> None:
    found = claims("本年收入合计100.00万元。本年收入的具体构成：事业收入20.00万元，占20.00%。")
    assert [(c.kind, c.base_claim_no) for c in found[1:]] == [("amount", None), ("share", 1)]


def test_a_share_of_something_else_says_of_what() -> None:
    found = claims(
        "本年支出合计100.00万元。一般公共预算财政拨款支出99.86万元，占本年支出合计的99.86%。"
    )
    assert (found[-1].base, found[-1].base_claim_no) == ("本年支出合计", 1)


def test_the_budget_its_outturn_and_how_much_of_it_was_spent() -> None:
    found = claims(
        "1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。主要用于：离退休支出。"
        "年初预算为54.53万元，支出决算为50.00万元，完成年初预算的91.69%。决算数小于预算数的主要原因：退休减少。"
    )
    assert [(c.kind, c.phase, c.code) for c in found] == [
        ("amount", "approved", "2080501"),
        ("amount", "executed", "2080501"),
        ("completion", "executed", "2080501"),
        ("change", "executed", "2080501"),
    ]
    assert found[2].base_claim_no == 1
    assert (found[3].direction, found[3].base, found[3].base_claim_no) == ("decrease", "预算数", 1)


def test_a_path_may_name_expenditure_behind_its_class() -> None:
    (found,) = claims("教育（类）支出500.00万元。")
    assert found.code == "205"


def test_a_code_in_brackets_is_the_code() -> None:
    first, second = claims("工资福利支出（301）273.92万元，较上年减少407.02万元，原因是减少。")
    assert [(c.indicator, c.code) for c in (first, second)] == [("工资福利支出", "301")] * 2
    assert second.direction == "decrease"


def test_a_change_may_print_its_percentage_in_brackets() -> None:
    _, change = claims("公务接待费1.90万元，较上年减少1.9万元（-50.00%）。")
    assert (change.amount_text, change.percentage_text) == ("1.9", "-50.00")


def test_a_percentage_may_have_lost_its_sign() -> None:
    _, change = claims("本年支出合计100.00万元，比上年增加10.00万元，增长11.11。")
    assert (change.percentage, change.percentage_text) == (Decimal("11.11"), "11.11")


def test_a_template_left_unfilled_has_no_direction_of_its_own() -> None:
    (one,) = claims("公务接待费支出决算比2022年度减少0.15万元，下降（增长）27.78%。")
    assert (one.direction, one.percentage_text) == ("decrease", "27.78")
    (two,) = claims("公务接待费支出决算比2022年度增加（减少）0.15万元。")
    assert two.direction == ""


def test_an_unfilled_figure_is_none() -> None:
    assert claims("本年支出合计XXX万元，其中：基本支出XXX万元，占XX%。") == []


@pytest.mark.parametrize(
    ("sentence", "base", "base_period"),
    [
        ("公务接待费1.00万元，与上年持平。", "上年", 2022),
        ("公务接待费1.00万元，与2022年预算持平，主要原因是无变化。", "2022年预算", 2022),
        ("公务接待费1.00万元。与2022年相比持平。", "2022年", 2022),
        ("公务接待费1.00万元，与上年一致；", "上年", 2022),
        ("公务接待费1.00万元，与上年度相比无变化。", "上年度", 2022),
        ("公务接待费支出决算1.00万元，决算数与年初预算持平。", "年初预算", 2023),
    ],
)
def test_unchanged_is_a_change_against_its_base(sentence: str, base: str, base_period: int) -> None:
    change = claims(sentence)[-1]
    assert (change.kind, change.direction) == ("change", "unchanged")
    assert (change.base, change.base_period, change.code) == (base, base_period, "reception")


def test_about_the_same_claims_no_direction() -> None:
    assert claims("公务接待费1.00万元，与上年基本持平。")[-1].direction == ""


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("本部门2023年度无政府性基金预算财政拨款收入和支出。", "政府性基金预算财政拨款收入和支出"),
        ("2023年本部门当年无国有资本经营预算拨款收支，并在表中列示。", "国有资本经营预算拨款收支"),
    ],
)
def test_none_is_a_claim(sentence: str, indicator: str) -> None:
    (found,) = claims(sentence)
    assert (found.kind, found.indicator, found.amount) == ("zero", indicator, None)
    assert found.code in ("government_fund", "state_capital")


def test_after_a_list_the_whole_is_spoken_of_again() -> None:
    found = claims(
        "2023年“三公”经费预算9万元，其中因公出国（境）费0万元；公务接待费2.5万元。与2022年相比持平。",
        kind="budget",
    )
    assert [(c.kind, c.code) for c in found] == [
        ("amount", "three_public"),
        ("amount", "abroad"),
        ("amount", "reception"),
        ("change", "three_public"),
    ]


def test_reasons_state_nothing_of_the_departments_own_figures() -> None:
    found = claims(
        "本年支出合计100.00万元，比上年增加10.00万元，主要原因：项目支出增加，较上年增加8.00万元。"
    )
    assert [c.code for c in found] == ["expenditure", "expenditure", ""]
    assert found[-1].indicator == "项目支出"


def test_figures_of_evaluated_projects_are_not_the_departments() -> None:
    found = claims("涉及一般公共预算支出526.29万元，政府性基金预算支出0万元。")
    assert [c.code for c in found] == ["", ""]


def test_parts_of_a_function_are_not_those_of_the_department() -> None:
    found = claims("教育支出（类）80.00万元，其中：基本支出60.00万元，项目支出20.00万元。")
    assert [c.code for c in found] == ["205", "", ""]


@pytest.mark.parametrize(
    "sentence",
    [
        "单价100万元（含）以上设备0台（套）。",
        "城乡居民医保参保率达到95%以上。",
        "2020年由人均220元提高至250元。",
        "质量指标：知晓率≥95%。",
    ],
)
def test_limits_and_rates_are_no_amounts(sentence: str) -> None:
    assert {c.kind for c in claims(sentence)} <= {"count", "price"}


def test_counts_have_no_phase() -> None:
    vehicles, officials = claims("截至2022年12月31日，本部门共有车辆2辆，其中：机要通信用车1辆。")
    assert (vehicles.kind, vehicles.code, vehicles.phase) == ("count", "vehicle_count", "")
    assert (vehicles.period, officials.indicator) == (2022, "机要通信用车")


def test_a_second_count_of_the_same_goes_on_with_its_words() -> None:
    found = claims("国内公务接待2批次、26人次。编报绩效目标的2023年度项目39个。")
    assert [(c.indicator, c.amount_text, c.unit, c.code) for c in found] == [
        ("国内公务接待", "2", "批次", "reception_batches"),
        ("国内公务接待", "26", "人次", "reception_persons"),
        ("编报绩效目标的2023年度项目", "39", "个", ""),
    ]


def test_lines_broken_by_the_page_make_one_sentence_and_keep_their_lines() -> None:
    found = claims(
        "岱山县水利局二〇二三年度一般公共预算财政拨款支出年初预算为 10210.34 万元，支出决\n\n"
        "算为 9746.50 万元，完成年初预算的 95.45%。"
    )
    assert [(c.amount_text, c.source_line) for c in found[:2]] == [("10210.34", 3), ("9746.50", 5)]
    assert "\n" not in found[0].sentence


def test_full_width_digits_are_kept_as_printed() -> None:
    (found,) = claims("公务接待费１．５０万元。")
    assert (found.amount_text, found.amount) == ("１．５０", Decimal("1.50"))


def test_ten_thousand_alone_is_money_ten_thousand_people_are_not() -> None:
    money, people = claims("国内公务接待支出0.39万（含外宾接待），参保人数23.05万人次。")
    assert (money.amount_yuan, people.amount_yuan) == (Decimal("3900.00"), None)


def test_sentences_in_the_cells_of_a_form_are_read() -> None:
    found = understood(
        printed("""
        2023年度部门整体支出绩效自评情况

        一、部门基本情况 → 整体收支 → 2023年我局收入决算总额为536.92万元，支出决算总额536.92万元。
        二、主要经验 → 无 → 无
        """),
        kind="final",
    )
    stated = extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY)
    assert [(c.indicator, c.amount_text) for c in stated] == [
        ("收入决算总额", "536.92"),
        ("支出决算总额", "536.92"),
    ]


AMOUNTS = st.decimals(min_value=0, max_value=99_999_999, places=2).map(lambda d: f"{d:.2f}")
INDICATORS = st.sampled_from(
    ["本年收入合计", "基本支出", "公务接待费", "机关运行经费", "财政拨款收入", "年末结转和结余"]
)
VERBS = st.sampled_from([("增加", "increase"), ("减少", "decrease"), ("压减", "decrease")])
BASES = st.sampled_from(["比上年", "较上年", "比2022年度", "较2022年决算数"])


@given(INDICATORS, AMOUNTS, BASES, VERBS, AMOUNTS, st.sampled_from(["万元", "元", "亿元"]))
def test_a_sentence_made_of_a_claim_gives_it_back(
    indicator: str, amount: str, base: str, verb: tuple[str, str], change: str, unit: str
) -> None:
    text = f"本部门2023年度{indicator}{amount}{unit}，{base}{verb[0]}{change}{unit}，其他情况正常。"
    level, changed = claims(text)
    assert (level.kind, level.indicator, level.amount_text) == ("amount", indicator, amount)
    assert (level.amount, level.unit) == (Decimal(amount), unit)
    assert (changed.kind, changed.direction, changed.amount_text) == ("change", verb[1], change)
    assert (changed.indicator, changed.base_period) == (indicator, 2022)


@given(st.text("本年支出合计基比上增减少占万元%0123456789.，。；：（）其中", max_size=60))
def test_any_words_are_read_and_every_figure_is_printed_in_its_sentence(text: str) -> None:
    for claim in claims(text):
        assert claim.amount_text in text
        assert claim.percentage_text in text


@pytest.mark.parametrize("announced", ["", "其中："])
def test_a_run_in_heading_is_what_the_next_sentences_are_of(announced: str) -> None:
    found = claims(
        f"2023年财政拨款“三公”经费预算9.00万元。{announced}\n\n"
        "1.因公出国（境）费用。2023年预算数5.00万元，较上年年初预算增加2.00万元。\n\n"
        "2.公务接待费。2023年预算数4.00万元。",
        kind="budget",
    )
    assert [(c.indicator, c.code, c.amount_text) for c in found] == [
        ("财政拨款“三公”经费", "three_public", "9.00"),
        ("因公出国（境）费用", "abroad", "5.00"),
        ("因公出国（境）费用", "abroad", "2.00"),
        ("公务接待费", "reception", "4.00"),
    ]


@pytest.mark.parametrize("mark", ["②", "（2）", "2."])
def test_a_code_within_one_kind_of_spending_is_not_that_of_the_whole(mark: str) -> None:
    opening = {"②": "①", "（2）": "（1）", "2.": "1."}[mark]
    found = claims(
        "一般公共预算支出70.00万元，其中：水利支出（2130305）60.00万元。\n\n"
        f"其中：{opening}人员经费：水利支出（2130305）40.00万元；"
        f"{mark}公用经费：水利支出（2130305）20.00万元。\n\n"
        "从用途看，水利支出（2130305）60.00万元。",
        kind="budget",
    )
    stated = [(c.amount_text, c.code) for c in found if "水利" in c.indicator]
    assert stated == [
        ("60.00", "2130305"), ("40.00", ""), ("20.00", ""), ("60.00", "2130305"),
    ]  # fmt: skip


def test_figures_under_another_body_are_not_the_departments() -> None:
    text = (
        "一、岱山县水利局2023年收支说明\n\n项目支出90.00万元。\n\n"
        "二、岱山县水利局（本级）\n\n项目支出60.00万元。\n\n"
        "三、岱山县河道管理站\n\n项目支出30.00万元。\n"
    )
    found = claims(text, kind="budget", heading="")
    assert [(c.amount_text, c.code) for c in found] == [
        ("90.00", "project"), ("60.00", ""), ("30.00", ""),
    ]  # fmt: skip


def test_a_circled_number_is_no_digit_of_what_follows() -> None:
    (found,) = claims("②培训支出2.00万元。", kind="budget")
    assert found.indicator == "培训支出"


def test_an_indicator_may_stand_before_its_year() -> None:
    found = claims(
        "3.公务用车购置和运行维护费。2023年预算数3.60万元，其中：公务用车购置费2023年预算数0.00万元；"
        "公务用车运行维护费2023年预算数3.60万元。",
        kind="budget",
    )
    assert [(c.code, c.amount_text) for c in found] == [
        ("vehicles", "3.60"), ("vehicle_purchase", "0.00"), ("vehicle_operation", "3.60"),
    ]  # fmt: skip


def test_a_total_of_one_side_is_bound_to_that_side_of_the_summary() -> None:
    summary = printed("""
        收入支出决算总表

        单位：万元

        收入 → → 支出 →
        项目 → 决算数 → 项目 → 决算数
        一、财政拨款收入 → 80.00 → 一、农林水支出 → 90.00
        本年收入合计 → 80.00 → 本年支出合计 → 90.00
        """)
    found = claims(f"2023年度支出总计90.00万元。2023年度总支出70.00万元。\n\n{summary}")
    bound = [(c.indicator, c.bound_column_no) for c in found]
    assert bound == [("支出总计", 4), ("总支出", 4)]


def test_a_share_of_all_expenditure_is_none_of_the_income_stated_before() -> None:
    found = claims(
        "2023年度收入总计80.00万元。2023年度各项支出总计90.00万元，其中：基本支出60.00万元，占总支出的66.67%。"
    )
    share = next(c for c in found if c.kind == "share")
    base = found[share.base_claim_no - 1] if share.base_claim_no else None
    assert base is None or base.amount_text == "90.00"


def test_a_share_of_the_whole_in_a_list_is_of_what_is_listed() -> None:
    found = claims(
        "2023年度支出总计90.00万元。2023年度财政拨款支出为50.00万元，其中：基本支出40.00万元，占总支出的80.00%。"
    )
    share = next(c for c in found if c.kind == "share")
    assert share.base_claim_no
    assert found[share.base_claim_no - 1].amount_text == "50.00"


def test_a_figure_of_one_fund_is_not_held_against_that_of_all() -> None:
    table = printed("""
        支出决算表

        单位：万元

        科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
        213 → 农林水支出 → 90.00 → 70.00 → 20.00
        合计 → → 90.00 → 70.00 → 20.00
        """)
    said = "2023年度财政拨款支出为50.00万元，其中：基本支出40.00万元，项目支出10.00万元。"
    found = claims(f"{said}\n\n{table}")
    assert [(c.amount_text, c.bound_table) for c in found if c.code in ("basic", "project")] == [
        ("40.00", ""), ("10.00", ""),
    ]  # fmt: skip
