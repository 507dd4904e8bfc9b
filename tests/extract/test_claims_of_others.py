"""Figures that may be another body's or other money's than their words alone say."""

from __future__ import annotations

import pytest

from pipeline.extract.claims import extract_claims
from pipeline.model.records import Claim
from tests.support import BUREAU, VOCABULARY, printed, understood

TABLES = printed("""
    表1 部门支出总表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    212 → 城乡社区支出 → 50.00 →  → 50.00
    213 → 农林水支出 → 720.00 → 430.00 → 290.00
     → 合计 → 770.00 → 430.00 → 340.00

    表2 一般公共预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    213 → 农林水支出 → 700.00 → 430.00 → 270.00
     → 合计 → 700.00 → 430.00 → 270.00

    表3 政府性基金预算支出表

    单位：万元

    科目编码 → 科目名称 → 合计 → 基本支出 → 项目支出
    212 → 城乡社区支出 → {fund} →  → {fund}
     → 合计 → {fund} →  → {fund}

    """)


def stated(text: str, fund: str = "50.00", department: str = BUREAU) -> list[Claim]:
    made = f"{TABLES.format(fund=fund)}\n一、预算情况说明\n\n{text}\n"
    found = understood(made, kind="budget", department=department)
    return list(extract_claims(found.identity, found.recognized, found.amounts, VOCABULARY))


def bound(text: str, fund: str = "50.00", department: str = BUREAU) -> list[bool]:
    """Of every amount whether a table is said to have it."""
    amounts = (each for each in stated(text, fund, department) if each.kind == "amount")
    return [bool(claim.bound_table) for claim in amounts]


@pytest.mark.parametrize(
    "text",
    [
        "局机关2023年支出预算600.00万元，其中基本支出400.00万元，项目支出200.00万元。",
        "局本级基本支出400.00万元，项目支出200.00万元。",
        "县水文监测站：支出预算170.00万元；基本支出30.00万元。",
        "（一）局机关\n\n2023年支出预算600.00万元，其中基本支出400.00万元。",
        "其中：县水文监测站支出预算170.00万元，项目支出140.00万元。",
        "下属单位基本支出30.00万元。",
        "上级补助200.00万元（项目支出200.00万元）。",
        "本局下属水文监测站基本支出30.00万元。",
        "全县水利系统支出预算9000.00万元。",
        "行政单位基本支出400.00万元；事业单位基本支出30.00万元，项目支出10.00万元。",
        "本单位编制10名，实有10人。\n\n二、水文监测站预算情况\n\n支出预算170.00万元，其中基本支出30.00万元。",
        "上年结转20.00万元，用于项目支出20.00万元。",
    ],
)
def test_what_another_body_has_is_no_figure_of_the_tables(text: str) -> None:
    assert not any(bound(text))


@pytest.mark.parametrize(
    "text",
    [
        "岱山县水利局2023年基本支出400.00万元。",
        "县水利局2023年基本支出400.00万元。",
        "本局2023年基本支出400.00万元。",
        "全局2023年基本支出400.00万元。",
        "局机关及下属站2023年基本支出400.00万元。",
        "所属各单位2023年基本支出400.00万元。",
        "所属预算单位2023年基本支出400.00万元。",
        "全部支出中，基本支出400.00万元。",
    ],
)
def test_the_reporting_body_by_any_of_its_names_is(text: str) -> None:
    assert all(bound(text))


@pytest.mark.parametrize(
    ("whole", "department"),
    [
        ("全局", "岱山县水利局办公室"),
        ("全局", "岱山县水利局（本级）"),
        ("全局", "岱山县公安局交通警察大队"),
        ("全院", "岱山县人民检察院后勤服务中心"),
        ("全厅", "浙江省水利厅机关服务中心"),
        ("全委", "岱山县发展和改革委员会项目办公室"),
        ("全镇", "岱山县高亭镇农业服务中心"),
        ("全局", "岱山县高亭镇财政所"),
    ],
)
def test_what_all_of_a_body_has_need_not_be_what_an_office_of_it_has(
    whole: str, department: str
) -> None:
    said = f"{whole}2023年基本支出400.00万元，{whole}项目支出340.00万元。"
    assert bound(said, department=department) == [False, True]


@pytest.mark.parametrize(
    ("whole", "department"),
    [
        ("全局", "岱山县水利局"),
        ("全委", "岱山县发展和改革委员会"),
        ("全镇", "岱山县高亭镇人民政府"),
        ("全院", "岱山县人民医院"),
        ("全校", "岱山县第一中学"),
    ],
)
def test_what_all_of_the_reporting_body_has_is_its_own(whole: str, department: str) -> None:
    assert bound(f"{whole}2023年基本支出400.00万元。", department=department) == [True]


def test_another_body_is_bound_where_a_table_states_as_much() -> None:
    assert bound("局机关2023年基本支出430.00万元。") == [True]


def test_all_appropriations_are_more_than_one_fund_where_others_have_money() -> None:
    said = "财政拨款项目支出320.00万元。"
    assert bound(said) == [False]
    assert bound(said, fund="0.00") == [True]


def test_what_goes_on_behind_one_fund_is_not_of_all_money() -> None:
    first, second = stated("政府性基金预算支出50.00万元，项目支出20.00万元。")
    assert (first.bound_table != "", second.bound_table) == (True, "")


def test_what_is_spent_of_an_income_is_not_all_that_is_spent() -> None:
    assert bound("事业收入20.00万元，其中项目支出20.00万元。")[-1:] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "会议费3.00万元、培训费5.00万元，共计8.00万元，比上年10.00万元下降20%。",
            "会议费、培训费合计",
        ),
        ("基本支出430.00万元、项目支出340.00万元，合计770.00万元。", "基本支出、项目支出合计"),
    ],
)
def test_the_sum_of_what_stands_side_by_side_has_a_name_of_its_own(text: str, name: str) -> None:
    claims = stated(text)
    assert {claim.indicator for claim in claims[2:]} == {name}
    assert {claim.code for claim in claims[2:]} == {""}


def test_what_was_added_to_a_budget_is_not_what_the_next_words_are_of() -> None:
    said = "农林水支出720.00万元，年初预算700.00万元，追加20.00万元，全年预算720.00万元。"
    assert stated(said)[-1].indicator == "农林水支出"


@pytest.mark.parametrize(
    "line",
    [
        "附：水文监测站",
        "附件2：县水文中心2023年预算公开说明",
        "水文监测站",
        "水文监测站：",
        "下属单位：水文监测站。",
        "水文监测站2023年预算情况如下：",
        "水利局机关：",
    ],
)
@pytest.mark.parametrize("said", ["支出预算170.00万元", "基本支出30.00万元，项目支出140.00万元"])
def test_what_stands_below_a_line_with_the_name_of_another_body_is_of_that(
    line: str, said: str
) -> None:
    assert not any(bound(f"2023年支出预算770.00万元。\n\n{line}\n\n{said}。")[1:])


@pytest.mark.parametrize(
    "line",
    [
        "岱山县水利局",
        "本部门2023年预算情况如下：",
        "根据县委2022年印发的文件安排。",
        "水文监测站承担日常监测工作。",
    ],
)
def test_what_stands_below_another_line_is_of_the_reporting_body(line: str) -> None:
    assert bound(f"{line}\n\n支出预算780.00万元。") == [True]


def test_the_name_of_the_reporting_body_ends_what_is_of_another() -> None:
    said = "水文监测站\n\n支出预算170.00万元。\n\n本部门支出预算780.00万元。"
    assert bound(said) == [False, True]
