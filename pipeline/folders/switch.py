"""A folder that is complete → the place of another, in one step where the system has it.

Linux exchanges two paths (`renameat2` with RENAME_EXCHANGE), macOS too (`renamex_np` with
RENAME_SWAP): a reader finds the old folder or the new one. Elsewhere, and on file systems that
cannot, two renames follow each other: between them, for some microseconds, a reader finds nothing.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_OLD = ".old"


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renameat2"):
            exchange = library.renameat2
            return lambda a, b: int(exchange(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
        swap = library.renamex_np
        return lambda a, b: int(swap(a, b, _RENAME_SWAP))
    except (OSError, AttributeError, TypeError):
        return None


_exchange = _exchange_call()


def switch(built: Path, place: Path) -> Path | None:
    """Put `built` into `place`, on one file system; returns where the former content is now.

    None where there was none before. Killed at any moment, `place` is the old or the new (see the
    module for systems without an exchange: then `restore` brings the old one back).
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(place):
        built.rename(place)
        return None
    if _exchanged(built, place):
        return built
    aside = place.with_name(f".{place.name}{_OLD}")
    place.rename(aside)
    try:
        built.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    aside.rename(built)
    return built


def restore(place: Path) -> None:
    """Undo a switch in two steps that was broken off between them."""
    aside = place.with_name(f".{place.name}{_OLD}")
    if aside.exists() and not place.exists():
        aside.rename(place)


def interrupted(folder: Path) -> list[Path]:
    """The places in `folder` whose switch was broken off between its two steps."""
    return [
        folder / each.name.removeprefix(".").removesuffix(_OLD) for each in folder.glob(f".*{_OLD}")
    ]


def _exchanged(a: Path, b: Path) -> bool:
    if _exchange is None:
        return False
    if _exchange(os.fsencode(a), os.fsencode(b)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(b))
