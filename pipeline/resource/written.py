"""A resource → its CSV and Parquet files and its descriptor, some thousand rows at a time.

All rows of a large resource are many times its records: what it takes in memory is that of a part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.resource.arrow import typed_table
from pipeline.resource.lines import csv_and_rows, csv_lines
from pipeline.resource.schema import ResourceError, Schema
from pipeline.resource.tabular import (
    PublishedFile,
    Resource,
    footer,
    parquet_options,
    record_resource,
    resource_descriptor,
    write_file,
)

PART = 20_000
"""So many rows are texts at a time; each part is a row group of the Parquet file."""


def record_parts(schema: Schema, records: Iterable[object], **custom: Any) -> Iterator[Resource]:
    """The resource of records in parts, of no record in one."""
    rest = iter(records)
    part = list(islice(rest, PART))
    yield record_resource(schema, part, **custom)
    while part := list(islice(rest, PART)):
        yield record_resource(schema, part, **custom)


def in_parts(resource: Resource) -> Iterator[Resource]:
    """A resource in parts."""
    rows = len(resource.texts[0]) if resource.texts else 0
    if rows <= PART:
        yield resource
        return
    for start in range(0, rows, PART):
        yield replace(resource, texts=[each[start : start + PART] for each in resource.texts])


def write_resource(resource: Resource, directory: Path, package: str = "") -> dict[str, Any]:
    """Writes the resource's CSV and Parquet under `directory`; returns its descriptor. `package` is the
    name of the package that it is of, for the footer of the Parquet file.

    The same resource gives the same bytes. Raises `ResourceError` where a text does not fit its
    field or a number would lose a digit.
    """
    return write_parts([resource], directory, package)


def write_parts(
    parts: Iterable[Resource],
    directory: Path,
    package: str = "",
    take: Callable[[list[bytes]], None] | None = None,
) -> dict[str, Any]:
    """The same of a resource that comes in parts, of which there is one at least. `take` is given the rows
    of each part, their texts `JOINED_BY` a sign."""
    csv_file: _Csv | None = None
    parquet: _Parquet | None = None
    for part in parts:
        try:
            table = typed_table(part.schema, part.texts)
        except ResourceError as error:
            raise ResourceError(f"{part.path}: {error}") from None
        if csv_file is None or parquet is None:
            resource = part
            csv_file = _Csv(part, directory)
            parquet = _Parquet(table, footer(part.name, part.schema, package))
        rows = csv_file.add(part)
        parquet.add(table)
        if take is not None:
            take(rows)
        del part, table, rows  # before the next is made: no two are in memory together
    if csv_file is None or parquet is None:
        raise ValueError("a resource has one part at least")
    path = Path(resource.path).with_suffix(".parquet").as_posix()
    files = [write_file(directory, path, parquet.content())]
    return resource_descriptor(resource, csv_file=csv_file.published(), parquet_files=files)


class _Csv:
    """The CSV of a resource while it is written."""

    def __init__(self, resource: Resource, directory: Path) -> None:
        self._path = resource.path
        self._digest, self._size = sha256(), 0
        self._file = directory / resource.path
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.unlink(missing_ok=True)
        self._write(csv_lines([[name] for name in resource.schema.names]).encode())

    def add(self, part: Resource) -> list[bytes]:
        """Writes the rows of a part, and gives them as they are hashed."""
        lines, rows = csv_and_rows(part.texts)
        self._write(lines)
        return rows

    def _write(self, content: bytes) -> None:
        self._digest.update(content)
        with self._file.open("ab") as file:
            self._size += file.write(content)

    def published(self) -> PublishedFile:
        return PublishedFile(self._path, self._size, self._digest.hexdigest())


class _Parquet:
    """The Parquet file of a resource while it is written; `said` is its `footer`."""

    def __init__(self, first: pa.Table, said: Mapping[str, str]) -> None:
        self._said = said
        self._sink = pa.BufferOutputStream()
        options = parquet_options(len(first))
        self._writer = pq.ParquetWriter(self._sink, first.schema, **options)

    def add(self, table: pa.Table) -> None:
        self._writer.write_table(table)

    def content(self) -> bytes:
        self._writer.add_key_value_metadata(self._said)
        self._writer.close()
        content: bytes = self._sink.getvalue().to_pybytes()
        return content


def parquet_bytes(table: pa.Table, said: Mapping[str, str]) -> bytes:
    """The Parquet file of a table; `said` is its `footer`."""
    file = _Parquet(table, said)
    file.add(table)
    return file.content()
