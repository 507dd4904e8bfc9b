"""Claims of one thing → Findings: figures that differ where it is stated more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.claims.findings import compared, maybe_rounded, named, not_evaluated
from pipeline.check.claims.gate import sure
from pipeline.check.claims.levels_of_government import Passages
from pipeline.check.claims.listed_wholes import (
    are_parts_of_two_wholes,
    is_of_other_costs,
    is_part_of_more,
)
from pipeline.check.comparison import Comparison
from pipeline.check.lines import place_name, place_name_en
from pipeline.check.subject import Subject
from pipeline.model.frozen import replaced
from pipeline.model.records import Claim, Finding, Severity
from pipeline.model.sourced import place_of
from pipeline.values.text import bare, fold

_TWICE = "claim.stated_twice"
_FEW = 2
"""A name with more figures than this beside the first is one of several things."""
_TOTALS = ("grand_total", "appropriation_total")
"""Of income and of spending alike where both are made to balance; a text may state them apart."""
_PART = "其中"
"""What behind the first count of a thing opens those of some of them."""
_EACH = "分别"
"""What tells that the changes behind it are of several things."""
_OVERALL = re.compile(r"总(?:计|量|收入|支出)[^，。；]{0,4}$")
"""What a sentence calls a figure of income or spending with all that is brought forward in it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")


def check_stated_twice(
    subject: Subject, known: ClaimFigures, settled: set[int]
) -> Iterator[Finding]:
    """Figures of one thing that differ; one that its table contradicts is told there, not here again,
    and a change that may be of something else is not compared."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in subject.claims:
        if key := _key(subject, claim):
            of_column = _division(subject, known, claim)
            group = groups.setdefault((known.entity_of(claim), of_column, *key), [])
            if not (group and claim.kind == "count" and _PART in _before(claim)):
                group.append(claim)
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
                and not are_parts_of_two_wholes(known, first, claim)
                and not is_part_of_more(known, first, claim)
                and not is_part_of_more(known, claim, first)
                and not is_of_other_costs(known, first, claim)
                and not is_of_other_costs(known, claim, first)
            ):
                found = _of_one(subject, _same(subject, known, first, claim), claim, distinct)
                yield sure(known, found, claim, first)


def _division(subject: Subject, known: ClaimFigures, claim: Claim) -> str:
    """The kind of spending that the column of a claim's cell is of (公用经费), "" for all of it."""
    if not claim.code.isdigit() or not (cell := known.cell(claim)):
        return ""
    kinds = subject.vocabulary.claims.divisions
    measures = subject.once(
        "divisions of cells",
        lambda: {
            (a.table, a.row_no, a.column_no): kind
            for a in subject.amounts
            if (kind := a.measure.rpartition(".")[2]) in kinds
        },
    )
    return measures.get(cell[0], "")


def _of_one(subject: Subject, finding: Finding, claim: Claim, distinct: list[Claim]) -> Finding:
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


def _key(subject: Subject, claim: Claim) -> tuple[object, ...] | None:
    """What a claim is of: claims with one key must state one figure. None where that is not sure."""
    compared = claim.kind in ("amount", "zero") or (claim.kind == "change" and claim.amount)
    compared = compared or _is_count_of_all(subject, claim)
    if not claim.code or not compared or claim.period is None or _EACH in claim.base:
        return None
    if claim.kind == "change" and not claim.base:
        return None  # 公务接待费下降5万元, against the budget or last year
    kind = claim.kind if claim.kind in ("change", "count") else "amount"
    words, indicator = bare(claim.indicator), subject.vocabulary.claims.by_id(claim.code)
    of_any_money = indicator is None or not indicator.fund
    if of_any_money and subject.vocabulary.claims.fund_named(words):
        return None  # 机关运行经费9万元，其中财政拨款8万元: a part by its money
    # of one money alone, whether a sentence names it or not
    fund = "" if indicator is not None and indicator.one_fund else claim.fund
    sides = ("收入" in words, "支出" in words) if claim.code in _TOTALS else ()
    return (
        claim.entity, claim.code, fund, claim.period, claim.phase, kind, sides, _is_overall(claim),
        (claim.base.removesuffix("数"), claim.base_period) if kind == "change" else (),
    )  # fmt: skip


def _is_count_of_all(subject: Subject, claim: Claim) -> bool:
    """Whether a claim counts all guests, groups or cars kept in a year, and not some of them."""
    indicator = subject.vocabulary.claims.by_id(claim.code)
    if claim.kind != "count" or indicator is None or not indicator.stated_once:
        return False
    return not subject.vocabulary.claims.is_of_some(_before(claim))


def _before(claim: Claim) -> str:
    """What stands before a count in its sentence."""
    return fold(claim.sentence).partition(fold(f"{claim.amount_text}{claim.unit}"))[0]


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
    if claim.kind == "change":
        one, other = known.signed(first), known.signed(claim)
    comparison = known.in_unit(claim, other, one)
    if claim.kind == "count":  # what is counted was not rounded
        comparison = Comparison(other.value, one.value, Decimal(0))
    place = place_of(first)
    there = (f"{place_name(place)}为", f"on {place_name_en(place)}")
    finding = compared(subject, claim, _TWICE, comparison, words, there)
    if "." in claim.amount_text and other.is_close_to(one):
        finding = maybe_rounded(finding)
    task = known.is_task(claim) or known.is_task(first)
    if finding.outcome.fails and task:
        return replaced(finding, severity=Severity.WARNING)
    return finding
