"""By how much income changed against by how much expenditure did, where both are of one sum → Findings.

A budget has two sides of one total. Where the text states the same figure for both, and of both by how
much they changed against the same year, they changed alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, named, said
from pipeline.check.claims.gate import sure
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Severity
from pipeline.values.sides import side_of
from pipeline.values.text import fold

_CHECK = "claim.sides_change_alike"
_TOTALS = {
    "grand_total": "",
    "appropriation_income": "appropriation",
    "appropriation_expenditure": "appropriation",
}
"""The totals that have two sides, and of what."""
_CARRIED = re.compile(r"[含括除计]\S{0,8}?结[转余]")
"""What says that a figure is with, or without, what was carried over: that stands on one side only."""


_BOTH = re.compile("收、?支")
_Side = dict[tuple[object, ...], Claim]


def check_two_sides(subject: Subject) -> Iterator[Finding]:
    """Every total of which the text states the change of both sides."""
    known = ClaimFigures.of(subject)
    incomes: _Side = {}
    spending: _Side = {}
    both: _Side = {}
    for claim in subject.claims:
        if claim.kind == "change" and claim.amount and claim.code in _TOTALS:
            for side in _sides(claim, incomes, spending, both):
                side.setdefault(_key(claim), claim)
    for key, income in {**both, **incomes}.items():
        other = spending.get(key) or (both.get(key) if key in incomes else None)
        if other is not None and _are_one_sum(known, income, other):
            yield sure(known, _held_against(subject, known, income, other), other, income)


def _sides(claim: Claim, incomes: _Side, spending: _Side, both: _Side) -> Iterable[_Side]:
    """What a change is of: income, expenditure, or both (收支总预算)."""
    of = side_of(claim.indicator)
    if not of:
        return (both,) if _BOTH.search(claim.indicator) else ()
    return (incomes,) if of == "revenue" else (spending,)


def _key(claim: Claim) -> tuple[object, ...]:
    """What both sides have in common: of whom, what, when and against when."""
    return (
        claim.entity, _TOTALS[claim.code], claim.fund, claim.period, claim.phase,
        claim.base, claim.base_period,
    )  # fmt: skip


def _are_one_sum(known: ClaimFigures, income: Claim, other: Claim) -> bool:
    if any(_CARRIED.search(fold(claim.sentence)) for claim in (income, other)):
        return False
    levels = known.level(income), known.level(other)
    return levels[0] is not None and levels[1] is not None and levels[0].value == levels[1].value


def _held_against(subject: Subject, known: ClaimFigures, income: Claim, other: Claim) -> Finding:
    """The change of expenditure against that of income, a decrease as less than nothing."""
    comparison = known.in_unit(other, known.signed(other), known.signed(income))
    words = (
        f"{said(other)}，与同一总数的{named(income)}的增减相核",
        "the change of expenditure against that of income of the same sum",
    )
    there = "收入" if side_of(income.indicator) else "收支"
    found = compared(
        subject, other, _CHECK, comparison, words, (f"{there}增减为", "income changed by")
    )
    warned = found.outcome.fails
    return replaced(found, severity=Severity.WARNING) if warned else found
