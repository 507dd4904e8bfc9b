"""Findings of the text by itself, for a few sentences written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pipeline.check.prose import check_prose
from pipeline.check.subject import Subject
from pipeline.model.records import Finding, Outcome
from tests.support import VOCABULARY, printed, understood


def findings(
    text: str,
    check: str,
    *,
    kind: str = "budget",
    claims: Iterable[Finding] = (),
    tables: str = "",
) -> list[Finding]:
    """What a check of prose says of a text; `claims` are what the checks of claims said before."""
    found = understood(f"{printed(tables)}\n一、预算情况说明\n\n{text}\n", kind=kind)
    subject = Subject(
        found.identity, (found.document,), found.tables, found.amounts, VOCABULARY,
        sections=found.sections,
    )  # fmt: skip
    return [f for f in check_prose(subject, claims) if f.check == f"prose.{check}"]


def outcomes(text: str, check: str, *, kind: str = "budget") -> list[Outcome]:
    return [finding.outcome for finding in findings(text, check, kind=kind)]


def failed(text: str, check: str, *, kind: str = "budget") -> list[Finding]:
    return [f for f in findings(text, check, kind=kind) if f.outcome is Outcome.FAIL]


def values(finding: Finding) -> tuple[Decimal | None, Decimal | None]:
    return finding.printed, finding.expected
