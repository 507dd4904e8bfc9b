"""A figure said to be more or less than its budget, against how much of the budget it is said to be.

支出决算为9.00万元，完成预算的90.00%，决算数大于预算数: no sentence and no table states the budget, but what
part of it was spent tells which of both is larger, and by how much.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.check.claims.changes import by_amount
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import noted, said
from pipeline.check.claims.sentences import Sentence, by_sentence, sentence_of
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.amounts import PrintedNumber, parse_amount

_UNCHANGED, _DIRECTION = "claim.unchanged_holds", "claim.direction_fits"
_OPENING = re.compile("年初|批复")
_ALL = Decimal(100)


def against_rate(subject: Subject, known: ClaimFigures, claim: Claim) -> Finding | None:
    """A comparison with the budget by the only completion that its own sentence states, None where there is
    none, or of anything else too."""
    told = _completion(subject, claim)
    rate = parse_amount(told.percentage_text) if told else None
    if told is None or rate is None or not rate.value or not claim.direction:
        return None  # 0.00万元，完成预算的0%，与预算数持平: of a budget of nothing
    found = None
    if claim.amount is not None:
        found = _by_how_much(known, claim, rate)
    elif claim.percentage is None:
        found = _which_is_larger(subject, claim, rate)
    differ = _is_of_opening(claim) != _is_of_opening(told)  # 完成预算的90%，比年初预算增加
    return None if found and found.outcome.fails and differ else found


def _is_of_opening(claim: Claim) -> bool:
    return bool(_OPENING.search(claim.base))


def _which_is_larger(subject: Subject, claim: Claim, rate: PrintedNumber) -> Finding:
    """Whether a rate above or below 100 % makes the figure more or less than its budget, as it is said."""
    over = rate.value - _ALL
    near = abs(over) <= rate.half_unit
    fits = {"increase": over > 0, "decrease": over < 0}.get(claim.direction, near)
    outcome = Outcome.PASS if fits else Outcome.ROUNDING if near else Outcome.FAIL
    severity = Severity.ERROR if outcome is Outcome.FAIL else Severity.NOTE
    words = (
        f"{said(claim)}：同句称完成预算的 {rate.value}%",
        f"the same sentence states that {rate.value}% of the budget was spent",
    )
    check = _UNCHANGED if claim.direction == "unchanged" else _DIRECTION
    return noted(subject, claim, check, outcome, severity, words)


def _by_how_much(known: ClaimFigures, claim: Claim, rate: PrintedNumber) -> Finding | None:
    """The difference, against what the figure and the part of its budget make it."""
    level, change = known.level(claim), known.stated(claim)
    if level is None or change is None or rate.value <= rate.half_unit:
        return None
    budget = Interval(
        level.value * _ALL / rate.value,
        (level.half + level.value * rate.half_unit / rate.value) * _ALL / rate.value,
    )
    more = -1 if claim.direction == "decrease" else 1
    expected = Interval(more * (level.value - budget.value), level.half + budget.half)
    words = (said(claim), "against how much of the budget was spent")
    there = (f"按同句所称完成预算的 {rate.value}% 为", f"by the {rate.value}% that were spent:")
    return by_amount(known, claim, change, expected, words, there)


def _completion(subject: Subject, claim: Claim) -> Claim | None:
    """What part of its budget the sentence says that the figure is; None where it says so of another one."""
    spec = subject.vocabulary.claims
    phase = spec.phase_of(claim.base)
    if claim.base_period is None or claim.base_period != claim.period or not phase:
        return None
    completions = subject.once("completions by sentence", lambda: _completions(subject))
    told = [c for c in completions.get(sentence_of(claim), ()) if c.claim_no < claim.claim_no]
    same = [c for c in told if spec.phase_of(c.base) == phase and _name(c) == _name(claim)]
    return same[-1] if same and len(same) == len(told) else None


def _completions(subject: Subject) -> Mapping[Sentence, Sequence[Claim]]:
    return by_sentence(claim for claim in subject.claims if claim.kind == "completion")


def _name(claim: Claim) -> tuple[str, str, str]:
    return claim.code, claim.fund, claim.indicator
