"""Sentences that call 总计 what their table has as 本年合计, all that is brought forward being beside it; and
当年拨款 what is the year's appropriation with that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.comparison import closing, remark
from pipeline.check.intervals import Interval, printed_in, sum_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare, closed_up
from pipeline.values.units import beside, in_yuan

_CHECK = "claim.total_called"
_CALLED = re.compile(r"(?:收入|支出|收支|收、支)(?:决算|预算)?总计$")
_OF_THE_YEAR = re.compile(r"本年(?:收入|支出)合计$")
_ONE_FUND = re.compile(r"财政拨款|一般公共预算|政府性基金|国有资本")
_CURRENT = re.compile(r"(?:一般公共预算|政府性基金预算)(?:财政)?当年(?:财政)?拨款(?:收入|支出)?$")
_BROUGHT_FORWARD = "结转"
_TOTAL = re.compile(r"^(?:收入|支出)?(?:总计|合计)$")


def check_said_totals(subject: Subject) -> Iterator[Finding]:
    """Every claim of a total of all funds that is bound to a row of a summary; a row is told once."""
    checked = found = 0
    for claim, brought in _current(subject):
        checked += 1
        if brought is not None:
            found += 1
            yield _not_of_the_year(subject, claim, *brought)
    told: set[tuple[str, int | None]] = set()
    for claim in subject.claims:
        if claim.kind != "amount" or not _CALLED.search(closed_up(claim.indicator)):
            continue
        bound = _bound(subject, claim)
        if bound is None:
            continue
        if _ONE_FUND.search(claim.indicator + claim.sentence.partition(claim.amount_text)[0]):
            continue
        checked += 1
        total = _total(subject, bound) if _OF_THE_YEAR.search(bare(bound.row_label)) else None
        if (
            total is not None
            and (bound.table, bound.row_no) not in told
            and claim.amount_yuan == bound.amount_yuan
        ):
            told.add((bound.table, bound.row_no))
            found += 1
            yield _finding(subject, claim, bound, total)
    nothing = ("文中没有称为总计的数", "no sentence states a total by that name")
    all_fit = (
        f"文中称为总计的 {checked} 个数都是表中的总计",
        f"{checked} figures that are called a total are the total of their table",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _current(subject: Subject) -> Iterator[tuple[Claim, tuple[Amount, Amount] | None]]:
    """The claims of a fund's appropriation of the year; with what the summary prints of it and of what was
    brought forward, where they make up the claim."""
    for claim in subject.claims:
        if claim.kind != "amount" or not claim.amount:
            continue
        if not _CURRENT.search(closed_up(claim.indicator)) or _BROUGHT_FORWARD in claim.sentence:
            continue
        rows = _of_fund(subject, claim)
        if len(rows) == 1 + 1:
            of_year, brought = rows
            both = sum_of(filter(None, map(printed_in, rows)))
            alone, stated = printed_in(of_year), _stated(claim)
            is_both = both.may_be(stated) and alone is not None and not alone.may_be(stated)
            yield claim, (of_year, brought) if is_both else None


def _of_fund(subject: Subject, claim: Claim) -> list[Amount]:
    """The rows of a fund on the income side of the summary: of the year, and of what was brought forward."""
    forms = ("budget.fiscal_appropriation", "final.fiscal_appropriation")
    amounts = [a for form in forms for a in subject.amounts_of_form(form, claim.entity)]
    balance = [a for a in amounts if _BROUGHT_FORWARD in a.row_label and a.direction == "balance"]
    rows = [a for a in amounts if a.fund == claim.fund and a.direction == "revenue" and a.amount]
    if len({a.table for a in amounts}) != 1 or len(balance) != 1 or len(rows) != 1 + 1:
        return []
    return rows if rows[0].row_no < balance[0].row_no < rows[1].row_no else []


def _stated(claim: Claim) -> Interval:
    number = parse_amount(claim.amount_text)
    scale = in_yuan(Decimal(1), claim.unit) or Decimal(1)
    half = number.half_unit if number else Decimal(0)
    return Interval((claim.amount or Decimal(0)) * scale, half * scale)


def _not_of_the_year(subject: Subject, claim: Claim, of_year: Amount, brought: Amount) -> Finding:
    said = (
        f"文中称“{claim.indicator}”{claim.amount_text} {claim.unit}，《{of_year.table_title}》中当年"
        f" {beside(of_year.amount_text, of_year.unit, claim.unit)}，上年结转"
        f" {beside(brought.amount_text, brought.unit, claim.unit)}："
        "所称为两者之和",
        f"the text calls {claim.amount_text} the appropriation of the year; the table has"
        f" {of_year.amount_text} and {brought.amount_text} brought forward, which make it up",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=of_year.table, row_no=of_year.row_no, at=claim,
    )  # fmt: skip


def _bound(subject: Subject, claim: Claim) -> Amount | None:
    """The cell that a claim is bound to."""
    table = next((table for table in subject.tables if table.name == claim.bound_table), None)
    at = claim.bound_row_no, claim.bound_column_no
    amounts = subject.amounts_of(table) if table else ()
    return next((each for each in amounts if (each.row_no, each.column_no) == at), None)


def _total(subject: Subject, of_year: Amount) -> Amount | None:
    """The total below the sum of the year in its column, where more than that is in it."""
    table = next(table for table in subject.tables if table.name == of_year.table)
    below = [
        amount
        for amount in subject.amounts_of(table)
        if amount.column_no == of_year.column_no
        and amount.row_no > of_year.row_no
        and _TOTAL.match(bare(amount.row_label))
        and amount.amount_yuan is not None
    ]
    greater = [a for a in below if (a.amount_yuan or 0) > (of_year.amount_yuan or 0)]
    return greater[-1] if greater and len(greater) == len(below) else None


def _finding(subject: Subject, claim: Claim, bound: Amount, total: Amount) -> Finding:
    said = (
        f"文中称“{claim.indicator}”{claim.amount_text} {claim.unit}，表中此数为“{bare(bound.row_label)}”，"
        f"“{bare(total.row_label)}”为 {beside(total.amount_text, total.unit, claim.unit)}",
        f"the text calls {claim.amount_text} a total; in the table it is that of the year, and the total is"
        f" {total.amount_text}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=bound.table, row_no=bound.row_no, at=claim,
    )  # fmt: skip
