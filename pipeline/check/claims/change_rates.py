"""The percentage of a change → a Finding: recomputed from both figures, or from one and its change."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, maybe_cut, not_evaluated, noted, said
from pipeline.check.intervals import Interval, growth, recomputed, share
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.comparison import COMPUTED

CHANGE = "claim.change_recomputed"
DIRECTION = "claim.direction_fits"
_ZERO = "prose.growth_from_zero"
_OTHER_WAY: Mapping[str, str] = {"increase": "decrease", "decrease": "increase"}


def by_rate(
    subject: Subject, known: ClaimFigures, claim: Claim, earlier: Interval | None
) -> Finding:
    """The percentage of a change, from the amount and its change or from both years."""
    printed, level, change = (
        parse_amount(claim.percentage_text),
        known.level(claim),
        known.stated(claim),
    )
    if change is None and level is not None and earlier is not None:
        change = Interval(abs(level.value - earlier.value), level.half + earlier.half)
    words = said(claim)
    if printed is not None and change is None and _is_of_nothing(known, claim):
        return _grew_to_nothing(subject, claim)
    if printed is None or level is None or change is None or not claim.direction:
        why = ("未找到本年数或增减额", "the amount or its change is not stated")
        return not_evaluated(subject, claim, CHANGE, words, why)
    signed = Interval(sign_of(claim) * change.value, change.half)
    before = level.value - signed.value
    if before < -(level.half + signed.half):
        message = f"{words}：本年数 {known.printed(claim, level)} 减去增加额，上年数为负"
        en = "the figure before would be negative"
        return noted(subject, claim, CHANGE, Outcome.FAIL, Severity.WARNING, (message, en))
    comparison = recomputed(printed, growth, level, signed)
    from_nothing = before == 0 and claim.direction == "increase" and claim.base_period is not None
    # where one sentence states both, the checks of the prose tell it
    if from_nothing and printed.value and known.level_beside(claim) is None:
        message = f"{words}：上年数为 0，增长率无从计算"
        en = "a rate of growth is stated where there was nothing the year before"
        return noted(subject, claim, _ZERO, Outcome.FAIL, Severity.WARNING, (message, en))
    if comparison is None or before <= 0:
        why = ("上年数为 0，增减百分比无从计算", "a percentage of zero")
        found = not_evaluated(subject, claim, CHANGE, words, why)
        return replaced(found, severity=Severity.WARNING)
    finding = compared(
        subject,
        claim,
        CHANGE,
        comparison,
        (words, "recomputed from the amount and its change"),
        COMPUTED,
    )
    if finding.outcome.fails and _is_of_base(subject, known, claim):
        why = ("百分比是对所列上年数而言", "the rate is of the figure of last year that is stated")
        finding = not_evaluated(subject, claim, CHANGE, words, why)
    return maybe_cut(finding, printed.half_unit, only_short=True)


def _is_of_base(subject: Subject, known: ClaimFigures, claim: Claim) -> bool:
    """Whether the rate holds of the figure of an earlier year before it: 上年为10万元，减少1万元，下降10%."""
    level = known.level_beside(claim)
    of_earlier = claim.period is not None and claim.period < subject.identity.fiscal_year
    if level is None or not of_earlier:
        return False
    return rate_of_base(subject, known, claim, level).outcome.holds


def _is_of_nothing(known: ClaimFigures, claim: Claim) -> bool:
    """Whether a sentence states no amount but that there is nothing now, and that this grew."""
    level = known.level_beside(claim)
    beside = [
        c for c in known.subject.claims if c.sentence == claim.sentence and c.kind == "amount"
    ]
    grew = claim.direction == "increase" and bool(claim.percentage)
    return grew and level is not None and level.value == 0 and len(beside) == 1


def _grew_to_nothing(subject: Subject, claim: Claim) -> Finding:
    words = (
        f"{said(claim)}：同一句中本年数为 0",
        "it is said to have grown, and to be nothing now",
    )
    return noted(subject, claim, DIRECTION, Outcome.FAIL, Severity.ERROR, words)


def turned(
    subject: Subject, known: ClaimFigures, claim: Claim, earlier: Interval | None, finding: Finding
) -> Finding:
    """The percentage of a change whose direction is wrong, undecided where that alone is what is wrong."""
    other_way = _OTHER_WAY.get(claim.direction)
    if not (finding.outcome.fails and other_way):
        return finding
    other = replaced(claim, direction=other_way)
    if not by_rate(subject, known, other, earlier).outcome.holds:
        return finding
    why = ("增减方向写反，百分比相符", "only the direction is wrong, the percentage holds")
    return not_evaluated(subject, claim, CHANGE, said(claim), why)


def rate_of_base(subject: Subject, known: ClaimFigures, claim: Claim, base: Interval) -> Finding:
    """The percentage of a change of the figure that is stated before it: 比上年的 1.20 万元减少 0.20 万元."""
    printed, change, words = parse_amount(claim.percentage_text), known.stated(claim), said(claim)
    comparison = recomputed(printed, share, change, base) if printed and change else None
    if printed is None or comparison is None:
        why = ("未找到增减额", "the change is not stated")
        return not_evaluated(subject, claim, CHANGE, words, why)
    told = (words, "recomputed from the change and the figure before it")
    finding = compared(subject, claim, CHANGE, comparison, told, COMPUTED)
    return maybe_cut(finding, printed.half_unit, only_short=True)


def sign_of(claim: Claim) -> int:
    """1 for more, -1 for less; 减少 -4 万元 is less, as is 增加 -4 万元."""
    negative = claim.amount is not None and claim.amount < 0
    return -1 if negative or claim.direction == "decrease" else 1
