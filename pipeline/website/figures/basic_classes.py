"""The amounts of one entity → the economic classes of its basic expenditure of 一般公共预算, where they are
proven to be all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.amounts import half_unit
from pipeline.values.form_totals import form_of_any_kind
from pipeline.values.units import in_yuan

_FORMS = ("general_public_basic", "general_public_economic")
"""Forms by economic classes: of basic expenditure alone, or of all with a column of basic expenditure."""
_CLASS = 3
_WAGES = "301"


def basic_classes(amounts: Iterable[Amount]) -> list[Amount]:
    """The classes in the order of the form; none where they do not make its total, or it prints any twice."""
    amounts = list(amounts)
    return next((found for form in _FORMS if (found := _of_form(form, amounts))), [])


def _of_form(form: str, amounts: Sequence[Amount]) -> list[Amount]:
    measures = ("basic", "total") if form == _FORMS[0] else ("basic",)
    cells = [
        each
        for each in amounts
        if form_of_any_kind(each.form) == form
        and each.fund == "general_public"
        and each.direction == "expenditure"
        and each.measure in measures
        and each.amount_yuan is not None
    ]
    classes = [
        each for each in cells if each.classification == "economic" and len(each.code) == _CLASS
    ]
    totals = [each for each in cells if each.level == 0 and not each.code]
    codes = {each.code for each in classes}
    is_proven = any(_make(classes, total) for total in totals)
    return classes if is_proven and len(codes) == len(classes) and _WAGES in codes else []


def _make(parts: Sequence[Amount], total: Amount) -> bool:
    """Whether the parts are the total, as far as all are rounded."""
    made = sum((each.amount_yuan or Decimal(0) for each in parts), Decimal(0))
    halves = (in_yuan(half_unit(each.amount_text), each.unit) for each in (total, *parts))
    return abs(made - (total.amount_yuan or Decimal(0))) <= sum(
        each or Decimal(0) for each in halves
    )
