"""Bytes → a file that nobody ever sees half written."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def put(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Writes beside `path` and puts that into its place, in one step; its folder is made.

    What else links to the file that was there stays as it was. `lasting` waits until the disk has it. Where
    it cannot be written (a full disk, a folder in its place), nothing is left beside it.
    Raises NotADirectoryError where a file, or a link that leads nowhere, stands in the folder's place.
    """
    folder, name = os.path.split(path)
    unfinished = f"{folder}{os.sep if folder else ''}.{name.removeprefix('.')}.unfinished"
    try:
        try:
            _write(unfinished, content, lasting=lasting)
        except (FileNotFoundError, NotADirectoryError):
            _make(path.parent)
            _write(unfinished, content, lasting=lasting)
        os.replace(unfinished, path)  # noqa: PTH105  -- many thousand of these are one site
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)  # noqa: PTH108
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        number = errno.ENOTDIR
        raise NotADirectoryError(number, os.strerror(number), str(folder)) from error


def _write(path: str, content: bytes, *, lasting: bool) -> None:
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
