"""Minus signs far left of their numbers in a table without rules: in a column of their own they say nothing.

Spreadsheets set the sign at the left edge of a cell and the number at its right. Without rules nothing tells
such a sign from a dash for nothing in a narrow column; a column of these has one in each row, or where the
next column has no number. So the table is read as it stands, and what its figures are is not proven.
"""

from __future__ import annotations

from pipeline.read.pdf.grid import PrintedTable
from pipeline.values.amounts import parse_amount

_SIGNS = frozenset("-−–﹣－")


def has_signs_apart(table: PrintedTable) -> bool:
    """Whether a column holds nothing but signs, each before a number without one, and not before all."""
    return any(_are_signs(table, column) for column in range(table.width - 1))


def _are_signs(table: PrintedTable, column: int) -> bool:
    beside = [
        (_text(table, row, column), _text(table, row, column + 1)) for row in range(len(table.rows))
    ]
    numbers = [row for row, (_, text) in enumerate(beside) if _is_unsigned(text)]
    if not numbers:
        return False
    said = {row: text for row, (text, _) in enumerate(beside) if text and row >= numbers[0]}
    return (
        bool(said)
        and _SIGNS.issuperset(said.values())
        and said.keys() <= {*numbers}
        and len(said) < len(numbers)
    )


def _text(table: PrintedTable, row: int, column: int) -> str:
    cell = table.rows[row][column]
    return cell.text.strip() if cell else ""


def _is_unsigned(text: str) -> bool:
    number = parse_amount(text)
    return number is not None and number.value > 0
