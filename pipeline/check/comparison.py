"""A comparison, or a remark, of the disclosure under check → its Finding."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.subject import Subject, row_name
from pipeline.model.document import Place
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Outcome, Severity
from pipeline.model.sourced import Lined, place_in
from pipeline.model.table import Table
from pipeline.values.comparison import COMPUTED, ELSEWHERE, Comparison, compare, finding_of

__all__ = [
    "ELSEWHERE",
    "Comparison",
    "closing",
    "compare",
    "compared",
    "made_of_nothing",
    "remark",
    "undecided",
    "with_values",
    "withdrawn",
]


def compared(
    check: str,
    printed: Amount,
    comparison: Comparison,
    said: tuple[str, str],
    there: tuple[str, str] = COMPUTED,
) -> Finding:
    """The finding of a comparison; `said` is what was compared, and `there` with what, in Chinese and in
    English."""
    severity = comparison.severity
    return finding_of(comparison, printed, check=check, severity=severity, said=said, there=there)


def made_of_nothing(
    check: str, printed: Amount, said: tuple[str, str], severity: Severity | None = None
) -> Finding:
    """The finding of an amount that no part makes up, in words of its own: as grave as the comparison with
    nothing where no severity is given."""
    comparison = compare(printed, [])
    finding = compared(check, printed, comparison, said)
    return replaced(
        finding, message=said[0], message_en=said[1], severity=severity or finding.severity
    )


def with_values(finding: Finding, comparison: Comparison) -> Finding:
    """A finding with the two values that were compared."""
    return replaced(
        finding,
        printed=comparison.printed,
        expected=comparison.expected,
        difference=comparison.difference,
        tolerance=comparison.tolerance,
    )


def remark(
    subject: Subject,
    check: str,
    outcome: Outcome,
    severity: Severity,
    said: tuple[str, str],
    *,
    table: Table | str = "",
    row_no: int | None = None,
    code: str = "",
    place: Place | None = None,
    at: Lined | None = None,
    comparison: Comparison | None = None,
    cells: tuple[tuple[str, int, int], ...] = (),
    unit: str = "",
    slip: str = "",
) -> Finding:
    """A finding without values, or with those that were compared, in the cells that state them.

    It stands at a place, or where the record `at` does (a claim, an amount), or where its `table` begins;
    of a table that stands elsewhere only the name is given.
    """
    own = table.place if isinstance(table, Table) else None
    stands = (place_in("", at) if at else place) or own
    return Finding(
        disclosure=subject.package_name,
        check=check,
        outcome=outcome,
        severity=severity,
        table=table.name if isinstance(table, Table) else table,
        row_no=row_no,
        code=code,
        message=said[0],
        message_en=said[1],
        printed=comparison.printed if comparison else None,
        expected=comparison.expected if comparison else None,
        difference=comparison.difference if comparison else None,
        tolerance=comparison.tolerance if comparison else None,
        source_page=stands.page if stands else None,
        source_line=stands.line if stands else None,
        cells=cells,
        unit=unit,
        slip=slip,
    )


def closing(
    subject: Subject,
    check: str,
    counted: tuple[int, int],
    nothing: tuple[str, str],
    all_fit: tuple[str, str],
) -> Iterator[Finding]:
    """What a check says at its end where it accused nobody: that it found `nothing` to check, or that
    `all_fit`; `counted` is how many it checked, and how many of them it found wrong."""
    checked, found = counted
    if not checked:
        yield remark(subject, check, Outcome.NOT_APPLICABLE, Severity.NOTE, nothing)
    elif not found:
        yield remark(subject, check, Outcome.PASS, Severity.NOTE, all_fit)


def undecided(subject: Subject, check: str, amount: Amount, why: str, why_en: str) -> Finding:
    """The finding of an amount that could not be compared."""
    said = (f"{row_name(amount)}：{why}，未能核对", f"not evaluated: {why_en}")
    return remark(
        subject, check, Outcome.NOT_EVALUATED, Severity.NOTE, said,
        table=amount.table, row_no=amount.row_no, code=amount.code, at=amount,
    )  # fmt: skip


def withdrawn(
    finding: Finding, why: tuple[str, str], severity: Severity = Severity.NOTE
) -> Finding:
    """A finding that may not accuse, with what stands against it, in Chinese and in English."""
    return replaced(
        finding,
        outcome=Outcome.NOT_EVALUATED,
        severity=severity,
        message=finding.message + why[0],
        message_en=finding.message_en + why[1],
    )
