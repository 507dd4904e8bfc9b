"""Projects that paragraphs list one by one with their money, against the table of projects.

1.河道整治经费 60 万元，主要用于…; 2.防汛经费 30 万元… That the list is of the table is proven by its
projects: most of them, and two at least, must state what their row does, in whichever column, or several of
its columns together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.intervals import Interval, sum_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.values.units import beside, is_money

_CHECK = "claim.amount_as_in_table"
_FORM = "budget.project"
_FEWEST = 2
_AGREEING = 0.6
_SHORTEST = 4
_MOST_COLUMNS = 6

_Rows = Mapping[tuple[str, str], Sequence[Amount]]


def check_project_amounts(subject: Subject) -> Iterator[Finding]:
    """Every project that a paragraph of a budget opens with, beside its amount."""
    rows = _rows(subject) if subject.identity.kind is Kind.BUDGET else {}
    figures = ClaimFigures.of(subject)
    agreeing, differing = 0, []
    for claim in subject.claims if rows else ():
        own = rows.get((claim.entity, _name(subject, claim.indicator)), ())
        stated = figures.stated(claim) if own and _opens_paragraph(subject, claim) else None
        if stated is None:
            continue
        if _is_of(own, stated):
            agreeing += 1
        elif not claim.bound_table:
            differing.append((claim, own))
    if agreeing >= _FEWEST and agreeing >= _AGREEING * (agreeing + len(differing)):
        yield from (_differs(subject, figures, *each) for each in differing)


def _rows(subject: Subject) -> _Rows:
    """The money of the projects by entity and name: all rows that have one name."""
    found = defaultdict[tuple[str, str], list[Amount]](list)
    for amount in subject.amounts:
        is_stated = amount.form == _FORM and amount.amount is not None and is_money(amount.unit)
        if is_stated and len(name := _name(subject, amount.row_label)) >= _SHORTEST:
            found[amount.entity, name].append(amount)
    return found


def _name(subject: Subject, words: str) -> str:
    """The name of a project, without its number and without what names of projects may end in."""
    name = bare(split_number(fold(words)).text)
    for ending in subject.vocabulary.against_tables.projects_called:
        name = name.removesuffix(ending)
    return name


def _opens_paragraph(subject: Subject, claim: Claim) -> bool:
    """Whether a claim is that a project has so much in the year: its name opens the sentence, with a number
    before it, and the amount stands right behind."""
    if claim.kind != "amount" or claim.code or not is_money(claim.unit):
        return False
    if (claim.phase, claim.period) != ("approved", subject.identity.fiscal_year):
        return False
    numbered = split_number(fold(claim.sentence))
    before = bare(numbered.text.partition(fold(claim.amount_text))[0])
    return numbered.style != "" and _name(subject, before) == _name(subject, claim.indicator)


def _is_of(own: Sequence[Amount], stated: Interval) -> bool:
    """Whether an amount is one of those of a name, or several of them together."""
    values = [interval_of(amount) for amount in own if amount.amount][:_MOST_COLUMNS]
    return any(
        sum_of(chosen).may_be(stated)
        for size in range(1, len(values) + 1)
        for chosen in combinations(values, size)
    )


def _differs(
    subject: Subject, figures: ClaimFigures, claim: Claim, own: Sequence[Amount]
) -> Finding:
    stated = figures.stated(claim) or interval_of(own[0])
    there = beside(own[0].amount_text, own[0].unit, claim.unit)
    what, title = f"“{claim.indicator}”", own[0].table_title
    said = (
        f"文中{what}{claim.amount_text} {claim.unit}，《{title}》中该项目为 {there}",
        f"{what}: the text states {claim.amount_text}, the table of projects {own[0].amount_text}",
    )
    finding = remark(
        subject, _CHECK, Outcome.FAIL, Severity.WARNING, said,
        table=own[0].table, row_no=own[0].row_no, at=claim,
    )  # fmt: skip
    return with_values(finding, figures.in_unit(claim, stated, interval_of(own[0])))
