"""The same figure in several tables of one entity (`specs/cross_table.yml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.check.comparison import (
    ELSEWHERE,
    Comparison,
    compare,
    compared,
    remark,
    withdrawn,
)
from pipeline.check.covers import OTHER_PART, body_at
from pipeline.check.subject import Subject
from pipeline.check.sums.carried_over import WHY, is_carried_over, yuan
from pipeline.check.sums.only_fund import only_fund
from pipeline.model.document import Place
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.text import bare
from pipeline.vocabulary.forms import CrossTable, Locator
from pipeline.vocabulary.phrases import is_any

_CHECK = "cross_table.same_amount"
_TOTAL = re.compile(r"[总合]计$")
"""How the column of the whole is headed, where others beside it are of no known part."""
_WHOLE = re.compile("[总合]计")


def check_cross_table(subject: Subject) -> Iterator[Finding]:
    """Every shared figure, entity by entity, the later forms against the first that states it."""
    entities = dict.fromkeys(table.entity.name for table in subject.tables)
    for spec in subject.vocabulary.forms.cross_table:
        if not spec.values[0].form.startswith(subject.identity.kind):
            continue
        for entity in entities:
            if spec.may_differ:
                yield from _agreeing(subject, spec, entity)
            else:
                yield from _compare_all(subject, spec, entity)


def _agreeing(subject: Subject, spec: CrossTable, entity: str) -> Iterator[Finding]:
    """The forms that agree on a figure which need not be the same in them."""
    located = [(locator, located_once(subject, locator, entity)) for locator in spec.values]
    stated = [(locator, amounts) for locator, amounts in located if amounts]
    for finding in _in_pairs(subject, spec, stated):
        if finding.outcome.holds:
            yield finding


def _compare_all(subject: Subject, spec: CrossTable, entity: str) -> Iterator[Finding]:
    published = {table.form for table in subject.tables if table.entity.name == entity}
    own = [locator for locator in spec.values if locator.form in published]
    located = [
        (lo, located_once(subject, lo, entity) or _of_only_fund(subject, lo, entity)) for lo in own
    ]
    stated = [(locator, amounts) for locator, amounts in located if amounts]
    if len(located) < 2:
        said = (f"{spec.name}：只有一张表，无可比较", f"{spec.name_en}: in one form only")
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    if len(stated) < 2 and spec.where_stated:
        said = (
            f"{spec.name}：表样没有列示此数，无可比较",
            f"{spec.name_en}: these forms do not state it",
        )
        yield remark(subject, _CHECK, Outcome.NOT_APPLICABLE, Severity.NOTE, said)
        return
    if len(stated) < len(located):
        names = "、".join(_form_name(subject, lo) for lo, amounts in located if not amounts)
        said = (
            f"{spec.name}：《{names}》中未找到此数，未能核对",
            f"{spec.name_en}: not found in every form",
        )
        yield remark(subject, _CHECK, Outcome.NOT_EVALUATED, Severity.NOTE, said)
    yield from _in_pairs(subject, spec, stated, entity)


def _of_only_fund(subject: Subject, locator: Locator, entity: str) -> tuple[Amount, ...]:
    """The figure of a fund where the form has no columns of funds, and is of that fund alone."""
    forms = [t for t in subject.tables if t.form == locator.form and t.entity.name == entity]
    if not locator.fund or not forms or any(only_fund(subject, t) != locator.fund for t in forms):
        return ()
    return locate(subject, locator.model_copy(update={"fund": None}), entity)


_Located = Sequence[tuple[Locator, tuple[Amount, ...]]]


def _in_pairs(
    subject: Subject, spec: CrossTable, stated: _Located, entity: str = ""
) -> Iterator[Finding]:
    """Each form against the next; other rows of an entity's forms may state the figure instead."""
    for (locator, first), (other, second) in pairwise(stated):
        printed, parts = (first[0], second) if len(first) == 1 else (second[0], first)
        if len(first) > 1 < len(second):
            continue
        said = (
            f"{spec.name}：《{_form_name(subject, locator)}》与《{_form_name(subject, other)}》",
            spec.name_en,
        )
        comparison = compare(printed, parts)
        if comparison.outcome.fails and entity:
            rows = _rows_that_agree(subject, locator, other, entity)
            printed, comparison = rows or (printed, comparison)
        finding = compared(_CHECK, printed, comparison, said, ELSEWHERE)
        if comparison.outcome.fails and _carries_over(subject, locator, entity, first, second):
            finding = withdrawn(finding, WHY)
        bodies = {_body_of(subject, each) for each in (*first, *second)}
        if comparison.outcome.fails and len(bodies) > 1:
            finding = withdrawn(finding, OTHER_PART)
        yield finding


def _body_of(subject: Subject, amount: Amount) -> str:
    """The other body behind whose cover an amount stands, "" for the own one."""
    return body_at(subject, Place(amount.source_file, amount.source_line, amount.source_page))


def _carries_over(
    subject: Subject,
    locator: Locator,
    entity: str,
    first: Sequence[Amount],
    second: Sequence[Amount],
) -> bool:
    """Whether a form states more than another by what it says was carried over."""
    one, other = yuan(first), yuan(second)
    if one is None or other is None:
        return False
    return is_carried_over(subject, locator.form, entity, locator.fund or "", one - other)


def _rows_that_agree(
    subject: Subject, locator: Locator, other: Locator, entity: str
) -> tuple[Amount, Comparison] | None:
    """Other rows of two forms that may state the figure, and agree: the total of the year, or the one
    with what was carried over."""
    for one in _in_any_row(subject, locator, entity):
        for second in _in_any_row(subject, other, entity):
            comparison = compare(one[0], second)
            if len(one) == 1 and comparison.outcome.holds:
                return one[0], comparison
    return None


def _in_any_row(subject: Subject, locator: Locator, entity: str) -> Iterator[tuple[Amount, ...]]:
    for phrase in locator.row or ("",):
        found = locate(subject, _in_row(locator, phrase), entity)
        if found:
            yield found


def _in_row(locator: Locator, phrase: str) -> Locator:
    return locator.model_copy(update={"row": (phrase,) if phrase else ()})


def located_once(subject: Subject, locator: Locator, entity: str) -> tuple[Amount, ...]:
    """What `locate` finds for a locator of the specs, which lives as long as what is checked."""
    key = ("located", id(locator), entity)
    return subject.once(key, lambda: locate(subject, locator, entity))


def locate(subject: Subject, locator: Locator, entity: str) -> tuple[Amount, ...]:
    """The amounts that make up the figure a locator means, () where the form lacks it.

    One amount as a rule; in blocks the totals of the sides, or the classes where no total is printed;
    its parts where the form states only these; all rows of a code (30108 of 50102 and of 50501).
    """
    whole = _one_figure(subject, locator, entity, locator.measure)
    if whole or not locator.parts:
        return whole
    parts = [_one_figure(subject, locator, entity, measure) for measure in locator.parts]
    return tuple(amount for part in parts for amount in part) if all(parts) else ()


def _stated(subject: Subject, locator: Locator, entity: str) -> Iterator[Amount]:
    """All amounts of the locator's form, fund, direction, phase and code."""
    for amount in subject.amounts_of_form(locator.form, entity):
        if amount.amount is not None and _fits(amount, locator):
            yield amount


def _of_measure(subject: Subject, locator: Locator, entity: str, measure: str) -> list[Amount]:
    """Those of a measure; of the measures within it, where none is its own. Several locators ask for one."""
    key = (
        locator.form,
        entity,
        measure,
        locator.code,
        locator.fund,
        locator.direction,
        locator.phase,
    )
    return subject.once(("of measure", *key), lambda: _within(subject, locator, entity, measure))


def _within(subject: Subject, locator: Locator, entity: str, measure: str) -> list[Amount]:
    own = subject.once(
        ("of measures", locator.form, entity),
        lambda: _by_measure(subject.amounts_of_form(locator.form, entity)),
    )
    if found := [a for a in own.get(measure, ()) if _fits(a, locator)]:
        return found
    if not any(each.startswith(f"{measure}.") for each in own):
        return []
    return [a for a in _stated(subject, locator, entity) if a.measure.startswith(f"{measure}.")]


def _by_measure(amounts: Iterable[Amount]) -> dict[str, list[Amount]]:
    found = defaultdict[str, list[Amount]](list)
    for amount in amounts:
        if amount.amount is not None:
            found[amount.measure].append(amount)
    return dict(found)


def _one_figure(
    subject: Subject, locator: Locator, entity: str, measure: str
) -> tuple[Amount, ...]:
    found = _of_measure(subject, locator, entity, measure)
    found = [a for a in found if a.fiscal_year in (None, subject.identity.fiscal_year)] or found
    if locator.row:
        named = ([a for a in found if is_any(a.row_label, (phrase,))] for phrase in locator.row)
        found = next(filter(None, named), [])
    elif not locator.code:
        rows = (a.row_no for a in _stated(subject, locator, entity))
        first = next(rows, None)
        is_one_row = first is not None and all(row == first for row in rows)
        totals = found if is_one_row else [a for a in found if a.level == 0]
        form = subject.vocabulary.forms.by_id(locator.form)
        if form and form.shape == "blocks":
            return _whole_of(totals) or tuple(totals or (a for a in found if a.level == 1))
        found = totals
    if locator.fund is None:
        found = _over_all_funds(found)
    if locator.code and len({a.row_no for a in found}) > 1:
        return tuple(a for a in found if a.column_no == found[0].column_no)
    for choice in (found, [a for a in found if _TOTAL.search(a.column_label)]):
        if len({amount.amount for amount in choice}) == 1:
            return tuple(choice[:1])
    return ()


def _whole_of(totals: Sequence[Amount]) -> tuple[Amount, ...]:
    """Of the totals of sides (人员经费合计, 公用经费合计) and one over them, that one; () for none."""
    named = [each for each in totals if _WHOLE.fullmatch(bare(each.row_label))]
    if len(totals) == 1 or len({each.amount for each in named}) != 1:
        return ()
    return tuple(named[:1])


def _over_all_funds(amounts: list[Amount]) -> list[Amount]:
    """Of a total and of the columns of single funds beside it, the total."""
    return [amount for amount in amounts if not amount.fund] or amounts


def _fits(amount: Amount, locator: Locator) -> bool:
    return (
        (not locator.code or amount.code == locator.code)
        and locator.fund in (None, amount.fund)
        and locator.direction in (None, amount.direction)
        and locator.phase in (None, amount.phase)
    )


def _form_name(subject: Subject, locator: Locator) -> str:
    form = subject.vocabulary.forms.by_id(locator.form)
    return form.name if form else locator.form
