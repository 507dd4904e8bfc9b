"""Digits in cells of their own: forms with a column for each digit (千百十万千百十元角分), and numbers set so
wide that each of their digits seems to stand in a column.

Read as they stand each digit is a number; which digits are one number, and where its point is, nothing
tells. So what the figures of such a table are is not proven.
"""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.read.pdf.cells import PrintedCell
from pipeline.read.pdf.grid import PrintedTable

_DIGIT = re.compile(r"\d[.,，．]?|[.,，．-]\d?")
_FEWEST_DIGITS, _FEWEST_ROWS = 4, 3
"""So many digits beside one another, in so many rows."""
_WIDEST = 16.0
"""Points: a column with a heading of its own is wider."""


def has_digits_apart(table: PrintedTable) -> bool:
    """Whether rows of a table print one digit in each of several narrow cells beside one another."""
    rows = 0
    for row in table.rows:
        rows += any(
            is_digit and len(list(cells)) >= _FEWEST_DIGITS
            for is_digit, cells in groupby(row, _holds_digit)
        )
        if rows >= _FEWEST_ROWS:
            return True
    return False


def _holds_digit(cell: PrintedCell | None) -> bool:
    if cell is None or len(cell.text) > 2 or cell.box[2] - cell.box[0] > _WIDEST:
        return False
    return _DIGIT.fullmatch(cell.text) is not None
