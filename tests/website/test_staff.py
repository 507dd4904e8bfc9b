"""The share of staff in expenditure: only of figures of one fund, body, phase and year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.website.figures.comparability import Basis
from pipeline.website.figures.figure import Figure
from pipeline.website.figures.headline import Headlines
from pipeline.website.figures.staff import staff_share

BASIS = Basis(
    kind="budget",
    phase="approved",
    fiscal_year=2023,
    body="甲局",
    level="department",
    form="general_public",
    fund="general_public",
    unit="万元",
    yuan=Decimal(1_000_000),
)


def _figure(wan: int, **changes: object) -> Figure:
    basis = replace(BASIS, yuan=Decimal(wan * 10_000), **changes)  # type: ignore[arg-type]
    return Figure(
        text=f"{wan}.00",
        unit="万元",
        approximation=None,
        yuan=basis.yuan,
        address="",
        page="",
        anchor="",
        table_id=basis.form,
        table="",
        label="",
        code="",
        fund=basis.fund,
        read_by_ocr=basis.read_by_ocr,
        is_doubtful=basis.is_doubtful,
        basis=basis,
    )


def _headlines(general_public: Figure | None, **figures: Figure) -> Headlines:
    return Headlines(figures, {}, {}, (), False, False, {}, general_public)


def test_staff_of_one_fund_is_held_against_that_fund() -> None:
    staff = _figure(60, form="general_public_basic")
    of_all = _figure(200, fund="", form="expenditure")
    found = staff_share(_headlines(_figure(100), personnel=staff, expenditure_year=of_all))
    assert found
    assert (str(found.share), found.fund.text) == ("60.0%", "一般公共预算")
    assert found.number == Decimal("0.6")
    assert staff_share(_headlines(None, personnel=staff, expenditure_year=of_all)) is None


def test_staff_of_all_funds_is_held_against_all_expenditure() -> None:
    staff = _figure(60, fund="", form="expenditure")
    whole = _figure(200, fund="", form="expenditure")
    found = staff_share(_headlines(_figure(100), personnel=staff, expenditure_year=whole))
    assert found
    assert (str(found.share), found.fund.text) == ("30.0%", "全部资金")


def test_a_doubtful_figure_or_one_of_another_year_or_scope_gives_no_share() -> None:
    for changes in (
        {"is_doubtful": True},
        {"read_by_ocr": True},
        {"fiscal_year": 2022},
        {"level": "unit"},
        {"phase": "executed"},
    ):
        staff = _figure(60, **changes)
        assert staff_share(_headlines(_figure(100), personnel=staff)) is None, changes


def test_staff_larger_than_the_whole_is_no_share() -> None:
    assert staff_share(_headlines(_figure(100), personnel=_figure(160))) is None
    assert staff_share(_headlines(_figure(100))) is None


def test_where_staff_is_not_printed_its_two_classes_make_it() -> None:
    wages, support = (_figure(n, form="general_public_basic") for n in (50, 10))
    stated = replace(_headlines(_figure(100)), staff_classes=(wages, support))
    found = staff_share(stated)
    assert found
    assert (str(found.share), found.staff) == ("60.0%", (wages, support))
    doubted = replace(stated, staff_classes=(wages, _figure(10, is_doubtful=True)))
    assert staff_share(doubted) is None
