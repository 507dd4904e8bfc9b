"""Names that are printed twice, slip, stand behind their figures or are those of the body itself."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.bodies import Bodies
from tests.extract.claims_support import HOUSING, claims, indicators
from tests.support import printed


@pytest.mark.parametrize("words", ["公务接待费费", "公务接待费支出支出"])
def test_an_ending_printed_twice_names_the_same(words: str) -> None:
    (found,) = claims(f"{words}3.00万元。")
    assert found.code == "reception"


@pytest.mark.parametrize(
    "words",
    [
        "岱山县水利局预算",
        "岱山县水利局2023年部门预算",
        "岱山县水利局支出预算",
        "岱山县水利局部门预算支出",
    ],
)
def test_the_budget_of_the_body_is_all_that_it_spends(words: str) -> None:
    found = claims(f"{words}90.00万元，包括项目支出30.00万元。", kind="budget")
    assert [c.code for c in found] == ["grand_total", "project"]


def test_the_budget_of_another_body_is_not() -> None:
    (found,) = claims("岱山县水文站预算90.00万元。", kind="budget")
    assert found.code == ""


def test_a_unit_goes_by_one_name() -> None:
    bodies = Bodies(["某市某局（本级）", "某市某学校"])
    assert bodies.one("某市某局本级") == bodies.one("某市某局（本级）")
    assert bodies.one("某市某学院（某市某学校）") == bodies.one("某市某学校")
    assert bodies.one("某市某学院（筹）") != bodies.one("某市某学院")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2023年通过100.00万元专项经费，保障救援服务。", "专项经费"),
        ("一是取消纳入预算管理的7.00万元培训费收入。", "培训费收入"),
        ("统筹安排用于民生的7.00万元。", "统筹安排用于民生的"),
    ],
)
def test_a_figure_may_be_named_behind_it(said: str, words: str) -> None:
    (found,) = claims(said, kind="budget")
    assert (found.indicator, found.code, found.bound_table) == (words, "", "")


def test_what_last_year_provided_is_of_last_year() -> None:
    found = claims(
        "机动经费90.00万元，与上年相比增加80.00万元（上年财政安排应急经费10.00万元）。",
        kind="budget",
    )
    assert [(c.indicator, c.period) for c in found if c.kind == "amount"] == [
        ("机动经费", 2023),
        ("财政安排应急经费", 2022),
    ]


def test_a_numbered_item_begins_anew_behind_a_semicolon() -> None:
    found = claims(
        "1.其他卫生健康支出（2109999）0.00万元，主要用于补助资金；\n2.住房公积金（2210201）9.00万元。\n\n"
        f"{HOUSING}",
        kind="budget",
        heading="一、一般公共预算支出情况\n\n",
    )
    assert found[-1].bound_row_no == 2


def test_what_stands_behind_the_verb_is_a_part_of_what_is_told() -> None:
    table = printed("""
        一般公共预算“三公”经费、会议费、培训费表

        单位：万元

        项目 → 培训费
        合计 → 20.00
        """)
    found = claims(
        f"培训费预算20.00万元。\n因此某中心今年安排1.20万元，较上年增加了培训费0.20万元。\n\n{table}",
        kind="budget",
        heading="一、“三公”经费情况\n\n",
    )
    assert [(c.kind, c.indicator, c.bound_table) for c in found][-1] == ("change", "培训费", "")


def test_a_total_of_income_by_budget_is_named_less_that() -> None:
    table = printed("""
        部门收支总表

        单位：万元

        收入 → 预算数 → 支出 → 预算数
        其他资金 → 15.00 → 一、公共安全支出 → 15.00
        收入总计 → 15.00 → 支出总计 → 15.00
        """)
    found = claims(
        f"其他资金收入预算总计15.00万元。\n\n{table}", kind="budget", heading="一、收支情况\n\n"
    )
    assert [c.bound_row_no for c in found] == [1]


def test_none_may_be_said_by_a_nought_without_a_unit() -> None:
    found = claims("公务接待费3.00万元。公务用车购置为0，与上年持平。", kind="budget")[1:]
    assert [(c.kind, c.code) for c in found] == [
        ("zero", "vehicle_purchase"),
        ("change", "vehicle_purchase"),
    ]


def test_a_level_of_government_may_open_the_name_of_a_project() -> None:
    (project,) = claims("市本级就业专项资金30.00万元。", kind="budget")
    (indicator,) = claims("市本级项目支出30.00万元。", kind="budget")
    assert (project.indicator, indicator.code) == ("市本级就业专项资金", "project")


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("2021—2025年一般公共预算支出500.00万元", None),
        ("“十四五”期间一般公共预算支出500.00万元", None),
        ("三年累计一般公共预算支出500.00万元", None),
        ("2021—2025年共五年，2023年一般公共预算支出500.00万元", 2023),
        ("2022-2023年度供暖费支出500.00万元", 2023),
    ],
)
def test_what_is_of_several_years_has_no_year(said: str, period: int | None) -> None:
    (claim,) = (c for c in claims(f"{said}。") if c.kind == "amount")
    assert claim.period == period


def test_a_row_that_begins_with_a_year_is_called_by_it() -> None:
    projects = printed("""
        项目支出表

        单位：万元

        项目名称 → 项目支出
        合计 → 30.00
        2022年甲项目 → 10.00
        甲项目 → 20.00
        """)
    found = claims(f"安排2022年甲项目10.00万元，甲项目20.00万元。\n\n{projects}", kind="budget")
    assert [(c.indicator, c.period, c.bound_row_no) for c in found] == [
        ("2022年甲项目", 2023, 2),
        ("甲项目", 2023, 3),
    ]


@pytest.mark.parametrize("said", ["完成预算84.44%", "完成年初预算数的84.44%", "完成全年预算84.44%"])
def test_a_budget_is_completed_with_and_without_a_particle(said: str) -> None:
    found = claims(f"公务接待费支出决算为15.20万元，{said}。")
    assert [(c.kind, c.indicator) for c in found] == [
        ("amount", "公务接待费支出"),
        ("completion", "公务接待费支出"),
    ]


def test_what_is_listed_behind_a_list_is_of_its_whole() -> None:
    found = claims(
        "财政拨款支出预算96.00万元，包括：一般公共预算90.00万元；政府性基金预算6.00万元。\n\n"
        "具体支出内容如下：\n\n1.“208社会保障和就业支出”96.00万元。",
        kind="budget",
    )
    assert (found[-1].code, found[-1].indicator, found[-1].fund) == (
        "208", "社会保障和就业支出", "appropriation",
    )  # fmt: skip


def test_a_second_count_stands_right_behind_the_first() -> None:
    found = claims("国内公务接待40批次320人次。")
    assert [(c.kind, c.amount_text, c.indicator) for c in found] == [
        ("count", "40", "国内公务接待"),
        ("count", "320", "国内公务接待"),
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "2.农林水支出（类）水利（款）防汛（项）3.00万元。",
            "农林水支出（类）水利（款）防汛（项）",
        ),
        (
            "3.公诉、审判、执行等检察监督支出（项）3.00万元。",
            "公诉、审判、执行等检察监督支出（项）",
        ),
        ("1.“卫生健康支出”科目3.00万元。", "卫生健康支出"),
    ],
)
def test_numbers_and_marks_before_a_name_are_no_part_of_it(said: str, words: str) -> None:
    (found,) = claims(said, kind="budget")
    assert found.indicator == words


def test_what_is_named_by_its_rank_is_of_its_own() -> None:
    found = claims(
        "一般公共预算支出90.00万元。农林水支出所占比重最大，达60.00万元；其次为教育支出，为20.00万元。",
        kind="budget",
    )
    named = [(c.indicator, c.amount_text) for c in found if c.kind == "amount"]
    assert named[1:] == [("农林水支出", "60.00"), ("教育支出", "20.00")]


def test_a_name_of_no_indicator_before_the_year_is_not_that_of_the_heading() -> None:
    whole, part, change = claims(
        "3.公务用车运行维护费。2023年预算数3.00万元，其中：新能源车费2023年预算数1.00万元，"
        "比上年减少0.50万元。",
        kind="budget",
    )
    assert (whole.indicator, whole.code) == ("公务用车运行维护费", "vehicle_operation")
    assert (part.indicator, part.code) == ("新能源车费", "")
    assert (change.indicator, change.code) == ("新能源车费", "")


def test_what_a_bracket_lists_ends_with_it_before_a_semicolon() -> None:
    said = (
        "“三公”经费预算18.00万元，其中公务用车购置及运行费14.00万元（其中：公务用车购置费0万元，"
        "公务用车运行费14.00万元）；公务接待费4.00万元。与2022年相比减少1.50万元。"
    )
    change = claims(said, kind="budget")[-1]
    assert (change.kind, change.indicator) == ("change", "“三公”经费预算")


def test_this_year_behind_the_end_of_the_last_one() -> None:
    said = "上年末固定资产金额为356.20万元，本年度拟购置固定资产12.50万元。"
    assert [c.period for c in claims(said, kind="budget")] == [2022, 2023]


def test_funds_among_the_parts_of_income_are_income() -> None:
    said = "收入预算90.00万元，其中：一般公共预算80.00万元，政府性基金预算10.00万元。"
    found = claims(said, kind="budget")
    assert [c.code for c in found] == ["grand_total", "general_public_income", "fund_income"]
    said = "支出预算90.00万元，其中：一般公共预算80.00万元。"
    assert claims(said, kind="budget")[1].code == "general_public"


def test_counts_before_and_after_and_what_is_done_to_things() -> None:
    said = "接待批次由45批压减至40批。用于3辆公务用车燃油、维修方面。"
    assert [(i, t) for _, i, t, _ in indicators(said)] == [
        ("接待批次", "45"), ("接待批次", "40"), ("公务用车", "3"),
    ]  # fmt: skip


def test_what_is_planned_is_no_part_of_a_name() -> None:
    said = "2023年需预算安排城市低保90.00万元，需预算安排3.00万元。2023年预估医疗救助147人。"
    assert [(i, t) for _, i, t, _ in indicators(said)] == [
        ("城市低保", "90.00"), ("需预算安排", "3.00"), ("医疗救助", "147"),
    ]  # fmt: skip


def test_a_heading_names_the_part_of_three_public_that_its_section_is_of() -> None:
    said = (
        "2．公务用车购置费支出情况说明。\n\n2023年购置公务用车5辆，预算9.00万元，支出决算8.00万元。"
    )
    found = [c for c in claims(said) if c.kind == "amount"]
    assert [(c.indicator, c.code, c.phase) for c in found] == [
        ("公务用车购置费", "vehicle_purchase", "approved"),
        ("公务用车购置费", "vehicle_purchase", "executed"),
    ]


def test_a_limit_by_a_whole_is_no_figure() -> None:
    said = "用于青年人员的比例不低于年度预算的50%，占比不超过支出总额的3%。满意度达95%。"
    assert [c.percentage_text for c in claims(said)] == ["95"]


def test_money_for_what_is_only_touched_is_no_figure_of_it() -> None:
    (found,) = claims("安排5.00万元用于涉及一般公共预算支出。", kind="budget")
    assert found.code == ""
    said = (
        "支出总计90.00万元。\n\n安排5.00万元用于涉及一般公共预算支出。安排3.00万元用于公务接待费。"
    )
    assert [c.code for c in claims(said, kind="budget")] == ["grand_total", "", "reception"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "按功能分类，教育支出（18.00万元）、卫生健康支出（12.00万元，占40%）和住房保障支出（5.00万元）。",
            [("教育支出", "18.00"), ("卫生健康支出", "12.00"), ("住房保障支出", "5.00")],
        ),
        (
            "支出靠前的是人员经费（15.00万元）、堤防加固项目（9.00万元）。",
            [("人员经费", "15.00"), ("堤防加固项目", "9.00")],
        ),
    ],
)
def test_a_name_stands_before_the_bracket_of_its_amount(
    text: str, named: list[tuple[str, str]]
) -> None:
    found = claims(f"一般公共预算财政拨款支出99.00万元。{text}")
    amounts = [(c.indicator, c.amount_text) for c in found if c.kind == "amount"]
    assert amounts[1:] == named


def test_what_a_bracket_compares_with_is_no_name() -> None:
    found = claims("公务接待费支出2.00万元，比上年预算支出（1.00万元）增加1.00万元。")
    assert "比上年预算支出" not in [c.indicator for c in found]


def test_money_that_targets_concern_is_no_name_of_its_heading() -> None:
    found = claims(
        "（四）预算绩效情况。本局开展绩效目标管理的项目5个，涉及预算90.00万元。", kind="budget"
    )
    assert [c.indicator for c in found if c.kind == "amount"] == ["绩效目标管理涉及预算"]


def test_income_of_state_capital_is_called_revenue_too() -> None:
    (claim,) = claims("国有资本经营收益财政拨款0.00万元。", kind="budget")
    assert claim.code == "state_capital_income"
