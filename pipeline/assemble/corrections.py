"""Amounts + the sidecar's corrections → `Correction`s, and the amounts as they would be corrected.

What is published stays as printed. A correction applies only where its locator finds one amount
that prints what it expects; else nothing is done, and a finding says what was seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.corrections import Correction, CorrectionOutcome
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.sidecar import Locator, StatedCorrection
from pipeline.values.amounts import parse_amount
from pipeline.values.text import bare, fold
from pipeline.values.units import in_yuan

_CHECK = "form.corrections"
_SHOWN = 3
"""How many of several amounts a message names."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of all corrections; `amounts` are those that would stand were they all made."""

    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    amounts: tuple[Amount, ...]


def apply_corrections(
    disclosure: str, amounts: Sequence[Amount], stated: Sequence[StatedCorrection]
) -> Corrected:
    """Hold every correction against the amounts of the disclosure with this name."""
    found = [locate(amounts, each.locator) for each in stated]
    claims = Counter(_place(each[0]) for each in found if len(each) == 1)
    corrections: list[Correction] = []
    findings: list[Finding] = []
    changed: dict[tuple[str, int, int], Amount | None] = {}
    for number, (each, located) in enumerate(zip(stated, found, strict=True), start=1):
        outcome = _outcome(each, located, claims)
        amount = located[0] if len(located) == 1 else None
        corrections.append(_correction(disclosure, number, each, amount, outcome))
        findings.append(_finding(disclosure, number, each, located, outcome))
        if amount and outcome is CorrectionOutcome.APPLIED and each.action != "flag":
            changed[_place(amount)] = _overridden(amount, each)
    kept = (changed.get(_place(each), each) for each in amounts) if changed else amounts
    return Corrected(tuple(corrections), tuple(findings), tuple(filter(None, kept)))


def locate(amounts: Sequence[Amount], locator: Locator) -> list[Amount]:
    """The amounts that a locator fits: the first way of reading each of its keys that fits any."""
    found = [a for a in amounts if not locator.entity or bare(a.entity) == bare(locator.entity)]
    found = _first_that_fits(found, _tables(locator.table))
    found = _first_that_fits(found, _rows(locator.row))
    return _first_that_fits(found, _columns(locator.column))


_Fits = Callable[[Amount], bool]


def _first_that_fits(amounts: Iterable[Amount], readings: Iterable[_Fits]) -> list[Amount]:
    among = list(amounts)
    return next((found for fits in readings if (found := list(filter(fits, among)))), [])


def _tables(text: str) -> Iterator[_Fits]:
    yield lambda amount: text in (amount.table, amount.form)
    yield lambda amount: bare(amount.table_title) == bare(text)


def _rows(text: str) -> Iterator[_Fits]:
    yield lambda amount: amount.code == text
    yield lambda amount: fold(amount.row_label) == fold(text)
    yield lambda amount: bare(amount.row_label) == bare(text)
    yield lambda amount: str(amount.row_no) == text


def _columns(text: str) -> Iterator[_Fits]:
    path = fold(text)
    yield lambda amount: fold(amount.column_label) == path
    yield lambda amount: fold(amount.column_label).endswith("/" + path)
    yield lambda amount: str(amount.column_no) == text


def _place(amount: Amount) -> tuple[str, int, int]:
    return amount.table, amount.row_no, amount.column_no


def _outcome(
    stated: StatedCorrection, located: Sequence[Amount], claims: Counter[tuple[str, int, int]]
) -> CorrectionOutcome:
    if not located:
        return CorrectionOutcome.NOT_FOUND
    if len(located) > 1 or claims[_place(located[0])] > 1:
        return CorrectionOutcome.AMBIGUOUS
    if fold(located[0].amount_text) != fold(stated.expect):
        return CorrectionOutcome.GUARD_FAILED
    return CorrectionOutcome.APPLIED


def _overridden(amount: Amount, stated: StatedCorrection) -> Amount | None:
    """The amount with the corrected value in its place, None where it is to be dropped."""
    if stated.action == "drop":
        return None
    number = parse_amount(stated.value)
    return replace(
        amount,
        amount_text=stated.value,
        amount=number.value if number else None,
        amount_yuan=_yuan(stated, amount),
    )


def _yuan(stated: StatedCorrection, amount: Amount) -> Decimal | None:
    number = parse_amount(stated.value)
    return in_yuan(number.value, amount.unit) if number else None


def _correction(
    disclosure: str,
    number: int,
    stated: StatedCorrection,
    amount: Amount | None,
    outcome: CorrectionOutcome,
) -> Correction:
    locator = stated.locator
    is_overridden = outcome is CorrectionOutcome.APPLIED and stated.action == "override"
    return Correction(
        disclosure=disclosure,
        correction_no=number,
        table=amount.table if amount else locator.table,
        row_no=amount.row_no if amount else None,
        row_label=amount.row_label if amount else locator.row,
        column_no=amount.column_no if amount else None,
        column_label=amount.column_label if amount else locator.column,
        action=stated.action,
        printed=amount.amount_text if amount else "",
        corrected=stated.value if is_overridden else "",
        corrected_yuan=_yuan(stated, amount) if amount and is_overridden else None,
        reason=stated.reason,
        outcome=outcome,
        source_file=amount.source_file if amount else "",
        source_page=amount.source_page if amount else None,
        source_line=amount.source_line if amount else None,
    )


def _finding(
    disclosure: str,
    number: int,
    stated: StatedCorrection,
    located: Sequence[Amount],
    outcome: CorrectionOutcome,
) -> Finding:
    amount = located[0] if len(located) == 1 else None
    applied = outcome is CorrectionOutcome.APPLIED
    said, said_en = _said(stated, located, outcome)
    return Finding(
        disclosure=disclosure,
        check=_CHECK,
        outcome=Outcome.PASS if applied else Outcome.FAIL,
        severity=Severity.NOTE if applied else Severity.WARNING,
        table=amount.table if amount else "",
        row_no=amount.row_no if amount else None,
        code=amount.code if amount else "",
        message=f"第 {number} 条更正{said}",
        message_en=f"correction {number}: {said_en}",
        printed=amount.amount if amount else None,
        source_page=amount.source_page if amount else None,
        source_line=amount.source_line if amount else None,
    )


def _said(
    stated: StatedCorrection, located: Sequence[Amount], outcome: CorrectionOutcome
) -> tuple[str, str]:
    where = " ".join((stated.locator.table, stated.locator.row, stated.locator.column))
    if outcome is CorrectionOutcome.NOT_FOUND:
        return (
            f"未采用：按 {where} 没有找到印出的数",
            f"not applied: no printed amount at {where}",
        )
    names = "、".join(_name(amount) for amount in located[:_SHOWN])
    more = "…" if len(located) > _SHOWN else ""
    if outcome is CorrectionOutcome.AMBIGUOUS and len(located) > 1:
        return (
            f"未采用：按 {where} 找到 {len(located)} 个数（{names}{more}），请写得更确切",
            f"not applied: {len(located)} amounts at {where}; locate it more closely",
        )
    if outcome is CorrectionOutcome.AMBIGUOUS:
        return (
            f"未采用：{names}有不止一条更正，请只留一条",
            f"not applied: another correction is of the same amount ({where}); keep one",
        )
    printed = located[0].amount_text
    if outcome is CorrectionOutcome.GUARD_FAILED:
        return (
            f"未采用：{names}印的是 {printed}，不是更正所指的 {stated.expect}；原件如已改正，请删去这一条",
            f"not applied: {printed} is printed, not {stated.expect}; if mended, take it out",
        )
    done, done_en = {
        "override": (f"应为 {stated.value}", f"should be {stated.value}"),
        "drop": ("不应有此数", "should not be there"),
        "flag": ("存疑", "is in doubt"),
    }[stated.action]
    return (
        f"：{names}印作 {printed}，{done}；原因：{stated.reason}",
        f"{printed} is printed and {done_en}",
    )


def _name(amount: Amount) -> str:
    row = " ".join(filter(None, (amount.code, amount.row_label))) or f"第 {amount.row_no} 行"
    return f"《{amount.table_title or amount.table}》{row}“{amount.column_label}”"
