"""All checks, in the order in which the ledger lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.check.arithmetic import check_arithmetic
from pipeline.check.cross_table import check_cross_table
from pipeline.check.form import check_form
from pipeline.check.subject import Subject
from pipeline.model.document import Document
from pipeline.model.identity import Identity
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Table
from pipeline.vocabulary import Vocabulary

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (check_form, check_arithmetic, check_cross_table)


def run_checks(
    identity: Identity,
    documents: tuple[Document, ...],
    tables: tuple[Table, ...],
    amounts: tuple[Amount, ...],
    vocabulary: Vocabulary,
    *,
    unapplied_corrections: int = 0,
) -> tuple[Finding, ...]:
    """Run every check over one disclosure."""
    subject = Subject(identity, documents, tables, amounts, vocabulary, unapplied_corrections)
    return tuple(finding for check in CHECKS for finding in check(subject))
