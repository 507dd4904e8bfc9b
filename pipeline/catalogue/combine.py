"""The same resource of many packages → one CSV and its Parquet files, a package at a time.

CSV rows are copied as they are, so amounts keep their printed decimals, and Parquet holds the same
rows in the same order; those of packages that are as they were come from the catalogue that stands. What is
read of a package is what its checksums say, or nothing is written: the catalogue would vouch for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.catalogue.package_parquet import read_parquet
from pipeline.catalogue.rows import expect_as_published, outdated
from pipeline.catalogue.standing import KeptRows
from pipeline.resource import (
    Schema,
    arrow_schema,
    published_file,
    record_resource,
    resource_descriptor,
)
from pipeline.resource.tabular import PARQUET_OPTIONS, footer

CATALOGUE = "catalogue"
_ROW_GROUP = 122_880
"""What DuckDB reads in parallel."""
_PART = 1 << 20
"""So many bytes of a CSV are in memory."""


def combine(
    schema: Schema,
    packages: Sequence[Path],
    parts: Mapping[str, Sequence[Path]],
    directory: Path,
    kept: KeptRows | None = None,
) -> dict[str, Any]:
    """Writes the resource `schema.name` of all packages under `directory`; returns its descriptor.

    `parts` says which packages go into which Parquet file; in the order of `packages`, all told. `kept`
    has rows that need not be read from their packages, and files that are as they would be.
    """
    path = f"{schema.name}.csv"
    _combine_csv(schema, packages, directory / path)
    parquet = []
    for name, members in parts.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        if kept is not None and kept.has_file(name, [each.name for each in members]):
            parquet.append(kept.lay(name, directory))
            continue
        _combine_parquet(schema, members, directory / name, kept)
        parquet.append(published_file(directory, name))
    return resource_descriptor(
        record_resource(schema, ()),
        csv_file=published_file(directory, path),
        parquet_files=parquet,
    )


def _combine_csv(schema: Schema, packages: Iterable[Path], path: Path) -> None:
    header = (",".join(schema.names) + "\n").encode()
    with path.open("wb") as combined:
        combined.write(header)
        for package in packages:
            with (package / path.name).open("rb") as rows:
                heading = rows.readline()
                read = hashlib.sha256(heading)
                while part := rows.read(_PART):
                    read.update(part)
                    combined.write(part)
            expect_as_published(package, path.name, read.hexdigest())
            if heading != header:
                raise outdated(package, path.name, heading.decode(errors="replace").strip())


def _combine_parquet(
    schema: Schema, packages: Iterable[Path], path: Path, kept: KeptRows | None
) -> None:
    expected = arrow_schema(schema)
    pending: list[pa.Table] = []
    rows = 0
    with pq.ParquetWriter(path, expected, **PARQUET_OPTIONS) as writer:
        for table in _tables(schema, packages, kept):
            pending.append(table.cast(expected))
            rows += len(table)
            if rows >= _ROW_GROUP:
                pending = _write_full_groups(writer, pending)
                rows %= _ROW_GROUP
        # Kept rows yield nothing where there are none: no rows are one empty group, whoever states them.
        _write_group(writer, pa.concat_tables(pending or [pa.Table.from_batches([], expected)]))
        writer.add_key_value_metadata(footer(schema.name, schema, CATALOGUE))
    del pending
    pa.default_memory_pool().release_unused()


def _tables(schema: Schema, packages: Iterable[Path], kept: KeptRows | None) -> Iterator[pa.Table]:
    """The rows of all packages, in parts; those that stand together in the kept ones are taken together."""
    if kept is None:
        yield from (_own_table(schema, each) for each in packages)
        return
    for is_kept, together in groupby(packages, lambda each: each.name in kept):
        if is_kept:
            yield from kept.of(each.name for each in together)
        else:
            yield from (_own_table(schema, each) for each in together)


def _own_table(schema: Schema, package: Path) -> pa.Table:
    name = f"{schema.name}.parquet"
    table = read_parquet(package, name)
    try:
        return table.cast(arrow_schema(schema))
    except (ValueError, pa.ArrowException) as error:
        raise outdated(package, name, f"{table.schema.names} ({error})") from None


def _write_full_groups(writer: pq.ParquetWriter, pending: list[pa.Table]) -> list[pa.Table]:
    """Writes as many whole row groups as there are rows for; returns the rest."""
    table = pa.concat_tables(pending)
    full = len(table) // _ROW_GROUP * _ROW_GROUP
    for start in range(0, full, _ROW_GROUP):
        _write_group(writer, table.slice(start, _ROW_GROUP))
    return [table.slice(full)]


def _write_group(writer: pq.ParquetWriter, table: pa.Table) -> None:
    """Writes a row group from one piece: where pieces end decides where pages of the file do."""
    writer.write_table(table.combine_chunks(), row_group_size=_ROW_GROUP)
