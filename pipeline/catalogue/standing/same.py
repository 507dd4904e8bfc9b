"""The catalogue that stands, and packages → which of its resources these state just as they were stated.

One changed package mostly states most of its records as before: what the catalogue has of them then is what
a new one would have.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.catalogue.rows import CatalogueError, read_package
from pipeline.catalogue.standing.standing import Standing
from pipeline.resource import CHECKSUMS, read_checksums, sha256_of

TABLES = "tables"


def same_resources(
    standing: Standing,
    folders: Mapping[str, Path],
    changed: Collection[str],
    resources: Collection[str],
) -> frozenset[str]:
    """Those of the `resources` that all packages state as before; `folders` are those of all packages.

    None where a package came or went, or where what a changed one was is not at hand any more.
    """
    if standing.packages is None or folders.keys() != standing.made_of.keys():
        return frozenset()
    same = frozenset(resources)
    for name in changed:
        before = standing.packages / name
        if not _is_as_it_was(before, standing.made_of[name]):
            return frozenset()
        same = _same_in(before, folders[name], same)
    return same


def _is_as_it_was(package: Path, checksums: str) -> bool:
    try:
        return sha256_of(package / CHECKSUMS) == checksums
    except OSError:
        return False


def _same_in(before: Path, now: Path, resources: frozenset[str]) -> frozenset[str]:
    earlier, present = read_checksums(before), read_checksums(now)
    found = {
        each
        for each in resources - {TABLES}
        for files in [(f"{each}.csv", f"{each}.parquet")]
        if all(earlier.get(file) == present.get(file) for file in files)
    }
    if TABLES in resources and _tables(before) == _tables(now):
        found.add(TABLES)
    return frozenset(found)


def _tables(package: Path) -> object:
    """What it states of its tables; something that equals nothing where older code wrote it."""
    try:
        return read_package(package).tables
    except (OSError, CatalogueError):
        return object()
