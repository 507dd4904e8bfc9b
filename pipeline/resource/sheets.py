"""What a workbook of plain sheets has in it: rows below names of columns, and what the columns are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.resource.schema import Schema

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

Cell = str | int | float | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the names of its columns, its rows, none longer than these."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def readme(schema: Schema, said: Iterable[tuple[str, str]] = ()) -> Sheet:
    """What the columns are; first what the table is. `said` are facts of the file, each with its name."""
    description, description_en = schema.descriptions
    rows = [
        (schema.name, schema.title, schema.title_en, description, description_en),
        *((name, "", "", text, "") for name, text in said),
        *(
            (
                each.name,
                each.title,
                each.title_en,
                each.description + each.caution,
                f"{each.description_en} {each.caution_en}".strip(),
            )
            for each in schema.fields
        ),
    ]
    columns = ("column", "title", "title_en", "description", "description_en")
    return Sheet("说明 Readme", columns, rows)
