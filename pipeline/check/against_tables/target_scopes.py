"""Targets of the budget and of its projects → Findings: one sentence states both of one kind of money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.check.against_tables.columns import interval_of
from pipeline.check.comparison import remark
from pipeline.check.intervals import Interval, stated_by
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.values.units import YUAN
from pipeline.vocabulary.spec import compiled

_CHECK = "claim.targets_cover"


def check_target_scopes(subject: Subject) -> Iterator[Finding]:
    """整体支出…涉及财政性资金90万元；共3个项目…涉及财政性资金40万元: where one is the total of one form and
    the other that of the projects of another form only, they are not of the same money."""
    pattern = compiled(subject.vocabulary.against_tables.targets.whole_and_projects)
    for passage in passages_of(subject):
        found = pattern.search(passage.text) if "整体" in passage.text else None
        if found is None:
            continue
        whole, projects = (_stated(found[name], found[f"{name}_unit"]) for name in ("all", "part"))
        if whole is None or projects is None:
            continue
        pairs = _totals(subject, passage.section.entity)
        of_whole = [pair for pair in pairs if interval_of(pair[0]).may_be(whole)]
        of_projects = [pair for pair in pairs if interval_of(pair[1]).may_be(projects)]
        if not of_whole or not of_projects:
            continue
        agree = any(pair in of_projects for pair in of_whole)
        all_of, part_of = of_whole[0][0], of_projects[0][1]
        stated = (f"{found['all']} {found['all_unit']}", f"{found['part']} {found['part_unit']}")
        said = (
            f"文中称绩效目标涉及整体支出资金 {stated[0]}、项目资金 {stated[1]}"
            + ("，与各表相符" if agree else _differ(of_whole[0], all_of, part_of)),
            f"targets cover {stated[0]} of all and {stated[1]} of projects"
            + ("" if agree else ", which are totals of two forms, of different money"),
        )
        outcome = Outcome.PASS if agree else Outcome.FAIL
        severity = Severity.NOTE if agree else Severity.WARNING
        yield remark(
            subject, _CHECK, outcome, severity, said,
            table=part_of.table, row_no=part_of.row_no, place=passage.place(found.start("part")),
        )  # fmt: skip


def _differ(pair: tuple[Amount, Amount], all_of: Amount, part_of: Amount) -> str:
    return (
        f"：前者为《{all_of.table_title}》的合计（其项目支出为 {pair[1].amount_text}），"
        f"后者为《{part_of.table_title}》的项目支出，两数范围不同"
    )


def _stated(number: str, unit: str) -> Interval | None:
    return stated_by(number, YUAN.get(unit, Decimal(1)))


def _totals(subject: Subject, entity: str) -> list[tuple[Amount, Amount]]:
    """The totals of all expenditure and of projects beside each other, in the total row of each form."""
    forms = subject.vocabulary.against_tables.targets.scopes
    year = subject.identity.fiscal_year
    rows: dict[tuple[str, int], dict[str, Amount]] = {}
    for amount in subject.amounts:
        of_form = amount.entity == entity and amount.form in forms and amount.level == 0
        if of_form and amount.amount and (amount.fiscal_year, amount.phase) == (year, "approved"):
            rows.setdefault((amount.table, amount.row_no), {})[amount.measure] = amount
    return [
        (row["total"], row["project"])
        for row in rows.values()
        if {"total", "project"} <= row.keys()
    ]
