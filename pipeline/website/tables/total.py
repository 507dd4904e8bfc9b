"""The amounts of a printed table → the one that it prints as its sum, to be seen before it is opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.model.records import Amount
from pipeline.values.outline import split_number
from pipeline.values.text import bare, closed_up
from pipeline.website import anchors, words
from pipeline.website.published.package import Package

_SUM = re.compile(r".*(?:合计|总计|小计)")


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A sum as printed, with what its row is called; `row` is the id of that row."""

    label: str
    text: str
    unit: str
    row: str


def printed_total(
    package: Package, amounts: Sequence[Amount], corrected: Collection[tuple[int, int]]
) -> PrintedTotal | None:
    """What the table prints as its sum for the disclosure's own year and phase, None for no such.

    Of several the widest: what is carried over included, all funds together. One that the
    maintainers correct (`corrected`: row and column) is not shown apart from its correction.
    """
    sums = [
        each
        for each in amounts
        if each.level == 0
        and each.amount is not None
        and each.form
        and each.phase == words.OWN_PHASES[package.kind]
        and each.fiscal_year == package.fiscal_year
    ]
    wholes = [each for each in sums if each.measure == "total"] or [
        each for each in sums if len(sums) == 1 or _is_headed_sum(each)
    ]
    found = min(wholes, key=_narrowness, default=None)
    if found is None or (found.row_no, found.column_no) in corrected:
        return None
    return PrintedTotal(
        label=closed_up(split_number(found.row_label).text),
        text=found.amount_text,
        unit=found.unit,
        row=anchors.row_anchor(package.part, found.table_no, found.row_no),
    )


def _is_headed_sum(amount: Amount) -> bool:
    return bool(_SUM.fullmatch(bare(amount.column_label.rpartition("/")[2])))


def _narrowness(amount: Amount) -> tuple[bool, bool, int, int]:
    return (
        not bare(amount.row_label).endswith("总计"),
        bool(amount.fund),
        amount.row_no,
        amount.column_no,
    )
