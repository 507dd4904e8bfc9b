"""The rows of the resources that every package carries: amounts, indicators, sections, claims, findings.

Field order is the column order of the published files (`contract`, "Out").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pipeline.model.cells import CellAt
from pipeline.model.frozen import made_at_once


class Outcome(StrEnum):
    """What came of a check. `holds` tells whether what was compared came out equal, but for what rounding
    explains; `fails` whether it did not.

    >>> Outcome.ROUNDING.holds, Outcome.FAIL.holds, Outcome.FAIL.fails, Outcome.NOT_EVALUATED.fails
    (True, False, True, False)
    """

    PASS = "pass"
    FAIL = "fail"
    ROUNDING = "rounding"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUATED = "not_evaluated"

    def __init__(self, value: str) -> None:
        # Asked for each sum of each row: until Python 3.12 `is Outcome.FAIL` takes fifteen times as long.
        self.holds = value in ("pass", "rounding")
        self.fails = value == "fail"


class Severity(StrEnum):
    """How much a finding matters to somebody who relies on the figures."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@made_at_once
@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount. `amount` is None where a dash is printed: a statement, but no number; and
    where the number has more digits than an amount can have (`values.amounts.is_beyond`) or is misprinted
    (`values.amounts.is_misprinted`)."""

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
    code_2: str = ""
    classification_2: str = ""
    trust: str = "printed"
    findings: str = ""


@made_at_once
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


@made_at_once
@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, or one comparison, that a sentence states.

    `kind` says what: an amount, a change, a share, a completion (of a budget), a count, zero (a
    sentence that says there is none), a rate that is of no money (参保率), or a price (what one of a
    thing costs). `amount` is what is printed in the sentence: the amount
    itself, by how much it changed, or of what the share or completion is stated. `base` is the words
    for what it is compared to, `base_claim_no` the claim that states it. `indicator` is the printed
    words, `code` the classification code or the item of the forms that they mean, "" where that is
    not known; `fund` the money it is of, as in the amounts, or `appropriation` for all of the budget.
    The bound figure is the one of a table that states the same indicator; without a row
    it is a table that prints nothing for the indicator.
    """

    disclosure: str
    claim_no: int
    entity: str
    section: str
    sentence: str
    indicator: str
    code: str
    period: int | None
    phase: str
    fund: str
    kind: str
    direction: str
    amount_text: str
    amount: Decimal | None
    unit: str
    amount_yuan: Decimal | None
    percentage_text: str
    percentage: Decimal | None
    base: str
    base_period: int | None
    base_claim_no: int | None
    bound_table: str
    bound_row_no: int | None
    bound_column_no: int | None
    source_file: str
    source_page: int | None
    source_line: int | None


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one check in one place, with both values where two were compared.

    `id` is made of what it is about, not of where it stands in a list; `cells` are the amounts that
    were compared (table, row and column number), `unit` what the values count (人, 辆, %), "" for
    money, `slip` what is wrong where that is a habit of a text and is told once, whatever words it is
    found in, and `undoubted` what it is where its doubt is lifted; none is published with it.
    """

    id: str = ""
    disclosure: str
    entity: str = ""
    source_file: str = ""
    check: str
    outcome: Outcome
    severity: Severity
    table: str = ""
    row_no: int | None = None
    code: str = ""
    message: str
    message_en: str
    printed: Decimal | None = None
    expected: Decimal | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    source_page: int | None = None
    source_line: int | None = None
    cells: Sequence[CellAt] = field(default=(), compare=False, metadata={"published": False})
    unit: str = field(default="", compare=False, metadata={"published": False})
    slip: str = field(default="", compare=False, metadata={"published": False})
    undoubted: Finding | None = field(
        default=None, compare=False, repr=False, metadata={"published": False}
    )

    @property
    def is_failure(self) -> bool:
        """Whether it counts as a failed check, as pages and summaries count them: notes do not."""
        return self.outcome.fails and self.severity is not Severity.NOTE


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure that summaries and lists show, and the cell that states it; the claim, where no form
    states it but the prose does."""

    disclosure: str
    entity: str
    headline: str
    phase: str
    fund: str
    fiscal_year: int | None
    amount_text: str
    unit: str
    amount_yuan: Decimal | None
    table: str
    row_no: int | None
    column_no: int | None
    trust: str
    claim_no: int | None = None
