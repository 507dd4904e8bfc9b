"""Amounts whose name has a word more or less than the row that states as much."""

from __future__ import annotations

import pytest

from tests.extract.claims_support import claims
from tests.support import printed

PROJECTS = printed("""
    项目支出预算表

    单位：万元

    项目名称 → 合计 → 财政拨款
    合计 → 97.40 → 97.40
    河道巡查 → 31.20 → 31.20
    乡镇居民供水保障县级配套 → 45.00 → 45.00
    水情监测专项经费 → 12.70 → 12.70
    水土保持 → 8.50 → 8.50
    """)


def rows(said: str, tables: str = PROJECTS) -> list[int | None]:
    return [
        c.bound_row_no for c in claims(f"{said}\n\n{tables}", kind="budget") if c.unit == "万元"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "主要包括：河道巡查维护31.20万元。",
        "主要包括：河道巡查工作经费31.20万元。",
    ],
)
def test_an_amount_is_bound_to_the_row_of_its_value_whose_name_begins_its_own(said: str) -> None:
    assert rows(said) == [2]


@pytest.mark.parametrize(
    "said",
    [
        "主要包括：河道巡查维护31.25万元。",  # another value
        "主要包括：河堤检查维护31.20万元。",  # another name
        "主要包括：河道维护31.20万元。",  # no row's whole name
    ],
)
def test_no_amount_is_bound_by_its_value_or_its_name_alone(said: str) -> None:
    assert rows(said) == [None]


def test_no_amount_is_bound_by_a_value_that_stands_in_two_rows() -> None:
    twice = PROJECTS.replace("水土保持\t8.50\t8.50", "水土保持\t31.20\t31.20")
    assert twice != PROJECTS
    assert rows("主要包括：河道巡查维护31.20万元。", twice) == [None]


def test_what_is_more_by_all_that_the_row_of_its_name_states_is_bound_to_it() -> None:
    said = "增加的主要原因：水情监测专项经费纳入预算，增加{}万元。"
    assert rows(said.format("12.70")) == [4]
    assert rows(said.format("12.00")) == [None]


@pytest.mark.parametrize(
    ("project", "money", "row"),
    [
        ("乡镇居民供水", "45.00", 3),
        ("乡镇居民供水", "31.20", None),  # the value of another project
        ("乡镇水库", "45.00", None),
    ],
)
def test_the_one_project_evaluated_is_the_row_of_its_value_that_has_its_words(
    project: str, money: str, row: int | None
) -> None:
    said = f"拟对{project}项目等1个项目开展部门重点绩效评价，涉及预算资金{money}万元。"
    assert rows(said) == [row]


def named(said: str, kind: str = "budget") -> list[str]:
    return [c.indicator for c in claims(said, kind=kind)]


def test_what_stands_in_quotation_marks_before_the_word_for_an_item_is_the_name() -> None:
    said = "三是《支出预算表》增加了“水文运行”项级科目分流31.20万元。"
    assert named(said) == ["水文运行"]


def test_a_row_says_how_much_of_the_words_is_the_name() -> None:
    rows_of = PROJECTS.replace("水土保持\t", "单位预留机动经费\t")
    (found,) = claims(
        f"甲县水利局本级及乙、丙水文站单位预留机动经费预算数为8.50万元。\n\n{rows_of}",
        kind="budget",
    )
    assert (found.indicator, found.bound_row_no) == ("单位预留机动经费", 5)


def test_what_needs_money_is_what_the_rule_before_it_pays() -> None:
    said = "(1)乡镇水管员工资标准为4.5万元/人/年，每人补助2.25万元/年，需预算安排36.75万元。"
    assert "乡镇水管员工资" in named(said)
    assert "需预算安排" not in named(said)


def test_a_rate_in_brackets_that_only_names_its_rule_is_of_what_stands_before_them() -> None:
    said = "该项目于12月6日支付第二批设备首付款（根据合同规定90%）。"
    assert named(said) == ["支付第二批设备首付款"]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("设备共计，4台。", [("设备", "4")]),
        ("与上年年末机构数89个相比，增加7个。", [("机构数", "7"), ("机构数", "89")]),
        ("与上年年末人数350人相比增加5人。", [("人数", "5"), ("人数", "350")]),
        ("落实《关于加强水库管理的30条要求》，推进工作。", []),
        ("印发“兴水惠民50条措施”，推进工作。", []),
        ("落实30条要求，推进工作。", [("要求", "30")]),
    ],
)
def test_a_count_is_of_what_is_counted(said: str, counted: list[tuple[str, str]]) -> None:
    found = [(c.indicator, c.amount_text) for c in claims(said, kind="budget") if c.kind == "count"]
    assert found == counted


def test_money_of_projects_that_were_counted_is_in_the_phase_said_before_these() -> None:
    (found,) = [
        c
        for c in claims("2023年年初批复预算8个项目98.50万元。", kind="final")
        if c.kind == "amount"
    ]
    assert found.phase == "approved"


def test_parts_of_all_income_have_the_codes_of_their_names() -> None:
    said = "本单位收入为90.00万元，其中：一般公共预算拨款收入80.00万元，事业收入10.00万元。"
    assert [c.code for c in claims(said, kind="budget")] == [
        "",
        "general_public_income",
        "business_income",
    ]
