"""An amount with what was carried over, held against a table of the money of the year alone.

收入 95 万元（含上年结转 5 万元） is no contradiction of 90.00, nor an amount whose sentence states that
part beside it, nor one that is printed as the total of its fund in another table.
"""

from __future__ import annotations

import re

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import withdrawn
from pipeline.check.intervals import Interval, printed_in
from pipeline.model.records import Claim, Finding
from pipeline.values.text import fold

_MOST = 12
"""So many figures at most stand between an amount and what was carried over of it."""
_CARRIED = re.compile("结转|结余")
_BEHIND = re.compile(r"[(,]?(?:其中)?[:,]?(?:包?含|包括)[^()。;,\d]{0,6}结[转余]")
_TOTAL = re.compile("[总合]计$")
_WITH = (
    "（文中之数含上年结转，表中所列或为当年之数，不能断定）",
    " (undecided: it has what was carried over, which the table may not have)",
)
_OF_FUND = (
    "（与《{title}》所列该项资金的“{row}”相符，不能断定）",
    " (undecided: {title} prints it as a total of that fund)",
)


def of_carried_over(known: ClaimFigures, claim: Claim, finding: Finding) -> Finding:
    """The finding, left undecided where what was carried over makes the difference."""
    if not finding.outcome.fails or claim.kind != "amount":
        return finding
    if _has_carried_over(known, claim):
        return withdrawn(finding, _WITH)
    if total := _total_of_fund(known, claim):
        title, row = total
        return withdrawn(finding, _said_of(title, row))
    return finding


def _said_of(title: str, row: str) -> tuple[str, str]:
    return _OF_FUND[0].format(title=title, row=row), _OF_FUND[1].format(title=title)


def _has_carried_over(known: ClaimFigures, claim: Claim) -> bool:
    """Whether the sentence says that what was carried over is in it, or states how much that is, which is
    what the table has less."""
    parts = _carried_behind(known, claim)
    text, printed = fold(claim.sentence), fold(f"{claim.amount_text}{claim.unit}")
    if not parts and _BEHIND.match(text.partition(printed)[2]):
        return True
    return any(_makes_the_difference(known, claim, part) for part in parts)


def _carried_behind(known: ClaimFigures, claim: Claim) -> list[Claim]:
    behind = known.around(claim, 1, _MOST)
    return [each for each in behind if each.kind == "amount" and _CARRIED.search(each.indicator)]


def _makes_the_difference(known: ClaimFigures, claim: Claim, part: Claim) -> bool:
    stated, there, carried = known.stated(claim), known.bound(claim), known.stated(part)
    if stated is None or there is None or carried is None:
        return False
    rest = Interval(stated.value - carried.value, stated.half + carried.half)
    return rest.may_be(there)


def _total_of_fund(known: ClaimFigures, claim: Claim) -> tuple[str, str] | None:
    """Title and row of a total of the fund that is as much: with what was carried over."""
    stated = known.stated(claim)
    if not claim.fund or stated is None:
        return None
    for amount in known.subject.amounts:
        if amount.table == claim.bound_table:
            continue
        of_it = (amount.fund, amount.fiscal_year, amount.phase, amount.entity)
        if of_it != (claim.fund, claim.period, claim.phase, known.entity_of(claim)):
            continue
        there = printed_in(amount) if _TOTAL.search(amount.row_label) else None
        if there is not None and there.may_be(stated):
            return amount.table_title, amount.row_label
    return None
