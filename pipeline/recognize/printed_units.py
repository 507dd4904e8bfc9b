"""Which units the cells of a table print themselves: in a heading (（万元）), or in a column of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.recognize.regions import Row
from pipeline.values.amounts import is_blank
from pipeline.values.units import is_money, unit_in_heading, unit_line

_COLUMN_OF_UNITS = "计量单位"


def prints_units(rows: Sequence[Row]) -> bool:
    """Whether cells say units of their own: （万元）, 单位：元, or a column of units."""
    return any(_unit(text) or _COLUMN_OF_UNITS in text for text in _texts(rows))


def heads_money(rows: Sequence[Row]) -> bool:
    """Whether a cell says in which unit of money numbers of the table are."""
    return any(is_money(_unit(text)) for text in _texts(rows))


def _unit(text: str) -> str:
    return unit_in_heading(text) or unit_line(text)


def _texts(rows: Sequence[Row]) -> Iterator[str]:
    return (cell.text for row in rows for cell in row if not is_blank(cell.text))
