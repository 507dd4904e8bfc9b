"""Panels → `panels/<name>.csv`, `.parquet` and `.xlsx` of the catalogue, and their descriptors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any

import pyarrow as pa

from pipeline.catalogue.combine import CATALOGUE
from pipeline.catalogue.panels import functions, headlines, indicators
from pipeline.catalogue.panels.frames import Files, as_frame, plain_values
from pipeline.catalogue.panels.kept import KeptPanels
from pipeline.resource import (
    Resource,
    Schema,
    load_schema,
    published_file,
    resource_descriptor,
    restore,
)
from pipeline.resource.arrow import typed_table
from pipeline.resource.lines import csv_lines
from pipeline.resource.plain_workbook import write_sheets
from pipeline.resource.sheets import XLSX_TYPE, Sheet, readme
from pipeline.resource.tabular import cell_texts, footer, write_file
from pipeline.resource.written import PART, parquet_bytes

FOLDER = "panels"
MOST_SHEET_ROWS = 50_000
"""A longer panel has no workbook: a spreadsheet opens it slowly, and writing it would take minutes."""

Value = str | int | Decimal | bool | None


def write_panels(
    resources: Sequence[Mapping[str, Any]], directory: Path, kept: KeptPanels | None = None
) -> list[dict[str, Any]]:
    """Writes all panels of the catalogue's `resources`; returns the panels' own descriptors. The bytes are
    the same with what is `kept` of a catalogue that stands."""
    files: Files = {
        each["name"]: [directory / file["path"] for file in each["mingzhang"]["parquet"]]
        for each in resources
    }
    (directory / FOLDER).mkdir(exist_ok=True)
    written: list[dict[str, Any]] = []
    for panel in (headlines, functions, indicators):
        if kept and kept.has(panel, files):
            written += [kept.lay(each, directory) for each in (panel.LONG, panel.WIDE)]
            continue
        rows = kept.rows(panel.LONG, files) if kept else None
        schema = load_schema(panel.LONG)
        stated = _stated(schema, panel.long_frame(files, rows.anew if rows else None))
        long, said = _write(schema, *(rows.with_new(*stated) if rows else stated), directory)
        written.append(said)
        del rows, stated
        wide = panel.wide_frame(long)
        schema = load_schema(panel.WIDE)
        added = tuple(panel.wide_fields(long, wide))
        schema = replace(schema, fields=(*schema.fields, *added))
        written.append(_write(schema, *_stated(schema, wide), directory)[1])
        del long, wide
        pa.default_memory_pool().release_unused()
    return written


def _stated(schema: Schema, frame: Any) -> tuple[pa.Table, list[bytes]]:
    """The rows of a frame as values and as lines of CSV, some thousand at a time."""
    tables: list[pa.Table] = []
    lines: list[bytes] = []
    for start in range(0, max(len(frame), 1), PART):
        part = frame.iloc[start : start + PART]
        texts = [cell_texts(_values(plain_values(part[name]))) for name in schema.names]
        tables.append(typed_table(schema, texts))
        made = csv_lines(texts).encode().split(b"\n")[:-1] if len(part) else []
        if len(made) != len(part):  # a text of several lines: they are told apart by their quotes
            rows = zip(*texts, strict=True)
            made = [csv_lines([[each] for each in row])[:-1].encode() for row in rows]
        lines += made
    return pa.concat_tables(tables).combine_chunks(), lines


def _write(
    schema: Schema, table: pa.Table, lines: Iterable[bytes], directory: Path
) -> tuple[Any, dict[str, Any]]:
    """Writes a panel; gives it as a frame, and its descriptor."""
    path = f"{FOLDER}/{schema.name}"
    with (directory / f"{path}.csv").open("wb") as file:
        file.write(csv_lines([[name] for name in schema.names]).encode())
        file.writelines(each + b"\n" for each in lines)
    columns = [_values(column.to_pylist()) for column in table.columns] if _has_book(table) else []
    resource = _resource(schema, [[] for _ in schema.names], _workbook(schema, columns, directory))
    parquet = parquet_bytes(table, footer(schema.name, schema, CATALOGUE))
    said = resource_descriptor(
        resource,
        csv_file=published_file(directory, f"{path}.csv"),
        parquet_files=[write_file(directory, f"{path}.parquet", parquet)],
    )
    return as_frame(table), said


def _has_book(rows: Sized) -> bool:
    return len(rows) <= MOST_SHEET_ROWS


def _workbook(
    schema: Schema, columns: Sequence[Sequence[Value]], directory: Path
) -> dict[str, Any]:
    """Writes the workbook of a panel that is to have one; what the descriptor says of it. No `columns` stand
    for too many rows."""
    if not columns or not _has_book(columns[0]):
        return {}
    sheets = (readme(schema), Sheet("数据 Data", schema.names, zip(*columns, strict=True)))
    path = f"{FOLDER}/{schema.name}.xlsx"
    write_sheets(f"{schema.title} {schema.title_en}", sheets, directory / path)
    file = published_file(directory, path).descriptor()
    return {"xlsx": file | {"format": "xlsx", "mediatype": XLSX_TYPE}}


def _resource(
    schema: Schema, texts: Sequence[Sequence[str]], workbook: Mapping[str, Any]
) -> Resource:
    description, description_en = schema.descriptions
    return Resource(
        name=schema.name,
        path=f"{FOLDER}/{schema.name}.csv",
        schema=schema,
        texts=texts,
        title=schema.title,
        title_en=schema.title_en,
        description=description,
        description_en=description_en,
        custom={"role": "panel", **workbook},
    )


class _Made(dict[Any, Value]):
    """Values of one kind of a frame, each made ours once."""

    def __missing__(self, value: Any) -> Value:
        made = self[value] = _value(value)
        return made


def _values(column: Sequence[Any]) -> list[Value]:
    """Values of a frame as ours: texts as printed, decimals without empty places, Python's integers."""
    kinds = set(map(type, column)) - {NoneType}
    if len(kinds) > 1:  # true equals 1
        return list(map(_value, column))
    return list(map(_Made().__getitem__, column))


def _value(value: Any) -> Value:
    match value:
        case None | bool():
            return value
        case str():
            return restore(value)
        case Decimal():
            return Decimal(format(value.normalize(), "f"))
        case _:
            return int(value)
