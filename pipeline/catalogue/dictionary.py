"""The data dictionary → `dictionary.json`, `dictionary.csv` and `dictionary.xlsx` of the catalogue."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.resource import publishable, published_file
from pipeline.resource.dictionary import FieldEntry, TableEntry, data_dictionary, dictionary_content
from pipeline.resource.plain_workbook import write_sheets
from pipeline.resource.sheets import XLSX_TYPE, Sheet

STEM = "dictionary"
_MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": XLSX_TYPE,
}
_TABLE_COLUMNS = (
    "table",
    "title",
    "title_en",
    "description",
    "description_en",
    "caution",
    "caution_en",
)
_COLUMNS = (
    "table", "field", "title", "title_en", "type", "required", "unit", "unit_en", "values",
    "example", "description", "description_en", "origin", "origin_en", "caution", "caution_en",
)  # fmt: skip


def write_dictionary(directory: Path, version: str) -> list[dict[str, Any]]:
    """Writes the dictionary's three files; returns what the descriptor says of them. `version` is that of
    the catalogue, which the JSON names."""
    rows = [_field_row(table, each) for table in data_dictionary() for each in table.fields]
    content = {"version": version, **dictionary_content()}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (directory / f"{STEM}.json").write_text(text, encoding="utf-8", newline="\n")
    with (directory / f"{STEM}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([publishable(cell) for cell in row] for row in rows)
    sheets = (
        Sheet("表 Tables", _TABLE_COLUMNS, _table_rows()),
        Sheet("字段 Fields", _COLUMNS, rows),
        Sheet("取值 Values", ("list", "value", "name", "name_en"), _value_rows()),
    )
    write_sheets("明账数据字典 Mingzhang data dictionary", sheets, directory / f"{STEM}.xlsx")
    return [
        published_file(directory, f"{STEM}.{suffix}").descriptor()
        | {"format": suffix, "mediatype": media_type}
        for suffix, media_type in _MEDIA_TYPES.items()
    ]


def _table_rows() -> Iterator[tuple[str, ...]]:
    for schema in (each.schema for each in data_dictionary()):
        yield schema.name, *(str(getattr(schema, name)) for name in _TABLE_COLUMNS[1:])


def _field_row(table: TableEntry, entry: FieldEntry) -> tuple[str, ...]:
    field = entry.field
    return (
        table.schema.name,
        field.name,
        field.title,
        field.title_en,
        field.type,
        "true" if field.required else "false",
        entry.unit.name if entry.unit else "",
        entry.unit.name_en if entry.unit else "",
        " ".join(field.enum) or (f"→ {field.values}" if field.values else ""),
        field.example,
        field.description,
        field.description_en,
        entry.origin.name,
        entry.origin.name_en,
        field.caution,
        field.caution_en,
    )


def _value_rows() -> Iterator[tuple[str, ...]]:
    for name, values in dictionary_content()["lists"].items():
        for each in values:
            yield name, each["id"], each["name"], each["name_en"]
