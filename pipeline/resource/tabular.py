"""A resource: schema and columns of text → its CSV and Parquet files and its descriptor."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path
from types import NoneType
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
_SMALL = 1_000
_OPTIONS_OF_SMALL = {
    **PARQUET_OPTIONS,
    "compression_level": 3,
    "use_dictionary": False,
    "write_statistics": False,
}
"""Of fewer than `_SMALL` rows: what helps to find a part of a large file would be a third of theirs, and
cost as much time as their values."""
_ROWS = 4_000
"""So many rows are lines of CSV at a time."""
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
    (directory / path).write_bytes(content)
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


class _Texts(dict[Any, str]):
    """Values of one type with their texts, each made once."""

    def __missing__(self, value: Any) -> str:
        text = self[value] = cell_text(value)
        return text


def cell_texts(values: Iterable[Any]) -> list[str]:
    """Values as their CSV cells; those that come again are made publishable once."""
    given = list(values)
    kinds = set(map(type, given))
    if len(kinds) == 1 and Decimal not in kinds and given.count(given[0]) == len(given):
        return [cell_text(given[0])] * len(given)  # as of every third column
    kinds -= {NoneType}
    # 1.10 equals 1.1, true equals 1, and a word of a list the text that it is
    if len(kinds) > 1 or Decimal in kinds:
        return [cell_text(each) for each in given]
    return list(map(_Texts().__getitem__, given))


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
    of = f'"package":{encode_basestring(package)},"resource":{encode_basestring(name)}'
    return {FOOTER: f'{{{of},"fields":{schema.titles}}}'}


def write_resource(resource: Resource, directory: Path, package: str = "") -> dict[str, Any]:
    """Writes the resource's CSV and Parquet under `directory`; returns its descriptor. `package` is the
    name of the package that it is of, for the footer of the Parquet file.

    The same resource gives the same bytes. Raises `ResourceError` where a text does not fit its
    field or a number would lose a digit.
    """
    try:
        table = typed_table(resource.schema, resource.texts)
    except ResourceError as error:
        raise ResourceError(f"{resource.path}: {error}") from None
    path = directory / resource.path
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet = Path(resource.path).with_suffix(".parquet").as_posix()
    said = footer(resource.name, resource.schema, package)
    return resource_descriptor(
        resource,
        csv_file=_write_csv(resource, directory),
        parquet_files=[write_file(directory, parquet, parquet_bytes(table, said))],
    )


def parquet_bytes(table: pa.Table, said: Mapping[str, str]) -> bytes:
    """The Parquet file of a table; `said` is its `footer`."""
    sink = pa.BufferOutputStream()
    options = _OPTIONS_OF_SMALL if len(table) < _SMALL else PARQUET_OPTIONS
    with pq.ParquetWriter(sink, table.schema, **options) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(said)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _write_csv(resource: Resource, directory: Path) -> PublishedFile:
    """Writes the CSV, some thousand rows at a time: all of a large one are many times its records."""
    digest, size = sha256(), 0
    rows = zip(*resource.texts, strict=True)
    with (directory / resource.path).open("wb") as file:
        part: Iterable[Iterable[str]] = [resource.schema.names]
        while part:
            lines = io.StringIO(newline="")
            csv.writer(lines, lineterminator="\n").writerows(part)
            content = lines.getvalue().encode()
            digest.update(content)
            size += file.write(content)
            part = list(islice(rows, _ROWS))
    return PublishedFile(resource.path, size, digest.hexdigest())


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
        "schema": resource.schema.said,
        "mingzhang": {**resource.custom, "parquet": parquet},
    }
    return {key: value for key, value in properties.items() if value != ""}
