"""What `make explore` fetched → the engines that answer SQL in a browser, as files of the site.

In: the folder of npm's packages, as the lock in `themes/ledger/vendor/` pins them; it may be missing,
for publishing needs Python alone. Out: the engines that are whole there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from filecmp import cmp
from pathlib import Path

from pipeline.resource import sha256_of
from pipeline.website import addresses


@dataclass(frozen=True, slots=True)
class EngineFile:
    """A file of an engine: its address, its hash, and where it lies (which is nothing to tell by)."""

    address: str
    size: int
    sha256: str
    path: Path = field(repr=False)


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine. `scripts` are addresses in the order in which its worker loads them; `database` is
    the format of the catalogue's database that it reads, whole or `in_parts`."""

    id: str
    name: str
    version: str
    database: str
    in_parts: bool
    scripts: tuple[str, ...]
    wasm: str
    files: tuple[EngineFile, ...]

    @property
    def size(self) -> int:
        """What a browser loads of it, licences aside."""
        loaded = {*self.scripts, self.wasm}
        return sum(each.size for each in self.files if each.address in loaded)


@dataclass(frozen=True, slots=True)
class _Sort:
    """Where an engine's files lie among npm's packages: file there → name on the site."""

    id: str
    name: str
    package: str
    database: str
    in_parts: bool
    scripts: Mapping[str, str]
    wasm: tuple[str, str]
    licences: Mapping[str, str]


_DUCKDB = "@duckdb/duckdb-wasm"
_SORTS = (
    _Sort(
        id="sqlite",
        name="SQLite (sql.js)",
        package="sql.js",
        database="sqlite",
        in_parts=False,
        scripts={"sql.js/dist/sql-wasm.js": "sql-wasm.js"},
        wasm=("sql.js/dist/sql-wasm.wasm", "sql-wasm.wasm"),
        licences={"sql.js/LICENSE": "LICENSE.txt"},
    ),
    _Sort(
        id="duckdb",
        name="DuckDB (DuckDB-WASM)",
        package=_DUCKDB,
        database="duckdb",
        in_parts=True,
        scripts={
            "apache-arrow/Arrow.es2015.min.js": "arrow.js",
            # named .js: servers know no type for .cjs, and browsers run no script without one
            f"{_DUCKDB}/dist/duckdb-browser-blocking.cjs": "duckdb.js",
        },
        wasm=(f"{_DUCKDB}/dist/duckdb-eh.wasm", "duckdb.wasm"),
        licences={"apache-arrow/LICENSE.txt": "arrow-LICENSE.txt"},
    ),
)


def engines(packages: Path) -> tuple[Engine, ...]:
    """The engines in the folder, the light one first; () where there are none."""
    return tuple(_engine(packages, sort) for sort in _SORTS if _is_whole(packages, sort))


def copy_engines(found: tuple[Engine, ...], output: Path) -> dict[str, int]:
    """Puts their files into the site; gives addresses and sizes."""
    written = {}
    for file in (file for each in found for file in each.files):
        target = output / file.address
        if not (target.is_file() and cmp(file.path, target, shallow=False)):
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = target.with_name(f".{target.name}.unfinished")
            shutil.copyfile(file.path, unfinished)
            unfinished.replace(target)
        written[file.address] = file.size
    return written


def _is_whole(packages: Path, sort: _Sort) -> bool:
    named = [*sort.scripts, sort.wasm[0], *sort.licences, f"{sort.package}/package.json"]
    return all((packages / each).is_file() for each in named)


def _engine(packages: Path, sort: _Sort) -> Engine:
    stated = json.loads((packages / sort.package / "package.json").read_text(encoding="utf-8"))
    return Engine(
        id=sort.id,
        name=sort.name,
        version=str(stated["version"]),
        database=sort.database,
        in_parts=sort.in_parts,
        scripts=tuple(addresses.engine_file(sort.id, name) for name in sort.scripts.values()),
        wasm=addresses.engine_file(sort.id, sort.wasm[1]),
        files=tuple(_files(packages, sort)),
    )


def _files(packages: Path, sort: _Sort) -> Iterator[EngineFile]:
    wasm, its_name = sort.wasm
    for source, name in {**sort.scripts, wasm: its_name, **sort.licences}.items():
        path = packages / source
        address = addresses.engine_file(sort.id, name)
        yield EngineFile(address, path.stat().st_size, sha256_of(path), path)
