"""An amount with what was carried over, held against a table without it, or the reverse → left undecided.

政府性基金预算支出 105 万元，其中当年 100 万元、上年结转 5 万元 is said of all the money of the fund, where
the form holds this year's alone; 一般公共预算拨款 100 万元 of this year's, where the form holds all. Nor is
an amount a contradiction that is printed as the total of its fund in another table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval, printed_in
from pipeline.check.subject import Subject
from pipeline.check.sums.carried_over import carried_over
from pipeline.model.records import Amount, Claim, Finding
from pipeline.values.text import fold
from pipeline.vocabulary.phrases import is_any

_ITEM = r"[(,]?(?:其中)?[:,]?(?:包?含|包括)[^()。;,\d]{0,6}结[转余]"
_BEHIND_ITEM = re.compile(_ITEM)
_BEHIND = re.compile(rf"{_ITEM}[^()。;,\d]{{0,4}}(?:[),。;]|$)")
"""What says behind an amount that it has what was carried over, and not how much that is."""
_TOTAL = re.compile("[总合]计$")
_OfFund = tuple[str, int | None, str, str]
"""A fund, a year, a phase and a body."""
_WITH = (
    "（差额为上年结转数，或文中之数含上年结转，表中所列口径或有不同，不能断定）",
    " (undecided: what was carried over may be in one of the two only)",
)
_OF_FUND = (
    "（与《{title}》所列该项资金的“{row}”相符，不能断定）",
    " (undecided: {title} prints it as a total of that fund)",
)


def of_carried_over(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where what was carried over makes the difference, by the tables or by the
    section of the claim, or may be in it; or where another table prints the amount for its fund."""
    stated, there = known.stated(claim), known.bound(claim)
    if claim.kind != "amount" or stated is None or there is None:
        return finding
    difference = Interval(abs(stated.value - there.value), stated.half + there.half)
    carried = (*_in_tables(known.subject, claim.entity, claim.fund), *_in_section(known, claim))
    if _says_so(claim) or any(map(difference.may_be, carried)):
        return withdrawn(finding, _WITH)
    if total := _total_of_fund(known, claim):
        title, row = total
        return withdrawn(finding, _said_of(title, row))
    return finding


def _said_of(title: str, row: str) -> tuple[str, str]:
    return _OF_FUND[0].format(title=title, row=row), _OF_FUND[1].format(title=title)


def has_what_was_carried_over(claim: Claim) -> bool:
    """Whether words behind an amount say that it has what was carried over: 95万元（含上年结转5万元）."""
    return _BEHIND_ITEM.match(_behind(claim)) is not None


def _says_so(claim: Claim) -> bool:
    return _BEHIND.match(_behind(claim)) is not None


def _behind(claim: Claim) -> str:
    text, printed = fold(claim.sentence), fold(f"{claim.amount_text}{claim.unit}")
    return text.partition(printed)[2]


def _in_tables(subject: Subject, entity: str, fund: str) -> Sequence[Interval]:
    """What the tables of a body say was carried over, in all or of a fund ("" for any), gathered once."""
    key = "carried over in tables", entity, fund
    return subject.once(key, lambda: [*_printed_in_tables(subject, entity, fund)])


def _printed_in_tables(subject: Subject, entity: str, fund: str) -> Iterator[Interval]:
    forms = {table.form for table in subject.tables if table.entity.name == entity}
    for form in sorted(filter(None, forms)):
        for amount in carried_over(subject, form, entity):
            of_money = not fund or amount.fund in ("", fund)
            if of_money and amount.amount_yuan and (found := printed_in(amount)):
                yield found


def _in_section(known: ClaimFigures, claim: Claim) -> Iterator[Interval]:
    """What the section of a claim says was carried over."""
    by_section = known.subject.once("carried over", lambda: _by_section(known.subject))
    for other in by_section.get(claim.section, ()):
        if found := known.stated(other):
            yield found


def _by_section(subject: Subject) -> dict[str, list[Claim]]:
    """The claims of what was carried over, by their sections, gathered once."""
    called = subject.vocabulary.forms.carried_over
    found = defaultdict[str, list[Claim]](list)
    for claim in subject.claims:
        if claim.amount and is_any(claim.indicator, called):
            found[claim.section].append(claim)
    return dict(found)


def _total_of_fund(known: ClaimFigures, claim: Claim) -> tuple[str, str] | None:
    """Title and row of a total of the fund that is as much: with what was carried over."""
    stated = known.stated(claim)
    if not claim.fund or stated is None:
        return None
    totals = known.subject.once("totals of funds", lambda: _totals_of_funds(known.subject))
    for amount in totals.get((claim.fund, claim.period, claim.phase, known.entity_of(claim)), ()):
        there = printed_in(amount) if amount.table != claim.bound_table else None
        if there is not None and there.may_be(stated):
            return amount.table_title, amount.row_label
    return None


def _totals_of_funds(subject: Subject) -> Mapping[_OfFund, Sequence[Amount]]:
    """The totals that tables print of a fund, by fund, year, phase and body, gathered once."""
    found = defaultdict[_OfFund, list[Amount]](list)
    for amount in subject.amounts:
        if amount.fund and _TOTAL.search(amount.row_label):
            of_it = amount.fund, amount.fiscal_year, amount.phase, amount.entity
            found[of_it].append(amount)
    return dict(found)
