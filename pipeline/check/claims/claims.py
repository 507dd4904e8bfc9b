"""Claims → Findings: what sentences state, held against the tables and against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pipeline.check.claims.beside_rates import against_rate
from pipeline.check.claims.blank_items import total_without
from pipeline.check.claims.changes import check_change, check_unchanged
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import (
    compared,
    maybe_cut,
    maybe_rounded,
    named,
    not_evaluated,
    noted,
    said,
)
from pipeline.check.claims.gate import sure
from pipeline.check.claims.of_nothing import of_nothing
from pipeline.check.claims.stated_twice import check_stated_twice
from pipeline.check.claims.unstated_wholes import check_unstated_wholes
from pipeline.check.claims.wholes_named import of_all_of_the_body, wholes_named
from pipeline.check.intervals import Interval, recomputed, share
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.comparison import COMPUTED
from pipeline.values.text import bare

_AMOUNT = "claim.amount_as_in_table"
_SHARE = "claim.share_recomputed"
_COMPLETION = "claim.completion_recomputed"
_OF_TABLES = ("amount", "zero", "count")
_OF_NO_TABLE = ("rate", "price")
"""Kinds of what is neither money of the accounts nor a share of it."""
_FINER = 10
"""So many times finer a table must be for what a sentence states of it to have been cut off."""
_ABSURD = 2
"""A whole of less than half of its part is not the one that was meant; a little less is a contradiction."""


def check_claims(subject: Subject) -> Iterator[Finding]:
    """Every claim by what it states, then the indicators that are stated more than once."""
    known = ClaimFigures.of(subject)
    settled: set[int] = set()
    for claim, finding in _once(_held(subject, known)):
        if _settles(claim, finding):
            settled.add(claim.claim_no)
        yield finding
    yield from check_stated_twice(subject, known, settled)
    yield from check_unstated_wholes(subject, known)


def _held(subject: Subject, known: ClaimFigures) -> Iterator[tuple[Claim, Finding]]:
    """Every claim with what is found of it."""
    for claim in subject.claims:
        for finding in _of_claim(subject, known, claim):
            yield claim, sure(known, finding, claim)


def _of_claim(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterator[Finding]:
    if claim.kind in _OF_NO_TABLE:
        return
    if claim.kind in _OF_TABLES:
        yield from _amount(subject, known, claim)
    elif claim.kind == "share":
        found = _ratio(subject, known, claim, _SHARE, known.base(claim))
        yield of_all_of_the_body(subject, known, claim, found) or found
    elif claim.kind == "completion":
        yield _ratio(subject, known, claim, _COMPLETION, known.budget(claim))
    else:
        yield from _comparison(subject, known, claim)


def _comparison(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterable[Finding]:
    """A change against both figures, else against how much of its budget the figure is said to be."""
    if claim.direction == "unchanged":
        found = [check_unchanged(subject, known, claim)]
    else:
        found = [*check_change(subject, known, claim)]
    if any(finding.outcome is not Outcome.NOT_EVALUATED for finding in found):
        return found
    by_rate = against_rate(subject, known, claim)
    return found if by_rate is None else [by_rate]


def _once(held: Iterable[tuple[Claim, Finding]]) -> Iterator[tuple[Claim, Finding]]:
    """A figure that a section says again contradicts its cell no second time."""
    accused: set[tuple[object, ...]] = set()
    for claim, finding in held:
        if claim.kind in _OF_TABLES and finding.outcome.fails:
            said_again = (claim.section, claim.bound_table, claim.amount_text, claim.unit)
            key = (*said_again, finding.row_no, finding.cells)
            if key in accused:
                continue
            accused.add(key)
        yield claim, finding


def _settles(claim: Claim, finding: Finding) -> bool:
    """Whether what differs is told with a claim's own figures, so that it needs no comparison with where it
    is stated again."""
    if claim.kind in _OF_TABLES:
        return bool(finding.difference) and not finding.outcome.holds
    undecided = finding.outcome is Outcome.NOT_EVALUATED and claim.kind == "change"
    return bool(finding.difference) and undecided and claim.direction != "unchanged"


# An amount, and the table that states it.


def _amount(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterator[Finding]:
    if claim.kind == "count" and not claim.code:
        return
    words = said(claim)
    if not claim.bound_table:
        yield _of_blank(subject, known, claim) or not_evaluated(
            subject, claim, _AMOUNT, words, ("表中没有可对应的数", "no table states it")
        )
        return
    if known.is_unscaled(claim):
        why = ("表中的数没有注明单位", "the table does not say what unit its figures are in")
        yield not_evaluated(subject, claim, _AMOUNT, words, why)
        return
    stated = known.bound(claim)
    value = known.stated(claim)
    if claim.bound_row_no is None or stated is None or value is None:
        none = (f"{words}：表中未列数，相符", "the table prints none, as it should")
        yield noted(subject, claim, _AMOUNT, Outcome.PASS, Severity.NOTE, none)
        return
    comparison = known.in_unit(claim, value, stated)
    title = known.title(claim.bound_table)
    at = claim.bound_column_no
    cells = () if at is None else ((claim.bound_table, claim.bound_row_no, at),)
    finding = compared(
        subject,
        claim,
        _AMOUNT,
        comparison,
        (f"{named(claim)}", "the sentence against the table"),
        (f"《{title}》中为", "in the table"),
        cells,
    )
    if "." not in claim.amount_text and stated.half * _FINER <= value.half:
        # the table has more digits: what is said in whole 万元 may have been cut off, not rounded
        finding = maybe_cut(finding, comparison.tolerance, only_short=True)
    if finding.outcome.fails and "." in claim.amount_text and value.is_close_to(stated):
        finding = maybe_rounded(finding)
    if finding.outcome.fails and known.is_task(claim):
        finding = replaced(finding, severity=Severity.WARNING)
    yield finding


def _of_blank(subject: Subject, known: ClaimFigures, claim: Claim) -> Finding | None:
    """A figure of an item that is proven to be nothing: its place in the table is blank."""
    total, value = total_without(subject, claim), known.stated(claim)
    if total is None or value is None:
        return None
    nothing = known.in_unit(claim, value, Interval(Decimal(0), Decimal(0)))
    there = f"《{total.table_title}》中该项空白，其余各项已合成 {total.amount_text}，即为"
    words = (
        named(claim),
        "the sentence against a blank cell, without which the others make the total",
    )
    return compared(subject, claim, _AMOUNT, nothing, words, (there, "in the table"))


# Shares and completions: a percentage of two amounts.


def _ratio(
    subject: Subject, known: ClaimFigures, claim: Claim, check: str, base: Interval | None
) -> Finding:
    # 年初预算9万元，完成80%: of what the table says was spent
    part = known.completed(claim) if check == _COMPLETION else known.exact(claim)
    printed = parse_amount(claim.percentage_text)
    words = said(claim)
    if part is None or printed is None or base is None:
        why = ("未找到作分子或分母的数", "one of the two amounts is not stated")
        return not_evaluated(subject, claim, check, words, why)
    if check == _SHARE and part.low > _ABSURD * base.high:
        why = (
            "所找到的整体远小于部分，不会是所说的整体",
            "the whole that was found is far smaller",
        )
        return not_evaluated(subject, claim, check, words, why)
    comparison = recomputed(printed, share, part, base)
    if comparison is None:
        none = not_evaluated(subject, claim, check, words, ("基数为 0", "the base is zero"))
        return of_nothing(subject, claim, part) or none
    finding = compared(
        subject, claim, check, comparison, (words, "recomputed from both amounts"), COMPUTED
    )
    finding = maybe_cut(finding, printed.half_unit, only_short=check != _SHARE)
    if finding.outcome.fails and check == _SHARE:
        for other, whence in (*known.of_that_name(claim), *wholes_named(subject, claim)):
            if _holds(printed, part, other):
                return _naming_its_whole(_ratio(subject, known, claim, check, other), whence)
    if finding.outcome.fails and check == _SHARE and not _is_the_whole(known, claim):
        why = (
            "句中未明说占何数，所找到的整体未得他处印证",
            "the sentence does not say of what, and nothing confirms the whole that was found",
        )
        return not_evaluated(subject, claim, check, words, why)
    return finding


def _naming_its_whole(finding: Finding, whence: str) -> Finding:
    """A share that holds of another figure by the name of its whole, with which one it was held against."""
    return replaced(
        finding,
        message=f"{finding.message}（整体取{whence}）",
        message_en=f"{finding.message_en} (the whole is another figure by that name)",
    )


def _is_the_whole(known: ClaimFigures, claim: Claim) -> bool:
    """Whether a share is of the whole that was found: the sentence names or states it, or the share
    of another part holds on it."""
    if f"占{bare(claim.base)}" in bare(claim.sentence) or known.states_base(claim):
        return True
    return any(
        base is not None
        and part is not None
        and (_holds(printed, part, base) or _are_swapped(known, claim, other))
        for other in known.of_the_same_whole(claim)
        for printed, part, base in (
            (parse_amount(other.percentage_text), known.stated(other), known.base(other)),
        )
    )


def _are_swapped(known: ClaimFigures, one: Claim, other: Claim) -> bool:
    """Whether each of two parts has the share of the other: of the same whole, then."""
    base, printed = known.base(one), (one, other)
    parts = known.stated(other), known.stated(one)
    return base is not None and all(
        part is not None and _holds(parse_amount(claim.percentage_text), part, base)
        for claim, part in zip(printed, parts, strict=True)
    )


def _holds(printed: PrintedNumber | None, part: Interval, base: Interval) -> bool:
    comparison = recomputed(printed, share, part, base) if printed else None
    return comparison is not None and not comparison.outcome.fails
