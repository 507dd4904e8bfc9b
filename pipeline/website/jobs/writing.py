"""Addresses and their contents → files of the output, of which none is ever half written.

A file is written beside the old one and takes its place: where the old one is a hard link, what else
links to it stays as it was. A file that would not change is not touched.
"""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.folders import put


def write(output: Path, address: str, text: str) -> int:
    """Writes a file below `output`; gives its size in bytes."""
    return write_bytes(output, address, text.encode("utf-8"))


def write_bytes(output: Path, address: str, content: bytes) -> int:
    """The same of what is no text."""
    path = output / address
    if not _is_there(path, content):
        put(path, content)
    return len(content)


def write_pieces(output: Path, address: str, pieces: Iterable[str]) -> int:
    """The same of a text that comes in pieces, and may be long."""
    path = output / address
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
    return put_file(output, address, unfinished)


def put_file(output: Path, address: str, unfinished: Path) -> int:
    """The same of a file that was written beside its place."""
    path = output / address
    size = unfinished.stat().st_size
    if path.is_file() and filecmp.cmp(unfinished, path, shallow=False):
        unfinished.unlink()
    else:
        unfinished.replace(path)
    return size


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return os.stat(path).st_size == len(content) and path.read_bytes() == content  # noqa: PTH116
    except FileNotFoundError:
        return False
