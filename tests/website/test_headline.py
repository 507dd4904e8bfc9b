"""Which cell states which headline."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.values.headlines import HEADLINES
from pipeline.website.figures.basic_classes import basic_classes
from pipeline.website.figures.headline import TITLES, Headlines, headlines
from pipeline.website.published.shelf import open_shelf


@pytest.fixture(scope="module")
def stated(packages: Path) -> dict[str, Headlines]:
    return {
        package.name: headlines(
            package, [each for each in package.amounts() if each.entity == package.department]
        )
        for package in open_shelf(packages).packages
    }


@pytest.mark.parametrize(
    ("package", "figures"),
    [
        (
            "130630-yiliaobaozhangju-2023-budget",
            {
                "income_total": "988.64",
                "income_year": "559.67",
                "opening": "428.97",
                "expenditure_year": "988.64",
                "basic": "494.32",
                "project": "494.32",
                "personnel": "466.78",
                "public": "27.54",
                "three_public": "9.00",
                "vehicle_operation": "6.50",
                "reception": "2.50",
            },
        ),
        (
            "360123-yiliaobaozhangju-2023-final",
            {
                "income_year": "1,053.61",
                "income_total": "1,102.79",
                "expenditure_year": "1,084.11",
                "basic": "548.11",
                "personnel": "479.78",
                "public": "35.31",
            },
        ),
        (
            "610929-yiliaobaozhangju-2020-budget",
            {"basic": "293.13", "three_public": "4.90", "abroad": "0.00", "reception": "1.90"},
        ),
        (
            "130606-yiliaobaozhangju-2025-budget",
            {"three_public": "3.00", "vehicles": "3.00"},
        ),
    ],
)
def test_each_headline_is_found_where_it_is_printed(
    stated: dict[str, Headlines], package: str, figures: dict[str, str]
) -> None:
    found = {key: figure.text for key, figure in stated[package].figures.items()}
    assert {key: found.get(key) for key in figures} == figures


def test_what_a_form_leaves_blank_is_no_figure(stated: dict[str, Headlines]) -> None:
    assert "three_public" not in stated["360123-yiliaobaozhangju-2023-final"].figures
    assert "abroad" not in stated["130630-yiliaobaozhangju-2023-budget"].figures


def test_the_planned_and_the_previous_year_are_kept_apart(stated: dict[str, Headlines]) -> None:
    final = stated["530303-yiliaobaozhangju-2023-final"]
    assert final.planned["reception"].anchor.endswith("-c3")
    assert final.figures["reception"].anchor.endswith("-c5")
    assert stated["610929-yiliaobaozhangju-2020-budget"].previous["three_public"].text == "3.80"


def test_the_only_row_of_a_form_with_items_in_columns_is_its_total(packages: Path) -> None:
    """As in Shanghai: one row without a label, the items and their budget and account in columns."""
    package = open_shelf(packages).by_name()["530303-yiliaobaozhangju-2023-final"]
    amounts = [each for each in package.amounts() if each.form == "final.three_public"]
    row = {"row_no": 1, "row_label": "", "level": None, "table": "08", "table_no": 8}
    measures = {
        "three_public": "3.20",
        "three_public.abroad": "0.00",
        "vehicles.vehicle_operation": "2.00",
        "three_public.reception": "1.20",
        "agency_operation": "171.01",
    }
    printed = [
        replace(
            amounts[0],
            **row,
            measure=measure,
            phase="executed",
            fiscal_year=2023,
            amount_text=text,
            amount=Decimal(text),
            amount_yuan=Decimal(text) * 10_000,
        )
        for measure, text in measures.items()
    ]
    found = headlines(package, printed)
    assert {key: each.text for key, each in found.figures.items()} == {
        "three_public": "3.20",
        "abroad": "0.00",
        "vehicle_operation": "2.00",
        "reception": "1.20",
        "operating_cost": "171.01",
    }
    several = [*printed, *(replace(each, row_no=2) for each in printed)]
    found = headlines(package, several)
    assert found.figures == {}
    assert found.prints_three_public


def test_the_largest_purposes_come_first(stated: dict[str, Headlines]) -> None:
    purposes = stated["130606-yiliaobaozhangju-2025-budget"].purposes
    assert [each.text for each in purposes] == ["424.57", "17.20", "9.00"]


def test_a_total_that_counts_meetings_in_is_not_the_three_public(packages: Path) -> None:
    package = open_shelf(packages).by_name()["130630-yiliaobaozhangju-2023-budget"]
    amounts = [each for each in package.amounts() if each.form == "budget.three_public"]
    total = next(each for each in amounts if each.level == 0)
    meetings = replace(total, row_no=9, row_label="四、会议费", level=1, amount=Decimal(1))
    assert headlines(package, amounts).figures["three_public"].text == "9.00"
    assert "three_public" not in headlines(package, [*amounts, meetings]).figures


def test_whatever_headline_is_found_has_a_title() -> None:
    assert set(TITLES) == set(HEADLINES)


def test_the_classes_of_staff_stand_where_they_make_the_forms_total(packages: Path) -> None:
    """Without the columns of 人员经费 and 公用经费, the classes of the form are all that is printed."""
    shelf = {each.name: each for each in open_shelf(packages).packages}
    package = shelf["130630-yiliaobaozhangju-2023-budget"]
    amounts = [each for each in package.amounts() if not each.measure.startswith("basic.")]
    found = headlines(package, amounts).staff_classes
    assert {each.code for each in found} == {"301", "303"}
    running = headlines(package, amounts).running_classes
    assert {each.code for each in running} == {"302"}
    lacking = [each for each in amounts if each.code != "302"]
    assert headlines(package, lacking).staff_classes == ()


def test_classes_stand_in_the_basic_column_of_a_form_of_all_expenditure(packages: Path) -> None:
    package = open_shelf(packages).by_name()["130630-yiliaobaozhangju-2023-budget"]
    own = [each for each in package.amounts() if not each.measure.startswith("basic.")]
    basic = [each for each in own if each.form == "budget.general_public_basic"]
    economic = [
        replace(each, form="budget.general_public_economic", measure="basic") for each in basic
    ]
    assert [each.code for each in basic_classes(economic)] == [
        each.code for each in basic_classes(basic)
    ]
    both = [*economic, *(replace(each, measure="project") for each in economic)]
    assert len(basic_classes(both)) == len(basic_classes(basic))
    wages = next(each for each in economic if each.code == "301")
    assert basic_classes([*economic, wages]) == []
    assert wages.amount_yuan is not None
    for off, proven in ((Decimal(100), True), (Decimal(10_000), False)):
        other = replace(wages, amount_yuan=wages.amount_yuan + off)
        changed = [other if each is wages else each for each in economic]
        assert bool(basic_classes(changed)) == proven
