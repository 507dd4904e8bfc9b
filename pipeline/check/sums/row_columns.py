"""The columns of a table that may add up across its rows: which state a part, a 小计, something uncounted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.records import Amount
from pipeline.model.table import Column
from pipeline.vocabulary.forms import ColumnSum

_SUBTOTAL = (("小计",), ("合计",))


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of amounts that may add up, and the funds of those of each measure."""

    columns: tuple[Column, ...]
    funds: dict[str, list[str]]

    def heading(self, amount: Amount) -> tuple[str, ...]:
        """The heading that an amount stands under, with all its parts."""
        column = next(each for each in self.columns if each.index == amount.column_no - 1)
        return group_path(column)

    def has(self, part: str) -> bool:
        """Whether there is a column of a measure, of the fund that is asked for."""
        measure, _, fund = part.partition("@")
        return fund in self.funds.get(measure, ()) if fund else measure in self.funds

    def has_own(self, part: str) -> bool:
        """Whether a part has a column of its own, over all funds or of the only one."""
        funds = self.funds.get(part, [])
        return len(funds) == 1 or "" in funds or self.subtotal(part) is not None

    def subtotal(self, part: str) -> Column | None:
        """Of several columns that say to be of one part and fund the 小计 over all others."""
        of_it = [c for c in self.columns if split_change(c.meaning.measure)[1] == part]
        if len(of_it) < 2 or len({column.meaning.fund for column in of_it}) > 1:
            return None
        found = [c for c in of_it if all(is_subtotal_over(c, [o]) for o in of_it if o is not c)]
        return found[0] if len(found) == 1 else None

    def counted(self, spec: ColumnSum) -> int:
        """How many parts of a sum have columns of their own."""
        return sum("@" in part or self.has_own(part) for part in spec.parts)

    def may_add_up(self, spec: ColumnSum) -> bool:
        """Whether the whole and two of its parts have columns."""
        if not ("@" in spec.total or self.has_own(spec.total)) or not self.has(spec.total):
            return False
        fewest = len(spec.parts) if spec.every else 2
        return sum(map(self.has, spec.parts)) >= fewest


@cache
def split_change(measure: str) -> tuple[str, str]:
    """("change", rest) for a measure of columns that state a change, ("", measure) otherwise."""
    head, _, rest = measure.partition(".")
    return (head, rest or "total") if head == "change" else ("", measure)


def uncounted(columns: Columns, spec: ColumnSum, total: Amount) -> list[Column]:
    """Columns below the total that are in none of its parts: of one fund where all funds together
    have no column, or what stands below a part that has none itself (人员 and 公用, but no 基本).

    What is headed like the total, or not understood, is none of them."""
    if "@" in spec.total or any("@" in part for part in spec.parts):
        return []
    counted = {part for part in spec.parts if columns.has_own(part)}
    lacking = {f"{_last(part)}." for part in spec.parts if part not in counted}
    own = [c for c in columns.columns if split_change(c.meaning.measure)[1] in counted]
    groups = [group_path(column) for column in own]
    within = "" if spec.total == "total" else f"{spec.total}."
    found = [
        column
        for column in columns.columns
        if (column.meaning.measure, column.meaning.fund) != (total.measure, total.fund)
        and f"{(measure := split_change(column.meaning.measure)[1])}.".startswith(
            (within, *lacking)
        )
        and not any(f"{measure}.".startswith(f"{part}.") for part in counted)
        and not any(column.path[: len(group)] == group for group in groups)
    ]
    return [c for c in found if not is_subtotal_over(c, own) and not _has_subtotal(c, found)]


def make_up_parts(columns: Sequence[Column], spec: ColumnSum) -> bool:
    """Whether columns are known to be parts of the parts of a sum, each of something else: 公务用车购置费 and
    公务用车运行维护费 under a heading that has no column for both."""
    measures = [split_change(column.meaning.measure)[1] for column in columns]
    heads = {_last(part) for part in spec.parts}
    known = all(_last(measure.rpartition(".")[0]) in heads for measure in measures)
    return known and len(set(measures)) == len(measures)


def _last(measure: str) -> str:
    return measure.rpartition(".")[2]


def is_subtotal_over(column: Column, others: Sequence[Column]) -> bool:
    """Whether a column is the 小计 of a group that one of the others stands in."""
    group = column.path[:-1]
    is_subtotal = column.path[-1:] in _SUBTOTAL and bool(group)
    return is_subtotal and any(c is not column and c.path[: len(group)] == group for c in others)


def _has_subtotal(column: Column, others: Sequence[Column]) -> bool:
    """Whether one of the others is the 小计 of a group that a column stands in."""
    return any(is_subtotal_over(other, [column]) for other in others)


def group_path(column: Column) -> tuple[str, ...]:
    """The heading under which a column and its parts stand: its own, without a 小计 below it."""
    return column.path[:-1] if column.path[-1:] in _SUBTOTAL else column.path


def is_within(heading: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two headings stands under the other, or is the other."""
    shorter = min(len(heading), len(other))
    return heading[:shorter] == other[:shorter]


def unknown_columns(columns: Columns, spec: ColumnSum) -> list[str]:
    """Columns of amounts that nothing is known of: they may be parts that the sum lacks."""
    if spec.total != "total" or any("@" in part for part in spec.parts):
        return []
    return [column.label for column in columns.columns if column.meaning.measure == "total"][1:]
