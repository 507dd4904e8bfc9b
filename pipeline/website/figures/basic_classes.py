"""The amounts of one entity → the economic classes of its basic expenditure of 一般公共预算, where they are
proven to be all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.model.records import Amount
from pipeline.values.form_totals import form_of_any_kind

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
    totals = {each.amount_yuan for each in cells if each.level == 0 and not each.code}
    made = sum((each.amount_yuan or Decimal(0) for each in classes), Decimal(0))
    codes = {each.code for each in classes}
    is_proven = made in totals and len(codes) == len(classes) and _WAGES in codes
    return classes if is_proven else []
