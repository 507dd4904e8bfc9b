"""What the prose says that there is nothing of, against what it, or a table, states of it all the same.

No purchases, beside purchases of so much; no cars to be bought, beside what buying cars costs; no cars
at all, beside what running them costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import remark
from pipeline.check.lines import shortened
from pipeline.check.prose.passages import passages_of
from pipeline.check.subject import Subject
from pipeline.model.document import Place
from pipeline.model.identity import Kind
from pipeline.model.records import Amount, Claim, Finding, Outcome, Severity
from pipeline.model.sourced import place_of
from pipeline.values.text import bare
from pipeline.values.units import is_money
from pipeline.vocabulary.phrases import is_any

_CHECK = "claim.stated_none"
_PROCUREMENT = "procurement"
_THREE_PUBLIC = ("budget.three_public", "final.three_public")
_BUYING = "vehicle_purchase"
_RUNNING = "vehicle_operation"
_ASSETS, _NUMBER = "assets", "quantity"
_ALL_CARS = re.compile(
    r"[一二三四五六七八九十\d]*(?:公务)?(?:用车|车辆)(?:数|数量|合计|总数|台|辆)*$"
)
_KEPT = ("vehicle_count", "vehicles_kept")


@dataclass(frozen=True, slots=True)
class _Cost:
    """What cars cost: its names, what is said in English of there being none, the sign of passages that
    may tell why it is paid all the same."""

    name: str
    name_en: str
    none_en: str
    about: str
    severity: Severity


_COSTS = {
    _BUYING: _Cost(
        "公务用车购置费", "buying cars", "no cars are to be bought", "购", Severity.WARNING
    ),
    _RUNNING: _Cost("公务用车运行维护费", "running cars", "there are no cars", "车", Severity.NOTE),
}


def check_said_none(subject: Subject) -> Iterator[Finding]:
    """The first sentence that says there are no purchases, no cars to be bought, no cars at all."""
    yield from _no_purchases(subject)
    yield from _no_cars(subject)


# Purchases


def _no_purchases(subject: Subject) -> Iterator[Finding]:
    spec = subject.vocabulary.against_tables.purchases
    year = subject.identity.fiscal_year
    for passage in passages_of(subject):
        match = spec.says_none(passage.text) if "采购" in passage.text else None
        if match is None or match["year"] not in (None, str(year)):
            continue
        bought = _purchases(subject, passage.section.entity)
        if bought:
            quoted = shortened(match["said"])
            said = (
                f"文中称“{quoted}”，却列有{bought}",
                "the text says that there are no purchases, and states some all the same",
            )
            yield _finding(subject, Severity.ERROR, said, passage.place(match.start("said")))
        return


def _purchases(subject: Subject, entity: str) -> str:
    """The first purchase of an entity that the prose, or else a table, states; "" for none."""
    spec = subject.vocabulary.against_tables.purchases
    claims = [c for c in subject.claims if c.entity == entity and _is_bought(subject, c)]
    sections = {claim.section for claim in claims if spec.is_total(claim.indicator)}
    for claim in claims:
        if claim.section in sections and claim.amount:
            return f"“{claim.indicator}”{claim.amount_text} {claim.unit}"
    for amount in subject.amounts_of_form(_PROCUREMENT, entity):
        if amount.level == 0 and amount.amount and is_money(amount.unit):
            return f"《{amount.table_title}》“{amount.row_label}”{amount.amount_text} {amount.unit}"
    return ""


def _is_bought(subject: Subject, claim: Claim) -> bool:
    spec = subject.vocabulary.against_tables.purchases
    named = "采购" in claim.indicator and bool(
        spec.is_total(claim.indicator) or spec.kind(claim.indicator)
    )
    this_year = claim.period == subject.identity.fiscal_year
    return named and this_year and claim.kind == "amount" and is_money(claim.unit)


# Cars


def _no_cars(subject: Subject) -> Iterator[Finding]:
    told_of: set[str] = set()
    for claim in subject.claims:
        item = _cost_without(subject, claim)
        if not item or item in told_of:
            continue
        paid = _paid(subject, claim.entity, item)
        if paid is None or _tells_why(subject, item):
            continue
        told_of.add(item)
        cost = _COSTS[item]
        said = (
            f"文中称“{claim.indicator}”0 {claim.unit}，《{paid.table_title}》{cost.name}为"
            f" {paid.amount_text} {paid.unit}，文中未说明",
            f"{cost.none_en}, and {cost.name_en} costs {paid.amount_text}; the text does not say why",
        )
        yield _finding(subject, cost.severity, said, place_of(claim), paid)
    if _RUNNING not in told_of:
        yield from _no_cars_in_table(subject)


def _no_cars_in_table(subject: Subject) -> Iterator[Finding]:
    """The first table of assets that has no cars, of a body that pays for running some."""
    cost = _COSTS[_RUNNING]
    rows = (
        row
        for table in subject.tables
        if table.form == _ASSETS
        for row in subject.amounts_of(table)
    )
    for row in rows:
        if row.measure != _NUMBER or row.amount != 0 or not _ALL_CARS.match(bare(row.row_label)):
            continue
        paid = _paid(subject, row.entity, _RUNNING)
        if paid is not None and not _tells_why(subject, _RUNNING):
            said = (
                f"《{row.table_title}》“{row.row_label}”为 0，《{paid.table_title}》{cost.name}为"
                f" {paid.amount_text} {paid.unit}，文中未说明",
                f"{cost.none_en} in the table of assets, and {cost.name_en} costs {paid.amount_text};"
                " the text does not say why",
            )
            yield _finding(subject, cost.severity, said, place_of(row), paid)
        return


def _cost_without(subject: Subject, claim: Claim) -> str:
    """The cost that there should be none of where a claim states no cars, "" where it states none such."""
    if claim.kind != "count" or claim.unit != "辆" or claim.amount != 0:
        return ""
    cars = subject.vocabulary.against_tables.cars
    if cars.is_bought(claim.indicator):
        return _BUYING if claim.period == subject.identity.fiscal_year else ""
    return _RUNNING if claim.code in _KEPT else ""


def _tells_why(subject: Subject, item: str) -> bool:
    cars, about = subject.vocabulary.against_tables.cars, _COSTS[item].about
    return any(cars.tells_why(item, p.text) for p in passages_of(subject) if about in p.text)


def _paid(subject: Subject, entity: str, item: str) -> Amount | None:
    """What the form of 三公 states of an item in the year of the disclosure."""
    identity = subject.identity
    phase = "executed" if identity.kind is Kind.FINAL else "approved"
    indicator = subject.vocabulary.claims.by_id(item)
    rows = [f.row for f in indicator.figures if f.row] if indicator else []
    found: Sequence[Amount] = [
        amount
        for form in _THREE_PUBLIC
        for amount in subject.amounts_of_form(form, entity)
        if amount.amount is not None
        and amount.amount > 0
        and (amount.fiscal_year, amount.phase) == (identity.fiscal_year, phase)
        and (
            amount.measure.split(".")[-1] == item
            or any(is_any(amount.row_label, row) for row in rows)
        )
        and is_money(amount.unit)
    ]
    return found[0] if found else None


def _finding(
    subject: Subject,
    severity: Severity,
    said: tuple[str, str],
    place: Place,
    amount: Amount | None = None,
) -> Finding:
    table, row_no = (amount.table, amount.row_no) if amount else ("", None)
    return remark(
        subject, _CHECK, Outcome.FAIL, severity, said, table=table, row_no=row_no, place=place
    )  # fmt: skip
