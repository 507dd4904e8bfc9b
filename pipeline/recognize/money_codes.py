"""Codes that a spreadsheet prints as amounts (2,080,505.00), in the format of what stands beside → the codes.

Only below a heading of codes, where all that is printed are codes of a classification, and no amount with
分 among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Grid
from pipeline.values.text import fold
from pipeline.vocabulary import Headings

_AS_AMOUNT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{3,7})\.0{1,4}|\d{1,3}(?:,\d{3})+")
_CODE = re.compile(r"[2-5]\d\d(?:\d\d){0,2}")
_FEWEST, _FEWEST_AS_AMOUNTS = 3, 2
_MOST_HEADS = 6


def with_plain_codes(grid: Grid, headings: Headings) -> Grid:
    """The grid with the codes of such columns as codes."""
    columns = [column for column in _headed(grid, headings) if _are_codes(grid, column)]
    if not columns:
        return grid
    return replace(grid, rows=tuple(_plain(row, columns) for row in grid.rows))


def _headed(grid: Grid, headings: Headings) -> Sequence[int]:
    """The columns below a heading of codes in which numbers are printed as amounts."""
    return sorted(
        {
            column
            for row in grid.rows[:_MOST_HEADS]
            for column, cell in enumerate(row)
            if cell.text and headings.is_code(cell.text)
        }
    )


def _are_codes(grid: Grid, column: int) -> bool:
    """Whether each number of a column is a code, some of them printed as amounts."""
    texts = [fold(row[column].text) for row in grid.rows if column < len(row)]
    numbers = [text for text in texts if text and text[0].isdigit()]
    as_amounts = [text for text in numbers if _AS_AMOUNT.fullmatch(text)]
    if len(numbers) < _FEWEST or len(as_amounts) < _FEWEST_AS_AMOUNTS:
        return False
    return all(_CODE.fullmatch(_digits(text)) for text in numbers)


def _digits(text: str) -> str:
    return text.partition(".")[0].replace(",", "") if _AS_AMOUNT.fullmatch(text) else text


def _plain(row: tuple[Cell, ...], columns: Sequence[int]) -> tuple[Cell, ...]:
    cells = list(row)
    for column in columns:
        if column < len(cells) and _AS_AMOUNT.fullmatch(text := fold(cells[column].text)):
            cells[column] = replace(cells[column], text=_digits(text))
    return tuple(cells)
