"""A table's columns, then each of its rows → the units that the row states of its own amounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.table import Column, ColumnRole, Entry, Table
from pipeline.values.amounts import is_crossed_out
from pipeline.values.text import bare
from pipeline.values.units import is_measure, is_money, unit_in_heading

_COUNTED = ("quantity",)
_RANK = "项"
_MEASURES, _UNITS = "计量单位", "单位"


@dataclass(frozen=True, slots=True)
class RowUnit:
    """The units of one row: `in_label` as its name states it, `of_value` the same for a column of
    amounts, `beside` as a column of units states it, `beside_values` the same where no column holds
    quantities, whose unit it would be."""

    in_label: str
    of_value: str
    beside: str
    beside_values: str


@dataclass(frozen=True, slots=True)
class RowUnits:
    """What the columns of a table say of the units of all its rows."""

    table: Table
    counting: frozenset[int]
    """the panels that have a column of quantities"""
    beside: dict[int, Column]
    """panel → the column in which its rows print their units (计量单位)"""
    _known: dict[tuple[int, str, str], RowUnit] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table) -> RowUnits:
        beside: dict[int, Column] = {}
        for column in table.columns:
            if column.panel not in beside and _holds_units(table, column):
                beside[column.panel] = column
        counting = frozenset(column.panel for column in table.columns if counts(column))
        return cls(table, counting, beside)

    def of_row(self, entry: Entry) -> RowUnit:
        """The units that a row states: one value for rows that state the same.

        （项） behind a name is the rank of a classification's item, and counts nothing; what things are
        counted in is no unit of the column of their value (车辆（辆）: 数量, 价值).
        """
        stated = entry.panel, unit_in_heading(entry.label), self._beside(entry)
        if stated not in self._known:
            self._known[stated] = self._unit(*stated)
        return self._known[stated]

    def _unit(self, panel: int, in_label: str, beside: str) -> RowUnit:
        is_of_quantity = not is_money(in_label) and panel in self.counting
        return RowUnit(
            in_label=in_label,
            of_value="" if in_label == _RANK or is_of_quantity else in_label,
            beside=beside,
            beside_values="" if self.counting else beside,
        )

    def _beside(self, entry: Entry) -> str:
        column = self.beside.get(entry.panel)
        cell = self.table.body[entry.row][column.index] if column else None
        return cell.text.strip() if cell and not is_crossed_out(cell.text) else ""


def counts(column: Column) -> bool:
    """Whether a column holds quantities."""
    return column.meaning.measure.rpartition(".")[2] in _COUNTED


def _holds_units(table: Table, column: Column) -> bool:
    """Whether a column is one of units of measurement; one headed 单位 names bodies as often: its cells
    decide."""
    if column.role is not ColumnRole.TEXT or not column.path:
        return False
    head = bare(column.path[-1])
    return head == _MEASURES or (head == _UNITS and _holds_measures(table, column))


def _holds_measures(table: Table, column: Column) -> bool:
    cells = [cell.text for row in table.body if (cell := row[column.index])]
    said = [text for text in cells if text.strip() and not is_crossed_out(text)]
    return sum(map(is_measure, said)) * 2 > len(said)
