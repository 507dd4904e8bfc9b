"""One summary's amounts → the heading on top of each side against the rows below it: 一、拨款 = Σ 1、2、.

A summary whose first row states the whole of each side has its total twice, on top and at the foot. Where
two sides or more, of one amount, prove that the top is the sum of the rows of the level below it, one
that breaks it is accused where its top or its sum is that amount too, unless the total at
the foot is broken too: then that is told there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import compare, compared
from pipeline.check.subject import Grid, row_name
from pipeline.model.records import Amount, Finding

_CHECK = "arithmetic.total"
_PROOFS, _PARTS = 2, 2


def panel_heads(grid: Grid) -> Iterator[Finding]:
    """The one side of a summary whose heading on top is not what the rows below it make."""
    given = [
        (_finding(head, parts), parts)
        for panel in sorted({entry.panel for entry in grid.table.entries})
        if (found := _head(grid, panel)) is not None
        for head, parts in [found]
    ]
    failed = [finding for finding, _ in given if finding.outcome.fails]
    held = [
        finding
        for finding, parts in given
        if finding.outcome.holds and sum(bool(part.amount) for part in parts) >= _PARTS
    ]
    whole = {abs(finding.printed or Decimal(0)) for finding in held}
    if len(failed) == 1 and len(held) >= _PROOFS and len(whole) == 1:
        yield from (each for each in failed if whole & {_size(each.printed), _size(each.expected)})


def _size(amount: Decimal | None) -> Decimal:
    return abs(amount or Decimal(0))


def _head(grid: Grid, panel: int) -> tuple[Amount, Sequence[Amount]] | None:
    """The first row of a side, with the rows of the level right below it, up to the next of its own."""
    rows = [entry for entry in grid.table.entries if entry.panel == panel]
    columns = [no for no in grid.columns() if grid.table.columns[no - 1].panel == panel]
    if len(rows) < 1 + _PARTS or len(columns) != 1 or not rows[0].level:
        return None
    (column,), level = columns, rows[0].level
    head = grid.cells.get((rows[0].row + 1, column))
    end = next((n for n, e in enumerate(rows) if n and (e.level or 0) <= level), len(rows))
    below = [entry for entry in rows[1:end] if entry.level == level + 1]
    found = (grid.cells.get((entry.row + 1, column)) for entry in below)
    parts = [part for part in found if part is not None and part.amount is not None]
    return (head, parts) if head is not None and head.amount and parts else None


def _finding(head: Amount, parts: Sequence[Amount]) -> Finding:
    said = (
        f"{row_name(head)}“{head.column_label}”与其下 {len(parts)} 行之和",
        f"{head.row_label} against the sum of the {len(parts)} rows below it",
    )
    return compared(_CHECK, head, compare(head, parts), said)
