"""One summary's amounts → the first total of each side against the rows above it: 本年支出合计 = Σ 类.

All summaries are made so, whatever their rows are called. One side that breaks it is accused where
another side or column of the same table keeps it; where none does the table is not understood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.comparison import compare, compared, withdrawn
from pipeline.check.subject import Grid, row_name
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Entry
from pipeline.values.outline import split_number

_CHECK = "arithmetic.total"
_WHY = (
    "（各侧均不相符，应是表样未被正确理解，不能断定）",
    " (undecided: no side keeps it, so the form may be misunderstood)",
)


def panel_totals(grid: Grid) -> Iterator[Finding]:
    """The findings of a table with sides; of none where a side has no rows above its total."""
    given = [
        _finding(total, choices, zeros)
        for panel in sorted({entry.panel for entry in grid.table.entries})
        for total, choices, zeros in _totals(grid, panel)
    ]
    kept = any(finding.outcome.holds for finding in given) or _changed_places(given)
    for finding in given:
        yield finding if kept or not finding.outcome.fails else withdrawn(finding, _WHY)


def _changed_places(findings: Sequence[Finding]) -> bool:
    """Whether two sides are off by the same amount in opposite ways: a figure of each is the other's."""
    off = [finding.difference for finding in findings if finding.difference is not None]
    return len(off) == 2 and off[0] + off[1] == 0


def _totals(grid: Grid, panel: int) -> Iterator[tuple[Amount, list[list[Amount]], list[Amount]]]:
    """The first total of each column of a side, with the rows above it that may make it up, and those that
    state a zero; a total of nothing where all of them do."""
    rows = [entry for entry in grid.table.entries if entry.panel == panel]
    at = next((no for no, entry in enumerate(rows) if entry.level == 0), 0)
    for column in grid.columns():
        total = grid.cells.get((rows[at].row + 1, column)) if at else None
        if grid.table.columns[column - 1].panel != panel or total is None or total.amount is None:
            continue
        choices = _choices(rows[:at], grid.cells, column)
        zeros = [
            a for e in rows[:at] if (a := grid.cells.get((e.row + 1, column))) and a.amount == 0
        ]
        choices += [c[1:] for c in choices[:1] if len(c) > 1 and c[0].amount == total.amount]
        if choices if total.amount else zeros and not choices:
            yield total, choices or [zeros], zeros


def _choices(
    rows: Sequence[Entry], cells: Mapping[tuple[int, int], Amount], column: int
) -> list[list[Amount]]:
    """Which rows may make up the total: those that lie within no other that states an amount, with or
    without those of which nothing tells how deep they stand, all of one level, or those that are
    numbered 一、 where parts stand below them without a number."""
    outermost: list[Amount] = []
    unplaced: list[Amount] = []
    numbered: list[Amount] = []
    levels = defaultdict[int, list[Amount]](list)
    within: int | None = None
    for entry in rows:
        amount = cells.get((entry.row + 1, column))
        if entry.level is None and amount is not None and amount.amount:
            unplaced.append(amount)
        if not entry.level or amount is None or not amount.amount:
            within = None if entry.level and within and entry.level <= within else within
            continue
        levels[entry.level].append(amount)
        if split_number(entry.label).style == "cn":
            numbered.append(amount)
        if within is None or entry.level <= within:
            outermost.append(amount)
            within = entry.level
    choices = [outermost, *(levels[level] for level in sorted(levels)), numbered]
    if unplaced and outermost:
        choices.insert(0, [*outermost, *unplaced])
    return [choice for choice in choices if choice]


def _finding(
    total: Amount, choices: Sequence[Sequence[Amount]], zeros: Sequence[Amount]
) -> Finding:
    """A title above rows may state its own amount, all of the total's (一、本年支出), or none: any choice
    may be the one that counts. Zeros are of the sum, whichever it is, but leave no room for rounding."""
    said = (
        f"{row_name(total)}“{total.column_label}”与其上各项之和",
        f"{total.row_label} against the sum of the rows above it",
    )
    comparisons = [compare(total, parts) for parts in choices]
    holding = (each for each in comparisons if not each.outcome.fails)
    finding = compared(_CHECK, total, next(holding, comparisons[0]), said)
    if not finding.outcome.holds:
        return finding
    cells = (*finding.cells, *((a.table, a.row_no, a.column_no) for a in zeros))
    return replaced(finding, cells=tuple(dict.fromkeys(cells)))
