"""What came of a sidecar's corrections and answers: the rows of the resources of these names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.records import Finding, Outcome


class CorrectionOutcome(StrEnum):
    """What came of a correction that the sidecar states."""

    APPLIED = "applied"
    GUARD_FAILED = "guard_failed"
    """Something else is printed there than the correction expects."""
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    """Its locator fits several amounts, or another correction is of the same one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the sidecar beside what is printed. `amounts` stay as printed.

    Where no one amount was found, table, row and column are as the sidecar names them. `corrected`
    is set only where an override was applied.
    """

    disclosure: str
    correction_no: int
    table: str
    row_no: int | None
    row_label: str
    column_no: int | None
    column_label: str
    action: str
    printed: str
    corrected: str
    corrected_yuan: Decimal | None
    reason: str
    outcome: CorrectionOutcome
    source_file: str
    source_page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the maintainers say of findings, and how many they are.

    One that names a `finding` by its id is to that alone; else empty `table`, `row_no`, `code` and
    `source_line` fit any finding of the check. `findings` is None for a check between disclosures,
    which the catalogue makes.
    """

    disclosure: str
    check: str
    finding: str
    table: str
    row_no: int | None
    code: str
    source_line: int | None
    status: str
    reason: str
    findings: int | None

    def fits(self, finding: Finding) -> bool:
        """Whether it answers the finding: one that something came of, in the place stated."""
        if finding.disclosure != self.disclosure or finding.outcome not in ANSWERABLE:
            return False
        if self.finding:
            return finding.id == self.finding
        return (
            finding.check == self.check
            and self.table in ("", finding.table)
            and self.row_no in (None, finding.row_no)
            and self.code in ("", finding.code)
            and self.source_line in (None, finding.source_line)
        )


ANSWERABLE = (Outcome.FAIL, Outcome.NOT_EVALUATED)
"""What passed, did not apply or is only rounding leaves nothing to answer."""

DISMISSED = "dismissed"
"""Status of an answer that says that the check is wrong there, not the disclosure."""
