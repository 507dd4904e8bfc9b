"""Ways of saying things of further bodies: their short names, what they count, money there is none of."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.labels import label
from pipeline.extract.claims.of_others import other_body_headed
from pipeline.extract.claims.plain_words import less_body
from tests.extract.claims_support import claims
from tests.support import BUREAU, VOCABULARY, printed, understood


@pytest.mark.parametrize(
    ("entity", "words", "code"),
    [
        ("岱山县文化和旅游局", "县文旅局机关运行经费支出", "agency_operation"),
        ("岱山县文化和旅游局", "县文旅局政府采购支出总额", "procurement"),
        ("中共岱山县委宣传部", "岱山县委宣传部财政拨款“三公”经费支出", "three_public"),
        ("岱山县政务服务中心", "政务中心共有固定资产", "assets_fixed"),
        ("岱山县衢山镇人民政府", "衢山镇公务接待费支出", "reception"),
        ("舟山群岛新区管理委员会", "舟山群岛新区一般公共预算支出数", "general_public"),
        # with a wider place, or the peoples of its place
        ("岱山县文化和旅游局", "浙江省舟山市岱山县文化和旅游局公务接待费支出", "reception"),
        ("景宁县水利局", "景宁畲族自治县水利局公务接待费支出", "reception"),
        ("景宁县水利局", "云和县景宁水利局公务接待费支出", ""),
        # the money of a place is no bureau's, that of a hospital none of its branch's
        ("岱山县财政局", "岱山县一般公共预算支出数", ""),
        ("岱山县人民医院分院", "岱山县人民医院机关运行经费支出", ""),
        ("岱山县文化和旅游局", "县教育局机关运行经费支出", ""),
    ],
)
def test_a_body_is_called_by_a_short_name(entity: str, words: str, code: str) -> None:
    assert label(words, VOCABULARY, entity, 2023, counts=False).code == code


def test_a_short_name_is_read_in_the_order_of_the_whole() -> None:
    spec = VOCABULARY.claims
    assert [*less_body("县水利局公用经费", BUREAU, spec)] == ["公用经费"]
    assert [*less_body("水县利局公用经费", BUREAU, spec)] == []
    assert [*less_body("县水利", BUREAU, spec)] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("公务用车保有9辆", "vehicles_kept"),
        ("年初公务车辆保有量为9辆", "vehicles_kept"),
        ("公务用车购置数2辆", "vehicles_bought"),
        ("全年购置公务用车2辆", "vehicles_bought"),
        ("参加（组织）因公出国（境）团组2个", "delegations"),
        ("因公出国（境）5人次", "abroad_persons"),
        ("因公出国（境）2个", "delegations"),
        ("外事接待2批次", "reception_foreign_batches"),
        ("外事接待5人次", "reception_foreign_persons"),
        ("国（境）外公务接待批次2个", "reception_abroad_batches"),
        ("国（境）外公务接待人次5人", "reception_abroad_persons"),
        # of one's own groups, without those that one joined
        ("本部门组织的出国团组2个", ""),
    ],
)
def test_counts_of_the_part_on_three_public(words: str, code: str) -> None:
    (found,) = claims(f"2023年度{words}。")
    assert (found.kind, found.code) == ("count", code)


def test_what_all_of_a_figure_is_comes_behind_it() -> None:
    *_, operation, change = claims(
        "公务用车购置及运行维护费6.90万元，全部为公务用车运行维护费6.90万元，与2022年持平。"
    )
    assert (operation.indicator, operation.code) == ("公务用车运行维护费", "vehicle_operation")
    assert (change.code, change.direction) == ("vehicle_operation", "unchanged")


def test_a_name_behind_its_parts_keeps_their_money() -> None:
    (found,) = claims(
        "用一般公共预算财政拨款开支的因公出国（境）经费、公务用车运行费、公务接待费（以下简称“三公”经费）"
        "支出合计9.60万元。",
        kind="budget",
    )
    assert (found.code, found.fund, found.amount_text) == (
        "three_public",
        "general_public",
        "9.60",
    )


def test_what_tells_the_figure_again_is_no_reason_for_it() -> None:
    told_again = (
        "“三公”经费增减变化的主要原因是：2023年“三公”经费预算合计9.60万元，比上年预算数减少1.20万元"
    )
    amount, change = claims(told_again, kind="budget")
    assert {amount.code, change.code} == {"three_public"}
    *_, reason = claims(
        "公务接待费9.60万元，减少的主要原因是：2023年培训费减少1.20万元。", kind="budget"
    )
    assert reason.code != "reception"


def test_a_comma_that_slipped_in_before_a_share() -> None:
    whole, part, share = claims(
        "“三公”经费支出8.00万元，其中：公务接待费支出2.00万元，占，25.00%。"
    )
    assert (share.kind, share.percentage_text, share.base_claim_no) == (
        "share",
        "25.00",
        whole.claim_no,
    )
    assert part.code == share.code == "reception"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("本部门未安排出国（境）计划，未安排出国（境）经费预算。", "abroad"),
        ("2023年无因公出国（境）经费预算安排。", "abroad"),
        ("本单位无公务用车，所以没有公务用车运行维护费。", "vehicle_operation"),
        ("2023年预算没有安排政府采购资金。", "procurement"),
        ("公务接待费支出为零。", "reception"),
    ],
)
def test_money_that_there_is_none_of(sentence: str, code: str) -> None:
    found = [c for c in claims(sentence, kind="budget") if c.kind == "zero" and c.code]
    assert [c.code for c in found] == [code]


def test_one_item_there_is_none_of_before_the_next() -> None:
    found = claims(
        "安排公车购置及运行维护费34.00万元，其中：购置经费无、运行维护费34.00万元。", kind="budget"
    )
    assert [(c.kind, c.code) for c in found] == [
        ("amount", "vehicles"),
        ("zero", "vehicle_purchase"),
        ("amount", "vehicle_operation"),
    ]


def test_a_kind_of_money_among_outturns_is_no_budget() -> None:
    whole, *parts = claims(
        "财政拨款收入9.00万元（其中，一般公共预算9.00万元，政府性基金预算0万元）。"
    )
    assert [c.phase for c in parts] == ["executed", "executed"]
    (budget,) = claims("一般公共预算9.00万元。", kind="budget")
    assert (whole.phase, budget.phase) == ("executed", "approved")


def test_the_code_of_a_section_before_its_name() -> None:
    found = claims("1、21303-水利（款）90.00万元，较2022年决算数减少9.00万元，下降9.09%。")
    assert {c.code for c in found} == {"21303"}


def test_what_was_carried_over_is_the_opening_balance_of_an_account() -> None:
    assert claims("上年结转和结余9.00万元。")[0].code == "opening_balance"


def test_what_is_told_of_half_a_year_is_held_against_no_form() -> None:
    found = claims("2023年上半年“三公”经费支出中，公务接待费支出0.90万元。", kind="budget")
    assert [(c.indicator, c.code) for c in found] == [("公务接待费支出", "")]


BOTH_FUNDS = """
        一般公共预算及政府性基金财政拨款“三公”经费支出决算表

        单位：万元

        项目 → 预算数 →  →  → 决算数 →  →
         → 合计 → 一般公共预算 → 政府性基金 → 合计 → 一般公共预算 → 政府性基金
        因公出国（境）经费 → 2.00 → 2.00 → 0.00 → 1.00 → 1.00 → 0.00
        公务接待费 → 8.00 → 8.00 → 0.00 → 3.00 → 3.00 → 0.00
        总计 → 10.00 → 10.00 → 0.00 → 4.00 → 4.00 → 0.00

        一、情况说明

        因公出国（境）经费支出决算1.00万元，公务接待费支出决算3.00万元。
"""


def test_a_form_of_both_funds_is_that_of_appropriations() -> None:
    found = understood(printed(BOTH_FUNDS), kind="final")
    assert [table.form for table in found.tables] == ["final.three_public"]
    assert [(c.code, c.bound_row_no, c.bound_column_no) for c in found.claims] == [
        ("abroad", 1, 5),
        ("reception", 2, 5),
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "amount"),
    [
        ("重点项目：智慧水务平台建设，预算9.60万元。", "智慧水务平台建设", "9.60"),
        ("山洪沟治理，支出9.60万元。", "山洪沟治理", "9.60"),
        ("2023年计划购置车辆1辆，预算9.60万元。", "计划购置车辆", "9.60"),
    ],
)
def test_a_bare_budget_is_of_the_project_right_before_it(
    sentence: str, name: str, amount: str
) -> None:
    found = claims(f"项目支出80.00万元。{sentence}", kind="budget")
    assert [(c.indicator, c.code) for c in found if c.amount_text == amount] == [(name, "")]


def test_a_bare_budget_behind_other_words_is_of_what_is_spoken_of() -> None:
    found = claims("2.公务接待费。按照规定，2023年预算9.60万元。", kind="budget")
    assert [(c.code, c.amount_text) for c in found] == [("reception", "9.60")]


def test_what_was_spent_behind_the_budget_of_an_item() -> None:
    budget, spent, completion = claims(
        "公车运行维护费年初预算8.00万元，全年支出6.00万元，完成预算的75.00%。"
    )
    assert (spent.code, spent.phase, spent.amount_text) == ("vehicle_operation", "executed", "6.00")
    assert (completion.code, completion.base_claim_no) == ("vehicle_operation", budget.claim_no)


def test_a_code_in_brackets_before_the_phase() -> None:
    assert [(c.code, c.phase) for c in claims("住房公积金（2210201）支出决算9.60万元。")] == [
        ("2210201", "executed")
    ]


def test_the_opening_of_a_year_is_the_end_of_the_last() -> None:
    now, before, change = claims("年末结转和结余9.60万元，比年初结转和结余9.90万元减少0.30万元。")
    assert [(c.code, c.period) for c in (now, before, change)] == [
        ("closing_balance", 2023),
        ("closing_balance", 2022),
        ("closing_balance", 2023),
    ]


@pytest.mark.parametrize("name", ["年初结转和结余", "年初结转结余"])
def test_what_was_carried_over_behind_another_amount_is_no_base_of_it(name: str) -> None:
    income, carried = claims(f"本年收入合计9.60万元，{name}0.30万元。")
    assert [(c.code, c.period) for c in (income, carried)] == [
        ("income", 2023),
        ("opening_balance", 2023),
    ]


def test_the_name_of_an_item_before_the_year_of_its_budget() -> None:
    found = claims("行政运行2023年预算数9.60万元，较上年增加0.60万元。", kind="budget")
    assert {c.indicator for c in found} == {"行政运行"}


def test_posts_that_stand_side_by_side() -> None:
    found = claims("编制数9名，实有在职8人，退休3人。")
    assert [c.indicator for c in found] == ["编制数", "实有在职", "退休"]


def test_how_many_cars_are_kept_among_what_they_cost() -> None:
    *_, kept = claims("公务用车购置及运行费9.60万元，其中：运行费9.60万元，保有量2辆。")
    assert (kept.kind, kept.code, kept.amount_text) == ("count", "vehicles_kept", "2")


@pytest.mark.parametrize(
    "sentence",
    [
        "因公出国（境）费和公务用车购置费均为零，与上年持平。",
        "购车费用为零，与上年一致。",
        "其余两项均为0，与上年持平。",
        "车辆保有量2辆，与上年持平。",
        "因公出国（境）费和公务用车购置费均为零，与上年和预算均一致。",
    ],
)
def test_a_comparison_is_of_what_its_own_sentence_speaks_of(sentence: str) -> None:
    found = claims(f"公务接待费9.60万元。\n\n{sentence}")
    assert [c.kind for c in found if c.code == "reception"] == ["amount"]


def test_a_comparison_behind_reasons_is_of_what_was_spoken_of() -> None:
    *_, change = claims("公务接待费9.60万元。严格控制接待支出，与上年持平。")
    assert (change.kind, change.code) == ("change", "reception")


def test_the_shares_of_what_was_listed_stand_in_a_row() -> None:
    found = claims(
        "本年收入合计100.00万元，其中：事业收入60.00万元、其他收入40.00万元，分别占60.00%、40.00%。"
    )
    assert [(c.code, c.percentage_text) for c in found if c.kind == "share"] == [
        ("business_income", "60.00"),
        ("other_income", "40.00"),
    ]


def test_of_how_much_budget_a_figure_is_so_many_per_cent() -> None:
    spent, budget, completion, before, change = claims(
        "公务接待费9.00万元，为预算10.00万元的90.00%，比2022年的8.00万元增加1.00万元。"
    )
    assert {c.code for c in (spent, budget, completion, before, change)} == {"reception"}
    assert (budget.phase, completion.base_claim_no) == ("approved", budget.claim_no)
    assert (before.phase, before.period, change.base_period) == ("executed", 2022, 2022)


def test_how_much_of_a_project_was_carried_out() -> None:
    budget, spent, completion = claims(
        "“水毁工程修复”项目预算8.00万元，执行6.00万元，执行率75.00%。"
    )
    assert (spent.indicator, spent.phase) == ("“水毁工程修复”项目", "executed")
    assert completion.base_claim_no == budget.claim_no


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("购车费用为零，较上年减少1.20万元。", ""),
        ("严格控制，较上年减少1.20万元。", "reception"),
        ("接待9批次，较上年减少1.20万元。", "reception"),
    ],
)
def test_how_much_less_is_of_what_its_own_sentence_speaks_of(sentence: str, code: str) -> None:
    *_, change = claims(f"公务接待费9.60万元。\n\n{sentence}")
    assert (change.kind, change.code, change.amount_text) == ("change", code, "1.20")


@pytest.mark.parametrize(
    ("name", "entity", "is_other"),
    [
        ("丽水市景宁县水利局", "景宁县水利局", False),
        ("景宁畲族自治县水利局", "景宁县水利局", False),
        ("中国共产党岱山县委员会组织部", "岱山县委组织部", False),
        ("岱山县人民政府办公室", "岱山县政府办", False),
        ("景宁县水利局水文站", "景宁县水利局", True),
        ("岱山县水利局", "景宁县水利局", True),
    ],
)
def test_a_body_in_full_is_no_other_body(name: str, entity: str, is_other: bool) -> None:
    assert other_body_headed(f"{name}：", entity, VOCABULARY) is is_other


def test_a_bureau_of_a_county_is_no_level_of_government() -> None:
    said = "县水利局2023年一般公共预算“三公”经费支出预算为5.00万元，比2022年预算减少1.00万元。"
    assert [c.code for c in claims(said, kind="budget")] == ["three_public"] * 2


@pytest.mark.parametrize(
    ("said", "direction"),
    [("基本与上年持平", ""), ("总体与上年持平", "unchanged"), ("与上年持平", "unchanged")],
)
def test_what_is_about_as_much_is_what_was_spoken_of(said: str, direction: str) -> None:
    *_, change = claims(f"公务接待费5.00万元，{said}。", kind="budget")
    assert (change.code, change.kind, change.direction) == ("reception", "change", direction)
