"""Claims of change → Findings: amounts and percentages recomputed, directions and 持平 held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.check.claims.change_rates import (
    CHANGE,
    DIRECTION,
    by_rate,
    rate_of_base,
    sign_of,
    turned,
)
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import (
    WORDS,
    compared,
    not_evaluated,
    noted,
    said,
)
from pipeline.check.claims.gate import sure
from pipeline.check.claims.other_subjects import bound_wrongly, holds, of_other_subjects
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.text import bare

_UNCHANGED = "claim.unchanged_holds"
_HIDDEN = Decimal(100)
"""Yuan: less than two figures with hundredths of 万元 hide is no change to speak of."""
_OF_CHANGE = re.compile("(?:增加|减少|增长|递增|下降|提高)$")
"""How the words of an amount end that is a change itself: 近年来年均增加 30 万元."""


def check_change(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterator[Finding]:
    """A change by its amount, its percentage and its direction, as far as figures are stated; one that
    contradicts its subject and holds for another of its sentence is left undecided."""
    if _OF_CHANGE.search(bare(claim.indicator)):
        why = ("所述为增减，不是总数", "what is stated before it is a change itself")
        yield not_evaluated(subject, claim, CHANGE, said(claim), why)
        return
    found = list(_change(subject, known, claim))
    if any(finding.outcome.fails for finding in found):
        for other in of_other_subjects(known, claim):
            if holds(known, other, list(_change(subject, known, other))):
                found = bound_wrongly(found, other)
                break
    yield from (_with_parts(known, claim, finding) for finding in found)


def _with_parts(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """A change that is not what it should be, with its cell and those of its parts: where one of these is
    off by as much, they have one cause."""
    if not (finding.outcome.fails and finding.check == CHANGE and finding.difference):
        return finding
    parts = (cell for part in _changes_of_parts(known.subject, claim) for cell in known.cell(part))
    return replaced(finding, cells=(*known.cell(claim), *parts))


def _changes_of_parts(subject: Subject, claim: Claim) -> Sequence[Claim]:
    """The changes that its section states of what is always a part of its indicator: 公务接待费 of 三公."""
    by_whole = subject.once("changes by whole", lambda: _by_whole(subject))
    return by_whole.get((claim.entity, claim.section, claim.code), ())


def _by_whole(subject: Subject) -> Mapping[tuple[str, str, str], Sequence[Claim]]:
    by_whole = defaultdict[tuple[str, str, str], list[Claim]](list)
    for claim in subject.claims:
        part = subject.vocabulary.claims.by_id(claim.code) if claim.kind == "change" else None
        if part is not None and part.part_of:
            by_whole[claim.entity, claim.section, part.part_of].append(claim)
    return by_whole


def _change(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterator[Finding]:
    """The change as the claim binds it."""
    if claim.amount is None and claim.percentage is None:
        yield _direction(subject, known, claim)
        return
    if contrary := known.contrary(claim):
        of_other = (sure(known, each, contrary) for each in check_change(subject, known, contrary))
        if any(each.check == DIRECTION and each.outcome.fails for each in of_other):
            why = (
                f"同一句的{WORDS[contrary.direction]}与两年的数不符，已另行说明",
                "the other change of its sentence is told to be wrong",
            )
            yield not_evaluated(subject, claim, DIRECTION, said(claim), why)
            return
        words = (
            f"{said(claim)}：同一句中既说{WORDS[contrary.direction]}又说{WORDS[claim.direction]}",
            "one sentence states an increase and a decrease",
        )
        yield noted(subject, claim, DIRECTION, Outcome.FAIL, Severity.ERROR, words)
        return
    earlier, computed = known.earlier(claim), ("按两年的数", "computed from")
    if earlier is None:
        told = known.base(claim) if claim.base_claim_no else None
        earlier, computed = told or known.budget_beside(claim), ("按两数", "computed from")
    is_turned = False
    if earlier is not None and claim.direction and known.level(claim) is not None:
        against = list(_against(subject, known, claim, earlier, computed))
        is_turned = any(each.check == DIRECTION and each.outcome.fails for each in against)
        yield from against
    if claim.percentage is not None and earlier is not None and known.level(claim) is None:
        yield rate_of_base(subject, known, claim, earlier)
    elif claim.percentage is not None:
        found = by_rate(subject, known, claim, earlier)
        yield turned(subject, known, claim, earlier, found) if is_turned else found
    elif earlier is None:
        yield _below_zero(subject, known, claim) or _without_base(subject, claim)


def _against(
    subject: Subject,
    known: ClaimFigures,
    claim: Claim,
    earlier: Interval,
    computed: tuple[str, str],
) -> Iterator[Finding]:
    """The amount of a change against the figure of the other year or phase."""
    level, change = known.level(claim), known.stated(claim)
    if level is None:
        return
    grew = level.value - earlier.value
    fits = grew == 0 or (grew > 0) == (sign_of(claim) > 0)
    was, now = (known.printed(claim, figure) for figure in (earlier, level))
    words = f"{said(claim)}：由 {was} 至 {now}"
    # 2 万元 of a table in whole 万元 may be 2.3, of which 2.16 is less
    close = level.half != earlier.half and level.may_be(earlier)
    outcome = Outcome.PASS if fits else Outcome.ROUNDING if close else Outcome.FAIL
    severity = Severity.ERROR if outcome is Outcome.FAIL else Severity.NOTE
    yield noted(subject, claim, DIRECTION, outcome, severity, (words, f"from {was} to {now}"))
    if change is not None:
        expected = Interval(abs(grew), level.half + earlier.half)
        told = (said(claim), "recomputed from both figures")
        there = (f"{computed[0]}（{was}、{now}）为", f"{computed[1]} {was} and {now}:")
        yield by_amount(known, claim, change, expected, told, there)


def by_amount(
    known: ClaimFigures,
    claim: Claim,
    change: Interval,
    expected: Interval,
    words: tuple[str, str],
    there: tuple[str, str],
) -> Finding:
    """By how much a claim says that its figure changed against what it should be, both in yuan; `words` is
    what is said and `there` where what is expected is from, in Chinese and English."""
    comparison = known.in_unit(claim, change, expected)
    return compared(known.subject, claim, CHANGE, comparison, words, there)


def _below_zero(subject: Subject, known: ClaimFigures, claim: Claim) -> Finding | None:
    """An increase by more than the figure itself, as its own sentence states both: 5.00 元，增加 3 万元."""
    level, change = known.level_beside(claim), known.stated(claim)
    if level is None or change is None or sign_of(claim) < 0 or claim.direction != "increase":
        return None
    if level.value - change.value >= -(level.half + change.half):
        return None
    words = (
        f"{said(claim)}：本年数 {known.printed(claim, level)} 减去增加额，上年数为负",
        "the figure before would be negative",
    )
    return noted(subject, claim, CHANGE, Outcome.FAIL, Severity.WARNING, words)


def _without_base(subject: Subject, claim: Claim) -> Finding:
    why = ("表中没有上年数", "no table states the other year")
    return not_evaluated(subject, claim, CHANGE, said(claim), why)


def _direction(subject: Subject, known: ClaimFigures, claim: Claim) -> Finding:
    """决算数小于预算数 against both figures; what both print alike may differ by less than they print."""
    level, other = known.level(claim), known.budget(claim) or known.earlier(claim)
    words = said(claim)
    if level is None or other is None or not claim.direction:
        why = ("未找到所比的两数", "one of the two figures is not stated")
        return not_evaluated(subject, claim, DIRECTION, words, why)
    grew = level.value - other.value
    fits = grew > 0 if claim.direction == "increase" else grew < 0
    close = level.may_be(other) and (grew or level.half + other.half > _HIDDEN)
    outcome = Outcome.PASS if fits else Outcome.ROUNDING if close else Outcome.FAIL
    severity = Severity.ERROR if outcome is Outcome.FAIL else Severity.NOTE
    values = f"{known.printed(claim, level)} 与 {known.printed(claim, other)}"
    message = (f"{words}：两数为 {values}", "direction against both figures")
    return noted(subject, claim, DIRECTION, outcome, severity, message)


def check_unchanged(subject: Subject, known: ClaimFigures, claim: Claim) -> Finding:
    """持平 against both figures."""
    same_year = claim.base_period == claim.period
    level = known.level(claim)
    other = known.budget(claim) if same_year else known.earlier(claim)
    if level is None or other is None:
        why = ("未找到所比的数", "the figure it is compared to is not stated")
        return not_evaluated(subject, claim, _UNCHANGED, said(claim), why)
    return compared(
        subject,
        claim,
        _UNCHANGED,
        known.in_unit(claim, level, other),
        (said(claim), "both figures"),
        ("所比的数为", "compared with"),
    )
