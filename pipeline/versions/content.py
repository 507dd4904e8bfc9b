"""What a package says → the name of its version: the layout's version and ten digits of a hash.

In: a descriptor and the CSV files that it describes. Rows are hashed sorted, and of the files only what
was received and what was read of it: the same content has the same name, whoever builds it, in whichever
order its rows stand and whatever writes its Parquet, XLSX
and SQLite.
"""

from __future__ import annotations

import csv
import hashlib
import json
import marshal
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from itertools import islice, starmap
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.resource.lines import JOINED_BY

_DIGITS = 10
_HELD = 20_000
"""So many rows are sorted in memory."""
_AT_ONCE = 500
"""So many rows are hashed, and lie on the disk, together."""
csv.field_size_limit(1 << 30)  # a section of prose may be long
_OF_FILES = frozenset({"workbook", "databases", "source_files", "version"})
"""What the descriptor says of files, and the name itself."""
_STATED = ("version", "name", "title", "licenses")


def version_of(package: Path) -> str:
    """What a package's version is called, e.g. `1.0.0-3f0c52a1be`."""
    return version_stated(json.loads((package / DESCRIPTOR).read_bytes()), package)


def version_stated(descriptor: Mapping[str, Any], package: Path) -> str:
    """The same of a package whose descriptor was read."""
    stated = descriptor["mingzhang"].get("version")
    return str(stated) if stated else version_name(descriptor, package)


def version_name(
    descriptor: Mapping[str, Any], package: Path, rows: Mapping[str, str] | None = None
) -> str:
    """The same of a package that is being written: the name goes into its descriptor. `rows` has the hashes
    of rows (`hash_of_rows`) of CSV files, by their paths, where they were at hand."""
    content = _content(descriptor, package, rows or {})
    return named(descriptor["version"], [json.dumps(content, sort_keys=True)])


def named(layout: str, texts: Iterable[str]) -> str:
    """A version's name: the version of the layout, and a hash of what it says."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\n")
    return f"{layout}-{digest.hexdigest()[:_DIGITS]}"


def named_collection(
    layout: str, members: Mapping[str, str], kept: Mapping[str, Mapping[str, str]]
) -> str:
    """The name of a version of several packages: of which versions of which `members` it is, and which of
    them are only `kept`; of none as well."""
    listed = sorted(f"{name} {version}" for name, version in members.items())
    return named(layout, [*listed, json.dumps(kept, sort_keys=True)])


def _content(
    descriptor: Mapping[str, Any], package: Path, rows: Mapping[str, str]
) -> dict[str, Any]:
    custom = descriptor["mingzhang"]
    return {
        **{key: descriptor[key] for key in _STATED},
        "sources": [
            {key: each.get(key) for key in ("title", "sha256", "url")}
            for each in descriptor.get("sources", ())
        ],
        "texts": [
            document["text"]["hash"]
            for source in custom["source_files"]
            for document in source["documents"]
        ],
        "said": {key: value for key, value in custom.items() if key not in _OF_FILES},
        "resources": sorted(
            [
                each["name"],
                each.get("title"),
                _columns(each),
                rows.get(each["path"]) or rows_hash(package / each["path"]),
            ]
            for each in descriptor["resources"]
        ),
    }


def _columns(resource: Mapping[str, Any]) -> list[list[Any]]:
    """Name, type and printed heading of each column."""
    return [
        [each["name"], each["type"], each.get("mingzhang", {}).get("path")]
        for each in resource["schema"]["fields"]
    ]


def rows_hash(path: Path) -> str:
    """A hash over the rows of a CSV file, sorted."""
    with path.open(encoding="utf-8", newline="") as file:
        return hash_of_rows(csv.reader(file))


def hash_of_rows(rows: Iterable[Iterable[str]]) -> str:
    """The same of rows of text, of which the first has the names of the columns."""
    with RowsHash() as digest:
        digest.add(JOINED_BY.join(row).encode() for row in rows)
        return digest.hexdigest()


class RowsHash(AbstractContextManager["RowsHash"]):
    """The same of rows that come some at a time, each its texts `JOINED_BY` a sign, in UTF-8. More than
    `_HELD` of them are sorted in runs, which lie on the disk and are read side by side."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._runs: list[tuple[IO[bytes], int]] = []
        self._files = ExitStack()

    def __exit__(self, *raised: object) -> None:
        self._files.close()

    def add(self, rows: Iterable[bytes]) -> None:
        rest = iter(rows)
        while some := [*islice(rest, _HELD - len(self._held))]:
            self._held += some
            if len(self._held) == _HELD:
                self._lay_aside()

    def hexdigest(self) -> str:
        self._held.sort()
        digest = hashlib.sha256()
        for some in _in_order([_parts(self._held), *starmap(_written, self._runs)]):
            digest.update(b"\x1e".join(some) + b"\x1e")
        return digest.hexdigest()

    def _lay_aside(self) -> None:
        file = self._files.enter_context(TemporaryFile())  # noqa: SIM115
        self._held.sort()
        parts = [*_parts(self._held)]
        for part in parts:
            marshal.dump(part, file)
        file.seek(0)
        self._runs.append((file, len(parts)))
        self._held = []


def _parts(rows: list[bytes]) -> Iterator[list[bytes]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _written(file: IO[bytes], times: int) -> Iterator[list[bytes]]:
    """What this process laid aside, in so many parts."""
    return (marshal.load(file) for _ in range(times))


def _in_order(runs: Iterable[Iterator[list[bytes]]]) -> Iterator[list[bytes]]:
    """Rows in order, some at a time, of runs that come sorted in parts. Of the parts that are at hand, all
    up to the least of their last rows comes before whatever is not.

    >>> [*_in_order([iter([[b"a", b"d"], [b"e"]]), iter([[b"b", b"c"]])])]
    [[b'a', b'b', b'c'], [b'd'], [b'e']]
    """
    held = [(part, run) for run in runs if (part := next(run, []))]
    while held:
        upto = min(part[-1] for part, _ in held)
        ready: list[bytes] = []
        rest: list[tuple[list[bytes], Iterator[list[bytes]]]] = []
        for part, run in held:
            at = bisect_right(part, upto)
            ready += part[:at]
            if left := part[at:] or next(run, []):
                rest.append((left, run))
        ready.sort()
        yield ready
        held = rest
