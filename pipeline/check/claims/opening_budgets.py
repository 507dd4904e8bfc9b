"""Budgets as the year began → left undecided against a table that may print them as they were adjusted.

“三公”经费年初预算 10 万元，全年预算 9 万元 where the form has one column 预算数, of 9 万元: that is
the budget of the whole year.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_ADJUSTED = re.compile("全年预算|调[整增减](?:后|数|预算|为|至)?|追[加减]")
_WHY = (
    "（文中所述为年初预算，另有全年预算，表中预算数所指不能断定）",
    " (undecided: the text states the budget as the year began and as it was adjusted)",
)


def of_opening_budget(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, withdrawn where its amount is said to be that of the beginning of the year and its
    section states such of the whole year too, or its sentence tells how it was adjusted."""
    if claim.phase != "approved" or not _is_of_opening(known, claim):
        return finding
    is_adjusted = _ADJUSTED.search(claim.sentence) or any(
        other.phase == "adjusted"
        and (other.section, other.entity, other.period)
        == (claim.section, claim.entity, claim.period)
        for other in known.subject.claims
    )
    return withdrawn(finding, _WHY) if is_adjusted else finding


def _is_of_opening(known: ClaimFigures, claim: Claim) -> bool:
    """Whether the words before an amount call it the budget that the year began with."""
    if not claim.amount_text:  # 没有…预算 prints none
        return False
    before, found, _ = fold(claim.sentence).partition(fold(claim.amount_text))
    return bool(found) and known.subject.vocabulary.claims.speaks_of_opening_budget(before)
