"""`checksums.sha256`: what every file of a folder hashes to, as `sha256sum -c` reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

CHECKSUMS = "checksums.sha256"


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(directory: Path) -> list[str]:
    """The paths of all files below the folder but its checksums, with /, sorted."""
    root = str(directory)
    paths = (f"{folder}{os.sep}{name}" for folder, _, names in os.walk(root) for name in names)
    found = (path[len(root) + 1 :] for path in paths if os.path.isfile(path))  # noqa: PTH113
    return sorted(path for each in found if (path := each.replace(os.sep, "/")) != CHECKSUMS)


def write_checksums(directory: Path, known: Mapping[str, str] | None = None) -> Path:
    """Writes the checksums of all files of the folder; returns the file. `known` are hashes of files that
    were taken when they were written."""
    hashes = known or {}
    lines = [
        f"{hashes.get(name) or sha256_of(directory / name)}  {name}\n"
        for name in files_of(directory)
    ]
    path = directory / CHECKSUMS
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def read_checksums(directory: Path) -> dict[str, str]:
    """File → its SHA-256, as the folder's checksums state; `ValueError` on any other line."""
    return parse_checksums((directory / CHECKSUMS).read_text(encoding="utf-8"))


def hashes_in(stated: object) -> dict[str, str]:
    """File → its hash, of all files that a descriptor, or a part of one, speaks of.

    >>> hashes_in({"resources": [{"path": "a.csv", "hash": "sha256:0f"}]})
    {'a.csv': '0f'}
    """
    if isinstance(stated, Mapping):
        own = (
            {stated["path"]: stated["hash"].removeprefix("sha256:")}
            if {"path", "hash"} <= stated.keys()
            else {}
        )
        return own | hashes_in(list(stated.values()))
    if isinstance(stated, list):
        return {path: sha256 for each in stated for path, sha256 in hashes_in(each).items()}
    return {}


def parse_checksums(text: str) -> dict[str, str]:
    """File → its SHA-256, as the lines say; `ValueError` on any other line."""
    stated: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        digest, separator, name = line.partition("  ")
        if not separator or len(digest) != hashlib.sha256().digest_size * 2:
            raise ValueError(f"{CHECKSUMS} line {number}: {line!r}, expected 'sha256  file'")
        stated[name] = digest
    return stated
