"""One printed number with all that its row and heading say of it, before it becomes an Amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.document import Cell
from pipeline.model.frozen import made_at_once
from pipeline.model.table import Entry


@made_at_once
@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an amount, by its heading before its row: one of all amounts of a column whose rows
    say the same. `fiscal_year` is None where no year is printed."""

    column_no: int
    column_label: str
    measure: str
    phase: str
    fund: str
    direction: str
    fiscal_year: int | None
    year_offset: int
    unit: str


@made_at_once
@dataclass(frozen=True, slots=True)
class Statement:
    """`value` is None where a dash is printed."""

    entry: Entry
    said: Said
    cell: Cell
    value: Decimal | None
