"""Claims → Findings: what sentences state, held against the tables and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.check.claims.blank_items import total_without
from pipeline.check.claims.changes import check_change, check_unchanged
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import (
    compared,
    maybe_cut,
    named,
    not_evaluated,
    noted,
    said,
)
from pipeline.check.claims.levels_of_government import Passages
from pipeline.check.claims.nameless import of_what_is_not_named
from pipeline.check.claims.other_figures import of_other_figures
from pipeline.check.claims.other_subjects import of_whole_before
from pipeline.check.intervals import Interval, recomputed, share
from pipeline.check.lines import place_name, place_name_en
from pipeline.check.subject import Subject
from pipeline.model.records import Claim, Finding, Outcome, Severity
from pipeline.model.sourced import place_of
from pipeline.values.amounts import PrintedNumber, parse_amount
from pipeline.values.comparison import COMPUTED
from pipeline.values.text import bare, fold

_AMOUNT = "claim.amount_as_in_table"
_SHARE = "claim.share_recomputed"
_COMPLETION = "claim.completion_recomputed"
_TWICE = "claim.stated_twice"
_OF_NO_TABLE = ("rate", "price")
"""Kinds of what is neither money of the accounts nor a share of it."""
_FEW = 2
"""A name with more figures than this beside the first is one of several things."""
_OVERALL = re.compile(r"总(?:计|量|收入|支出)[^，。；]{0,4}$")
"""What a sentence calls a figure of income or spending with all that is brought forward in it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_FINER = 10
"""So many times finer a table must be for what a sentence states of it to have been cut off."""
_ABSURD = 2
"""A whole of less than half of its part is not the one that was meant; a little less is a contradiction."""


def check_claims(subject: Subject) -> Iterator[Finding]:
    """Every claim by what it states, then the indicators that are stated more than once."""
    known = ClaimFigures.of(subject)
    accused: set[tuple[object, ...]] = set()
    settled: set[int] = set()
    for claim in subject.claims:
        if claim.kind in _OF_NO_TABLE:
            continue
        if claim.kind in ("amount", "zero", "count"):
            for finding in _once(_amount(subject, known, claim), claim, accused):
                if finding.difference and not finding.outcome.holds:
                    settled.add(claim.claim_no)
                yield finding
        elif claim.kind == "share":
            yield _ratio(subject, known, claim, _SHARE, known.base(claim))
        elif claim.kind == "completion":
            yield _ratio(subject, known, claim, _COMPLETION, known.budget(claim))
        elif claim.direction == "unchanged":
            yield check_unchanged(subject, known, claim)
        else:
            for finding in check_change(subject, known, claim):
                if finding.difference and finding.outcome is Outcome.NOT_EVALUATED:
                    settled.add(claim.claim_no)
                yield finding
    yield from _stated_twice(subject, known, settled)


# An amount, and the table that states it.


def _once(
    findings: Iterator[Finding], claim: Claim, accused: set[tuple[object, ...]]
) -> Iterator[Finding]:
    """A figure that a section says again contradicts its cell no second time."""
    said_again = (claim.section, claim.bound_table, claim.amount_text, claim.unit)
    for finding in findings:
        key = (*said_again, finding.row_no, finding.cells)
        if finding.outcome.fails and key in accused:
            continue
        if finding.outcome.fails:
            accused.add(key)
        yield finding


def _amount(subject: Subject, known: ClaimFigures, claim: Claim) -> Iterator[Finding]:
    if claim.kind == "count" and not claim.code:
        return
    words = said(claim)
    if not claim.bound_table:
        yield _of_blank(subject, known, claim) or not_evaluated(
            subject, claim, _AMOUNT, words, ("表中没有可对应的数", "no table states it")
        )
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
    if finding.outcome.fails and known.is_task(claim):
        finding = replace(finding, severity=Severity.WARNING)
    if finding.outcome.fails:
        finding = of_whole_before(known, claim, finding)
        finding = of_what_is_not_named(known, claim, finding)
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
    finding = compared(subject, claim, _AMOUNT, nothing, words, (there, "in the table"))
    return of_what_is_not_named(known, claim, finding)


# Shares and completions: a percentage of two amounts.


def _ratio(
    subject: Subject, known: ClaimFigures, claim: Claim, check: str, base: Interval | None
) -> Finding:
    part, printed = known.exact(claim), parse_amount(claim.percentage_text)
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
        return not_evaluated(subject, claim, check, words, ("基数为 0", "the base is zero"))
    finding = compared(
        subject, claim, check, comparison, (words, "recomputed from both amounts"), COMPUTED
    )
    finding = of_other_figures(known, claim, maybe_cut(finding, printed.half_unit))
    if finding.outcome.fails and check == _SHARE:
        for other in known.of_that_name(claim):
            if _holds(printed, part, other):
                return _ratio(subject, known, claim, check, other)
    if finding.outcome.fails and check == _SHARE and not _is_the_whole(known, claim):
        why = (
            "句中未明说占何数，所找到的整体未得他处印证",
            "the sentence does not say of what, and nothing confirms the whole that was found",
        )
        return not_evaluated(subject, claim, check, words, why)
    return finding


def _is_the_whole(known: ClaimFigures, claim: Claim) -> bool:
    """Whether a share is of the whole that was found: the sentence names or states it, or the share
    of another part holds on it."""
    if f"占{bare(claim.base)}" in bare(claim.sentence) or known.states_base(claim):
        return True
    return any(
        base is not None and part is not None and _holds(printed, part, base)
        for other in known.of_the_same_whole(claim)
        for printed, part, base in (
            (parse_amount(other.percentage_text), known.stated(other), known.base(other)),
        )
    )


def _holds(printed: PrintedNumber | None, part: Interval, base: Interval) -> bool:
    comparison = recomputed(printed, share, part, base) if printed else None
    return comparison is not None and not comparison.outcome.fails


# The same indicator stated in several places.


def _stated_twice(subject: Subject, known: ClaimFigures, settled: set[int]) -> Iterator[Finding]:
    """Figures of one thing that differ; one that its table contradicts is told there, not here again,
    and a change that may be of something else is not compared."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in subject.claims:
        if key := _key(claim):
            groups.setdefault((known.entity_of(claim), *key), []).append(claim)
    passages = Passages.of(subject)
    for claims in groups.values():
        first, *others = claims
        distinct = _distinct(others)
        for claim in distinct:
            told = not settled.isdisjoint((first.claim_no, claim.claim_no))
            if (
                not told
                and not known.are_of_two_cells(first, claim)
                and not _side_by_side(first, claim)
                and not _of_two_years(first, claim)
                and not passages.are_apart(first, claim)
            ):
                yield _sure(subject, _same(subject, known, first, claim), claim, distinct)


def _sure(subject: Subject, finding: Finding, claim: Claim, distinct: list[Claim]) -> Finding:
    """No contradiction where one name has many figures: they are of several things, such as of a whole
    county and of its own departments."""
    if not finding.outcome.fails or len(distinct) <= _FEW:
        return finding
    why = (
        "文中以同一名称列有多个不同的数，似各有所指",
        "several figures go by this name, each of something else, it seems",
    )
    return not_evaluated(subject, claim, _TWICE, f"{named(claim)}前后多处", why)


def _of_two_years(first: Claim, second: Claim) -> bool:
    """Whether the sentences, or the headings that they stand under, name different years."""
    one, other = _years_named(first), _years_named(second)
    return bool(one and other) and one.isdisjoint(other)


def _years_named(claim: Claim) -> set[str]:
    """The years in front of a figure, else those of the innermost heading that names one."""
    before = claim.sentence.partition(claim.amount_text)[0] if claim.amount_text else ""
    texts = (before, *reversed(claim.section.split("/")))
    return next((found for text in texts if (found := set(_YEAR.findall(text)))), set())


def _side_by_side(first: Claim, second: Claim) -> bool:
    """Whether two amounts stand behind one name with nothing between them (90 万元，80 万元): the second
    has lost its own words, which may be 上年."""
    pair = fold(f"{first.amount_text}{first.unit}，{second.amount_text}")
    return first.sentence == second.sentence and pair in fold(first.sentence)


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim for each figure: what is said ten times alike is compared once."""
    return list({(claim.amount, claim.amount_text): claim for claim in claims}.values())


def _key(claim: Claim) -> tuple[object, ...] | None:
    """What a claim is of: claims with one key must state one figure. None where that is not sure."""
    compared = claim.kind in ("amount", "zero") or (claim.kind == "change" and claim.amount)
    if not claim.code or not compared or claim.period is None:
        return None
    kind = "change" if claim.kind == "change" else "amount"
    words = bare(claim.indicator)
    sides = ("收入" in words, "支出" in words) if claim.code == "grand_total" else ()
    return (
        claim.entity, claim.code, claim.fund, claim.period, claim.phase, kind, sides, _is_overall(claim),
        (claim.base, claim.base_period) if kind == "change" else (),
    )  # fmt: skip


def _is_overall(claim: Claim) -> bool:
    """Whether the words in front of a figure make it a total: 收入总计 155.90, 其中 收入 0.87."""
    before = claim.sentence.partition(claim.amount_text)[0] if claim.amount_text else ""
    return _OVERALL.search(before) is not None


def _same(subject: Subject, known: ClaimFigures, first: Claim, claim: Claim) -> Finding:
    one, other = known.stated(first), known.stated(claim)
    change = f"比“{claim.base}”的增减额" if claim.kind == "change" else ""
    words = (f"{named(claim)}{change}前后两处", "the same indicator in two sentences")
    if one is None or other is None:
        why = ("单位不明", "without a unit")
        return not_evaluated(subject, claim, _TWICE, words[0], why)
    place = place_of(first)
    there = (f"{place_name(place)}为", f"on {place_name_en(place)}")
    finding = compared(subject, claim, _TWICE, known.in_unit(claim, other, one), words, there)
    for each in (claim, first):
        finding = of_what_is_not_named(known, each, finding)
    task = known.is_task(claim) or known.is_task(first)
    if finding.outcome.fails and task:
        return replace(finding, severity=Severity.WARNING)
    return finding
