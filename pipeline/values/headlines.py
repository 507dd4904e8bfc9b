"""Amounts → headline figures: which printed cell states which of them. Nothing is added up here.

The forms' cells are asked in an order, the widest in scope first; a figure that no form states is
left out. What pages show and what is published as `headlines` is found here, once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.values.form_totals import (
    form_of_any_kind,
    of_three_public_only,
    plain_label,
    with_single_rows_as_totals,
)

Condition = Callable[[Amount], bool]

_EXPENDITURE_FORMS = (
    "expenditure",
    "income_expenditure",
    "general_public",
    "general_public_basic",
    "general_public_basic_functional",
    "general_public_economic",
    "basic",
)
"""The forms that print kinds of expenditure, as columns of their total row, the widest in scope first."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a headline may stand: a form (without budget. or final.), what its cell must be, and the only
    measure that this is ever of, None for any."""

    form: str
    condition: Condition
    measure: str | None = None


def _labelled(*labels: str) -> Condition:
    return lambda each: plain_label(each.row_label) in labels


def _is_total(each: Amount) -> bool:
    return each.level == 0


def _total(form: str, measure: str) -> _Place:
    """The total row of a form."""
    return _Place(form, _is_total, measure)


def _side(direction: str, *labels: str) -> _Place:
    is_labelled = _labelled(*labels)
    return _Place(
        "income_expenditure",
        lambda each: each.direction == direction and is_labelled(each),
        "total",
    )


def _assets(each: Amount) -> bool:
    """The value of all assets, which the form of assets prints in its total row or column."""
    is_money = each.amount_yuan is not None
    return is_money and (each.level == 0 or plain_label(each.row_label).startswith("资产总"))


def _all_income(each: Amount) -> bool:
    """The total of the form of income: in a budget with what is carried over; a final account's is of
    the year alone."""
    return each.kind == "budget" and each.level == 0


def _by_measure(*measures: str) -> tuple[_Place, ...]:
    """The total row of the expenditure forms, the widest in scope first."""
    return tuple(
        _Place(form, _total_spent, measure) for form in _EXPENDITURE_FORMS for measure in measures
    )


def _total_spent(each: Amount) -> bool:
    return each.level == 0 and each.direction == "expenditure" and not _is_of_one_block(each)


def _is_of_one_block(each: Amount) -> bool:
    """Whether it is the total of one block only: 人员经费合计, 公用经费合计."""
    return plain_label(each.row_label).startswith(("人员", "公用"))


def _block_total(measure: str, *starts: str) -> _Place:
    """The total of a block of the form of basic expenditure, which only its label tells apart."""
    return _Place(
        "general_public_basic",
        lambda each: (
            each.level == 0
            and each.measure in (measure, "basic")
            and plain_label(each.row_label).startswith(starts)
        ),
    )


def _three_public(measures: tuple[str, ...], starts: tuple[str, ...]) -> tuple[_Place, ...]:
    """An item of the 三公 forms: a column of their total row, or a row of their total column."""

    def is_item(each: Amount) -> bool:
        return each.amount_yuan is not None and plain_label(each.row_label).startswith(starts)

    forms = ("three_public", "three_public_general")
    return tuple(
        place
        for form in forms
        for place in (*(_total(form, each) for each in measures), _Place(form, is_item, "total"))
    )


_PLACES: Mapping[str, tuple[_Place, ...]] = {
    "income_year": (
        _side("revenue", "本年收入合计", "当年收入小计", "当年收入合计"),
        _total("income", "income"),
    ),
    "income_total": (
        _side("revenue", "收入总计", "总计"),
        _side("revenue", "收入合计", "合计"),
        _Place("income", _all_income, "total"),
    ),
    "opening": (_total("income", "opening_balance"),),
    "expenditure_year": (
        _total("expenditure", "total"),
        _side("expenditure", "本年支出合计", "当年支出小计", "当年支出合计"),
    ),
    "expenditure_total": (
        _side("expenditure", "支出总计", "总计"),
        _side("expenditure", "支出合计", "合计"),
    ),
    "basic": _by_measure("basic"),
    "personnel": (
        *_by_measure("basic.personnel", "personnel"),
        _block_total("basic.personnel", "人员"),
    ),
    "public": (
        *_by_measure("basic.public", "public"),
        _block_total("basic.public", "公用"),
    ),
    "project": (*_by_measure("project"), _total("project", "project")),
    "three_public": (
        *_three_public(("three_public",), ("三公经费小计", "三公经费合计", "支出合计")),
        _total("three_public", "total"),
        _Place("three_public", _labelled("三公经费", "三公经费支出"), "total"),
    ),
    "abroad": _three_public(("three_public.abroad", "abroad"), ("因公出国",)),
    "vehicles": _three_public(("three_public.vehicles", "vehicles"), ("公务用车购置及运",)),
    "vehicle_purchase": _three_public(("vehicles.vehicle_purchase",), ("公务用车购置费",)),
    "vehicle_operation": _three_public(("vehicles.vehicle_operation",), ("公务用车运",)),
    "reception": _three_public(("three_public.reception", "reception"), ("公务接待费",)),
    "procurement": (_total("procurement", "total"),),
    "state_assets": (_Place("assets", _assets, "total"),),
    "operating_cost": (
        _Place("three_public", _labelled("机关运行经费")),
        _total("three_public", "agency_operation"),
        _total("agency_operation", "agency_operation"),
        _total("agency_operation", "total"),
    ),
}
_ASKED = frozenset(
    f"{kind}{place.form}"
    for places in _PLACES.values()
    for place in places
    for kind in ("", "budget.", "final.")
)
"""The forms that are asked for any headline."""
HEADLINES = tuple(_PLACES)
"""What is found, by name."""


def stated_headlines(amounts: Sequence[Amount]) -> Iterator[tuple[str, list[Amount]]]:
    """Each headline with the cells that state it, one for each place that it may stand in; of several
    funds, all together first."""
    asked = [each for each in amounts if each.form in _ASKED]
    own = with_single_rows_as_totals(list(of_three_public_only(asked)))
    stated = defaultdict[tuple[str, str | None], list[Amount]](list)
    for each in sorted(own, key=lambda each: bool(each.fund)):
        form = form_of_any_kind(each.form)
        stated[form, None].append(each)
        stated[form, each.measure].append(each)
    for headline, places in _PLACES.items():
        found = (
            next(filter(place.condition, stated.get((place.form, place.measure), ())), None)
            for place in places
        )
        if first := [each for each in found if each]:
            yield headline, first
