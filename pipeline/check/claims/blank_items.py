"""What a sentence states of an item that its table leaves blank, where the blank is proven to be nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pipeline.check.blanks import made_up_without
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Claim


def total_without(subject: Subject, claim: Claim) -> Amount | None:
    """The total that a table's other items make up without the claim's own, which the table has a place
    for and leaves blank; None where that is not sure.

    Only a table is asked that the claim's section speaks of in other figures.
    """
    if claim.kind != "amount" or not claim.amount or not claim.code:
        return None
    of_it = ("total without", claim.section, claim.code, claim.period, claim.phase)
    return subject.once(of_it, lambda: _total(subject, claim))


def _total(subject: Subject, claim: Claim) -> Amount | None:
    spoken_of = subject.once("tables of sections", lambda: _tables_of_sections(subject))
    tables = [table for table in subject.tables if table.name in spoken_of[claim.section]]
    found = made_up_without(subject, claim.code, tables, (claim.period, claim.phase))
    return next((each.total for each in found), None)


def _tables_of_sections(subject: Subject) -> Mapping[str, set[str]]:
    """The tables that the claims of each section are bound to."""
    tables = defaultdict[str, set[str]](set)
    for claim in subject.claims:
        tables[claim.section].add(claim.bound_table)
    return tables
