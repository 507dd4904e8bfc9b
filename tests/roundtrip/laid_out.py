"""PrintedDocument → sheets as a person lays them out, before any format writes them.

`a_sheet_each` gives every table a sheet and the prose between two tables one; `one_below_another` puts
all on one sheet with a blank row below each table; `stacked` puts tables that follow one another on
one sheet with nothing between them; `stacked_in_rules` has what stands above a table within its rules
too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby

from tests.roundtrip.captioned import rows_above, rows_below
from tests.roundtrip.printed import (
    PrintedDocument,
    PrintedItem,
    PrintedLine,
    PrintedRow,
    PrintedTable,
)

_PROSE_WIDTH = 8
_NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")

Position = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell, how many columns and rows it lies over, and how it is drawn."""

    text: str
    columns: int = 1
    rows: int = 1
    aligned: str = ""
    is_title: bool = False
    is_ruled: bool = False
    is_amount: bool = False
    key: int | str | None = None
    """what a program wrote there, for itself"""


@dataclass(frozen=True, slots=True)
class LaidTable:
    """Where the body of a table stands: its rows, how many columns it has and which are amounts."""

    body: range
    width: int
    amounts: frozenset[int]


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """A sheet; `filtered_rows` are those of `filtered` that its filter leaves out."""

    name: str
    cells: Mapping[Position, LaidCell]
    tables: tuple[LaidTable, ...]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: range = range(0)
    filtered_rows: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return 1 + max(column + cell.columns - 1 for (_, column), cell in self.cells.items())

    @property
    def height(self) -> int:
        return 1 + max(row + cell.rows - 1 for (row, _), cell in self.cells.items())

    def by_row(self) -> Iterator[tuple[int, list[tuple[int, LaidCell]]]]:
        """Its rows that have cells, each with its cells from left to right."""
        for row, found in groupby(sorted(self.cells.items(), key=lambda item: item[0]), _row_of):
            yield row, [(column, cell) for (_, column), cell in found]

    def merged(self) -> Iterator[tuple[int, int, int, int]]:
        """The cells that lie over others: first and last row, first and last column."""
        for (row, column), cell in self.cells.items():
            if cell.columns > 1 or cell.rows > 1:
                yield row, row + cell.rows - 1, column, column + cell.columns - 1


def _row_of(item: tuple[Position, LaidCell]) -> int:
    return item[0][0]


def a_sheet_each(document: PrintedDocument) -> list[LaidSheet]:
    """Each table on a sheet, named after its title; the prose between two tables on one."""
    numbers = count(1)
    laid: list[LaidSheet] = []
    for is_prose, items in groupby(document.items, _is_line):
        for some in [list(items)] if is_prose else [[item] for item in items]:
            name = f"{next(numbers):02d}{_NOT_IN_A_NAME.sub('', _title(some[0]))}"[:31]
            laid.append(_lay_out(name, some))
    return laid


def one_below_another(document: PrintedDocument) -> list[LaidSheet]:
    """All on one sheet."""
    return [_lay_out("Sheet1", document.items)]


def stacked(document: PrintedDocument) -> list[LaidSheet]:
    """Tables that follow one another on one sheet without a blank row, the prose between on one."""
    return [_lay_out(name, run, blank_rows=0) for name, run in _runs(document)]


def stacked_in_rules(document: PrintedDocument) -> list[LaidSheet]:
    """The same, but all that stands above and below a table is ruled as the table is."""
    return [_lay_out(name, run, in_rules=True) for name, run in _runs(document)]


def _runs(document: PrintedDocument) -> Iterator[tuple[str, list[PrintedItem]]]:
    for number, (_, items) in enumerate(groupby(document.items, _is_line), start=1):
        yield f"Sheet{number}", list(items)


def _is_line(item: PrintedItem) -> bool:
    return isinstance(item, PrintedLine)


def _title(item: PrintedItem) -> str:
    return item.text if isinstance(item, PrintedLine) else item.title


def _lay_out(
    name: str, items: Sequence[PrintedItem], blank_rows: int = 1, in_rules: bool = False
) -> LaidSheet:
    laying = _Laying(blank_rows)
    for item in items:
        if isinstance(item, PrintedLine):
            laying.line(item.text, _PROSE_WIDTH, "left")
        elif in_rules and item.width:
            laying.ruled_table(item)
        else:
            laying.table(item)
    return LaidSheet(name, laying.cells, tuple(laying.tables))


@dataclass(slots=True)
class _Laying:
    """What has been laid out of a sheet, and its next row."""

    blank_rows: int
    next: int = 0
    cells: dict[Position, LaidCell] = field(default_factory=dict)
    tables: list[LaidTable] = field(default_factory=list)

    def line(self, text: str, width: int, aligned: str, is_title: bool = False) -> None:
        """One line merged over the width."""
        self.cells[self.next, 0] = LaidCell(text, width, aligned=aligned, is_title=is_title)
        self.next += 1

    def table(self, table: PrintedTable) -> None:
        width = table.width or _PROSE_WIDTH
        self.line(table.title, width, "center", is_title=True)
        for text in (table.number, *table.remarks, table.year):
            if text:
                self.line(text, width, "right")
        self._organisation_and_unit(table)
        self._rows(table.header)
        self._body(table)
        for text in table.notes:
            self.line(text, width, "left")
        self.next += self.blank_rows

    def ruled_table(self, table: PrintedTable) -> None:
        """The table with all that stands above and below it within its rules, and no row after it."""
        self._rows([*rows_above(table), *table.header])
        self._body(table)
        self._rows(list(rows_below(table)))

    def _body(self, table: PrintedTable) -> None:
        first = self.next
        self._rows(table.body, table.amounts)
        self.tables.append(LaidTable(range(first, self.next), table.width, table.amounts))

    def _rows(self, rows: Sequence[PrintedRow], amounts: frozenset[int] = frozenset()) -> None:
        for row in rows:
            for column, cell in enumerate(row):
                if cell is not None:
                    self.cells[self.next, column] = LaidCell(
                        cell.text,
                        cell.columns,
                        cell.rows,
                        is_ruled=True,
                        is_amount=column in amounts,
                    )
            self.next += 1

    def _organisation_and_unit(self, table: PrintedTable) -> None:
        """部门：… on the left and 金额单位：… on the right of one row."""
        if table.width < 2:
            for text in filter(None, (table.organisation, table.unit)):
                self.line(text, _PROSE_WIDTH, "left")
            return
        self.cells[self.next, 0] = LaidCell(table.organisation)
        if table.unit:
            self.cells[self.next, table.width - 1] = LaidCell(table.unit, aligned="right")
        self.next += 1
