"""The rows of the resources that every package carries: amounts, indicators, sections, findings.

Field order is the column order of the published files (`contract`, "Out").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a check."""

    PASS = "pass"
    FAIL = "fail"
    ROUNDING = "rounding"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUATED = "not_evaluated"


class Severity(StrEnum):
    """How much a finding matters to somebody who relies on the figures."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount. `amount` is None where a dash is printed: a statement, but no number."""

    disclosure: str
    division_code: str
    division: str
    department: str
    entity: str
    entity_code: str
    entity_level: str
    kind: str
    form: str
    table: str
    table_no: int
    table_title: str
    row_no: int
    row_label: str
    classification: str
    code: str
    level: int | None
    is_leaf: bool | None
    column_no: int
    column_label: str
    measure: str
    phase: str
    fund: str
    direction: str
    fiscal_year: int | None
    amount_text: str
    amount: Decimal | None
    unit: str
    amount_yuan: Decimal | None
    source_file: str
    source_page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance indicator (or one yearly task), merged cells filled down."""

    disclosure: str
    project: str
    level1: str
    level2: str
    level3: str
    description: str
    target: str
    actual: str
    basis: str
    score: str
    source_page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """Prose under one heading; `path` is the headings above and including it, joined by /."""

    disclosure: str
    section_no: int
    level: int
    heading: str
    path: str
    entity: str
    text: str
    source_file: str
    source_page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check in one place, with both values where two were compared."""

    disclosure: str
    check: str
    outcome: Outcome
    severity: Severity
    table: str
    row_no: int | None
    code: str
    message: str
    message_en: str
    printed: Decimal | None
    expected: Decimal | None
    difference: Decimal | None
    tolerance: Decimal | None
    source_page: int | None
    source_line: int | None
