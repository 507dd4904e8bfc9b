"""Resources as Parquet → an SQLite database with a table for each, and views of what is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.resource.schema import Schema

SQLITE_TYPE = "application/vnd.sqlite3"
"""The media type."""
CHECKED = {"amounts": "amounts_checked", "headlines": "headlines_checked"}
"""Table → the view of it that holds only what a sum or a second place confirms."""
_SQLITE_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
}


def write_sqlite(
    schemas: Sequence[Schema],
    parquet: Mapping[str, Sequence[Path]],
    path: Path,
    indexes: Mapping[str, Sequence[str]],
) -> None:
    """Writes an SQLite database with the schemas' keys; `indexes` are those of each table.

    The same rows give the same bytes, from one version of SQLite.

    SQLite has no decimals: whole numbers are kept as such, others as the nearest binary number;
    `amount_text` is the printed text.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
        )
        for schema in schemas:
            connection.execute(_create_table(schema))
            marks = ", ".join("?" * len(schema.fields))
            insert = f"INSERT INTO {quoted(schema.name)} VALUES ({marks})"
            for file in parquet[schema.name]:
                connection.executemany(insert, _sqlite_rows(file))
        for schema in schemas:
            for number, columns in enumerate(indexes.get(schema.name, ()), start=1):
                name = quoted(f"{schema.name}_{number}")
                connection.execute(f"CREATE INDEX {name} ON {quoted(schema.name)} ({columns})")
        for statement in checked_views(schemas):
            connection.execute(statement)
        connection.execute("COMMIT")


def checked_views(schemas: Sequence[Schema]) -> Iterator[str]:
    """The statements that make the views of `CHECKED`."""
    for schema in schemas:
        if schema.name in CHECKED:
            yield (
                f"CREATE VIEW {quoted(CHECKED[schema.name])} AS "
                f"SELECT * FROM {quoted(schema.name)} WHERE trust = 'checked'"
            )


def _create_table(schema: Schema) -> str:
    lines = [
        f"{quoted(field.name)} {_SQLITE_TYPES[field.type]}"
        + (" NOT NULL" if field.required else "")
        for field in schema.fields
    ]
    if schema.primary_key:
        lines.append(f"PRIMARY KEY ({_names(schema.primary_key)})")
    lines += [
        f"FOREIGN KEY ({_names(key.fields)}) "
        f"REFERENCES {quoted(key.resource)} ({_names(key.fields)})"
        for key in schema.foreign_keys
    ]
    return f"CREATE TABLE {quoted(schema.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _sqlite_rows(path: Path) -> Iterator[tuple[str | int | None, ...]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            columns = [_sqlite_column(column).to_pylist() for column in batch.columns]
            yield from zip(*columns, strict=True)


def _sqlite_column(column: pa.Array) -> pa.Array:
    """Decimals as text, which SQLite's NUMERIC turns into the number; truth as 1 and 0."""
    if pa.types.is_decimal(column.type):
        return pc.cast(column, pa.string())
    return pc.cast(column, pa.int64()) if pa.types.is_boolean(column.type) else column


def _names(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
