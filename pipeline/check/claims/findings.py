"""What findings of claims say, in Chinese and in English."""

from __future__ import annotations

from decimal import Decimal

from pipeline.check.comparison import Comparison, remark
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.comparison import COMPUTED
from pipeline.values.units import is_money

_CUT = ("（或为截尾）", " (it may have been cut off)")
_RAISED = (
    "（或为使各项占比合计为 100% 所作调整）",
    " (it may have been raised so that the shares make 100%)",
)
_ROUNDED = (
    "（末位相差不过两个单位，按舍入计）",
    " (no more than two units of the last digit apart: taken for rounding)",
)
_NEAR = 1000
"""So many times its difference a figure is at least that rounding in steps may have moved."""
_COMPARES = ("同比", "环比")
WORDS = {"increase": "增加", "decrease": "减少", "unchanged": "持平"}


def named(claim: Claim) -> str:
    """The indicator in quotation marks, with the phase where its words do not say it."""
    words = _inner(claim.indicator)
    phase = {"approved": "预算", "adjusted": "调整预算"}.get(claim.phase, "")
    shown = claim.kind == "amount" and "预算" not in words
    return f"“{words}”{phase if shown else ''}"


def _inner(words: str) -> str:
    """Words to stand in quotation marks, with the inner kind of their own."""
    return words.replace("“", "‘").replace("”", "’")


def said(claim: Claim) -> str:
    """The claim in a few words: “公务接待费”比“上年”减少0.15 万元，27.78%."""
    amount = f"{claim.amount_text} {claim.unit}".strip()
    percentage = f"{claim.percentage_text}%" if claim.percentage_text else ""
    base = _inner(claim.base)
    match claim.kind:
        case "share":
            return f"{named(claim)}{amount}占“{base}”{percentage}"
        case "completion":
            return f"{named(claim)}{amount}完成“{base}”{percentage}"
        case "change":
            than = base if base in _COMPARES else f"比“{base}”" if base else ""
            detail = "，".join(filter(None, (amount, percentage)))
            return f"{named(claim)}{than}{WORDS.get(claim.direction, '增减')}{detail}"
        case "zero":
            return f"{named(claim)}无"
    return f"{named(claim)}{amount}"


def compared(
    subject: Subject,
    claim: Claim,
    check: str,
    comparison: Comparison,
    said: tuple[str, str],
    there: tuple[str, str],
    cells: tuple[tuple[str, int, int], ...] = (),
) -> Finding:
    """The finding of a comparison; `there` says where the other figure is from, in Chinese and English."""
    unit = "%" if there == COMPUTED else f" {claim.unit}".rstrip()
    message = f"{said[0]}：{comparison.printed}{unit}"
    message_en = f"{said[1]}: {comparison.printed}"
    if comparison.difference == 0:
        message, message_en = f"{message}，相符", f"{message_en}, which agrees"
    else:
        message += f"，{there[0]} {comparison.expected}{unit}，相差 {comparison.difference}"
        message_en += f", {there[1]} {comparison.expected}, difference {comparison.difference}"
    counted = "" if is_money(claim.unit) else claim.unit
    return noted(
        subject, claim, check, comparison.outcome, comparison.severity, (message, message_en),
        comparison, cells, unit="%" if there == COMPUTED else counted,
    )  # fmt: skip


def not_evaluated(
    subject: Subject, claim: Claim, check: str, said: str, why: tuple[str, str]
) -> Finding:
    message = (f"{said}：{why[0]}，未能核对", f"not evaluated: {why[1]}")
    return noted(subject, claim, check, Outcome.NOT_EVALUATED, Severity.NOTE, message)


def noted(
    subject: Subject,
    claim: Claim,
    check: str,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
    comparison: Comparison | None = None,
    cells: tuple[tuple[str, int, int], ...] = (),
    unit: str = "",
) -> Finding:
    """A finding about a claim; one that accuses names in English too what the claim is of."""
    code = claim.code if claim.code[:1].isdigit() else ""
    if outcome is Outcome.FAIL and claim.indicator and claim.indicator not in said[1]:
        said = (said[0], f"“{_inner(claim.indicator)}”: {said[1]}")
    return remark(
        subject, check, outcome, severity, said,
        table=claim.bound_table, row_no=claim.bound_row_no, code=code, at=claim,
        comparison=comparison, cells=cells, unit=unit,
    )  # fmt: skip


def maybe_cut(finding: Finding, half: Decimal, *, only_short: bool = False) -> Finding:
    """A percentage off by less than its last digit may have been cut off, or raised to make 100 with
    others: that is no contradiction.

    `only_short` tells one that nothing but cutting off explains, as no others make a whole with it: it
    falls short of what it is then.
    """
    apart, printed = finding.difference, finding.printed
    if not finding.outcome.fails or apart is None or printed is None or abs(apart) >= 2 * half:
        return finding
    short = printed * apart < 0
    if only_short and not short:
        return finding
    why, why_en = _CUT if short else _RAISED
    return replaced(
        finding,
        outcome=Outcome.ROUNDING,
        severity=Severity.NOTE,
        message=finding.message + why,
        message_en=finding.message_en + why_en,
    )


def maybe_rounded(finding: Finding) -> Finding:
    """An amount that is no more than two units of its last digit off, which rounding in steps explains
    where they are next to nothing of it."""
    apart, printed = finding.difference, finding.printed
    if not finding.outcome.fails or apart is None or printed is None:
        return finding
    if abs(printed) < _NEAR * abs(apart):
        return finding
    return replaced(
        finding,
        outcome=Outcome.ROUNDING,
        severity=Severity.NOTE,
        message=finding.message + _ROUNDED[0],
        message_en=finding.message_en + _ROUNDED[1],
    )
