"""One list's amounts → its total row against all rows beside it: projects, purchases, other lists.

No row of such a list lies within another, so nothing declares or finds what adds up in it. That the
total is the sum of the rows is the list's own account where another column of it adds up so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from pipeline.check.comparison import compare, compared, withdrawn
from pipeline.check.subject import Grid, row_name
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding, Severity
from pipeline.model.table import Entry
from pipeline.values.slips import is_mistyped
from pipeline.values.units import in_yuan

_CHECK = "arithmetic.total"
_FEWEST = 2
_MOST_ABOVE = 3
"""The department, its only unit, and what all that is listed is called."""
_WHY = (
    "（本表没有其他栏相加得合计，不能断定）",
    " (undecided: no other column of the table adds up)",
)
_ROW_MISSING = "a row is not listed"
"""What is wrong where several totals are more than their lists: told once."""


def list_totals(grid: Grid, elsewhere: Collection[Decimal], of_units: bool) -> Iterator[Finding]:
    """A finding a column of a list with one total; of none for tables whose rows lie within each other.

    `elsewhere` are the totals, in yuan, that other tables print: what one of them confirms is right,
    so that a row is wrong, or one of a body's units (`of_units`) is not listed, or else the total.
    """
    total, above = _total_of(grid, of_units)
    if total is None:
        return
    if above:
        grid, again = _without(grid, above)
        elsewhere = {*elsewhere, *again}
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
    found: list[Finding] = []
    for finding, (stated, parts) in zip(given, several, strict=True):
        confirmed = stated.amount_yuan in elsewhere
        made = finding.expected and in_yuan(finding.expected, stated.unit) in elsewhere
        less = of_units and (finding.difference or 0) > 0
        wrong = confirmed and (less or _one_is_wrong(finding, parts))
        proven = kept or wrong or (made and not confirmed) or _one_lacks_its_sign(finding, parts)
        proven = proven or _one_stands_beside(grid, finding, stated, given)
        found.append(finding if proven or not finding.outcome.fails else withdrawn(finding, _WHY))
    yield from _of_one_row(found)
    if kept and len(kept) == len(given):
        yield from (_finding(stated, parts) for stated, parts in columns if not _several(parts))


def _of_one_row(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, where several totals are all more than what is listed as one slip: what the columns lack
    may be a row that is not printed, and no figure need be wrong."""
    failing = [finding for finding in findings if finding.outcome.fails]
    if len(failing) < _FEWEST or any((finding.difference or 0) <= 0 for finding in failing):
        return list(findings)
    return [_lacks_a_row(each) if each.outcome.fails else each for each in findings]


def _lacks_a_row(finding: Finding) -> Finding:
    return replaced(
        finding,
        severity=Severity.WARNING,
        slip=_ROW_MISSING,
        message=f"{finding.message}；几栏的合计都大于所列各行之和，或有一行未列出",
        message_en=f"{finding.message_en}; several columns lack an amount: a row may be missing",
    )


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
    return any(is_mistyped(part.amount, part.amount + off) for part in parts if part.amount)


def _one_lacks_its_sign(finding: Finding, parts: Sequence[Amount]) -> bool:
    """Whether the total is the sum of all parts, one of which has the sign of the others turned round."""
    off = finding.difference
    negative = [part.amount for part in parts if part.amount and part.amount < 0]
    return len(negative) == 1 and off == -2 * negative[0]


def _one_stands_beside(
    grid: Grid, finding: Finding, total: Amount, findings: Sequence[Finding]
) -> bool:
    """Whether a row's amount stands in another column: one column lacks as much as another has too much, and
    the row that states it there states nothing here, or the other way round."""
    off = finding.difference
    if not finding.outcome.fails or not off:
        return False
    opposed = {f.printed for f in findings if f.outcome.fails and f.difference == -off}
    others = (no for no in grid.columns() if no != total.column_no)
    for column in others:
        totals = (a for a in grid.by_column[column] if a.row_no == total.row_no)
        if not any(a.amount in opposed for a in totals):
            continue
        lacking, stating = (total.column_no, column) if off > 0 else (column, total.column_no)
        stated = (a for a in grid.by_column[stating] if a.amount == abs(off))
        if any(not _states(grid, a.row_no, lacking) for a in stated):
            return True
    return False


def _states(grid: Grid, row_no: int, column_no: int) -> bool:
    cell = grid.cells.get((row_no, column_no))
    return cell is not None and bool(cell.amount)


def _total_of(grid: Grid, of_units: bool) -> tuple[Entry | None, Sequence[Entry]]:
    """The one total, first or last, of rows that all stand on no level, units on one, or all within the
    only unit of the only department; and the rows of those two, which state it again."""
    entries = grid.table.entries
    totals = [entry for entry in entries if entry.level == 0]
    others = [entry for entry in entries if entry.level != 0]
    above = _above(grid, totals, others)
    levels = {entry.level for entry in others[len(above) :]}
    if len(totals) != 1 or len(levels) != 1:
        return None, ()
    if levels != {None} and not of_units and not above:
        return None, ()
    one_list = len({entry.panel for entry in entries}) == 1
    return (totals[0] if one_list and totals[0] in (entries[0], entries[-1]) else None), above


def _above(grid: Grid, totals: Sequence[Entry], rows: Sequence[Entry]) -> Sequence[Entry]:
    """The rows in front of all others that stand on levels above theirs, or state all of the total again."""
    last = rows[-1].level if rows else None
    first = next((at for at, row in enumerate(rows) if row.level == last), 0)
    if last is None or not all(row.level and row.level < last for row in rows[:first]):
        return ()
    whole = _stated(grid, totals[0]) if totals else {}
    while first < len(rows) and whole and _stated(grid, rows[first]) == whole:
        first += 1
    return rows[:first] if first <= _MOST_ABOVE and len(rows) - first > _FEWEST else ()


def _stated(grid: Grid, entry: Entry) -> dict[int, Decimal]:
    """How much a row states in each column, whatever its sign."""
    cells = ((no, grid.cells.get((entry.row + 1, no))) for no in grid.columns())
    return {no: abs(cell.amount) for no, cell in cells if cell is not None and cell.amount}


def _without(grid: Grid, above: Sequence[Entry]) -> tuple[Grid, set[Decimal]]:
    """A list without the rows that state all of it again, and what these state."""
    rows = {entry.row + 1 for entry in above}
    entries = tuple(entry for entry in grid.table.entries if entry not in above)
    stated = {a.amount_yuan for a in grid.amounts if a.row_no in rows and a.amount_yuan}
    kept = [amount for amount in grid.amounts if amount.row_no not in rows]
    return Grid(replaced(grid.table, entries=entries), kept), stated


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
