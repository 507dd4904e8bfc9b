"""Sentences that call 总计 what their table has as 本年合计, all that is brought forward being beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.comparison import closing, remark
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.model.sourced import place_of
from pipeline.values.text import bare, closed_up

_CHECK = "claim.total_called"
_CALLED = re.compile(r"(?:收入|支出|收支|收、支)(?:决算|预算)?总计$")
_OF_THE_YEAR = re.compile(r"本年(?:收入|支出)合计$")
_ONE_FUND = re.compile(r"财政拨款|一般公共预算|政府性基金|国有资本")
_TOTAL = re.compile(r"^(?:收入|支出)?(?:总计|合计)$")


def check_said_totals(subject: Subject) -> Iterator[Finding]:
    """Every claim of a total of all funds that is bound to a row of a summary; a row is told once."""
    checked = found = 0
    told: set[tuple[str, int | None]] = set()
    for claim in subject.claims:
        if claim.kind != "amount" or not _CALLED.search(closed_up(claim.indicator)):
            continue
        bound = _bound(subject, claim)
        if bound is None:
            continue
        if _ONE_FUND.search(claim.sentence.partition(claim.amount_text)[0]):
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
        f"“{bare(total.row_label)}”为 {total.amount_text} {total.unit}",
        f"the text calls {claim.amount_text} a total; in the table it is that of the year, and the total is"
        f" {total.amount_text}",
    )
    place = place_of(claim)
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=bound.table, row_no=bound.row_no, place=place,
    )  # fmt: skip
