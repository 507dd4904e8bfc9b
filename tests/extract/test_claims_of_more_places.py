"""Ways of saying things of further places: verbs in brackets, ranks, two funds in one name, cut figures."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims, told


def test_by_how_much_an_outturn_is_larger_is_no_outturn() -> None:
    spent, budget, differs = claims(
        "公务接待费支出8.00万元，年初预算为6.00万元，决算数大于预算数2.00万元。"
    )
    assert (differs.kind, differs.direction, differs.amount_text) == ("change", "increase", "2.00")
    assert (differs.base, differs.base_claim_no) == ("预算数", budget.claim_no)
    assert (spent.amount_text, spent.phase) == ("8.00", "executed")


def test_a_verb_left_in_brackets_is_one_and_two_are_a_choice() -> None:
    assert told(claims("2.培训费较上年（减）6万元，（减）幅25%。", kind="budget")) == [
        ("change", "培训费", "6 25", "上年")
    ]
    *_, open_change = claims("培训费5万元，较上年增加（减少）1万元。", kind="budget")
    assert (open_change.kind, open_change.direction) == ("change", "")


def test_an_item_that_is_cut_to_be_compared_keeps_its_name() -> None:
    found = claims(
        "“三公”经费预算为90万元。其中：公务接待费同口径比2022年减少9万元，同口径比2022年下降15%。",
        kind="budget",
    )
    assert [(c.indicator, c.code) for c in found[1:]] == [("公务接待费（可比口径）", "")] * 2


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("在总收入中，占比最大的是事业收入一项，达81.00万元。", "事业收入"),
        ("总支出中，最多的是卫生健康支出，达81.00万元。", "卫生健康支出"),
        ("总支出中，最多的是卫生健康（类）支出，达81.00万元。", "卫生健康（类）"),
    ],
)
def test_what_is_the_largest_is_named_by_its_rank(sentence: str, name: str) -> None:
    assert claims(f"总支出90.00万元。{sentence}")[1].indicator == name


def test_two_funds_in_one_name_are_appropriations() -> None:
    found = claims(
        "2023年度一般公共预算及政府性基金财政拨款“三公”经费支出预算为9.00万元，支出决算为8.00万元。"
    )
    assert {(c.code, c.fund) for c in found} == {("three_public", "appropriation")}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2023年实际支出“三公”经费决算为", "three_public"),
        ("“三公”经费合计支出", "three_public"),
        ("财政预算拨款“三公”经费支出", "three_public"),
        ("因公出国（境）支出", "abroad"),
        ("公务用车运行维护费用支出", "vehicle_operation"),
        ("公务接待", "reception"),
    ],
)
def test_other_names_of_the_same(words: str, code: str) -> None:
    assert [c.code for c in claims(f"{words}8.00万元，比上年增加1.00万元。")] == [code, code]


def test_what_was_spent_up_to_the_end_of_last_year_is_the_base() -> None:
    _, before, change = claims("“三公”经费支出43万元，比上年累计支出45万元减少2万元，下降4.44%。")
    assert (before.code, before.period, before.amount_text) == ("three_public", 2022, "45")
    assert (change.code, change.base) == ("three_public", "上年累计支出")


def test_no_change_over_the_year_is_one() -> None:
    *_, change = claims("项目支出预算40万元，占支出总预算的4%，同比无增减变化。", kind="budget")
    assert (change.direction, change.base, change.base_period) == ("unchanged", "同比", 2022)


def test_a_paragraph_of_phases_is_of_the_whole_listed_before() -> None:
    found = claims(
        "一般公共预算财政拨款支出46.00万元。其中：教育支出30.00万元，农林水支出16.00万元。\n\n"
        "2023年预算数37.00万元，调整数47.00万元，决算数46.00万元。"
    )
    assert [(c.code, c.phase) for c in found[3:]] == [
        ("general_public", "approved"),
        ("general_public", "adjusted"),
        ("general_public", "executed"),
    ]


def test_a_budget_tells_under_a_heading_of_outturns_what_was_spent() -> None:
    heading = "一、2022年“三公”经费决算情况\n\n"
    (found,) = claims("2022年“三公”经费支出20万元。", kind="budget", heading=heading)
    assert (found.phase, found.period) == ("executed", 2022)


def test_a_share_is_of_no_part_smaller_than_itself() -> None:
    found = claims(
        "基本支出预算95万元，占支出总预算的95%；项目支出预算5万元，占支出总预算的5%。\n\n其中：\n\n"
        "（一）教育支出80万元，占支出总预算80%。",
        kind="budget",
    )
    assert (found[-1].kind, found[-1].base_claim_no) == ("share", None)


def test_a_base_of_nothing_in_brackets_is_no_item() -> None:
    found = claims("公务接待费支出5万元，比上年增加5万元，增长--（基数为0，不可比）。")
    assert {c.code for c in found} == {"reception"}


def test_what_was_added_is_named_behind() -> None:
    (found,) = claims("2023年新增了60.00万元政府性基金预算财政拨款资金。")
    assert found.indicator == "政府性基金预算财政拨款资金"


def test_by_how_much_two_figures_differ_is_neither_and_heads_no_list() -> None:
    found = claims(
        "“三公”经费支出3.10万元，年初预算为4.00万元，差值为0.90万元。其中：因公出国（境）费支出0万元；"
        "公务接待费支出3.10万元，年初预算为3.00万元，差值为0.10万元。"
    )
    assert [(c.indicator, c.code, c.phase) for c in found] == [
        ("“三公”经费支出", "three_public", "executed"),
        ("“三公”经费支出", "three_public", "approved"),
        ("“三公”经费支出差值", "", ""),
        ("因公出国（境）费支出", "abroad", "executed"),
        ("公务接待费支出", "reception", "executed"),
        ("公务接待费支出", "reception", "approved"),
        ("公务接待费支出差值", "", ""),
    ]


def test_what_was_spent_stands_before_its_budget_by_the_same_name() -> None:
    spent, _, completed = claims(
        "一般公共预算财政拨款支出总计327.00万元。2023年一般公共预算财政拨款支出年初预算数1200.00万元，"
        "完成年初预算的27.25%。"
    )
    assert (completed.kind, completed.amount_text) == ("completion", spent.amount_text)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("公务用车运行维护费45万元（15台车，每台3万元）。", ("车", "15", "台")),
        ("安排购车经费60万元（3辆，每辆20万元）。", ("车辆", "3", "辆")),
        ("现有在校学生3万余人，其中本科生近2万人。", ("在校学生", "3", "万人")),
        ("编制户数较上年净增加7个。", ("编制户数", "7", "个")),
        ("展厅面积1000㎡。", ("展厅面积", "1000", "㎡")),
    ],
)
def test_counts_of_one_sign_of_vehicles_and_of_more_than_so_many(
    sentence: str, counted: tuple[str, str, str]
) -> None:
    found = claims(sentence, kind="budget")
    assert counted in [(c.indicator, c.amount_text, c.unit) for c in found if c.kind == "count"]


def test_a_distance_within_a_name_counts_nothing() -> None:
    (rate,) = claims("实现地铁站点300米内公交站点覆盖率95%。", kind="budget")
    assert (rate.kind, rate.indicator) == ("rate", "地铁站点300米内公交站点覆盖率")


def test_labels_of_a_chart_state_nothing() -> None:
    assert claims("事业收入40.00%其他收入60.00%") == []
    assert claims("财政拨款16.00%") == []


@pytest.mark.parametrize(
    "span", ["“十三五”期间", "‘十三五’期间", "'十三五'期间", '"十三五"时期', "十三五期间"]
)
def test_work_of_several_years_is_of_no_budget(span: str) -> None:
    (found,) = claims(f"{span}，科研经费总量达到3亿元。", kind="budget")
    assert (found.phase, found.period) == ("", None)


def test_posts_are_counted_by_their_names() -> None:
    found = claims(
        "设办公室主任1名，由县领导兼任；副主任4名（其中，分管日常工作的副主任1名为正科级）。设备5台。"
    )
    assert [(c.indicator, c.amount_text) for c in found] == [
        ("办公室主任", "1"),
        ("副主任", "4"),
        ("分管日常工作的副主任", "1"),
        ("设备", "5"),
    ]
