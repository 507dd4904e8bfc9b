"""The catalogue's Parquet → `mingzhang.duckdb`, `mingzhang.sqlite`; a table for each resource."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from sqlite3 import sqlite_version

import pyarrow as pa

from pipeline.catalogue.steps import STEPS, Before, Stepwise, in_bytes
from pipeline.folders import Trouble
from pipeline.resource import PublishedFile, Schema
from pipeline.resource.slices import Slices
from pipeline.resource.sqlite import (
    Earlier,
    checked_views,
    create_views,
    fill,
    quoted,
    written_database,
)

DUCKDB = "mingzhang.duckdb"
SQLITE = "mingzhang.sqlite"

_INDEXES = {
    "tables": ["form"],
    "amounts": ['disclosure, "table"', "code", "division_code, fiscal_year"],
    "indicators": ["disclosure"],
    "findings": ['"check"'],
    "sections": ["disclosure"],
}
"""By a disclosure, what has a key that begins with it is found by that."""
_SQLITE_PAGE = 32_768
_RUN = Path(__file__).with_name("duckdb_run.py")
_OFFLINE = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "force_compression": "dictionary",
    "memory_limit": "192MB",
}
"""One thread, lest the order of rows depends on the machine; no extension is ever fetched; texts are kept by
a dictionary, for what DuckDB chooses by itself differs from run to run (decision 16). It may hold as much as
a few groups of rows need, however large the file: where a block comes to lie depends on what it holds."""

_SAME_EVERY_TIME = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "DUCKDB_JE_MALLOC_CONF": "zero:true",
    "MALLOC_PERTURB_": "255",
}
"""Memory that DuckDB asks for is cleared, by its own allocator and by that of the C library: the unused ends
of its blocks, and values that are missing, are written as they lie there."""

WRITERS = {DUCKDB: f"DuckDB {version('duckdb')}", SQLITE: f"SQLite {sqlite_version}"}
"""What writes each: with another one the bytes may be others."""
_LEAF = 13
"""What SQLite calls a page that is a whole table."""


@dataclass(frozen=True, slots=True)
class Written:
    """A database: what a descriptor says of its file, and what it was before each of its steps."""

    file: PublishedFile
    before: tuple[Before, ...]


@contextmanager
def duckdb_written(
    schemas: Sequence[Schema],
    parquet: Mapping[str, Sequence[Path]],
    path: Path,
    stepwise: Stepwise,
) -> Iterator[Callable[[], Written]]:
    """Writes a DuckDB database of the storage version that browsers' builds read, beside what the block does;
    on leaving it is written, and what is given tells of it. Steps that are done are not taken again.

    Tables and columns carry their Chinese and English titles as comments; views hold what is checked.
    The Parquet files lie in the folder of `path` or below it. Raises RuntimeError with DuckDB's words
    where it cannot, `Trouble` where it was killed.
    """
    stepwise.begin(path)
    order = {
        "config": _OFFLINE,
        "steps": _statements(schemas, parquet, path)[stepwise.done :],
        "written": path.name,
    }
    said: list[Written] = []
    with subprocess.Popen(
        [sys.executable, str(_RUN)], cwd=path.parent, env={**os.environ, **_SAME_EVERY_TIME},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", errors="replace",
    ) as ran:  # fmt: skip
        assert ran.stdin
        try:
            with suppress(BrokenPipeError), ran.stdin as given:
                given.write(json.dumps(order))
            ran.stdin = None
            yield lambda: said[0]
            told, complaint = ran.communicate()
        except BaseException:
            ran.kill()
            raise
    if ran.returncode < 0:
        raise Trouble(f"{path.name}: writing it was killed (no memory left?); run it again")
    if ran.returncode:
        raise RuntimeError(f"{path.name}: {complaint.strip()[-500:]}")
    hashed, before = json.loads(told)
    said.append(
        Written(
            PublishedFile(path.name, path.stat().st_size, hashed),
            stepwise.after([(size, in_bytes(differs)) for size, differs in before]),
        )
    )


def _statements(
    schemas: Sequence[Schema], parquet: Mapping[str, Sequence[Path]], path: Path
) -> list[list[str]]:
    """Those of each step."""
    steps = [_statements_of(_of_step(schemas, names), parquet, path) for names in STEPS]
    # a view names its table as it is found in whatever name the file is opened under
    steps[-1] += ["USE written", *checked_views(schemas), "USE memory"]
    return [[*each, "DETACH written"] for each in steps]


def _of_step(schemas: Sequence[Schema], names: Sequence[str]) -> list[Schema]:
    by_name = {each.name: each for each in schemas}
    return [by_name[name] for name in names]


def _statements_of(
    schemas: Sequence[Schema], parquet: Mapping[str, Sequence[Path]], path: Path
) -> list[str]:
    statements = [f"ATTACH {_literal(path.name)} AS written (STORAGE_VERSION 'v1.0.0')"]
    comments = []
    for schema in schemas:
        table = f"written.{quoted(schema.name)}"
        files = [file.relative_to(path.parent).as_posix() for file in parquet[schema.name]]
        listed = ", ".join(map(_literal, files))
        statements.append(f"CREATE TABLE {table} AS FROM read_parquet([{listed}])")
        comment = _literal(f"{schema.title} / {schema.title_en}")
        comments.append(f"COMMENT ON TABLE {table} IS {comment}")
        for field in schema.fields:
            column = f"{table}.{quoted(field.name)}"
            comment = _literal(f"{field.title} / {field.title_en}")
            comments.append(f"COMMENT ON COLUMN {column} IS {comment}")
    # each by itself would be a transaction, which waits for the disk
    return [*statements, "BEGIN", *comments, "COMMIT"]


def write_catalogue_sqlite(
    schemas: Sequence[Schema],
    parquet: Mapping[str, Sequence[Path]],
    path: Path,
    stepwise: Stepwise,
    earlier: Earlier | None = None,
) -> tuple[Before, ...]:
    """Writes an SQLite database with indexes for what is looked up most; `earlier` has rows of it. Steps that
    are done are not taken again; gives what it was before each.

    A step adds tables in one transaction to a file in which no page is free: of the pages that are there it
    changes the first only, as long as that one holds the whole schema.
    """
    stepwise.begin(path)
    before: list[tuple[int, Mapping[int, bytes]]] = []
    for number, names in enumerate(STEPS[stepwise.done :], start=stepwise.done):
        if number:
            before.append((path.stat().st_size, {0: _first_page(path)}))
        with ExitStack() as opened:
            tables = {name: opened.enter_context(Slices(parquet[name])) for name in names}
            views_of = schemas if names == STEPS[-1] else ()
            with written_database(path, _SQLITE_PAGE, earlier) as connection:
                fill(connection, _of_step(schemas, names), tables, _INDEXES, earlier)
                create_views(connection, views_of)
        del tables
    pa.default_memory_pool().release_unused()
    page = _first_page(path)
    is_as_told = page[100] == _LEAF and page[36:40] == bytes(4)
    return stepwise.after(before) if is_as_told else ()


def _first_page(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SQLITE_PAGE)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
