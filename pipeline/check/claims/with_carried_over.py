"""An amount that differs from its table by what was carried over → left undecided.

政府性基金预算支出 105 万元，其中当年 100 万元、上年结转 5 万元 is said of all the money of the fund, where
the form holds this year's alone; 一般公共预算拨款 100 万元 of this year's, where the form holds all.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval, printed_in
from pipeline.check.subject import Subject
from pipeline.check.sums.carried_over import carried_over
from pipeline.model.records import Claim, Finding
from pipeline.vocabulary.phrases import is_any

_WHY = (
    "（差额正是上年结转数，文中与表中可能一处含结转、一处不含，不能断定）",
    " (undecided: the difference is what was carried over, which one of the two may leave out)",
)


def of_carried_over(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where the tables or the section of the claim state its difference as
    carried over, in all or of the claim's fund."""
    stated, there = known.stated(claim), known.bound(claim)
    if claim.kind != "amount" or stated is None or there is None:
        return finding
    difference = Interval(abs(stated.value - there.value), stated.half + there.half)
    carried = (*_in_tables(known.subject, claim), *_in_section(known, claim))
    return withdrawn(finding, _WHY) if any(map(difference.may_be, carried)) else finding


def _in_tables(subject: Subject, claim: Claim) -> Iterator[Interval]:
    forms = {table.form for table in subject.tables if table.entity.name == claim.entity}
    for form in sorted(filter(None, forms)):
        for amount in carried_over(subject, form, claim.entity):
            of_money = not claim.fund or amount.fund in ("", claim.fund)
            if of_money and amount.amount_yuan and (found := printed_in(amount)):
                yield found


def _in_section(known: ClaimFigures, claim: Claim) -> Iterator[Interval]:
    """What the section of a claim says was carried over."""
    called = known.subject.vocabulary.forms.carried_over
    for other in known.subject.claims:
        is_carried = other.section == claim.section and is_any(other.indicator, called)
        if is_carried and other.amount and (found := known.stated(other)):
            yield found
