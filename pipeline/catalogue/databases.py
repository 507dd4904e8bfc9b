"""The catalogue's Parquet → `mingzhang.duckdb`, `mingzhang.sqlite`; a table for each resource."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.folders import Trouble
from pipeline.resource import Schema

DUCKDB = "mingzhang.duckdb"
SQLITE = "mingzhang.sqlite"

_SQLITE_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
}
_INDEXES = {
    "tables": ["form"],
    "amounts": ['disclosure, "table"', "code", "division_code, fiscal_year"],
    "indicators": ["disclosure"],
    "findings": ["disclosure, outcome", '"check"'],
    "sections": ["disclosure"],
    "claims": ["disclosure"],
}
CHECKED = {"amounts": "amounts_checked", "headlines": "headlines_checked"}
"""Table → the view of it that holds only what a sum or a second place confirms."""
_RUN = Path(__file__).with_name("duckdb_run.py")
_OFFLINE = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "force_compression": "uncompressed",
}
"""One thread, lest the order of rows depends on the machine; no extension is ever fetched; nothing is
compressed, for what DuckDB makes of strings then differs from run to run (decision 16)."""


_SAME_EVERY_TIME = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "DUCKDB_JE_MALLOC_CONF": "zero:true",
}
"""Memory that DuckDB asks for is cleared: the unused ends of its blocks are written as they lie there."""


def write_duckdb(
    schemas: Sequence[Schema], parquet: Mapping[str, Sequence[Path]], path: Path
) -> None:
    """Writes a DuckDB database of the storage version that browsers' builds read.

    Tables and columns carry their Chinese and English titles as comments; views hold what is checked.
    The Parquet files lie in the folder of `path` or below it. Raises RuntimeError with DuckDB's words
    where it cannot, `Trouble` where it was killed.
    """
    statements = [f"ATTACH {_literal(path.name)} AS written (STORAGE_VERSION 'v1.0.0')"]
    for schema in schemas:
        table = f"written.{_quoted(schema.name)}"
        files = [file.relative_to(path.parent).as_posix() for file in parquet[schema.name]]
        listed = ", ".join(map(_literal, files))
        statements.append(f"CREATE TABLE {table} AS FROM read_parquet([{listed}])")
        comment = _literal(f"{schema.title} / {schema.title_en}")
        statements.append(f"COMMENT ON TABLE {table} IS {comment}")
        for field in schema.fields:
            column = f"{table}.{_quoted(field.name)}"
            comment = _literal(f"{field.title} / {field.title_en}")
            statements.append(f"COMMENT ON COLUMN {column} IS {comment}")
    # a view names its table as it is found in whatever name the file is opened under
    statements += ["USE written", *_views(schemas), "USE memory", "DETACH written"]
    ran = subprocess.run(
        [sys.executable, str(_RUN)],
        cwd=path.parent,
        env={**os.environ, **_SAME_EVERY_TIME},
        input=json.dumps({"config": _OFFLINE, "statements": statements}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ran.returncode < 0:
        raise Trouble(f"{path.name}: writing it was killed (no memory left?); run it again")
    if ran.returncode:
        raise RuntimeError(f"{path.name}: {ran.stderr.strip()[-500:]}")


def write_sqlite(
    schemas: Sequence[Schema], parquet: Mapping[str, Sequence[Path]], path: Path
) -> None:
    """Writes an SQLite database with the schemas' keys, and indexes for what is looked up most.

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
            insert = f"INSERT INTO {_quoted(schema.name)} VALUES ({marks})"
            for file in parquet[schema.name]:
                connection.executemany(insert, _sqlite_rows(file))
        for schema in schemas:
            for number, columns in enumerate(_INDEXES.get(schema.name, ()), start=1):
                name = _quoted(f"{schema.name}_{number}")
                connection.execute(f"CREATE INDEX {name} ON {_quoted(schema.name)} ({columns})")
        for statement in _views(schemas):
            connection.execute(statement)
        connection.execute("COMMIT")


def _views(schemas: Sequence[Schema]) -> Iterator[str]:
    for schema in schemas:
        if schema.name in CHECKED:
            yield (
                f"CREATE VIEW {_quoted(CHECKED[schema.name])} AS "
                f"SELECT * FROM {_quoted(schema.name)} WHERE trust = 'checked'"
            )


def _create_table(schema: Schema) -> str:
    lines = [
        f"{_quoted(field.name)} {_SQLITE_TYPES[field.type]}"
        + (" NOT NULL" if field.required else "")
        for field in schema.fields
    ]
    if schema.primary_key:
        lines.append(f"PRIMARY KEY ({_names(schema.primary_key)})")
    lines += [
        f"FOREIGN KEY ({_names(key.fields)}) "
        f"REFERENCES {_quoted(key.resource)} ({_names(key.fields)})"
        for key in schema.foreign_keys
    ]
    return f"CREATE TABLE {_quoted(schema.name)} (\n  " + ",\n  ".join(lines) + "\n)"


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
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
