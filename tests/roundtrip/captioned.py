"""PrintedTable → all of it as rows of one table, as spreadsheets and what is pasted from them have it.

The number stands in a cell of its own with empty ones beside it, the title over the whole width, whose
the table is and its unit at the two ends of a row of empty cells; notes close it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.roundtrip.printed import PrintedCell, PrintedRow, PrintedTable


def rows_above(table: PrintedTable) -> Iterator[PrintedRow]:
    """The lines above a table, from its number to its unit."""
    width = table.width
    if table.number:
        yield PrintedCell(table.number), *[PrintedCell("")] * (width - 1)
    for text in (table.title, *table.remarks, table.year):
        yield merged_over(text, width)
    if width > 1:
        blank = [PrintedCell("")] * (width - 2)
        yield PrintedCell(table.organisation), *blank, PrintedCell(table.unit)
    else:
        yield from (merged_over(text, width) for text in (table.organisation, table.unit) if text)


def rows_below(table: PrintedTable) -> Iterator[PrintedRow]:
    """Its notes."""
    return (merged_over(text, table.width) for text in table.notes)


def merged_over(text: str, width: int) -> PrintedRow:
    """A row that is one cell."""
    return PrintedCell(text, width), *[None] * (width - 1)
