"""Rows of resources → an SQLite database with a table for each, and views of what is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.resource.lines import is_one_text
from pipeline.resource.schema import Field, Schema
from pipeline.resource.slices import Rows, Run

SQLITE_TYPE = "application/vnd.sqlite3"
"""The media type."""
CHECKED = {"amounts": "amounts_checked", "headlines": "headlines_checked"}
"""Table → the view of it that holds only what a sum or a second place confirms."""
_LONGEST_LITERAL = 1_000
"""So long a text, the same in all rows, is stated once, in the statement that inserts them."""
_BATCH = 2_000
"""So many rows are Python's at a time."""
_SQLITE_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A database that this function wrote, and which rows of the new one stand in it: for each table the
    runs of all its rows in order, each with the number of its first row there, None where it is new."""

    path: Path
    runs: Mapping[str, Sequence[tuple[Run, int | None]]]


def write_sqlite(
    schemas: Sequence[Schema],
    tables: Mapping[str, Rows],
    path: Path,
    indexes: Mapping[str, Sequence[str]],
    earlier: Earlier | None = None,
    page_size: int = 4096,
) -> None:
    """Writes an SQLite database with the schemas' keys; `tables` has the rows of each, `indexes` its indexes.
    Pages of many bytes suit very many rows: they take a third less time to fill.

    The same rows give the same bytes, from one version of SQLite, whether they are taken from `earlier`
    (which costs a quarter) or not.

    SQLite has no decimals: whole numbers are kept as such, others as the nearest binary number;
    `amount_text` is the printed text.
    """
    with written_database(path, page_size, earlier) as connection:
        fill(connection, schemas, tables, indexes, earlier)
        create_views(connection, schemas)


def fill(
    connection: sqlite3.Connection,
    schemas: Sequence[Schema],
    tables: Mapping[str, Rows],
    indexes: Mapping[str, Sequence[str]],
    earlier: Earlier | None = None,
) -> None:
    """Adds tables to a database, then their indexes, as `write_sqlite` does."""
    for schema in schemas:
        create_table(connection, schema)
        rows = tables[schema.name]
        runs = earlier.runs.get(schema.name) if earlier else None
        for run, source in runs or [(Run(0, rows.rows), None)]:
            _insert(connection, schema, rows, run, source)
    for schema in schemas:
        for number, columns in enumerate(indexes.get(schema.name, ()), start=1):
            name = quoted(f"{schema.name}_{number}")
            connection.execute(f"CREATE INDEX {name} ON {quoted(schema.name)} ({columns})")


@contextmanager
def written_database(
    path: Path, page_size: int = 4096, earlier: Earlier | None = None
) -> Iterator[sqlite3.Connection]:
    """A new database at `path`, whole once the block ends."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            f"PRAGMA page_size={page_size}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        )
        if earlier:
            connection.execute("ATTACH ? AS earlier", (str(earlier.path),))
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def create_table(connection: sqlite3.Connection, schema: Schema) -> None:
    """Makes the table of a schema."""
    connection.execute(_create_table(schema))


def write_rows(
    connection: sqlite3.Connection, schema: Schema, texts: Sequence[Sequence[str]]
) -> None:
    """Writes rows of columns of text as CSV states them: the same as of the values that they state, which
    SQLite finds by the types of its columns."""
    values: list[str] = []
    columns: list[Iterable[str | None]] = []
    for field, column in zip(schema.fields, texts, strict=True):
        stated = _stated(field, schema.missing_for(field))
        if is_one_text(column) and len(column[0]) <= _LONGEST_LITERAL:
            values.append(_literal(stated.get(column[0], column[0])))
            continue
        values.append("?")
        is_as_it_is = stated.keys().isdisjoint(column)
        columns.append(column if is_as_it_is else map(stated.get, column, column))
    if not columns and texts:  # rows that are all alike
        values, columns = ["?", *values[1:]], [[*texts[0]]]
    insert = f"INSERT INTO {quoted(schema.name)} VALUES ({', '.join(values)})"
    connection.executemany(insert, zip(*columns, strict=True))


def _stated(field: Field, missing: tuple[str, ...]) -> dict[str, str | None]:
    """Texts that a field states otherwise than they are."""
    stated: dict[str, str | None] = dict.fromkeys(missing)
    return stated | {"true": "1", "false": "0"} if field.type == "boolean" else stated


def _literal(text: str | None) -> str:
    """A text as SQL has it, of which it may have no NUL: no text that is published has one."""
    if text is None:
        return "NULL"
    if "\0" in text:
        raise ValueError(f"{text!r}: not a text that is published")
    return "'" + text.replace("'", "''") + "'"


def create_views(connection: sqlite3.Connection, schemas: Sequence[Schema]) -> None:
    """Makes the views of `CHECKED`, once all tables are there."""
    for statement in checked_views(schemas):
        connection.execute(statement)


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


def _insert(
    connection: sqlite3.Connection, schema: Schema, rows: Rows, run: Run, source: int | None
) -> None:
    """Inserts a run of rows, from its table or from where they stand in the earlier database."""
    table = quoted(schema.name)
    if source is not None:
        if _is_whole(connection, table, run, source):  # then SQLite takes no row apart
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM earlier.{table}")
            return
        connection.execute(
            f"INSERT INTO main.{table} SELECT * FROM earlier.{table} "
            "WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
            (source, source + run.length),
        )
        return
    for part in rows.read(run):
        connection.executemany(_insert_into(schema), _sqlite_rows(part))


def _insert_into(schema: Schema) -> str:
    marks = ", ".join("?" * len(schema.fields))
    return f"INSERT INTO {quoted(schema.name)} VALUES ({marks})"


def _is_whole(connection: sqlite3.Connection, table: str, run: Run, source: int) -> bool:
    """Whether a run is all rows of the earlier table, which has no key that would then be built in another
    order than row by row."""
    ((rows,),) = connection.execute(f"SELECT max(rowid) FROM earlier.{table}")
    keys = connection.execute(f"PRAGMA main.index_list({table})")
    return (run.start, source, run.length) == (0, 0, rows) and keys.fetchone() is None


def _sqlite_rows(table: pa.Table) -> Iterator[tuple[str | int | None, ...]]:
    for batch in table.to_batches(_BATCH):
        columns = [_sqlite_column(column).to_pylist() for column in batch.columns]
        yield from zip(*columns, strict=True)


def _sqlite_column(column: pa.Array) -> pa.Array:
    """Decimals as text, which SQLite's NUMERIC turns into the number; truth as 1 and 0."""
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    if pa.types.is_decimal(column.type):
        return pc.cast(column, pa.string())
    return pc.cast(column, pa.int64()) if pa.types.is_boolean(column.type) else column


def _names(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
