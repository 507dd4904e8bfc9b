"""Shares of a whole that is stated nowhere → Findings: those of one section must be of one amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import noted, said
from pipeline.check.claims.values import divided, yuan_of
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare

_SHARE = "claim.share_recomputed"
_SHORTEST = 4
"""A whole of fewer signs (合计, 总额) may be any."""
_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Implied:
    """A share, and between which amounts the whole must be for it to hold, rounded or cut off."""

    claim: Claim
    least: Decimal
    most: Decimal


def check_unstated_wholes(subject: Subject, known: ClaimFigures) -> Iterator[Finding]:
    """基本支出90万元，占一般公共预算支出的90%；项目支出20万元，占20%: no amount has both shares."""
    by_whole = defaultdict[tuple[object, ...], list[_Implied]](list)
    for claim in subject.claims:
        named = claim.kind == "share" and len(bare(claim.base)) >= _SHORTEST
        implied = _implied(known, claim) if named and known.base(claim) is None else None
        if implied is not None:
            of_one = (claim.entity, claim.section, claim.period, claim.phase, claim.fund)
            by_whole[(*of_one, bare(claim.base))].append(implied)
    for first, *others in by_whole.values():
        apart = (o for o in others if o.least > first.most or o.most < first.least)
        if (other := next(apart, None)) is not None:
            yield _of_two_wholes(subject, first, other)


def _implied(known: ClaimFigures, claim: Claim) -> _Implied | None:
    part, printed = known.exact(claim), parse_amount(claim.percentage_text)
    if part is None or printed is None:
        return None
    rate, reach = printed.value, 2 * printed.half_unit
    if rate <= reach or part.low <= 0:
        return None
    return _Implied(claim, _ALL * part.low / (rate + reach), _ALL * part.high / (rate - reach))


def _of_two_wholes(subject: Subject, first: _Implied, other: _Implied) -> Finding:
    wholes = [
        divided((each.least + each.most) / 2, yuan_of(each.claim)).quantize(Decimal("0.01"))
        for each in (other, first)
    ]
    units = (other.claim.unit, first.claim.unit)
    words = (
        f"{said(other.claim)}：按此总数约为 {wholes[0]} {units[0]}；同处{said(first.claim)}，"
        f"按此约为 {wholes[1]} {units[1]}，不是同一总数",
        f"as a share of one whole this makes {wholes[0]}, and another share of it {wholes[1]}",
    )
    return noted(subject, other.claim, _SHARE, Outcome.FAIL, Severity.WARNING, words)
