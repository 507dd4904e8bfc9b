"""The catalogue's Parquet → `mingzhang.duckdb`, `mingzhang.sqlite`; a table for each resource."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pyarrow as pa

from pipeline.folders import Trouble
from pipeline.resource import PublishedFile, Schema
from pipeline.resource.slices import Slices
from pipeline.resource.sqlite import Earlier, checked_views, quoted, write_sqlite

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


@contextmanager
def duckdb_written(
    schemas: Sequence[Schema], parquet: Mapping[str, Sequence[Path]], path: Path
) -> Iterator[Callable[[], PublishedFile]]:
    """Writes a DuckDB database of the storage version that browsers' builds read, beside what the block does;
    on leaving it is written, and what is given says of the file what a descriptor does.

    Tables and columns carry their Chinese and English titles as comments; views hold what is checked.
    The Parquet files lie in the folder of `path` or below it. Raises RuntimeError with DuckDB's words
    where it cannot, `Trouble` where it was killed.
    """
    order = {
        "config": _OFFLINE,
        "statements": _statements(schemas, parquet, path),
        "written": path.name,
    }
    said: list[str] = []
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
            yield lambda: PublishedFile(path.name, path.stat().st_size, said[0].strip())
            hashed, complaint = ran.communicate()
        except BaseException:
            ran.kill()
            raise
    if ran.returncode < 0:
        raise Trouble(f"{path.name}: writing it was killed (no memory left?); run it again")
    if ran.returncode:
        raise RuntimeError(f"{path.name}: {complaint.strip()[-500:]}")
    said.append(hashed)


def _statements(
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
    statements += ["BEGIN", *comments, "COMMIT"]
    # a view names its table as it is found in whatever name the file is opened under
    return [*statements, "USE written", *checked_views(schemas), "USE memory", "DETACH written"]


def write_catalogue_sqlite(
    schemas: Sequence[Schema],
    parquet: Mapping[str, Sequence[Path]],
    path: Path,
    earlier: Earlier | None = None,
) -> None:
    """Writes an SQLite database with indexes for what is looked up most; `earlier` has rows of it."""
    with ExitStack() as opened:
        tables = {name: opened.enter_context(Slices(files)) for name, files in parquet.items()}
        write_sqlite(schemas, tables, path, _INDEXES, earlier, _SQLITE_PAGE)
    del tables
    pa.default_memory_pool().release_unused()


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
