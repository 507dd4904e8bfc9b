"""Tables that print two years and the change between them → Findings: the change is their difference.

The two years stand in columns beside the change, or in rows above it. What holds in nearly all cells is
what the table says of itself; the cells that break it are its contradictions. A rate in per cent beside
a change is held against the change and the year before, one beside none against both years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.check.comparison import Comparison, compared
from pipeline.check.intervals import Interval, growth, printed_in, recomputed
from pipeline.check.subject import Subject, row_name
from pipeline.model.records import Amount, Finding
from pipeline.values.amounts import parse_amount

_CHECK = "arithmetic.change_column"
_COMPARABLE = re.compile("同口径|可比|剔除|扣除")
_CHANGE, _RATE = "change", "change_rate"
_FEWEST = 3
"""So many changes that are not nothing must hold before one that does not is a contradiction."""
_SHARE = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Change:
    """A printed change, and the figures of both years whose difference it is: each states a number."""

    printed: Amount
    after: Amount
    before: Amount

    @property
    def comparison(self) -> Comparison:
        three = (self.printed, self.after, self.before)
        change, after, before = filter(None, (printed_in(amount, "") for amount in three))
        return Comparison(
            printed=change.value,
            expected=after.value - before.value,
            tolerance=change.half + after.half + before.half,
            cells=tuple((each.table, each.row_no, each.column_no) for each in three),
        )


def check_change_columns(subject: Subject) -> Iterator[Finding]:
    """Every table that prints changes."""
    for table in subject.tables:
        amounts = [a for a in subject.amounts_of(table) if a.amount is not None]
        printed = [a for a in amounts if _is_change(a)]
        found = list(_of_table(amounts, printed)) if printed else []
        yield from found or _of_rates(amounts)


def _is_change(amount: Amount) -> bool:
    return amount.measure.partition(".")[0] == _CHANGE and amount.unit != "%"


def _of_table(amounts: Sequence[Amount], printed: Sequence[Amount]) -> Iterator[Finding]:
    changes = _in_columns(amounts, printed) or _in_rows(amounts, printed)
    if _is_proven([change.comparison for change in changes]):
        for change in changes:
            yield _finding(change, change.comparison, "两年之差", "the difference of both years")
    rates = list(_rates(amounts, changes))
    if _is_proven([comparison for _, comparison in rates]):
        for change, comparison in rates:
            yield _finding(change, comparison, "按两年的数计算的增减率", "the rate of both years")


def _is_proven(comparisons: Sequence[Comparison]) -> bool:
    stated = [each for each in comparisons if each.printed or each.expected]
    broken = sum(each.outcome.fails for each in stated)
    return len(stated) - broken >= _FEWEST and broken <= max(Decimal(1), _SHARE * len(stated))


# Years in columns: each column of changes with the two columns that it fits best.


def _in_columns(amounts: Sequence[Amount], printed: Sequence[Amount]) -> list[_Change]:
    cells = {(a.row_no, a.column_no): a for a in amounts}
    of_column = defaultdict[int, list[Amount]](list)
    for amount in printed:
        of_column[amount.column_no].append(amount)
    found: list[_Change] = []
    for column in of_column.values():
        pairs = _pairs(amounts, column[0])
        fitting = [_changes(cells, column, *pair) for pair in pairs]
        found += max(fitting, key=_held) if fitting else []
    return found


def _pairs(amounts: Sequence[Amount], change: Amount) -> list[tuple[int, int]]:
    """The columns of this year and of the last that state what a column of changes is of."""
    measure = change.measure.partition(".")[2] or "total"
    columns: dict[int, Amount] = {}
    for amount in amounts:
        if (amount.measure, amount.fund, amount.unit) == (measure, change.fund, change.unit):
            columns.setdefault(amount.column_no, amount)
    year = change.fiscal_year
    now = [number for number, a in columns.items() if a.fiscal_year == year]
    last = [number for number, a in columns.items() if year and a.fiscal_year == year - 1]
    return [(after, before) for after in now for before in last]


def _changes(
    cells: dict[tuple[int, int], Amount], column: Sequence[Amount], after: int, before: int
) -> list[_Change]:
    return [
        _Change(amount, cells[amount.row_no, after], cells[amount.row_no, before])
        for amount in column
        if (amount.row_no, after) in cells and (amount.row_no, before) in cells
    ]


def _held(changes: Iterable[_Change]) -> int:
    return sum(change.comparison.outcome.holds for change in changes)


# Years in rows: 某局/2025年, 某局/2026年, 某局/增减.


def _in_rows(amounts: Sequence[Amount], printed: Sequence[Amount]) -> list[_Change]:
    stated: dict[tuple[str, int, str, int | None], Amount] = {}
    for amount in amounts:
        key = (_block(amount), amount.column_no, amount.measure, amount.fiscal_year)
        stated.setdefault(key, amount)
    found = []
    for change in printed:
        measure = change.measure.partition(".")[2] or "total"
        at = (_block(change), change.column_no, measure)
        year = change.fiscal_year or 0
        after, before = stated.get((*at, year)), stated.get((*at, year - 1))
        if after is not None and before is not None:
            found.append(_Change(change, after, before))
    return found


def _block(amount: Amount) -> str:
    """Of which body a row is: what stands before its year."""
    return amount.row_label.rpartition("/")[0]


# Rates beside changes.


def _rates(
    amounts: Sequence[Amount], changes: Sequence[_Change]
) -> Iterator[tuple[_Change, Comparison]]:
    """The rate right behind each change, computed from the change and both years."""
    rates = {(a.row_no, a.column_no): a for a in amounts if a.measure.startswith(_RATE)}
    for change in changes:
        printed = rates.get((change.printed.row_no, change.printed.column_no + 1))
        number = parse_amount(printed.amount_text) if printed else None
        if printed is None or number is None:
            continue
        after, grew = printed_in(change.after, ""), printed_in(change.printed, "")
        computed = recomputed(number, growth, after, grew) if after and grew else None
        if computed is not None:
            yield _Change(printed, change.after, change.before), _or_cut(computed)


# Rates beside no change: 2022年预算数 | 2023年预算数 | 增减%.


def _of_rates(amounts: Sequence[Amount]) -> Iterator[Finding]:
    """Every rate against the figures of both years that its row states of the same."""
    of_row = defaultdict[int, list[Amount]](list)
    for amount in amounts:
        of_row[amount.row_no].append(amount)
    rates = [each for row in of_row.values() for each in _rates_in_row(row)]
    if _is_proven([comparison for _, comparison in rates]):
        for change, comparison in rates:
            yield _finding(change, comparison, "按两年的数计算的增减率", "the rate of both years")


def _rates_in_row(row: Sequence[Amount]) -> Iterator[tuple[_Change, Comparison]]:
    for printed in row:
        if printed.unit != "%":
            continue  # most amounts
        parts = printed.measure.split(".")
        number = parse_amount(printed.amount_text)
        if _RATE not in parts or number is None:
            continue
        if _COMPARABLE.search(printed.column_label):
            continue  # of both years as they would be, not as they are printed
        measure = ".".join(part for part in parts if part != _RATE) or "total"
        of = (measure, printed.fund, printed.direction)
        year = printed.fiscal_year or 0
        stated = [a for a in row if (a.measure, a.fund, a.direction) == of and a.unit != "%"]
        after = [a for a in stated if a.fiscal_year == year]
        before = [a for a in stated if a.fiscal_year == year - 1]
        if len(after) != 1 or len(before) != 1:
            continue
        now, last = printed_in(after[0], ""), printed_in(before[0], "")
        if now is None or last is None:
            continue
        grew = Interval(now.value - last.value, now.half + last.half)
        if (computed := recomputed(number, growth, now, grew)) is not None:
            yield _Change(printed, after[0], before[0]), _or_cut(computed)


def _or_cut(computed: Comparison) -> Comparison:
    """A rate against amounts that may have been cut off: 9.03 of 0.61 that is 0.6199."""
    return replace(computed, tolerance=2 * computed.tolerance)


def _finding(change: _Change, comparison: Comparison, what: str, what_en: str) -> Finding:
    printed = change.printed
    said = (
        f"{row_name(printed)}“{printed.column_label}”与{what}",
        f"{printed.column_label} against {what_en}",
    )
    return compared(_CHECK, printed, comparison, said)
