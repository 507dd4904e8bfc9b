"""Changes of the parts of the money by fund against the change of the whole → Findings.

财政拨款支出预算 90 万元，比上年增加 5 万元。其中一般公共预算 …减少 3 万元；政府性基金 …增加 9 万元: 6 in all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, said
from pipeline.check.claims.gate import sure
from pipeline.check.intervals import sum_of
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding

_CHECK = "prose.parts_make_whole"
_FUNDS = ("general_public", "government_fund", "state_capital")
_WHOLE = ("appropriation", "")


def check_fund_changes(subject: Subject) -> Iterator[Finding]:
    """Every section that tells by how much a whole changed and right behind it each of the funds."""
    figures = ClaimFigures.of(subject)
    of_section = groupby(subject.claims, key=lambda c: (c.source_file, c.entity, c.section))
    for _, claims in of_section:
        stated = [claim for claim in claims if claim.kind == "change" and _is_money(claim)]
        for at, whole in enumerate(stated):
            end = at + 1 + len(_FUNDS)
            parts = stated[at + 1 : end]
            if not (_is_whole(whole) and _are_its_parts(whole, parts)):
                continue
            if _goes_on(whole, stated[end : end + 1]) or not _add_up(figures, whole, parts):
                continue
            yield sure(figures, _summed(subject, figures, whole, parts), whole, *parts)


def _is_money(claim: Claim) -> bool:
    """Whether by how much is told, or that it is the same; a rate behind an amount is none."""
    return claim.direction == "unchanged" or claim.amount is not None


def _is_whole(claim: Claim) -> bool:
    return claim.fund in _WHOLE and claim.direction in ("increase", "decrease") and bool(claim.unit)


def _are_its_parts(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether they are of all funds, one each, against the same year, and of one direction of money."""
    return (
        tuple(part.fund for part in parts) == _FUNDS
        and all(part.base_period == whole.base_period is not None for part in parts)
        and all(part.unit in (whole.unit, "") for part in parts)
        and all("支出" in c.indicator or "收入" in c.indicator for c in (whole, *parts))
        and len({"支出" in c.indicator for c in (whole, *parts)}) == 1
    )


def _goes_on(whole: Claim, behind: Sequence[Claim]) -> bool:
    """Whether the list of changes has more than the funds: 事业收入, 上年结转, 财政专户管理资金."""
    return any(
        claim.base_period == whole.base_period
        and claim.fund not in (*_FUNDS, "appropriation")
        and not _is_other_side(whole, claim)
        for claim in behind
    )


def _is_other_side(whole: Claim, claim: Claim) -> bool:
    """Whether one is of income and the other of expenditure."""
    own, other = ("支出" in each.indicator for each in (whole, claim))
    return own != other and ("支出" in claim.indicator or "收入" in claim.indicator)


def _add_up(figures: ClaimFigures, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the funds are all of the money now: a part that is told without its change is left out, too.
    So it is where an amount is not told beside its change."""
    levels = [figures.level_beside(part) for part in parts]
    total = figures.level_beside(whole)
    if total is None or any(level is None for level in levels):
        return True
    each = [level for level in levels if level is not None]
    return total.may_be(sum_of(each))


def _summed(
    subject: Subject, figures: ClaimFigures, whole: Claim, parts: Sequence[Claim]
) -> Finding:
    total = sum_of(figures.signed(part) for part in parts)
    comparison = figures.in_unit(whole, figures.signed(whole), total)
    there = ("各项资金的增减合计", "the changes of all funds add up to")
    words = (said(whole), "the change of the whole against those of its funds")
    return compared(subject, whole, _CHECK, comparison, words, there)
