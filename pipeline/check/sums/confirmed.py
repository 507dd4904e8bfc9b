"""Findings of the sums of one table → which of its cells a sum that holds confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.model.records import Amount, Finding

Confirmed = Mapping[int, set[int]]
"""The number of a column → those of the rows in which its cell is confirmed: a table has very many rows."""


def confirmed_by(told: Iterable[Finding], table: str) -> Confirmed:
    """The cells of a table, by its name, that take part in any of the sums that hold."""
    confirmed = defaultdict[int, set[int]](set)
    for finding in told:
        if finding.outcome.holds:
            for of_table, row_no, column_no in finding.cells:
                if of_table == table:
                    confirmed[column_no].add(row_no)
    return confirmed


def are_confirmed(amounts: Iterable[Amount], confirmed: Confirmed) -> bool:
    """Whether all amounts stand in confirmed cells."""
    return all(each.row_no in confirmed.get(each.column_no, ()) for each in amounts)
