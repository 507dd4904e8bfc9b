"""Budgets as the year began → left undecided against a table that may print them as they were adjusted.

“三公”经费年初预算 10 万元，全年预算 9 万元 where the form has one column 预算数, of 9 万元: that is
the budget of the whole year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_ADJUSTED = re.compile("全年预算|调[整增减](?:后|数|预算|为|至)?|追[加减]")
_WHY = (
    "（文中所述为年初预算，另有全年预算，表中预算数所指不能断定）",
    " (undecided: the text states the budget as the year began and as it was adjusted)",
)


def of_opening_budget(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where its amount is said to be that of the beginning of the year, and the table
    may print that of the whole year: the text states as much of it, or of another row of the column, or the
    sentence tells that it was adjusted and not to how much."""
    if claim.phase != "approved" or not _is_of_opening(known, claim):
        return finding
    there, told = known.bound(claim), [*_adjusted(known, claim)]
    of_it = [stated for other, stated in told if _is_of_the_same(claim, other)]
    if there is not None and any(map(there.may_be, of_it)):
        return withdrawn(finding, _WHY)
    is_adjusted = bool(_ADJUSTED.search(claim.sentence)) and not of_it
    column = known.column_of(claim)
    is_adjusted = is_adjusted or any(
        stated.value and any(map(stated.may_be, column))
        for other, stated in told
        if not _is_of_the_same(claim, other)
    )
    return withdrawn(finding, _WHY) if is_adjusted else finding


def _adjusted(known: ClaimFigures, claim: Claim) -> Iterator[tuple[Claim, Interval]]:
    """The budgets of the whole year that the section of a claim states, with what they state."""
    by_place = known.subject.once("budgets of the whole year", lambda: _by_place(known.subject))
    for other in by_place.get((claim.section, claim.entity, claim.period), ()):
        stated = known.stated(other)
        if stated is not None:
            yield other, stated


def _by_place(subject: Subject) -> Mapping[tuple[str, str, int | None], Sequence[Claim]]:
    """The budgets of the whole year that claims state, by section, body and year, gathered once."""
    found = defaultdict[tuple[str, str, int | None], list[Claim]](list)
    for claim in subject.claims:
        if (claim.kind, claim.phase) == ("amount", "adjusted"):
            found[claim.section, claim.entity, claim.period].append(claim)
    return dict(found)


def _is_of_the_same(claim: Claim, other: Claim) -> bool:
    return (other.code or other.indicator) == (claim.code or claim.indicator)


def _is_of_opening(known: ClaimFigures, claim: Claim) -> bool:
    """Whether the words before an amount call it the budget that the year began with."""
    if not claim.amount_text:  # 没有…预算 prints none
        return False
    before, found, _ = fold(claim.sentence).partition(fold(claim.amount_text))
    return bool(found) and known.subject.vocabulary.claims.speaks_of_opening_budget(before)
