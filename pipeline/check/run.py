"""All checks, in the order in which the ledger lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.check.arithmetic import check_arithmetic
from pipeline.check.claims import check_claims
from pipeline.check.code_names import check_code_names
from pipeline.check.contents import check_contents
from pipeline.check.cross_table import check_cross_table
from pipeline.check.form import check_form
from pipeline.check.numbering import check_numbering
from pipeline.check.parts import check_parts
from pipeline.check.plausibility import check_funds, check_units
from pipeline.check.reading import check_reading
from pipeline.check.repeated import check_repeated
from pipeline.check.repeated_tables import check_repeated_tables
from pipeline.check.statutory import check_statutory
from pipeline.check.subject import Subject
from pipeline.check.wording import check_wording
from pipeline.check.years import check_department_or_unit, check_years
from pipeline.model.document import Document
from pipeline.model.identity import Identity
from pipeline.model.records import Amount, Claim, Finding
from pipeline.model.table import Table
from pipeline.vocabulary import Vocabulary

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_statutory,
    check_form,
    check_parts,
    check_reading,
    check_contents,
    check_numbering,
    check_years,
    check_department_or_unit,
    check_repeated,
    check_repeated_tables,
    check_wording,
    check_code_names,
    check_arithmetic,
    check_cross_table,
    check_units,
    check_funds,
    check_claims,
)


def run_checks(
    identity: Identity,
    documents: tuple[Document, ...],
    tables: tuple[Table, ...],
    amounts: tuple[Amount, ...],
    vocabulary: Vocabulary,
    claims: tuple[Claim, ...] = (),
) -> tuple[Finding, ...]:
    """Run every check over one disclosure."""
    subject = Subject(identity, documents, tables, amounts, vocabulary, claims)
    return tuple(finding for check in CHECKS for finding in check(subject))
