"""A recognized table → the numbers in its cells, each told by its column, its row and its record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.account.lines import LineReader
from pipeline.account.told import Told
from pipeline.model.document import Cell, Place
from pipeline.model.table import ColumnRole, Table
from pipeline.values.amounts import parse_amount
from pipeline.values.numbers import numbers_in

_CAUSES = {
    ColumnRole.MEASURE: "column",
    ColumnRole.LABEL: "name_column",
    ColumnRole.TEXT: "text_column",
    ColumnRole.CODE: "code_column",
    ColumnRole.SEQUENCE: "code_column",
}
"""Column → why an amount that stands in it is none."""
_KINDS = {
    ColumnRole.LABEL: "label",
    ColumnRole.TEXT: "text_cell",
    ColumnRole.CODE: "code",
    ColumnRole.SEQUENCE: "sequence",
}

_ONLY_NUMBERS = re.compile(r"[0-9０-９.．,，\s]+")

Cells = Mapping[tuple[str, int], Sequence[int]]
"""(table, column_no) → for each row_no, from 0, whether the cell there became an amount."""


@dataclass(frozen=True, slots=True)
class CellReader:
    """Tells the numbers of tables: which cells became amounts, which rows indicators."""

    lines: LineReader
    amounts: Cells
    indicators: frozenset[tuple[int | None, int | None]]
    """(page, line) of the rows of indicators"""

    def of_header(self, table: Table) -> Iterator[tuple[Place, Told]]:
        """Every number of the header, with the place of its cell."""
        for header in table.header:
            for heading in filter(None, header):
                for each in self._of_header(heading):
                    yield heading.place, each._replace(table=table.name)

    def of_row(self, table: Table, row_no: int) -> Iterator[tuple[Place, Told]]:
        """Every number of a row of the body, with the place of its cell."""
        row = table.body[row_no - 1]
        first = next((cell.place for cell in row if cell), None)
        is_indicator = first is not None and (first.page, first.line) in self.indicators
        name = table.name
        for column_no, cell in enumerate(row, start=1):
            if cell is None or not (numbers := numbers_in(cell.text)):
                continue
            if self.amounts[name, column_no][row_no]:
                for number in numbers:
                    yield cell.place, Told(number, "amount", "", cell.text, name)
                continue
            for each in self._of_cell(table, column_no, cell, is_indicator):
                yield cell.place, each if each.table else each._replace(table=name)

    def _of_header(self, cell: Cell) -> Iterator[Told]:
        """A heading may state years and numbers of columns; an amount in it is none of its own."""
        is_amount = parse_amount(cell.text) is not None
        for number in numbers_in(cell.text):
            lost = is_amount and not number.is_whole
            yield Told(number, "" if lost else "heading", "header" if lost else "", cell.text)

    def _of_cell(
        self, table: Table, column_no: int, cell: Cell, is_indicator: bool
    ) -> Iterator[Told]:
        """The numbers of a cell that became no amount."""
        role = table.columns[column_no - 1].role
        if is_indicator:
            kind, cause = "indicator", ""
        elif table.form == "contents":
            kind, cause = "contents", ""
        elif (printed := parse_amount(cell.text)) is None:
            yield from self._of_words(cell, role)
            return
        else:
            is_whole = all(number.is_whole for number in numbers_in(cell.text))
            kind = _KINDS.get(role, "") if is_whole and not printed.is_percentage else ""
            kind = "" if not table.entries and role is ColumnRole.TEXT else kind
            cause = "" if kind else "field" if not table.entries else _CAUSES[role]
        for number in numbers_in(cell.text):
            yield Told(number, kind, cause, cell.text, table.name)

    def _of_words(self, cell: Cell, role: ColumnRole) -> Iterator[Told]:
        """A cell of words: what its column says; in a column of amounts only what the words say.

        A cell of nothing but amounts, several of them, is none of words, whatever its column is.
        """
        if _ONLY_NUMBERS.fullmatch(cell.text) and "." in cell.text:
            cause = _CAUSES[role]
            yield from (Told(number, "", cause, cell.text) for number in numbers_in(cell.text))
            return
        if role is not ColumnRole.MEASURE:
            yield from (
                Told(number, _KINDS[role], "", cell.text) for number in numbers_in(cell.text)
            )
            return
        for each in self.lines.told(cell.text, is_cell=True):
            is_told = each.kind not in ("", "wording", "outline", "limit")
            yield each if is_told else each._replace(kind="", cause="column", context=cell.text)
