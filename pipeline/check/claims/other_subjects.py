"""A change that contradicts its subject → the same change of the other figures of its sentence.

…甲 5 万元，比上年增加 2 万元，增长 25% may speak of 甲, or of the whole that 甲 is a part of. Where the
figures make it true of another, it is bound wrongly, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.model.records import Claim, Finding, Outcome

_ALL, _MOST = 100, 16
_WHY = (
    "（按同一句中的“{name}”计算相符，所指不能断定）",
    " (undecided: it holds for {name} of the same sentence)",
)


def of_other_subjects(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The change as if it were of each other amount that its sentence states before it."""
    if not (claim.amount or claim.percentage):
        return
    for other in _amounts_before(known, claim):
        yield replace(
            claim,
            claim_no=other.claim_no + 1,
            indicator=other.indicator,
            code=other.code,
            fund=other.fund,
            bound_table=other.bound_table,
            bound_row_no=other.bound_row_no,
            bound_column_no=other.bound_column_no,
        )


def _amounts_before(known: ClaimFigures, claim: Claim) -> Iterator[Claim]:
    """The other amounts of its period that the sentence of a change states before it."""
    own = claim.indicator, claim.code, claim.fund
    for other in known.before(claim, _MOST):
        of_now = (other.period, other.phase) == (claim.period, claim.phase)
        of_another = (other.indicator, other.code, other.fund) != own
        if other.kind == "amount" and of_now and of_another:
            yield other


def holds(known: ClaimFigures, claim: Claim, findings: Sequence[Finding]) -> bool:
    """Whether a change was compared, and nothing of it failed; or is all that there is, of which
    100 % is said where there was nothing."""
    level, change = known.level(claim), known.stated(claim)
    if level and change and level.value == change.value and claim.percentage == _ALL:
        return claim.direction == "increase"
    outcomes = [finding.outcome for finding in findings]
    return Outcome.FAIL not in outcomes and any(outcome.holds for outcome in outcomes)


def bound_wrongly(findings: Sequence[Finding], other: Claim) -> list[Finding]:
    """The findings of a change that holds for another subject: none of them accuses."""
    why = (_WHY[0].format(name=other.indicator), _WHY[1].format(name=other.indicator))
    return [withdrawn(f, why) if f.outcome is Outcome.FAIL else f for f in findings]
