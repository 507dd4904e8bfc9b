"""What was left at the end of last year against what this year opened with → Findings.

年末结转和结余 20 万元，比上年减少 40 万元 says that 60 万元 were left a year before: an account that opens
with 50 万元 contradicts that. What was corrected in between may explain it: a note, and nothing where
the text says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, said
from pipeline.check.claims.gate import sure
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Severity

_CHECK = "claim.change_recomputed"
_CORRECTED = re.compile("更正|追溯|差错|调[整增减]|收回|[上收]缴|剔除|口径")
_OPENING, _CLOSING = "opening_balance", "closing_balance"


def check_opening(subject: Subject) -> Iterator[Finding]:
    """Every change of what is left at the end of the year, where the text states what there was at first."""
    opened: dict[tuple[object, ...], Claim] = {}
    for claim in subject.claims:
        if claim.code == _OPENING and claim.kind == "amount":
            opened.setdefault(_key(claim), claim)
    if not opened:
        return
    known = ClaimFigures.of(subject)
    for claim in subject.claims:
        opening = opened.get(_key(claim)) if _is_change(claim) else None
        left = _left_before(known, claim)
        if opening is not None and left is not None and not _is_corrected(claim, opening):
            yield sure(known, _held(subject, known, claim, left, opening), claim, opening)


def _is_change(claim: Claim) -> bool:
    return claim.code == _CLOSING and claim.kind == "change" and bool(claim.amount)


def _is_corrected(*claims: Claim) -> bool:
    """Whether a sentence tells that what was left was corrected when the year opened."""
    return any(_CORRECTED.search(claim.sentence) for claim in claims)


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.entity, claim.fund, claim.period


def _left_before(known: ClaimFigures, claim: Claim) -> Interval | None:
    """What was left a year before, by what is left now and how much that changed."""
    level = known.level(claim) if _is_change(claim) else None
    if level is None or claim.base_period != (claim.period or 0) - 1:
        return None
    by = known.signed(claim)
    return Interval(level.value - by.value, level.half + by.half)


def _held(
    subject: Subject, known: ClaimFigures, claim: Claim, left: Interval, opening: Claim
) -> Finding:
    there = known.stated(opening)
    assert there is not None
    words = (
        f"{said(claim)}，上年末应为",
        "what was left a year before, by how much it changed",
    )
    found = compared(
        subject, claim, _CHECK, known.in_unit(claim, left, there), words,
        ("年初结转和结余为", "the year opened with"),
    )  # fmt: skip
    return replaced(found, severity=Severity.NOTE)
