"""Sums of changes whose parts are the differences of two printed years: what they lack, these years lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from pipeline.check.comparison import withdrawn
from pipeline.model.records import Amount, Finding, Severity

_OF_BOTH_YEARS = (
    "（各项增减均等于两年之差，差异出在两年的数）",
    " (undecided: every change is the difference of both years, whose own parts do not add up)",
)


@cache
def change_of(measure: str) -> tuple[str, str]:
    """("change", rest) for a measure of columns that state a change, ("", measure) otherwise.

    >>> change_of("change.meetings"), change_of("change"), change_of("meetings")
    (('change', 'meetings'), ('change', 'total'), ('', 'meetings'))
    """
    head, _, rest = measure.partition(".")
    return (head, rest or "total") if head == "change" else ("", measure)


def unless_of_years(
    finding: Finding, summed: Sequence[Amount], of_row: Sequence[Amount]
) -> Finding:
    """The finding of a sum across a row, undecided where it is of changes and each of them is the difference
    of what the row states for both years; `summed` are the whole and its parts, `of_row` all amounts of
    the row."""
    fails = finding.outcome.fails or finding.undoubted is not None
    if not (fails and summed) or not _are_differences(summed, of_row):
        return finding
    return withdrawn(finding, _OF_BOTH_YEARS, Severity.NOTE)


def _are_differences(changes: Sequence[Amount], of_row: Sequence[Amount]) -> bool:
    year = changes[0].fiscal_year
    if year is None or any(not change_of(each.measure)[0] for each in changes):
        return False
    stated = defaultdict[tuple[str, int | None], set[Decimal]](set)
    for amount in of_row:
        stated[amount.measure, amount.fiscal_year].add(amount.amount or Decimal(0))
    if not any(of_year == year - 1 for _, of_year in stated):
        return False
    return all(_is_difference(change, year, stated) for change in changes)


def _is_difference(
    change: Amount, year: int, stated: dict[tuple[str, int | None], set[Decimal]]
) -> bool:
    """Whether a change is what its own item grew by from the year before; a blank is nothing."""
    measure, nothing = change_of(change.measure)[1], {Decimal(0)}
    return any(
        after - before == (change.amount or 0)
        for after in stated.get((measure, year), nothing)
        for before in stated.get((measure, year - 1), nothing)
    )
