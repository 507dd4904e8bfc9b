"""机关运行经费 against 公用经费, where the disclosure's own glossary says that the one is the other.

Elsewhere it is of administrative bodies only, and the forms do not tell theirs from the others'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import closing, remark
from pipeline.check.intervals import printed_in
from pipeline.check.prose.sought import passages_with
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.text import bare
from pipeline.values.units import beside

_CHECK = "claim.running_costs"
_SAYS = r"机关运行经费[：，]?(?:是)?指(?:各|本)?(?:部门|单位)(?:（单位）)?的公用经费"
_CALLED = re.compile(r"机关运行经费(?:预算|支出)?(?:安排)?(?:总额)?$")
_MOST_OTHERS = 2
_RUNNING = re.compile(r"(?:^|\.)public$")


def check_running_costs(subject: Subject) -> Iterator[Finding]:
    """Every claim of 机关运行经费, of bodies whose form of basic expenditure has one total of 公用经费."""
    figures = ClaimFigures.of(subject)
    checked = found = 0
    for claim in subject.claims if passages_with(subject, [_SAYS]) else ():
        stated = figures.stated(claim) if _is_of(claim) else None
        totals = _totals(subject, claim.entity) if stated is not None else []
        values = {amount.amount_yuan for amount in totals}
        if stated is None or len(values) != 1:
            continue
        checked += 1
        printed = printed_in(totals[0])
        if printed is not None and stated.high * _MOST_OTHERS < printed.low:
            checked -= 1  # of some units of many: what the glossary says is not of all their costs
        elif printed is not None and not stated.may_be(printed):
            found += 1
            yield _differs(subject, claim, totals[0])
    nothing = (
        "名词解释没有称机关运行经费即公用经费，或没有可核对的数",
        "no glossary calls 机关运行经费 the running costs of the forms, or no figure is to be checked",
    )
    all_fit = (
        f"{checked} 处机关运行经费与基本支出表的公用经费相符",
        f"{checked} figures are the running costs of the form of basic expenditure",
    )
    yield from closing(subject, _CHECK, (checked, found), nothing, all_fit)


def _is_of(claim: Claim) -> bool:
    return claim.kind == "amount" and _CALLED.search(bare(claim.indicator)) is not None


def _totals(subject: Subject, entity: str) -> Sequence[Amount]:
    """The totals of 公用经费 that the forms of basic expenditure of a body state."""
    return [
        amount
        for amount in subject.amounts
        if amount.entity == entity
        and amount.level == 0
        and "general_public_basic" in amount.form
        and _RUNNING.search(amount.measure)
        and amount.amount_yuan
    ]


def _differs(subject: Subject, claim: Claim, total: Amount) -> Finding:
    said = (
        f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}；名词解释称机关运行经费即公用经费，"
        f"《{total.table_title}》公用经费合计"
        f" {beside(total.amount_text, total.unit, claim.unit)}",
        f"{claim.amount_text} {claim.unit} for 机关运行经费, which the glossary calls the running costs;"
        f" their total is {beside(total.amount_text, total.unit, claim.unit)}",
    )
    return remark(
        subject, _CHECK, Outcome.FAIL, Severity.NOTE, said,
        table=total.table, row_no=total.row_no, at=claim,
    )  # fmt: skip
