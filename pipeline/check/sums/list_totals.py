"""One list's amounts → its total row against all rows beside it: projects, purchases, other lists.

No row of such a list lies within another, so nothing declares or finds what adds up in it. That the
total is the sum of the rows is the list's own account where another column of it adds up so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import compare, compared, withdrawn
from pipeline.check.subject import Grid, row_name
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Entry
from pipeline.values.slips import is_slip
from pipeline.values.units import in_yuan

_CHECK = "arithmetic.total"
_FEWEST = 2
_TEN_THOUSAND, _ROUNDED = Decimal(10_000), Decimal("0.001")
_WHY = (
    "（本表没有其他栏相加得合计，不能断定）",
    " (undecided: no other column of the table adds up)",
)


def list_totals(grid: Grid, elsewhere: Collection[Decimal], of_units: bool) -> Iterator[Finding]:
    """A finding a column of a list with one total; of none for tables whose rows lie within each other.

    `elsewhere` are the totals, in yuan, that other tables print: what one of them confirms is right,
    so that a row is wrong, or one of a body's units (`of_units`) is not listed, or else the total.
    """
    total = _total_of(grid.table.entries, of_units)
    if total is None:
        return
    if blank := _only_blank(grid, total):
        left_out = list(_left_out(grid, total, blank))
        yield from left_out
        if left_out:
            return
    if len(grid.table.entries) <= _FEWEST:
        yield from _only_row(grid, total)
        return
    columns = list(_columns(grid, total))
    several = [(stated, parts) for stated, parts in columns if _several(parts)]
    given = [_finding(stated, parts) for stated, parts in several]
    kept = [each for each in given if not each.outcome.fails]
    for finding, (stated, parts) in zip(given, several, strict=True):
        confirmed = stated.amount_yuan in elsewhere
        made = finding.expected and in_yuan(finding.expected, stated.unit) in elsewhere
        less = of_units and (finding.difference or 0) > 0
        wrong = confirmed and (less or _one_is_wrong(finding, parts))
        proven = kept or wrong or (made and not confirmed)
        yield finding if proven or not finding.outcome.fails else withdrawn(finding, _WHY)
    if kept and len(kept) == len(given):
        yield from (_finding(stated, parts) for stated, parts in columns if not _several(parts))


def _only_row(grid: Grid, total: Entry) -> Iterator[Finding]:
    """The one row of a list against its total: another amount is either's slip, or of a row that is not
    printed."""
    for stated, parts in _columns(grid, total):
        finding = _finding(stated, parts)
        wrong = len(parts) == 1 and _one_is_wrong(finding, parts)
        if wrong or not finding.outcome.fails:
            yield finding


def _only_blank(grid: Grid, total: Entry) -> Entry | None:
    """The only row of the list that has a name and states nothing at all."""
    stated = {amount.row_no for amount in grid.amounts}
    rows = (entry for entry in grid.table.entries if entry is not total and entry.label)
    blank = [entry for entry in rows if entry.row + 1 not in stated]
    return blank[0] if len(blank) == 1 else None


def _left_out(grid: Grid, total: Entry, blank: Entry) -> Iterator[Finding]:
    """A total that is more than what the other rows make, beside a row without an amount."""
    for column in grid.columns():
        amounts = grid.by_column[column]
        stated = [amount for amount in amounts if amount.row_no == total.row + 1 and amount.amount]
        comparison = (
            compare(stated[0], [a for a in amounts if a is not stated[0]]) if stated else None
        )
        if comparison is None or not comparison.outcome.fails or comparison.difference < 0:
            continue
        said = (
            f"{row_name(stated[0])}“{stated[0].column_label}”与其他各行之和（“{blank.label}”没有金额）",
            f"{stated[0].row_label} against the sum of the other rows: “{blank.label}” has no amount",
        )
        yield compared(_CHECK, stated[0], comparison, said)
        return


def _one_is_wrong(finding: Finding, parts: Sequence[Amount]) -> bool:
    """Whether the sum is off by what mistyping one of its parts explains: a digit, two that changed
    places, or its amount in 元 for 万元."""
    off = finding.difference or Decimal(0)
    return any(_is_mistyped(part.amount, part.amount + off) for part in parts if part.amount)


def _is_mistyped(printed: Decimal, meant: Decimal) -> bool:
    if is_slip(f"{printed:f}", f"{meant:f}"):
        return True
    smaller, larger = sorted((abs(printed), abs(meant)))
    return bool(smaller) and abs(larger / smaller / _TEN_THOUSAND - 1) < _ROUNDED


def _total_of(entries: Sequence[Entry], of_units: bool) -> Entry | None:
    """The one total, first or last, of rows that all stand on no level, units on one."""
    totals = [entry for entry in entries if entry.level == 0]
    others = [entry for entry in entries if entry.level != 0]
    levels = {entry.level for entry in others}
    if len(totals) != 1 or len(levels) != 1:
        return None
    if levels != {None} and not of_units:
        return None
    one_list = len({entry.panel for entry in entries}) == 1
    return totals[0] if one_list and totals[0] in (entries[0], entries[-1]) else None


def _columns(grid: Grid, total: Entry) -> Iterator[tuple[Amount, list[Amount]]]:
    for column in grid.columns():
        amounts = grid.by_column[column]
        parts = [amount for amount in amounts if amount.row_no != total.row + 1]
        stated = [a for a in amounts if a.row_no == total.row + 1 and a.amount is not None]
        if stated and parts and (stated[0].amount or any(part.amount for part in parts)):
            yield stated[0], parts


def _several(parts: Sequence[Amount]) -> bool:
    return sum(bool(part.amount) for part in parts) >= _FEWEST


def _finding(total: Amount, parts: Sequence[Amount]) -> Finding:
    said = (
        f"{row_name(total)}“{total.column_label}”与所列 {len(parts)} 行之和",
        f"{total.row_label} against the sum of the {len(parts)} rows of the list",
    )
    return compared(_CHECK, total, compare(total, parts), said)
