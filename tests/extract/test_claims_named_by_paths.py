"""Claims of items that are named by the levels of their classification, or by their code."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.code_paths import code_of_run
from pipeline.extract.claims.coded_labels import named_path
from tests.extract.claims_support import HEADING, HOUSING, claims, indicators
from tests.support import VOCABULARY, printed, understood


@pytest.mark.parametrize(
    ("path", "year", "code"),
    [
        ("住房改革支出（类）住房公积金（项）", 2023, "2210201"),  # its 款, called 类
        ("法院（款）一般行政事务管理（项）", 2023, "2040502"),  # its signs in another order
        ("医疗卫生与计划生育支出（类）行政事业单位医疗（款）事业单位医疗（项）", 2024, "2101102"),
        ("农林水支出（类）事业单位医疗（项）", 2024, ""),
    ],
)
def test_a_path_whose_names_slipped_leads_to_its_only_item(path: str, year: int, code: str) -> None:
    named = named_path(path, VOCABULARY, year)
    assert named is not None
    assert named.code == code


def test_an_item_below_a_path_is_the_subject_of_what_follows_the_colon() -> None:
    found = claims(
        f"1.住房公积金（项）：支出9.00万元。\n\n{HOUSING}",
        kind="budget",
        heading="一、一般公共预算支出情况\n\n",
    )
    assert [(c.code, c.bound_row_no) for c in found] == [("2210201", 2)]


def test_an_item_introduced_by_its_code_is_no_reason() -> None:
    found = claims(
        "农林水支出规模较大，主要是2130304水利行业业务管理，2023年预算数为9.00万元。", kind="budget"
    )
    assert [(c.code, c.amount_text) for c in found] == [("2130304", "9.00")]


def test_what_a_class_mostly_is_are_its_items_where_the_table_says_so() -> None:
    table = printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        → 合计 → 122.00
        302 → 商品和服务支出 → 122.00
        30201 → 办公费 → 76.00
        30211 → 差旅费 → 46.00
        """)
    found = claims(
        f"商品和服务支出122.00万元，主要是差旅费46.00万元、办公费70.00万元。\n\n{table}",
        kind="budget",
    )
    assert [(c.amount_text, c.code, c.bound_row_no) for c in found] == [
        ("122.00", "302", 2),
        ("46.00", "30211", 4),
        ("70.00", "", None),
    ]


def test_classes_of_what_a_clause_opens_with_are_of_its_form() -> None:
    table = printed("""
        一般公共预算基本支出表

        单位：万元

        科目编码 → 科目名称 → 合计
        → 合计 → 122.00
        302 → 商品和服务支出 → 122.00
        """)
    found = claims(f"一般公共预算基本支出中，商品和服务支出122.40万元。\n\n{table}", kind="budget")
    assert [(c.code, c.fund, c.bound_row_no) for c in found] == [("302", "general_public", 2)]


def test_an_item_behind_its_class_and_section_with_no_signs_of_levels() -> None:
    functional = VOCABULARY.classifications["functional"]
    run = "住房保障支出住房改革支出住房公积金"
    assert code_of_run(run, functional, 2023) == "2210201"
    assert code_of_run("住房保障-住房改革支出-住房公积金", functional, 2023) == "2210201"
    assert code_of_run("住房改革支出住房公积金", functional, 2023) == ""
    assert code_of_run("教育支出住房改革支出住房公积金", functional, 2023) == ""


def test_a_sentence_that_opens_with_an_item_is_of_that() -> None:
    said = (
        "农林水支出：2023年预算90.00万元。住房保障支出：2023年预算50.00万元，比2022年减少1.00万元。"
    )
    assert [(i, t) for _, i, t, _ in indicators(said)] == [
        ("农林水支出", "90.00"), ("住房保障支出", "50.00"), ("住房保障支出", "1.00"),
    ]  # fmt: skip


def test_expenditure_of_an_item_is_of_the_item_spoken_of() -> None:
    found = claims(
        "2023年度公务接待费支出2.00万元，主要用于接待。费用支出较年初预算数减少1.00万元，下降33.33%。"
        "较上年支出数持平。\n未发生公务用车购置费。费用支出较年初预算数持平。"
    )
    assert [(c.code, c.direction) for c in found if c.kind == "change"] == [
        ("reception", "decrease"),
        ("reception", "unchanged"),
        ("vehicle_purchase", "unchanged"),
    ]


def test_a_path_may_be_written_with_strokes_before_the_year() -> None:
    (amount, change) = claims(
        "住房保障支出/住房改革支出/住房公积金2023年预算数为9.00万元，与2022年预算数持平。",
        kind="budget",
    )
    assert (amount.code, change.code) == ("2210201", "2210201")


PARTED = "1.住房保障支出（221）住房改革支出（02）住房公积金（01）"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (PARTED, "2210201"),
        ("住房保障支出(221)住房改革支出(02)", "22102"),
        ("2.一般公共服务支出（201）政府办公厅（室）及相关机构事务（03）行政运行（01）", "2010301"),
        # a code that no list has: the names tell
        ("住房保障支出（221）住房改革支出（02）住房公积金（99）", "2210201"),
    ],
)
def test_levels_with_parts_of_the_code_are_one_path(path: str, code: str) -> None:
    said = f"{path}：2023年预算数为9.00万元，比上年执行数8.00万元增加1.00万元。"
    found = claims(f"{said}\n\n{HOUSING}", kind="budget")
    assert [c.code for c in found] == [code] * 3


def test_a_path_by_parts_of_the_code_is_bound_to_its_item_and_not_to_its_class() -> None:
    table = printed("""
        一般公共预算支出表

        单位：万元

        科目编码 → 科目名称 → 合计
         → 合计 → 9.00
        221 → 住房保障支出 → 9.00
        2210201 → 住房公积金 → 4.00
        2210203 → 购房补贴 → 5.00
        """)
    said = f"{PARTED}：2023年预算数为4.00万元。"
    found = understood(f"{HEADING}{said}\n\n{table}\n", kind="budget").findings
    assert not [f for f in found if f.check == "claim.amount_as_in_table" and f.outcome.fails]
