"""The same figure in several tables of one entity (`specs/cross_table.yml`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.check.comparison import compare, compared, remark
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.vocabulary.forms import CrossTable, Locator
from pipeline.vocabulary.phrases import is_any

_CHECK = "cross_table.same_amount"


def check_cross_table(subject: Subject) -> Iterator[Finding]:
    """Every shared figure, entity by entity, the later forms against the first that states it."""
    entities = dict.fromkeys(amount.entity for amount in subject.amounts)
    for spec in subject.vocabulary.forms.cross_table:
        if not spec.values[0].form.startswith(subject.identity.kind):
            continue
        for entity in entities:
            yield from _compare_all(subject, spec, entity)


def _compare_all(subject: Subject, spec: CrossTable, entity: str) -> Iterator[Finding]:
    published = {table.form for table in subject.tables if table.entity.name == entity}
    located = [(lo, locate(subject, lo, entity)) for lo in spec.values if lo.form in published]
    stated = [(locator, amounts) for locator, amounts in located if amounts]
    if len(located) < 2:
        said = (f"{spec.name}：只有一张表，无可比较", f"{spec.name_en}: in one form only")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    if len(stated) < len(located):
        names = "、".join(_form_name(subject, lo) for lo, amounts in located if not amounts)
        said = (
            f"{spec.name}：《{names}》中未找到此数，未能核对",
            f"{spec.name_en}: not found in every form",
        )
        yield remark(subject, _CHECK, Outcome.NOT_EVALUATED, Severity.NOTE, said)
    for (locator, first), (other, second) in pairwise(stated):
        printed, parts = (first[0], second) if len(first) == 1 else (second[0], first)
        if len(first) > 1 < len(second):
            continue
        said = (
            f"{spec.name}：《{_form_name(subject, locator)}》与《{_form_name(subject, other)}》",
            spec.name_en,
        )
        yield compared(_CHECK, printed, compare(printed, parts), said)


def locate(subject: Subject, locator: Locator, entity: str) -> tuple[Amount, ...]:
    """The amounts that make up the figure a locator means, () where the form lacks it.

    One amount as a rule; in blocks the totals of the sides, or the classes where no total is printed.
    """
    found = [a for a in subject.amounts if a.entity == entity and _fits(a, locator)]
    found = [a for a in found if a.measure == locator.measure] or found
    if locator.row:
        named = ([a for a in found if is_any(a.row_label, (phrase,))] for phrase in locator.row)
        found = next(filter(None, named), [])
    elif not locator.code:
        totals = [a for a in found if a.level == 0]
        form = subject.vocabulary.forms.by_id(locator.form)
        if form and form.shape == "blocks":
            return tuple(totals or (a for a in found if a.level == 1))
        found = totals
    distinct = {amount.amount for amount in found}
    return tuple(found[:1]) if len(distinct) == 1 else ()


def _fits(amount: Amount, locator: Locator) -> bool:
    if amount.form != locator.form or amount.amount is None:
        return False
    if not f"{amount.measure}.".startswith(f"{locator.measure}."):
        return False
    if locator.code and amount.code != locator.code:
        return False
    wanted = (
        (locator.fund, amount.fund),
        (locator.direction, amount.direction),
        (locator.phase, amount.phase),
    )
    return all(want is None or want == got for want, got in wanted)


def _form_name(subject: Subject, locator: Locator) -> str:
    form = subject.vocabulary.forms.by_id(locator.form)
    return form.name if form else locator.form
