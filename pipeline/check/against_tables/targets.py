"""Of which money the prose says that targets were set, where it is all: against the totals of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.intervals import Interval, stated_by
from pipeline.check.prose.passages import Passage, passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.model.sourced import place_of
from pipeline.values.text import fold
from pipeline.values.units import YUAN, beside, is_money
from pipeline.vocabulary.spec import compiled

_CHECK = "claim.targets_cover"
_NEAR = Decimal("0.02")
"""So little off, of the total, is a slip; what is further off may leave projects out."""


def check_targets(subject: Subject) -> Iterator[Finding]:
    """The first amount of every sentence that says targets cover the whole budget, or all projects."""
    figures = ClaimFigures.of(subject)
    spec = subject.vocabulary.against_tables.targets
    seen: set[tuple[str, str]] = set()
    for claim in subject.claims:
        if claim.kind != "amount" or not is_money(claim.unit) or not claim.amount:
            continue
        sentence = fold(claim.sentence)
        if (claim.section, sentence) in seen:
            continue
        for patterns, measure in ((spec.all_of_budget, "total"), (spec.all_projects, "project")):
            if _says_any(sentence, patterns):
                seen.add((claim.section, sentence))
                totals = _totals(subject, claim.entity, _of_part(subject, claim) or measure)
                stated = figures.stated(claim)
                if totals and stated is not None:
                    found = _covered(subject, figures, claim, stated, totals)
                    # a claim that is bound to a cell of its own is told there
                    if not (found.outcome.fails and claim.bound_table):
                        yield found
    for passage in passages_of(subject):
        if match := spec.stated_after_all(passage.text) if "全覆盖" in passage.text else None:
            yield from _after_all(subject, passage, match)


def _after_all(subject: Subject, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """The money of the projects that have targets, which are all, as the sentence before says."""
    stated = stated_by(match["amount"], YUAN[match["unit"]])
    totals = _totals(subject, passage.section.entity, "project")
    if stated is None or not totals:
        return
    place, printed = passage.place(match.start("amount")), f"{match['amount']} {match['unit']}"
    what = f"文中称绩效目标全覆盖，涉及项目预算资金 {printed}"
    nearest = min(totals, key=lambda amount: abs(interval_of(amount).value - stated.value))
    there, title = interval_of(nearest), f"《{nearest.table_title}》"
    if there.may_be(stated):
        said = (f"{what}，与{title}相符", f"targets cover {printed}, the total of the table")
        yield _remark(subject, place, nearest, Outcome.PASS, Severity.NOTE, said)
    elif abs(there.value - stated.value) <= _NEAR * there.value:
        said = (
            f"{what}，{title}的项目支出为"
            f" {beside(nearest.amount_text, nearest.unit, match['unit'])}",
            f"targets are said to cover all projects, {printed}; their total is {nearest.amount_text}",
        )
        yield _remark(subject, place, nearest, Outcome.FAIL, Severity.WARNING, said)


@lru_cache(maxsize=16)
def _says_any(sentence: str, patterns: tuple[str, ...]) -> bool:
    """Asked for every amount of a sentence, one after another."""
    return any(compiled(pattern).search(sentence) for pattern in patterns)


def _of_part(subject: Subject, claim: Claim) -> str:
    """The measure that the figure is of by its own words: 全覆盖 of 项目支出 is not all of the budget."""
    words = claim.indicator.removeprefix("涉及")
    return subject.vocabulary.claims.division_of(words)


def _totals(subject: Subject, entity: str, measure: str) -> list[Amount]:
    """What the forms state of all expenditure, or of all projects: of all money and of each fund."""
    forms = subject.vocabulary.against_tables.targets.forms
    year = subject.identity.fiscal_year
    found = [
        amount
        for amount in subject.amounts
        if amount.entity == entity
        and amount.form in forms
        and amount.level == 0
        and (amount.measure.split(".")[0] == measure or amount.form in forms[-1:])
        and amount.fiscal_year == year
        and amount.phase == "approved"
        and amount.amount
    ]
    return sorted(found, key=lambda amount: forms.index(amount.form))


def _covered(
    subject: Subject,
    figures: ClaimFigures,
    claim: Claim,
    stated: Interval,
    totals: Sequence[Amount],
) -> Finding:
    first = totals[0]
    equal = [amount for amount in totals if interval_of(amount).may_be(stated)]
    title = {table.name: table.title for table in subject.tables}
    what = (
        f"文中称绩效目标涉及{claim.indicator.removeprefix('涉及')} {claim.amount_text} {claim.unit}"
    )
    if equal:
        said = (
            f"{what}，与《{title[equal[0].table]}》相符",
            f"targets cover {claim.amount_text}, the total of the table",
        )
        return _finding(subject, claim, equal[0], Outcome.PASS, Severity.NOTE, said)
    comparison = figures.in_unit(claim, stated, interval_of(first))
    close = any(stated.is_close_to(interval_of(amount)) for amount in totals)
    said = (
        f"{what}，《{title[first.table]}》{first.column_label or '合计'}为"
        f" {beside(first.amount_text, first.unit, claim.unit)}",
        f"targets are said to cover {claim.amount_text} of all; the total is {first.amount_text}",
    )
    outcome = Outcome.ROUNDING if close else Outcome.FAIL
    severity = Severity.NOTE if close else Severity.ERROR
    return with_values(_finding(subject, claim, first, outcome, severity, said), comparison)


def _finding(
    subject: Subject,
    claim: Claim,
    amount: Amount,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
) -> Finding:
    return _remark(subject, place_of(claim), amount, outcome, severity, said)


def _remark(
    subject: Subject,
    place: Place,
    amount: Amount,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
) -> Finding:
    return remark(
        subject, _CHECK, outcome, severity, said,
        table=amount.table, row_no=amount.row_no, place=place,
    )  # fmt: skip
