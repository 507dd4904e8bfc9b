"""Sums of a sheet that state zero beside what they are sums of → those that nothing has calculated.

Programs that write workbooks without calculating them leave a zero as the value of every formula; a
spreadsheet program shows the sum as soon as it opens the file. Plain sums of cells of the same sheet are
looked at (SUM(B4:B9,B12), SUBTOTAL(9,B4:B9), B4+SUM(B6:B9), ROUND(B4+B9,2), B4); where one of them proves
that nothing was calculated, no other formula of that sheet with a zero was (SUMIF(…), B4-B9, 表2!C5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.read.spreadsheet.sheet import Position
from pipeline.values.amounts import parse_amount

LONGEST = 400
"""A formula of more characters is not looked at."""
_CELL = r"\$?([A-Z]{1,3})\$?(\d{1,7})"
_AREA = re.compile(rf"{_CELL}(?::{_CELL})?")
_AREAS = rf"{_CELL}(?::{_CELL})?(?:,{_CELL}(?::{_CELL})?)*"
_TERM = rf"(?:{_CELL}|SUM\({_AREAS}\)|SUBTOTAL\((?:10)?9,{_AREAS}\))"
_SUM = re.compile(rf"{_TERM}(?:\+{_TERM})*")
_ROUNDED = re.compile(r"ROUND\((.*),\d\)")
_SUBTOTAL = re.compile(r"SUBTOTAL\(\d+,")
_MOST_STEPS = 200_000
_MOST_ROUNDS = 20


@dataclass(slots=True)
class Uncalculated:
    """The sums of a sheet whose stated value is zero, by where they stand, as their formulas are met."""

    _areas: dict[Position, list[tuple[range, range]]] = field(default_factory=dict)
    _others: set[Position] = field(default_factory=set)
    """Formulas of other kinds."""
    _steps: int = _MOST_STEPS

    def take(self, position: Position, formula: str) -> None:
        """Take in a formula whose stated value is zero."""
        plain = formula.strip().removeprefix("=").replace(" ", "").upper()
        if len(plain) <= LONGEST and (rounded := _ROUNDED.fullmatch(plain)):
            plain = rounded[1]
        if len(plain) > LONGEST or not _SUM.fullmatch(plain):
            self._others.add(position)
            return
        plain = _SUBTOTAL.sub("SUM(", plain)
        self._areas[position] = [_area(*found.groups()) for found in _AREA.finditer(plain)]

    def found(self, texts: Mapping[Position, str]) -> list[Position]:
        """The sums that are not zero by the cells that they add, or that add one which is not; with one, all
        formulas of other kinds."""
        wrong: set[Position] = set()
        for _ in range(_MOST_ROUNDS):
            more = {
                position
                for position, areas in self._areas.items()
                if position not in wrong and self._is_wrong(areas, texts, wrong)
            }
            if not more:
                break
            wrong |= more | self._others
        return sorted(wrong)

    def _is_wrong(
        self,
        areas: list[tuple[range, range]],
        texts: Mapping[Position, str],
        wrong: set[Position],
    ) -> bool:
        total = Decimal(0)
        for cell in _cells(areas):
            self._steps -= 1
            if self._steps < 0:
                return False
            if cell in wrong:
                return True
            number = parse_amount(texts.get(cell, ""))
            total += number.value if number else 0
        return total != 0


def _cells(areas: list[tuple[range, range]]) -> Iterator[Position]:
    for rows, columns in areas:
        for row in rows:
            for column in columns:
                yield row, column


def _area(
    column: str, row: str, last_column: str | None, last_row: str | None
) -> tuple[range, range]:
    columns = sorted((_column(column), _column(last_column or column)))
    rows = sorted((int(row) - 1, int(last_row or row) - 1))
    return range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
