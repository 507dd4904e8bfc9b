"""Amounts whose name has a word more or less than the row that states as much."""

from __future__ import annotations

import pytest

from tests.extract.test_claims import claims
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
