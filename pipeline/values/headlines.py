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
    """Where a headline may stand: a form (without budget. or final.) and what its cell must be."""

    form: str
    condition: Condition


def _labelled(*labels: str) -> Condition:
    return lambda each: plain_label(each.row_label) in labels


def _total(measure: str) -> Condition:
    return lambda each: each.level == 0 and each.measure == measure


def _side(direction: str, *labels: str) -> Condition:
    is_labelled = _labelled(*labels)
    return lambda each: (
        each.direction == direction and each.measure == "total" and is_labelled(each)
    )


def _assets(each: Amount) -> bool:
    """The value of all assets, which the form of assets prints in its total row or column."""
    is_money = each.amount_yuan is not None and each.measure == "total"
    return is_money and (each.level == 0 or plain_label(each.row_label).startswith("资产总"))


def _all_income(each: Amount) -> bool:
    """The total of the form of income: in a budget with what is carried over; a final account's is of
    the year alone."""
    return each.kind == "budget" and each.level == 0 and each.measure == "total"


def _by_measure(*measures: str) -> tuple[_Place, ...]:
    """The total row of the expenditure forms, the widest in scope first."""
    return tuple(
        _Place(form, _total_spent(measure)) for form in _EXPENDITURE_FORMS for measure in measures
    )


def _total_spent(measure: str) -> Condition:
    is_total = _total(measure)
    return lambda each: is_total(each) and _spends(each) and not _is_of_one_block(each)


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


def _spends(each: Amount) -> bool:
    return each.direction == "expenditure"


def _three_public(measures: tuple[str, ...], starts: tuple[str, ...]) -> tuple[_Place, ...]:
    """An item of the 三公 forms: a column of their total row, or a row of their total column."""

    def is_item(each: Amount) -> bool:
        text = plain_label(each.row_label)
        return each.measure == "total" and text.startswith(starts) and each.amount_yuan is not None

    forms = ("three_public", "three_public_general")
    conditions = (*map(_total, measures), is_item)
    return tuple(_Place(form, condition) for form in forms for condition in conditions)


def _total_of_row(*labels: str) -> Condition:
    is_labelled = _labelled(*labels)
    return lambda each: each.measure == "total" and is_labelled(each)


_PLACES: Mapping[str, tuple[_Place, ...]] = {
    "income_year": (
        _Place(
            "income_expenditure", _side("revenue", "本年收入合计", "当年收入小计", "当年收入合计")
        ),
        _Place("income", _total("income")),
    ),
    "income_total": (
        _Place("income_expenditure", _side("revenue", "收入总计", "总计")),
        _Place("income_expenditure", _side("revenue", "收入合计", "合计")),
        _Place("income", _all_income),
    ),
    "opening": (_Place("income", _total("opening_balance")),),
    "expenditure_year": (
        _Place("expenditure", _total("total")),
        _Place(
            "income_expenditure",
            _side("expenditure", "本年支出合计", "当年支出小计", "当年支出合计"),
        ),
    ),
    "expenditure_total": (
        _Place("income_expenditure", _side("expenditure", "支出总计", "总计")),
        _Place("income_expenditure", _side("expenditure", "支出合计", "合计")),
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
    "project": (*_by_measure("project"), _Place("project", _total("project"))),
    "three_public": (
        *_three_public(("three_public",), ("三公经费小计", "三公经费合计", "支出合计")),
        _Place("three_public", _total("total")),
        _Place("three_public", _total_of_row("三公经费", "三公经费支出")),
    ),
    "abroad": _three_public(("three_public.abroad", "abroad"), ("因公出国",)),
    "vehicles": _three_public(("three_public.vehicles", "vehicles"), ("公务用车购置及运",)),
    "vehicle_purchase": _three_public(("vehicles.vehicle_purchase",), ("公务用车购置费",)),
    "vehicle_operation": _three_public(("vehicles.vehicle_operation",), ("公务用车运",)),
    "reception": _three_public(("three_public.reception", "reception"), ("公务接待费",)),
    "procurement": (_Place("procurement", _total("total")),),
    "state_assets": (_Place("assets", _assets),),
    "operating_cost": (
        _Place("three_public", _labelled("机关运行经费")),
        _Place("three_public", _total("agency_operation")),
        _Place("agency_operation", _total("agency_operation")),
        _Place("agency_operation", _total("total")),
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
    by_form = defaultdict[str, list[Amount]](list)
    for each in sorted(own, key=lambda each: bool(each.fund)):
        by_form[form_of_any_kind(each.form)].append(each)
    for headline, places in _PLACES.items():
        found = (
            next((each for each in by_form.get(place.form, ()) if place.condition(each)), None)
            for place in places
        )
        if stated := [each for each in found if each]:
            yield headline, stated
