"""The guard of the panels says what the guard of the pages says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue.panels.guard import basis, reasons_against, with_guard
from pipeline.website.figures.comparability import ACROSS_YEARS, Basis, incomparable

ROW = {
    "entity": "岱山县水利局",
    "fiscal_year": 2023,
    "phase": "approved",
    "kind": "budget",
    "entity_level": "department",
    "scope": "expenditure",
    "fund": "",
    "carried_over": "",
    "amount_yuan": Decimal(100),
    "trust": "checked",
}
SERIES = ("entity", "kind", "phase")
ROWS = st.fixed_dictionaries(
    {
        **{name: st.just(value) for name, value in ROW.items()},
        "entity_level": st.sampled_from(["department", "unit", ""]),
        "scope": st.sampled_from(["expenditure", "general_public", ""]),
        "fund": st.sampled_from(["", "general_public"]),
        "carried_over": st.sampled_from(["", "with", "without"]),
        "amount_yuan": st.sampled_from([None, Decimal(0), Decimal(5)]),
        "trust": st.sampled_from(["checked", "printed", "doubtful"]),
    }
)


def _on_pages(row: dict[str, Any]) -> Basis:
    return Basis(
        kind=row["kind"],
        phase=row["phase"],
        fiscal_year=row["fiscal_year"],
        body=row["entity"],
        level=row["entity_level"],
        form=row["scope"],
        fund=row["fund"],
        carried_over=row["carried_over"],
        yuan=row["amount_yuan"],
        is_doubtful=row["trust"] == "doubtful",
    )


@given(ROWS, ROWS)
def test_it_bars_what_the_pages_bar(a: dict[str, Any], b: dict[str, Any]) -> None:
    barred = incomparable(_on_pages(a), _on_pages(b), across=ACROSS_YEARS)
    assert len(reasons_against(a, b)) == (1 if "unknown" in reasons_against(a, b) else len(barred))
    assert bool(reasons_against(a, b)) == bool(barred)


@given(ROWS, ROWS)
def test_one_basis_without_doubt_is_comparable(a: dict[str, Any], b: dict[str, Any]) -> None:
    same = basis(a) == basis(b) != "" and "doubtful" not in (a["trust"], b["trust"])
    assert same == (reasons_against(a, b) == ())


def _guarded(*rows: dict[str, Any]) -> list[tuple[bool | None, str]]:
    frame = with_guard(pandas.DataFrame(rows), SERIES)
    return list(zip(frame["previous_year_comparable"], frame["previous_year_reasons"], strict=True))


def test_a_year_is_held_against_the_one_before_only() -> None:
    years = [ROW | {"fiscal_year": year} for year in (2023, 2021, 2022)]
    assert _guarded(*years) == [(True, ""), (None, ""), (True, "")]


def test_reasons_are_told_in_order() -> None:
    other = ROW | {"fiscal_year": 2022, "scope": "general_public", "fund": "general_public"}
    assert _guarded(other | {"trust": "doubtful"}, ROW)[1] == (False, "form fund doubt")


def test_two_figures_of_a_year_are_compared_with_none() -> None:
    assert _guarded(ROW | {"fiscal_year": 2022}, ROW, ROW)[1] == (False, "several")


def test_what_is_not_of_its_own_year_is_in_no_series() -> None:
    printed = ROW | {"fiscal_year": 2022, "is_own_year": False}
    assert _guarded(printed, ROW | {"is_own_year": True}) == [(None, ""), (None, "")]
