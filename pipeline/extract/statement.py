"""One printed number with all that its row and heading say of it, before it becomes an Amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.document import Cell
from pipeline.model.frozen import made_at_once
from pipeline.model.table import Entry


@made_at_once
@dataclass(frozen=True, slots=True)
class Statement:
    """`value` is None where a dash is printed; `fiscal_year` None where no year is printed."""

    entry: Entry
    column_no: int
    column_label: str
    measure: str
    phase: str
    fund: str
    direction: str
    fiscal_year: int | None
    year_offset: int
    unit: str
    cell: Cell
    value: Decimal | None
