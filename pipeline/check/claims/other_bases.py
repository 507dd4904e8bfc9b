"""A change that contradicts last year's budget → whether last year's outturn may be meant.

上年预算3.00万元，同比增加0.50万元 may be held against what was spent: where the words of a comparison name no
phase, it is told only where it holds under neither reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_MOST = 8
_BUDGET = re.compile(r"(?:上年度?|去年|上一年度?|(?:19|20)\d{2}年度?)(?:的|年初)*预算(?!执行)")
_WHY = (
    "（未写明与上年预算还是与上年执行数相比，不能断定）",
    " (undecided: it may be held against what was spent last year)",
)


def of_outturn(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where its sentence tells last year's budget apart, and the change may be
    against what was spent last year."""
    is_open = not known.subject.vocabulary.claims.phase_of_base(claim.base)
    if claim.kind != "change" or claim.phase != "approved" or not is_open:
        return finding
    spent = [*_spent(known, claim)]
    if not spent and (claim.amount is None or not _BUDGET.search(fold(claim.sentence))):
        return finding  # most
    level, change = known.level(claim), known.signed(claim)
    if level is None or claim.base_period in (None, claim.period):
        return finding
    if spent:
        before = Interval(level.value - change.value, level.half + change.half)
        return withdrawn(finding, _WHY) if any(map(before.may_be, spent)) else finding
    earlier = known.earlier(claim)
    if earlier is None:
        return finding
    grew = level.value - earlier.value
    opposed = grew * change.value < 0 and abs(grew) != abs(change.value)
    return withdrawn(finding, _WHY) if opposed else finding


def _spent(known: ClaimFigures, claim: Claim) -> Iterator[Interval]:
    """What the sentence says was spent in the other year."""
    for step in (-1, 1):
        for other in known.around(claim, step, _MOST):
            of_it = (other.kind, other.phase, other.period)
            if of_it == ("amount", "executed", claim.base_period):
                yield from filter(None, (known.stated(other),))
