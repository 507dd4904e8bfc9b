"""Of which year, phase and unit a change, a rate of change or a completion is: of the amounts that it
follows.

Columns + the table's year → the same columns. 2024年决算数 | 2025年预算数 | 2025年执行数 | 增长% is of
what was executed in 2025: of the latest year left of it, the nearest. What its own heading says stays
(预算数比上年执行数增长% is of a budget), and narrows down which amounts it follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.table import Column, ColumnRole, Meaning
from pipeline.values.units import is_money
from pipeline.vocabulary import Headings

_FOLLOWING = ("change", "change_rate", "ratio", "completion_rate")


def with_years_of_what_they_follow(
    columns: Sequence[Column], this_year: int, headings: Headings
) -> tuple[Column, ...]:
    """The columns, those that compare with the year and the phase of what they compare."""
    return tuple(_following(columns, column, this_year, headings) for column in columns)


def _following(
    columns: Sequence[Column], column: Column, this_year: int, headings: Headings
) -> Column:
    if column.role is not ColumnRole.MEASURE or not _follows(column.meaning):
        return column
    own = headings.meaning(column.path)
    states_year = own.fiscal_year is not None or own.year_offset != 0
    if own.phase and states_year:
        return column

    def year(meaning: Meaning) -> int:
        return meaning.fiscal_year or this_year + meaning.year_offset

    before = [
        other
        for other in columns[: column.index]
        if other.role is ColumnRole.MEASURE
        and other.panel == column.panel
        and not _follows(other.meaning)
        and not other.meaning.is_rate
        and (not own.phase or other.meaning.phase == own.phase)
        and (not states_year or year(other.meaning) == year(own))
    ]
    above = column.path[:-1]
    group = [other for other in before if other.path[: len(above)] == above]
    stated = group or before
    years = {year(other.meaning) for other in stated}
    phases = {other.meaning.phase for other in stated}
    if len(years) < 2 and len(phases) < 2 and not any(o.meaning.fiscal_year for o in stated):
        return column
    of = next(o.meaning for o in reversed(stated) if year(o.meaning) == max(years))
    meaning = replace(column.meaning, phase=own.phase or of.phase or column.meaning.phase)
    if not states_year:
        meaning = replace(meaning, fiscal_year=of.fiscal_year, year_offset=of.year_offset)
    return column if meaning == column.meaning else replace(column, meaning=meaning)


def with_units_of_what_they_follow(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a table that states no unit, those of changes with the unit of money that all amounts
    left of them state in their headings."""
    return tuple(
        replace(column, unit=unit) if (unit := _unit_followed(columns, column)) else column
        for column in columns
    )


def _unit_followed(columns: Sequence[Column], column: Column) -> str:
    is_change = _flow(column.meaning) == "change" and not column.meaning.is_rate
    if column.role is not ColumnRole.MEASURE or column.unit or not is_change:
        return ""
    units = {
        other.unit
        for other in columns[: column.index]
        if other.role is ColumnRole.MEASURE
        and other.panel == column.panel
        and not _follows(other.meaning)
    }
    unit = units.pop() if len(units) == 1 else ""
    return unit if is_money(unit) else ""


def _flow(meaning: Meaning) -> str:
    return meaning.measure.partition(".")[0]


def _follows(meaning: Meaning) -> bool:
    parts = meaning.measure.split(".")
    return parts[0] in _FOLLOWING or parts[-1] in _FOLLOWING
