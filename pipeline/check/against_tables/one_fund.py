"""Money that the prose says is all of one fund → Findings: it cannot be more than the fund has.

涉及预算拨款 900 万元，均为一般公共预算拨款, where the tables state 600 of that fund with all that was
carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.text import fold
from pipeline.values.units import beside, is_money

_CHECK = "claim.of_one_fund"


def check_one_fund(subject: Subject) -> Iterator[Finding]:
    """The amount right before every 均为…拨款, against the most that the tables state of that fund."""
    said = re.compile(subject.vocabulary.against_tables.all_of_fund)
    figures: ClaimFigures | None = None
    for claim in subject.claims:
        if claim.kind != "amount" or not is_money(claim.unit) or not claim.amount:
            continue
        sentence, amount = fold(claim.sentence), fold(claim.amount_text)
        match = said.match(sentence, sentence.find(amount) + len(amount))
        fund = subject.vocabulary.claims.fund_of(match["fund"]) if match else ""
        most = _most(subject, claim, fund) if fund else None
        if match is None or most is None:
            continue
        figures = figures or ClaimFigures.of(subject)
        stated = figures.stated(claim)
        if stated is not None:
            found = _held(subject, claim, match["fund"], stated.low <= interval_of(most).high, most)
            failed = found.outcome.fails
            comparison = figures.in_unit(claim, stated, interval_of(most))
            yield with_values(found, comparison) if failed else found


def _most(subject: Subject, claim: Claim, fund: str) -> Amount | None:
    """The greatest amount of the fund in the tables, or of the summary in which all funds are summed up
    with what was carried over."""
    found = [
        amount
        for amount in subject.amounts
        if amount.entity == claim.entity
        and (amount.fiscal_year, amount.phase) == (claim.period, claim.phase)
        and amount.amount_yuan is not None
        and (amount.fund == fund or amount.form.endswith(".fiscal_appropriation"))
    ]
    summed_up = any(amount.form.endswith(".fiscal_appropriation") for amount in found)
    return max(found, key=lambda a: a.amount_yuan or 0, default=None) if summed_up else None


def _held(subject: Subject, claim: Claim, fund: str, fits: bool, most: Amount) -> Finding:
    title = {table.name: table.title for table in subject.tables}.get(most.table, "")
    printed = f"{claim.amount_text} {claim.unit}"
    zh = f"文中称“{claim.indicator}”{printed}全部为{fund}"
    beyond = f"《{title}》中最多为 {beside(most.amount_text, most.unit, claim.unit)}"
    said = (
        f"{zh}，不大于表中的数" if fits else f"{zh}，而{beyond}",
        f"{printed} is said to be all of one fund; the tables state {most.amount_text} at most",
    )
    return remark(
        subject, _CHECK, Outcome.PASS if fits else Outcome.FAIL,
        Severity.NOTE if fits else Severity.ERROR, said,
        table=most.table, row_no=most.row_no,
        at=claim,
    )  # fmt: skip
