"""Panels → `panels/<name>.csv`, `.parquet` and `.xlsx` of the catalogue, and their descriptors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any

import pyarrow as pa

from pipeline.catalogue.combine import CATALOGUE
from pipeline.catalogue.panels import functions, headlines, indicators
from pipeline.catalogue.panels.frames import Files, have_same_bodies, plain_values
from pipeline.resource import (
    Resource,
    Schema,
    load_schema,
    published_file,
    restore,
    write_resource,
)
from pipeline.resource.plain_workbook import write_sheets
from pipeline.resource.sheets import XLSX_TYPE, Sheet, readme
from pipeline.resource.tabular import cell_texts

FOLDER = "panels"
MOST_SHEET_ROWS = 50_000
"""A longer panel has no workbook: a spreadsheet opens it slowly, and writing it would take minutes."""

Value = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class KeptPanels:
    """The panels of a catalogue that stands: `same` are the resources that the new one has as they were,
    `files` those of the old one; `can_lay` tells whether some panels of it are sound, `lay` brings one into
    the folder of the new one and gives what the descriptor says of it."""

    same: frozenset[str]
    files: Files
    can_lay: Callable[..., bool]
    lay: Callable[[str, Path], dict[str, Any]]

    def has(self, panel: Any, files: Files) -> bool:
        """Whether a panel would be made of the same again."""
        is_same = self.same >= panel.MADE_OF and have_same_bodies(self.files, files)
        return is_same and self.can_lay(panel.LONG, panel.WIDE)


def write_panels(
    resources: Sequence[Mapping[str, Any]], directory: Path, kept: KeptPanels | None = None
) -> list[dict[str, Any]]:
    """Writes all panels of the catalogue's `resources`; returns the panels' own descriptors."""
    files: Files = {
        each["name"]: [directory / file["path"] for file in each["mingzhang"]["parquet"]]
        for each in resources
    }
    written: list[dict[str, Any]] = []
    for panel in (headlines, functions, indicators):
        if kept and kept.has(panel, files):
            written += [kept.lay(each, directory) for each in (panel.LONG, panel.WIDE)]
            continue
        long = panel.long_frame(files)
        written.append(_write(load_schema(panel.LONG), long, directory))
        wide = panel.wide_frame(long)
        schema = load_schema(panel.WIDE)
        added = tuple(panel.wide_fields(long, wide))
        schema = replace(schema, fields=(*schema.fields, *added))
        written.append(_write(schema, wide, directory))
        del long, wide
        pa.default_memory_pool().release_unused()
    return written


def _write(schema: Schema, frame: Any, directory: Path) -> dict[str, Any]:
    columns = [_values(plain_values(frame[name])) for name in schema.names]
    path = f"{FOLDER}/{schema.name}"
    description, description_en = schema.descriptions
    xlsx: dict[str, Any] = {}
    (directory / FOLDER).mkdir(exist_ok=True)
    if len(frame) <= MOST_SHEET_ROWS:
        sheets = (readme(schema), Sheet("数据 Data", schema.names, zip(*columns, strict=True)))
        write_sheets(f"{schema.title} {schema.title_en}", sheets, directory / f"{path}.xlsx")
        file = published_file(directory, f"{path}.xlsx").descriptor()
        xlsx = {"xlsx": file | {"format": "xlsx", "mediatype": XLSX_TYPE}}
    resource = Resource(
        name=schema.name,
        path=f"{path}.csv",
        schema=schema,
        texts=[cell_texts(column) for column in columns],
        title=schema.title,
        title_en=schema.title_en,
        description=description,
        description_en=description_en,
        custom={"role": "panel", **xlsx},
    )
    return write_resource(resource, directory, CATALOGUE)


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
