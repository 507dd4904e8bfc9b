"""The amounts of one disclosure → its headline figures: which printed cell states which of them.

A figure that no form states is left out. Nothing is added up here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.website import words
from pipeline.website.figures.figure import Figure, figure
from pipeline.website.figures.form_totals import (
    is_three_public,
    of_three_public_only,
    plain_label,
    with_single_rows_as_totals,
)
from pipeline.website.grouping import by_key
from pipeline.website.interface.phrases import Phrase, phrase
from pipeline.website.published.package import Package

Condition = Callable[[Amount], bool]

TITLES: Mapping[str, Phrase] = {
    "income_year": phrase("本年收入"),
    "income_total": phrase("收入总计"),
    "opening": phrase("上年结转"),
    "expenditure_year": phrase("本年支出"),
    "expenditure_total": phrase("支出总计"),
    "basic": phrase("基本支出"),
    "personnel": phrase("人员经费"),
    "public": phrase("公用经费"),
    "project": phrase("项目支出"),
    "three_public": phrase("“三公”经费"),
    "abroad": phrase("因公出国（境）费"),
    "vehicles": phrase("公务用车购置及运行费"),
    "vehicle_purchase": phrase("公务用车购置费"),
    "vehicle_operation": phrase("公务用车运行维护费"),
    "reception": phrase("公务接待费"),
    "operating_cost": phrase("机关运行经费"),
}
"""Headline → what it is called, in the order in which pages list them."""


_EXPENDITURE_FORMS = (
    "expenditure",
    "general_public",
    "general_public_basic",
    "general_public_basic_functional",
    "general_public_economic",
)


@dataclass(frozen=True, slots=True)
class Headlines:
    """The figures of one entity in one disclosure, by headline.

    `planned` are those of the 三公 form that a final account prints as the year's budget, `previous`
    those that a disclosure prints for the year before; `purposes` the largest functions. `again` has the
    cells of other forms that print the same amount for a headline. `prints_three_public` tells that a
    三公 form prints amounts of money, whether or not a headline was found among them.
    """

    figures: Mapping[str, Figure]
    planned: Mapping[str, Figure]
    previous: Mapping[str, Figure]
    purposes: tuple[Figure, ...]
    has_three_public_form: bool
    prints_three_public: bool
    again: Mapping[str, tuple[Figure, ...]]


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


def _three_public(measure: str, *starts: str) -> tuple[_Place, ...]:
    def is_item(each: Amount) -> bool:
        text = plain_label(each.row_label)
        return each.measure == "total" and text.startswith(starts) and each.amount_yuan is not None

    forms = ("three_public", "three_public_general")
    return tuple(
        _Place(form, condition) for form in forms for condition in (_total(measure), is_item)
    )


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
        *_three_public("three_public", "三公经费小计", "三公经费合计", "支出合计"),
        _Place("three_public", _total("total")),
        *_three_public("three_public", "三公经费支出"),
    ),
    "abroad": _three_public("three_public.abroad", "因公出国境费"),
    "vehicles": _three_public("three_public.vehicles", "公务用车购置及运"),
    "vehicle_purchase": _three_public("vehicles.vehicle_purchase", "公务用车购置费"),
    "vehicle_operation": _three_public("vehicles.vehicle_operation", "公务用车运"),
    "reception": _three_public("three_public.reception", "公务接待费"),
    "operating_cost": (
        _Place("three_public", _labelled("机关运行经费")),
        _Place("three_public", _total("agency_operation")),
    ),
}


def headlines(
    package: Package, amounts: Sequence[Amount], doubtful: Collection[str] = ()
) -> Headlines:
    """The headline figures among the amounts of one entity; `doubtful` are anchors of rows."""
    own = words.OWN_PHASES[package.kind]
    year = package.fiscal_year
    stated = [each for each in amounts if each.form and each.amount is not None]
    current = [each for each in stated if each.phase == own and each.fiscal_year == year]
    planned = [each for each in stated if each.phase == "approved" and each.fiscal_year == year]
    previous = [each for each in stated if each.phase == own and each.fiscal_year == year - 1]
    found = dict(_stated(current))
    return Headlines(
        figures=_figures(package, found, doubtful),
        planned=_figures(package, dict(_stated(planned)), doubtful)
        if package.kind == "final"
        else {},
        previous=_figures(package, dict(_stated(previous)), doubtful),
        purposes=tuple(_purposes(package, current, doubtful)),
        has_three_public_form=any(is_three_public(table.form) for table in package.tables),
        prints_three_public=any(
            is_three_public(each.form) and each.amount_yuan is not None for each in current
        ),
        again=dict(_again(package, found, doubtful)),
    )


def _figures(
    package: Package, found: Mapping[str, Sequence[Amount]], doubtful: Collection[str]
) -> dict[str, Figure]:
    """Each headline with the first cell that states it; of several funds, all together first."""
    return {headline: figure(package, stated[0], doubtful) for headline, stated in found.items()}


def _again(
    package: Package, found: Mapping[str, Sequence[Amount]], doubtful: Collection[str]
) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """Each headline with the other cells that print the same amount, the widest form first."""
    for headline, (first, *others) in found.items():
        yield (
            headline,
            tuple(
                figure(package, each, doubtful)
                for each in others
                if each.form != first.form and each.amount_yuan == first.amount_yuan
            ),
        )


def _stated(amounts: Sequence[Amount]) -> Iterator[tuple[str, list[Amount]]]:
    """Each headline with the cells that state it, one for each place that it may stand in."""
    own = with_single_rows_as_totals(of_three_public_only(amounts))
    all_funds_first = sorted(own, key=lambda each: bool(each.fund))
    by_form = by_key(all_funds_first, lambda each: words.form_of_any_kind(each.form))
    for headline, places in _PLACES.items():
        found = (
            next((each for each in by_form.get(place.form, ()) if place.condition(each)), None)
            for place in places
        )
        if stated := [each for each in found if each]:
            yield headline, stated


def _purposes(
    package: Package, amounts: Iterable[Amount], doubtful: Collection[str], most: int = 3
) -> list[Figure]:
    """The functions (类) that most is spent on, as the widest form with their codes states them."""
    amounts = list(amounts)
    for form in ("expenditure", "general_public"):
        classes = [
            each
            for each in amounts
            if words.form_of_any_kind(each.form) == form
            and each.classification == "functional"
            and len(each.code) == 3
            and each.measure == "total"
            and _spends(each)
            and each.amount_yuan
        ]
        if classes:
            classes.sort(key=lambda each: (-(each.amount_yuan or 0), each.code))
            return [figure(package, each, doubtful) for each in classes[:most]]
    return []
