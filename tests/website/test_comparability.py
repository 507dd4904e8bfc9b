"""The guard: which two figures may be compared, and what it says where they may not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.values.carried_over import carried_over
from pipeline.website.figures.comparability import (
    ACROSS_BODIES,
    ACROSS_KINDS,
    ACROSS_YEARS,
    FUNDS,
    PROSE,
    UNKNOWN,
    Basis,
    incomparable,
)
from pipeline.website.interface.language import languages
from pipeline.website.published.shelf import open_shelf

BUDGET = Basis(
    kind="budget",
    phase="approved",
    fiscal_year=2023,
    body="岱山县水利局",
    level="department",
    form="expenditure",
    fund="",
    unit="万元",
    yuan=Decimal(10_000),
)


def _reasons(a: Basis, b: Basis, across: frozenset[str] = frozenset()) -> list[str]:
    return [languages()[0].text(each) for each in incomparable(a, b, across=across)]


def test_what_differs_in_nothing_may_be_compared() -> None:
    assert _reasons(BUDGET, replace(BUDGET, yuan=Decimal(5))) == []


def test_units_of_money_may_differ() -> None:
    assert _reasons(BUDGET, replace(BUDGET, unit="元")) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (replace(BUDGET, fiscal_year=2022), "年度不同：一个是 2023 年，一个是 2022 年"),
        (
            replace(BUDGET, kind="final", phase="executed"),
            "一个是年初预算数，一个是决算数",
        ),
        (replace(BUDGET, kind="final"), "一个印在预算里，一个印在决算里"),
        (replace(BUDGET, body="嵊泗县水利局"), "填报的不是同一个部门或单位"),
        (
            replace(BUDGET, level="unit"),
            "范围不同：一个是部门（含所属单位），一个是单个单位",
        ),
        (replace(BUDGET, form="general_public"), "出自不同的表，统计范围可能不同"),
        (replace(BUDGET, form=PROSE), "一个印在表里，一个写在文字里，统计范围可能不同"),
        (
            replace(BUDGET, fund="general_public"),
            "资金范围不同：一个是全部资金，一个是一般公共预算",
        ),
        (replace(BUDGET, fund="of a new kind"), "资金范围不同"),
        (replace(BUDGET, carried_over="with"), "一张表写明了含不含上年结转，另一张没有写"),
        (replace(BUDGET, is_doubtful=True), "有一个数没有通过核对"),
        (replace(BUDGET, read_by_ocr=True), "有一个数是从扫描图像识别的，可能认错"),
    ],
)
def test_each_difference_bars_with_its_reason(other: Basis, reason: str) -> None:
    assert _reasons(BUDGET, other) == [reason]
    assert len(_reasons(other, BUDGET)) == 1


def test_a_title_that_leaves_out_the_fund_of_three_public_is_no_difference() -> None:
    unsaid = replace(BUDGET, form="three_public", fund="")
    assert _reasons(unsaid, replace(unsaid, fund="general_public")) == []
    of_one, of_other = (
        replace(unsaid, fund=each) for each in ("general_public", "government_fund")
    )
    assert len(_reasons(of_one, of_other)) == 1


def test_all_differences_are_said() -> None:
    other = replace(BUDGET, level="unit", form="general_public", fund="general_public")
    assert len(_reasons(BUDGET, other)) == 3


@pytest.mark.parametrize(
    ("across", "other"),
    [
        (ACROSS_YEARS, replace(BUDGET, fiscal_year=2022)),
        (ACROSS_KINDS, replace(BUDGET, kind="final", phase="executed")),
        (ACROSS_KINDS, replace(BUDGET, kind="final")),
        (ACROSS_BODIES, replace(BUDGET, body="嵊泗县水利局")),
        (ACROSS_BODIES, replace(BUDGET, body="嵊泗县水利局", is_doubtful=True)),
    ],
)
def test_what_the_question_lets_differ_is_no_bar(across: frozenset[str], other: Basis) -> None:
    assert _reasons(BUDGET, other, across) == []
    assert _reasons(BUDGET, replace(other, level="unit"), across) != []


@pytest.mark.parametrize(
    "other",
    [
        UNKNOWN,
        replace(BUDGET, yuan=None, unit=""),
        replace(BUDGET, form=""),
        replace(BUDGET, fiscal_year=None),
        replace(BUDGET, level=""),
        replace(BUDGET, phase=""),
    ],
)
def test_what_is_not_known_is_not_compared(other: Basis) -> None:
    assert _reasons(BUDGET, other) != []
    assert _reasons(other, other) != []


def test_a_body_is_known_by_its_address_however_its_name_is_written(
    comparison_packages: Path,
) -> None:
    own = open_shelf(comparison_packages).by_name()["330921-shuiliju-2023-budget"]
    other = replace(own, department="岱山县水务和水利局", fiscal_year=2022)
    assert own.body_of("岱山县水利局") == other.body_of("岱山县水务和水利局")
    assert own.body_of("岱山县水利局") == own.body_of("岱山县 水利局")
    assert own.body_of("岱山县水文站") == "岱山县水文站"
    unit = replace(own, unit="岱山县水文站（本级）", unit_slug="benji")
    assert unit.body_of("岱山县水文站(本级)") not in (own.body_of("岱山县水利局"), "岱山县水文站")


def test_titles_tell_whether_they_count_what_was_carried_over() -> None:
    assert carried_over("一般公共预算基本支出明细表（不含上年结转）") == "without"
    assert carried_over("部门收支总表（含上年度结转）") == "with"
    assert carried_over("财政拨款结转资金支出表") == ""
    counted = (replace(BUDGET, carried_over=each) for each in ("with", "without"))
    assert _reasons(*counted) == ["一个含上年结转，一个不含"]


def test_every_fund_has_words_in_the_language_of_the_sources() -> None:
    assert all(languages()[0].text(each) for each in FUNDS.values())
