"""A published folder → whether it is as it was written: at a glance by sizes and times, or by hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.resource.checksums import CHECKSUMS, read_checksums, sha256_of


def stamp(directory: Path) -> str:
    """A hash over path, size and time of change of every file: another one says "look closer".

    "" where there is no such folder. It costs no reading; what alters bytes and puts size and time
    back is found by `damage`.
    """
    digest = hashlib.sha256()
    try:
        for path, status in sorted(_statuses(str(directory), "")):
            digest.update(os.fsencode(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"))
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return digest.hexdigest()


def damage(directory: Path) -> str:
    """The first file that is not as the folder's checksums state; "" where all are."""
    try:
        stated = read_checksums(directory)
        present = {path for path, _ in _statuses(str(directory), "")} - {CHECKSUMS}
        for name in sorted(stated.keys() | present):
            if name not in stated:
                return f"{name} is not listed in {CHECKSUMS}"
            if name not in present:
                return f"{name} is missing"
            if sha256_of(directory / name) != stated[name]:
                return f"{name} is changed"
    except (OSError, ValueError) as error:
        return f"{CHECKSUMS} cannot be used ({error})"
    return "" if stated else f"{CHECKSUMS} is empty"


def _statuses(directory: str, below: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _statuses(entry.path, f"{path}/")
            else:
                yield path, entry.stat(follow_symlinks=False)
