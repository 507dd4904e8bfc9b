"""Projects that paragraphs list one by one with their money, against the table of projects.

1.河道整治经费 60 万元，主要用于…; 2.防汛经费 30 万元… That the list is of the table is proven by its
projects: most of them, and two at least, must state what their row does, in whichever column, or several of
its columns together. What a paragraph says of more than the year, or parts so that its row's figure is among
the parts, is left alone, and so are lists that are announced as of other money, of changes or of purchases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.against_tables.prose import RunningText
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import remark, with_values
from pipeline.check.intervals import Interval, stated_by, sum_of
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.values.outline import split_number
from pipeline.values.text import bare, fold
from pipeline.values.units import YUAN, beside, is_money

_CHECK = "claim.amount_as_in_table"
_FORM = "budget.project"
_FEWEST = 2
_AGREEING = 0.6
_SHORTEST = 4
_MOST_COLUMNS, _MOST_BESIDE = 6, 8
_MONEY = re.compile(r"(?P<amount>\d[\d,]*(?:\.\d+)?)(?P<unit>万?元)")

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
        elif not claim.bound_table and _is_of_its_row(subject, claim, own, stated):
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
    """Whether an amount is one of those of a name, or several of them together; digits may be cut off."""
    values = [interval_of(amount) for amount in own if amount.amount][:_MOST_COLUMNS]
    made = (
        sum_of(chosen)
        for size in range(1, len(values) + 1)
        for chosen in combinations(values, size)
    )
    return any(each.may_be(stated) or stated.is_close_to(each) for each in made)


def _is_of_its_row(subject: Subject, claim: Claim, own: Sequence[Amount], stated: Interval) -> bool:
    """Whether nothing says that an amount is of other money or time than its row, and no other amount of its
    paragraph, nor what it makes up with them, is that of the row."""
    text, spec = RunningText.of(subject), subject.vocabulary.against_tables.listed_projects
    above = (claim.section.rpartition("/")[2], text.announced(claim))
    if any(spec.is_of_others(each, subject.identity.fiscal_year) for each in above):
        return False
    said = fold(text.paragraph(claim)) or fold(claim.sentence)
    if spec.is_of_more(said):
        return False
    others = [found for m in _MONEY.finditer(said) if (found := _in_yuan(m)) and found != stated]
    others = others[:_MOST_BESIDE]
    left = [Interval(stated.value - each.value, stated.half + each.half) for each in others]
    with_others = [sum_of((stated, each)) for each in others]
    made = (*others, *left, *with_others, sum_of((stated, *others)))
    return not any(map(partial(_is_of, own), made))


def _in_yuan(match: re.Match[str]) -> Interval | None:
    return stated_by(match["amount"], YUAN[match["unit"]])


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
