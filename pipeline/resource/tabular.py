"""A resource: schema and columns of text → its CSV and Parquet files and its descriptor."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.resource.arrow import typed_table
from pipeline.resource.checksums import sha256_of
from pipeline.resource.defuse import publishable
from pipeline.resource.schema import ResourceError, Schema

PARQUET_OPTIONS: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 9,
    "version": "2.6",
    "store_schema": False,
}
"""Plain types, and no schema of Arrow's own beside the one of Parquet."""
FOOTER = "mingzhang"
"""The key under which a Parquet file says what it is."""

_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One table to publish.

    `texts` are its columns in the schema's order, each the texts of its cells as the CSV states
    them ("" where there is no value). `path` is the CSV's, relative to the package; the Parquet
    file stands beside it. `custom` goes into the descriptor under `mingzhang`.
    """

    name: str
    path: str
    schema: Schema
    texts: Sequence[Sequence[str]]
    title: str = ""
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    custom: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len({len(column) for column in self.texts}) > 1:
            raise ResourceError(f"{self.name}: columns of different lengths")
        for each, column in zip(self.schema.fields, self.texts, strict=True):
            seen = set(column) if each.enum or each.required else set()
            if each.enum and (strange := seen - set(each.enum) - {""}):
                raise ResourceError(
                    f"{self.name}: field {each.name}: {sorted(strange)}, expected {each.enum}"
                )
            if each.required and "" in seen:
                row = column.index("") + 1
                raise ResourceError(f"{self.name}: field {each.name}: empty in row {row}")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a package: its path in the package with /, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str

    def descriptor(self) -> dict[str, Any]:
        return {"path": self.path, "bytes": self.size, "hash": f"sha256:{self.sha256}"}


def write_file(directory: Path, path: str, content: bytes) -> PublishedFile:
    """Writes a file of the package at `directory`."""
    with open(f"{directory}/{path}", "wb", buffering=0) as file:  # noqa: PTH123
        file.write(content)
    return PublishedFile(path, len(content), sha256(content).hexdigest())


def published_file(directory: Path, path: str) -> PublishedFile:
    """The file at `path` in the package at `directory`."""
    file = directory / path
    return PublishedFile(path, file.stat().st_size, sha256_of(file))


def record_resource(schema: Schema, records: Iterable[object], **custom: Any) -> Resource:
    """The resource of records whose attributes are named as the schema's fields."""
    rows = list(records)
    texts = [cell_texts(map(attrgetter(name), rows)) for name in schema.names]
    description, description_en = schema.descriptions
    return Resource(
        name=schema.name,
        path=f"{schema.name}.csv",
        schema=schema,
        texts=texts,
        title=schema.title,
        title_en=schema.title_en,
        description=description,
        description_en=description_en,
        custom=custom,
    )


def cell_texts(values: Iterable[Any]) -> list[str]:
    """Values as their CSV cells; texts and whole numbers that come again are made publishable once.

    >>> cell_texts([2, "=A1", None, 2]), cell_texts([Decimal("1.10"), Decimal("1.1")])
    (['2', "'=A1", '', '2'], ['1.10', '1.1'])
    """
    given = list(values)
    kinds = set(map(type, given))
    if kinds <= _TOLD_APART:
        known = {value: cell_text(value) for value in set(given)}
        return list(map(known.__getitem__, given))
    if kinds <= _DECIMALS:  # 1.10 equals 1.1
        return ["" if value is None else format(value, "f") for value in given]
    return [cell_text(value) for value in given]  # true equals 1


_TOLD_APART = frozenset({str, int, type(None)})
"""Kinds of values of which none equals one of another kind."""
_DECIMALS = frozenset({Decimal, type(None)})


def cell_text(value: str | int | Decimal | bool | None) -> str:
    """A value as its CSV cell; text is made publishable, decimals keep their digits.

    >>> cell_text(Decimal("1.10")), cell_text(True), cell_text(None), cell_text("=A1")
    ('1.10', 'true', '', "'=A1")
    """
    match value:
        case None:
            return ""
        case Decimal():
            return format(value, "f")
        case StrEnum():
            return value.value
        case str():
            return publishable(value)
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def footer(name: str, schema: Schema, package: str) -> dict[str, str]:
    """What a Parquet file says of itself: of which package and resource it is, and what its columns are.
    No version is in it: rows that stay the same keep their bytes from version to version."""
    said = {
        "package": package,
        "resource": name,
        "fields": [
            {"name": each.name, "type": each.type, "title": each.title, "title_en": each.title_en}
            for each in schema.fields
        ],
    }
    return {FOOTER: json.dumps(said, ensure_ascii=False, separators=(",", ":"))}


def write_resource(resource: Resource, directory: Path, package: str = "") -> dict[str, Any]:
    """Writes the resource's CSV and Parquet under `directory`; returns its descriptor. `package` is the
    name of the package that it is of, for the footer of the Parquet file.

    The same resource gives the same bytes. Raises `ResourceError` where a text does not fit its
    field or a number would lose a digit.
    """
    return write_typed(resource, typed(resource), directory, package)


def typed(resource: Resource) -> pa.Table:
    """The values that the resource states. Raises `ResourceError` as `write_resource` does."""
    try:
        return typed_table(resource.schema, resource.texts)
    except ResourceError as error:
        raise ResourceError(f"{resource.path}: {error}") from None


def write_typed(
    resource: Resource, table: pa.Table, directory: Path, package: str = ""
) -> dict[str, Any]:
    """`write_resource` where the values of the resource, `table`, are at hand."""
    path = directory / resource.path
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet = Path(resource.path).with_suffix(".parquet").as_posix()
    said = footer(resource.name, resource.schema, package)
    return resource_descriptor(
        resource,
        csv_file=write_file(directory, resource.path, _csv_bytes(resource)),
        parquet_files=[write_file(directory, parquet, parquet_bytes(table, said))],
    )


def parquet_bytes(table: pa.Table, said: Mapping[str, str]) -> bytes:
    """The Parquet file of a table; `said` is its `footer`."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema, **PARQUET_OPTIONS) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(said)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _csv_bytes(resource: Resource) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(resource.schema.names)
    writer.writerows(zip(*resource.texts, strict=True))
    return lines.getvalue().encode()


def resource_descriptor(
    resource: Resource, csv_file: PublishedFile, parquet_files: Sequence[PublishedFile]
) -> dict[str, Any]:
    """The Data Resource: the CSV, with the same rows as Parquet under `mingzhang.parquet`."""
    parquet = [
        file.descriptor() | {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        for file in parquet_files
    ]
    properties = {
        "name": resource.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": resource.title,
        "title_en": resource.title_en,
        "description": resource.description,
        "description_en": resource.description_en,
        **csv_file.descriptor(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dict(_DIALECT),
        "schema": resource.schema.descriptor(),
        "mingzhang": {**resource.custom, "parquet": parquet},
    }
    return {key: value for key, value in properties.items() if value != ""}
