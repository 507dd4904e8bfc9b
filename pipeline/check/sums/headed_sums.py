"""One table's amounts → the sums across its rows that its headings state, where the rows bear them out.

A column headed 合计, 小计 or 总计 is the sum of the columns of its group: of those headed alone, of the
小计 of a group within, or of all columns of a group without one. Where that holds in nearly all rows it
confirms every figure of the row, the zeros too, which no sum that is searched for can tell apart. It
accuses nobody: what breaks such a sum is told by the sums that forms declare and that tables keep.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.comparison import Comparison, compare, compared
from pipeline.check.subject import Grid, Subject, row_name
from pipeline.check.sums.confirmed import are_confirmed, confirmed_by
from pipeline.check.sums.relations import BROKEN
from pipeline.model.frozen import replaced
from pipeline.model.records import Amount, Finding
from pipeline.model.table import Column, ColumnRole
from pipeline.vocabulary import Vocabulary

_CHECK = "arithmetic.row_sum"
_OF_WHICH = "其中"

Cell = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Headed:
    """A column headed as a total, and those that its headings make it the sum of."""

    total: Column
    parts: tuple[Column, ...]


def headed_sums(subject: Subject, grid: Grid, told: Collection[Finding]) -> Iterator[Finding]:
    """What the headings state and the rows bear out, where `told` does not say as much already."""
    all_headed = list(_all_headed(grid.table.columns, subject.vocabulary))
    if not all_headed:
        return
    confirmed = confirmed_by(told, grid.table.name)
    open_columns = {
        amount.column_no
        for amount in grid.amounts
        if amount.amount is not None and amount.row_no not in confirmed.get(amount.column_no, ())
    }
    for headed in all_headed:
        if open_columns.isdisjoint(c.index + 1 for c in (headed.total, *headed.parts)):
            continue
        rows = sorted({row for row, _ in grid.cells})
        stated = [each for row in rows if (each := _stated(headed, row, grid.cells)) is not None]
        if not _bears_out(stated):
            continue
        for total, parts, comparison in stated:
            if not comparison.outcome.holds or are_confirmed((total, *parts), confirmed):
                continue
            said = (
                f"{row_name(total)}“{total.column_label}”与同组 {len(parts)} 栏之和",
                f"{total.column_label} against the sum of the {len(parts)} columns of its group",
            )
            finding = compared(_CHECK, total, comparison, said)
            yield replaced(finding, cells=tuple(map(_cell, (total, *parts))))


_Stated = tuple[Amount, tuple[Amount, ...], Comparison]


def _stated(headed: _Headed, row: int, cells: Mapping[tuple[int, int], Amount]) -> _Stated | None:
    """The total of one row against its parts; None where the row states none or in another unit. Zeros
    are parts, but leave no room for rounding."""
    total = cells.get((row, headed.total.index + 1))
    found = (cells.get((row, column.index + 1)) for column in headed.parts)
    parts = tuple(part for part in found if part is not None and part.amount is not None)
    if total is None or total.amount is None or not parts:
        return None
    comparison = compare(total, [part for part in parts if part.amount] or parts)
    return None if comparison.units_differ else (total, parts, comparison)


def _bears_out(stated: Sequence[_Stated]) -> bool:
    """Whether the sum holds in nearly all rows, the same figures over again counted once, and in one that
    states more than zeros."""
    given = {(c.printed, c.expected, c.outcome.holds) for _, _, c in stated}
    held = [printed for printed, _, holds in given if holds and printed]
    broken = sum(not holds for *_, holds in given)
    return bool(held) and broken <= BROKEN * len(given)


def _cell(amount: Amount) -> Cell:
    return amount.table, amount.row_no, amount.column_no


def _all_headed(columns: Sequence[Column], vocabulary: Vocabulary) -> Iterator[_Headed]:
    """Each column headed as a total, with two parts or more of which it is known that they are."""
    groups = defaultdict[object, list[Column]](list)
    for column in columns:
        if column.role is ColumnRole.MEASURE and not column.meaning.is_rate:
            meaning = column.meaning
            is_change = meaning.measure.partition(".")[0] == "change"
            when = meaning.phase, meaning.fiscal_year, meaning.year_offset
            groups[column.panel, column.unit, when, is_change].append(column)
    kinds = vocabulary.forms.parts_of_totals
    for group in groups.values():
        for total in group:
            if not vocabulary.headings.is_total_heading(total.path[-1]):
                continue
            within = total.path[:-1]
            beside = [c for c in group if c is not total and c.path[: len(within)] == within]
            parts = tuple(_parts(beside, len(within), vocabulary))
            if len(parts) > 1 and all(_is_part(part, total, kinds) for part in parts):
                yield _Headed(total, parts)


def _parts(columns: Sequence[Column], depth: int, vocabulary: Vocabulary) -> Iterator[Column]:
    """The columns below a heading that are not within one another, without those of 其中."""
    groups = defaultdict[str, list[Column]](list)
    for column in columns:
        if len(column.path) > depth and not column.path[depth].startswith(_OF_WHICH):
            groups[column.path[depth]].append(column)
    for group in groups.values():
        own = [
            column
            for column in group
            if len(column.path) == depth + 1
            or (
                len(column.path) == depth + 2
                and vocabulary.headings.is_total_heading(column.path[-1])
            )
        ]
        yield from own[:1] or _parts(group, depth + 1, vocabulary)


def _is_part(part: Column, total: Column, kinds: Collection[str]) -> bool:
    """Whether what a column states is of the kind that the total is made of: one fund of it, or a kind of
    income or expenditure, and no count, purchase or other figure that stands beside them."""
    measure, whole = part.meaning.measure, total.meaning.measure
    if measure == whole:
        return bool(part.meaning.fund) or len(part.path) > len(total.path)
    if measure.startswith(f"{whole}."):
        measure = measure.removeprefix(f"{whole}.")
    elif whole != "total":
        return False
    return measure.partition(".")[0] in kinds
