"""What the prose calls 人员经费 and 公用经费 → Findings: the classes of basic expenditure that these are.

人员经费 is 工资福利支出 (301) and 对个人和家庭的补助 (303), 公用经费 the rest. A form with columns or rows of
its own for both is its own account of them; where it has none, the classes are all there is to hold the
prose against. That both are of the form's whole is proven by their sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.check.against_tables.columns import total_of
from pipeline.check.claims.figures import ClaimFigures
from pipeline.check.comparison import Comparison, remark, with_values
from pipeline.check.intervals import Interval
from pipeline.check.subject import Subject
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.model.table import Table

_CHECK = "claim.personnel_as_classes"
_PERSONNEL, _PUBLIC = "personnel", "public"
_OF_PERSONNEL = ("301", "303")
_CLASS_DIGITS = 3


@dataclass(frozen=True, slots=True)
class _Classes:
    """The classes of one form of basic expenditure."""

    table: Table
    amounts: tuple[Amount, ...]

    @property
    def whole(self) -> Interval:
        return total_of(self.amounts)

    @property
    def personnel(self) -> tuple[Amount, ...]:
        return tuple(a for a in self.amounts if a.code in _OF_PERSONNEL)


def check_basic_classes(subject: Subject) -> Iterator[Finding]:
    """Both figures of every section that states them, each pair of figures once an entity."""
    stated = defaultdict[tuple[str, str], dict[str, Claim]](dict)
    for claim in subject.claims:
        if not _is_of_year(subject, claim):
            continue
        division = subject.vocabulary.claims.division_of(claim.indicator)
        if division in (_PERSONNEL, _PUBLIC):
            stated[claim.entity, claim.section].setdefault(division, claim)
    figures, seen = ClaimFigures.of(subject) if stated else None, set[tuple[str, ...]]()
    for (entity, _), claims in stated.items():
        if figures is None or len(claims) < len((_PERSONNEL, _PUBLIC)):
            continue
        key = (entity, *(claims[each].amount_text for each in (_PERSONNEL, _PUBLIC)))
        if key in seen:
            continue
        seen.add(key)
        yield from _held(subject, figures, claims, _forms(subject, entity))


def _is_of_year(subject: Subject, claim: Claim) -> bool:
    usual = "executed" if subject.identity.kind is Kind.FINAL else "approved"
    year = subject.identity.fiscal_year
    return claim.kind == "amount" and (claim.period, claim.phase) == (year, usual)


def _forms(subject: Subject, entity: str) -> Iterator[_Classes]:
    """The forms of basic expenditure by economic class that do not tell both apart themselves."""
    for table in subject.tables:
        if not table.form.endswith("basic") or table.entity.name != entity:
            continue
        amounts = [a for a in subject.amounts_of(table) if a.amount is not None]
        own = any(
            division in a.measure.split(".") or subject.vocabulary.claims.division_of(a.row_label)
            for a in amounts
            for division in (_PERSONNEL, _PUBLIC)
        )
        classes = [a for a in amounts if len(a.code) == _CLASS_DIGITS]
        columns = {a.column_no for a in classes}
        codes = [a.code for a in classes]
        once = len(columns) == 1 and len(set(codes)) == len(codes)
        if once and not own and set(_OF_PERSONNEL) <= set(codes):
            yield _Classes(table, tuple(classes))


def _held(
    subject: Subject, figures: ClaimFigures, claims: dict[str, Claim], forms: Iterator[_Classes]
) -> Iterator[Finding]:
    personnel, public = (figures.stated(claims[each]) for each in (_PERSONNEL, _PUBLIC))
    if personnel is None or public is None:
        return
    both = Interval(personnel.value + public.value, personnel.half + public.half)
    for form in forms:
        if form.whole.may_be(both):
            comparison = figures.in_unit(claims[_PERSONNEL], personnel, total_of(form.personnel))
            yield _finding(subject, claims[_PERSONNEL], form, comparison)
            return


def _finding(subject: Subject, claim: Claim, form: _Classes, comparison: Comparison) -> Finding:
    names = "、".join(f"{a.row_label}（{a.code}）" for a in form.personnel)
    off = (
        "，相符"
        if comparison.outcome is Outcome.PASS
        else f"，相差 {comparison.difference} {claim.unit}"
    )
    said = (
        f"文中“{claim.indicator}”{claim.amount_text} {claim.unit}，《{form.table.title}》中"
        f"{names}合计 {comparison.expected} {claim.unit}{off}",
        f"“{claim.indicator}” is {claim.amount_text} in the text; the classes of staff make "
        f"{comparison.expected} in the form",
    )
    failed = comparison.outcome.fails
    found = remark(
        subject, _CHECK, comparison.outcome, Severity.WARNING if failed else Severity.NOTE, said,
        table=form.table, row_no=form.personnel[0].row_no, at=claim,
    )  # fmt: skip
    return with_values(found, comparison)
