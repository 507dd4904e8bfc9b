"""Findings that lean on figures whose unit is printed nowhere → the same, undecided where the unit decides.

Within one table all figures are of one unit, stated or not. A sentence states its own; of two forms without
a unit one may be in 元 and the other in 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.check.comparison import withdrawn
from pipeline.check.subject import Subject
from pipeline.model.records import Amount, Finding
from pipeline.values.trust import OF_TEXT_ALONE

_APART = 100
"""Two figures so many times apart are not a slip of one another, but may be of two units."""
_OF_TABLES = frozenset({"claim.targets_cover"})
"""Checks of a sentence by itself that hold it against a table all the same."""
_WHY = (
    "（表中的数没有注明单位，未能核对）",
    " (not evaluated: the table does not say what unit its figures are in)",
)


def without_unscaled(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those not evaluated that fail and lean on what unit such figures are in."""
    without = [a for a in subject.amounts if a.amount is not None and not a.unit]
    if not without:
        return list(findings)
    cells = {(a.table, a.row_no, a.column_no): a for a in without}
    rows = {(a.table, a.row_no) for a in without}
    return [
        withdrawn(each, _WHY)
        if each.outcome.fails and (_of_claim(each, cells, rows) or _of_two_tables(each, cells))
        else each
        for each in findings
    ]


def _of_claim(
    finding: Finding,
    cells: Mapping[tuple[str, int, int], Amount],
    rows: Iterable[tuple[str, int | None]],
) -> bool:
    """Whether a sentence is held against such a figure, or against something of its row where the finding
    names no cell."""
    of_text = finding.check in OF_TEXT_ALONE and finding.check not in _OF_TABLES
    if of_text or not finding.check.startswith("claim."):
        return False
    if finding.unit and finding.unit != "%":
        return False  # things are counted
    if finding.cells:
        return any(cell in cells for cell in finding.cells)
    return (finding.table, finding.row_no) in rows


def _of_two_tables(finding: Finding, cells: Mapping[tuple[str, int, int], Amount]) -> bool:
    """Whether two tables without a unit are compared whose figures are that far apart."""
    if not finding.check.startswith("cross_table.") or not finding.cells:
        return False
    largest: dict[str, list[Amount]] = {}
    for cell in finding.cells:
        if cell in cells:
            largest.setdefault(cell[0], []).append(cells[cell])
    return len(largest) > 1 and _are_far_apart(list(largest.values()))


def _are_far_apart(tables: Sequence[Sequence[Amount]]) -> bool:
    most = [max(abs(a.amount or Decimal(0)) for a in amounts) for amounts in tables]
    return min(most) > 0 and max(most) >= _APART * min(most)
