"""Amounts that sentences state of a fund whose form is empty → Findings."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.comparison import remark
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.model.table import Table
from pipeline.values.units import is_money

_CHECK = "claim.fund_in_table"


def check_fund_amounts(subject: Subject) -> Iterator[Finding]:
    """The first amount of this year that the text states of each fund of which no table has any."""
    spent = {amount.fund for amount in subject.amounts if amount.amount and amount.fund}
    for none in subject.vocabulary.against_tables.none_of:
        own = [t for t in subject.tables if t.form in none.forms]
        empty = [t for t in own if not subject.amounts_of(t)]
        if not empty or none.fund in spent:
            continue
        if any(subject.amounts_of(t) or t.is_untold for t in own):
            continue
        stated = (claim for claim in subject.claims if _is_stated(subject, claim, none.fund))
        if (claim := next(stated, None)) is not None:
            yield _contradiction(subject, claim, empty[0])


def _is_stated(subject: Subject, claim: Claim, fund: str) -> bool:
    """Whether a sentence states all that is spent of a fund, in the year and phase of the disclosure."""
    usual = "executed" if subject.identity.kind is Kind.FINAL else "approved"
    now = (claim.period, claim.phase) == (subject.identity.fiscal_year, usual)
    return (
        now
        and (claim.kind, claim.code) == ("amount", fund)
        and bool(claim.amount)
        and is_money(claim.unit)
        and not claim.bound_table
    )


def _contradiction(subject: Subject, claim: Claim, table: Table) -> Finding:
    said = (
        f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}，《{table.title}》为空表",
        f"“{claim.indicator}”: the text states {claim.amount_text} {claim.unit} of a fund whose form is "
        "empty",
    )
    return remark(subject, _CHECK, Outcome.FAIL, Severity.ERROR, said, table=table, at=claim)
