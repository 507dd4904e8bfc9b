"""The hashes of a site's files: those of files that are as they were come from the run before.

A site has very many files, of which one change rewrites few: to read them all again takes longer than all
else. As when a site is published (`publish`), a file of the size and the time that it had is the one that was
hashed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pipeline.folders import put
from pipeline.resource import sha256_of


class Hashed(NamedTuple):
    """A file as it was hashed: its bytes, when it was changed (nanoseconds), and its SHA-256."""

    size: int
    changed: int
    sha256: str


def hashes_of(output: Path, paths: Iterable[str], cache: Path | None) -> dict[str, str]:
    """The SHA-256 of each file, by its path below `output`; `cache` is where they are kept for the next run,
    None for nowhere."""
    kept = cache and cache / f"hashes-{sha256(os.fsencode(output.resolve())).hexdigest()[:16]}.json"
    earlier = _read(kept) if kept else {}
    found = {path: _hashed(output, path, earlier.get(path)) for path in paths}
    if kept and found != earlier:
        put(kept, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())
    return {path: each.sha256 for path, each in found.items()}


def _hashed(output: Path, path: str, before: Hashed | None) -> Hashed:
    status = os.stat(f"{output}{os.sep}{path}")  # noqa: PTH116  -- a Path for each would take longest
    if before and (before.size, before.changed) == (status.st_size, status.st_mtime_ns):
        return before
    return Hashed(status.st_size, status.st_mtime_ns, sha256_of(output / path))


def _read(kept: Path) -> Mapping[str, Hashed]:
    """What was kept; nothing where that is of another shape."""
    try:
        return {path: Hashed(*each) for path, each in json.loads(kept.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
