"""Cells that a finding compared, held by the numbers of their rows or columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import overload

CellAt = tuple[str, int, int]
"""A table's name, and the numbers of row and column."""


class _Cells(Sequence[CellAt]):
    """Cells of a table that are not held one by one."""

    __slots__ = ()

    @overload
    def __getitem__(self, at: int) -> CellAt: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[CellAt, ...]: ...
    def __getitem__(self, at: int | slice) -> CellAt | tuple[CellAt, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class CellsInColumn(_Cells):
    """Cells of one column of a table, with the numbers of their rows: of a sum over very many rows.

    >>> cells = CellsInColumn("expenditure", (7, 8), 3)
    >>> list(cells), cells[0], cells == (("expenditure", 7, 3), ("expenditure", 8, 3))
    ([('expenditure', 7, 3), ('expenditure', 8, 3)], ('expenditure', 7, 3), True)
    """

    __slots__ = ("_column", "_rows", "_table")

    def __init__(self, table: str, rows: Sequence[int], column: int) -> None:
        self._table, self._rows, self._column = table, rows, column

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[CellAt]:
        return zip(repeat(self._table), self._rows, repeat(self._column), strict=False)


class CellsInRow(_Cells):
    """Cells of one row of a table, with the numbers of their columns, which many rows share: of a sum
    across each of them.

    >>> list(CellsInRow("expenditure", 7, (3, 4)))
    [('expenditure', 7, 3), ('expenditure', 7, 4)]
    """

    __slots__ = ("_columns", "_row", "_table")

    def __init__(self, table: str, row: int, columns: Sequence[int]) -> None:
        self._table, self._row, self._columns = table, row, columns

    def __len__(self) -> int:
        return len(self._columns)

    def __iter__(self) -> Iterator[CellAt]:
        return zip(repeat(self._table), repeat(self._row), self._columns, strict=False)
