"""Shares of all spending that may be of that of one fund, and those that are and say otherwise → Findings.

项目支出 20 万元，占部门支出总额的 50%, where the body spends 90 万元 in all, 40 of them of one fund.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import noted, said
from pipeline.check.claims.values import divided, yuan_of
from pipeline.check.intervals import Interval, printed_in, recomputed, share
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount

_CHECK = "claim.share_recomputed"
_FORMS = {"approved": "budget.expenditure", "executed": "final.expenditure"}
_APART = 2
"""So many times what rounding explains, the shares of both wholes must differ."""


def of_all_of_the_body(
    subject: Subject, known: ClaimFigures, claim: Claim, found: Finding
) -> Finding | None:
    """What is wrong with a share that holds, where it does so of another whole than it names; None where it
    is right, or nothing tells what the body spends in all."""
    base, part, printed = known.base(claim), known.exact(claim), parse_amount(claim.percentage_text)
    if not _is_of_all(subject, claim) or base is None or part is None or printed is None:
        return None
    whole = _all_spent(subject, claim) if found.outcome.holds else None
    all_spent = printed_in(whole) if whole is not None else None
    if whole is None or all_spent is None or all_spent.low <= base.high:
        return None
    comparison = recomputed(printed, share, part, all_spent)
    if comparison is None or abs(comparison.difference) <= _APART * comparison.tolerance:
        return None
    unit = yuan_of(claim)
    words = (
        f"{said(claim)}：此为占 {divided(base.value, unit)} {claim.unit}的比例；"
        f"《{known.title(whole.table)}》合计 {whole.amount_text} {whole.unit}，占其"
        f" {round(comparison.expected, printed.decimals)}%",
        f"the share is of {divided(base.value, unit)}; of all that is spent ({whole.amount_text}) it is"
        f" {round(comparison.expected, printed.decimals)}%",
    )
    return noted(subject, claim, _CHECK, Outcome.FAIL, Severity.WARNING, words)


def wholes_named(subject: Subject, claim: Claim) -> Iterator[tuple[Interval, str]]:
    """What else the whole of a share may be: all that the body spends where it is called so, and where it is
    支出总额 and no more, also what is spent of the part's own fund; with what states it, in Chinese."""
    is_any = subject.vocabulary.claims.all_spent.is_of_some_money(claim.base)
    whole = _all_spent(subject, claim) if is_any or _is_of_all(subject, claim) else None
    if whole is not None and (there := printed_in(whole)):
        yield there, _printed(whole)
    for amount in subject.amounts if is_any and claim.fund else ():
        of_claim = (claim.entity, claim.fund, claim.phase, claim.period)
        if (amount.entity, amount.fund, amount.phase, amount.fiscal_year) != of_claim:
            continue
        is_total = (amount.measure, amount.level, amount.direction) == ("total", 0, "expenditure")
        if is_total and (there := printed_in(amount)):
            yield there, _printed(amount)


def _is_of_all(subject: Subject, claim: Claim) -> bool:
    return subject.vocabulary.claims.all_spent.is_of_body(claim.base)


def _printed(amount: Amount) -> str:
    return f"《{amount.table_title}》的 {amount.amount_text} {amount.unit}"


def _all_spent(subject: Subject, claim: Claim) -> Amount | None:
    """The total of the form of all expenditure, where it states one for the body."""
    totals = {
        amount.amount_yuan: amount
        for amount in subject.amounts
        if (amount.entity, amount.form) == (claim.entity, _FORMS.get(claim.phase))
        and (amount.measure, amount.level, amount.fiscal_year) == ("total", 0, claim.period)
        and amount.amount_yuan
    }
    return next(iter(totals.values())) if len(totals) == 1 else None
