"""A job → the bytes of its files and its sidecar, if they are no more than a disclosure may have."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.assemble.discover import Job
from pipeline.assemble.file_names import shown
from pipeline.model.refusal import Refusal

MAX_FILES = 200
MAX_BYTES = 256 * 1024 * 1024
"""Of all files together: a scanned disclosure may hold some 100 MB."""
MAX_SIDECAR_BYTES = 1024 * 1024

Received = tuple[list[tuple[str, bytes]], bytes | None]


def received(job: Job) -> Received:
    """The files as (name, content), and the sidecar's content, where there is one.

    Raises Refusal for more than one disclosure may have, OSError for what cannot be read.
    """
    files = [(shown(path.name), content) for path, content in _contents(job)]
    return files, _sidecar(job)


def _contents(job: Job) -> Iterator[tuple[Path, bytes]]:
    if len(job.files) > MAX_FILES:
        raise _too_large(job.label, f"{len(job.files):,} files", f"{MAX_FILES:,}")
    left = MAX_BYTES
    for path in job.files:
        size = _size(path)
        if size > left:
            whole = len(job.files) == 1
            seen = f"{MAX_BYTES - left + size:,} bytes{'' if whole else ' or more in its files'}"
            raise _too_large(shown(path.name) if whole else job.label, seen, f"{MAX_BYTES:,}")
        content = _read(path, size)
        left -= len(content)
        yield path, content


def _sidecar(job: Job) -> bytes | None:
    if job.sidecar is None:
        return None
    size = _size(job.sidecar)
    if size > MAX_SIDECAR_BYTES:
        raise Refusal(
            job.sidecar_name,
            f"{size:,} bytes, more than the {MAX_SIDECAR_BYTES:,} that a sidecar may have",
            "state only what is wrong in the document; check that it is the right file",
        )
    return _read(job.sidecar, size)


def _size(path: Path) -> int:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(None, "it is no regular file", os.fspath(path))
    return status.st_size


def _read(path: Path, size: int) -> bytes:
    """What a file holds; one that grows meanwhile is read another time."""
    with path.open("rb") as file:
        content = file.read(size + 1)
    if len(content) > size:
        raise OSError(None, "it is being written; run it again", os.fspath(path))
    return content


def _too_large(where: str, seen: str, most: str) -> Refusal:
    return Refusal(
        where,
        f"{seen}, more than the {most} that a disclosure may have",
        "split it, or check that it is the right file",
    )
