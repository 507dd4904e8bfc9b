"""Bytes → a file that nobody ever sees half written."""

from __future__ import annotations

import os
from pathlib import Path


def put(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Writes beside `path` and puts that into its place, in one step; its folder is made.

    What else links to the file that was there stays as it was. `lasting` waits until the disk has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name.removeprefix('.')}.unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    unfinished.replace(path)
