"""All checks, in the order in which the ledger lists them."""

from __future__ import annotations

from pipeline.check.against_tables import CHECKS as AGAINST_TABLES
from pipeline.check.claims import CHECKS as CLAIMS
from pipeline.check.claims.figures import forget_claim_figures
from pipeline.check.codes import CHECKS as CODES
from pipeline.check.form import CHECKS as FORM
from pipeline.check.form.red_figures import without_proven_signs
from pipeline.check.performance import CHECKS as PERFORMANCE
from pipeline.check.prose import check_prose, forget_sentences
from pipeline.check.subject import Check, Subject
from pipeline.check.sums import CHECKS as SUMS
from pipeline.check.unread import without_sums_of_unread
from pipeline.check.unscaled import without_unscaled
from pipeline.model.document import Document
from pipeline.model.identity import Identity
from pipeline.model.records import Amount, Claim, Finding, Indicator, Section
from pipeline.model.table import Table
from pipeline.vocabulary import Vocabulary

CHECKS: tuple[Check, ...] = FORM + CODES + SUMS + CLAIMS + AGAINST_TABLES + PERFORMANCE


def run_checks(
    identity: Identity,
    documents: tuple[Document, ...],
    tables: tuple[Table, ...],
    amounts: tuple[Amount, ...],
    vocabulary: Vocabulary,
    claims: tuple[Claim, ...] = (),
    indicators: tuple[Indicator, ...] = (),
    sections: tuple[Section, ...] = (),
) -> tuple[Finding, ...]:
    """Run every check over one disclosure; the text by itself last, which leaves to claims what they say."""
    subject = Subject(
        identity, documents, tables, amounts, vocabulary, claims, indicators, sections
    )
    found = [finding for check in CHECKS for finding in check(subject)]
    forget_claim_figures(subject)
    found = without_unscaled(subject, without_sums_of_unread(subject, found))
    found = without_proven_signs(found)
    whole = (*found, *check_prose(subject, found))
    forget_sentences(subject)
    subject.forget()
    return whole
