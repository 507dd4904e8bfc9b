"""A machine's trouble (disk full, no permission, too many files) → one sentence and the way out."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

_SAID: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("no space is left on the disk", "make room"),
    errno.EDQUOT: ("the disk quota is used up", "make room or have it raised"),
    errno.EFBIG: ("the file is larger than this system allows", "raise the limit (ulimit -f)"),
    errno.EACCES: ("permission is denied", "give the user of this run access"),
    errno.EPERM: ("this is not permitted", "give the user of this run access"),
    errno.EROFS: ("the file system is read-only", "name a folder that can be written"),
    errno.ENOTDIR: (
        "a file stands where a folder is needed",
        "move the file or name another folder",
    ),
    errno.EISDIR: ("a folder stands where a file is needed", "move the folder away"),
    errno.EMFILE: ("too many files are open", "raise the limit (ulimit -n) or use fewer --workers"),
    errno.ENFILE: ("too many files are open on this machine", "end other programs"),
    errno.ENAMETOOLONG: ("the path is too long", "name a folder that is nearer to the root"),
    errno.ENOMEM: ("no memory is left", "use fewer --workers or a larger machine"),
    errno.EIO: ("the disk cannot be read or written", "look after the disk"),
    errno.ESTALE: ("the network share has changed underneath", "mount it anew"),
    errno.ELOOP: ("links lead in a circle", "mend the links"),
    errno.EBUSY: ("something else holds it", "name a folder that is no mount point"),
    errno.EXDEV: ("it lies on another file system", "name a folder that is no mount point"),
    errno.ENOTEMPTY: ("another program writes into it", "end that program"),
}
_OF_THE_PLACE = {errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY}
"""Where something is renamed, these tell of what stands in the place that it is to take."""
_NUMBER = re.compile(r"[Ee]rrno (\d+)")
_WORDS = {"No space left on device": errno.ENOSPC, "disk is full": errno.ENOSPC}
_THREADS = "can't start new thread"


class Trouble(Exception):
    """A trouble of the machine or of how the run was set up: one sentence with where and the way out."""


def machine_trouble(error: BaseException, doing: str = "") -> Trouble | None:
    """The trouble that an error of the system or of a library that writes files tells of, if it is one.

    >>> str(machine_trouble(OSError(28, "No space left on device", "a/b")))
    'a/b: no space is left on the disk; make room and run it again'
    """
    if isinstance(error, Trouble):
        return error
    if isinstance(error, MemoryError):
        number = errno.ENOMEM
    elif isinstance(error, OSError) and error.errno in _SAID:
        number = error.errno
    elif isinstance(error, RuntimeError) and _THREADS in str(error):
        return Trouble(
            f"{doing or 'here'}: no more processes or threads may be started; use fewer --workers"
        )
    else:
        number = _number_in(error)
    if not number:
        return None
    seen, way_out = _SAID[number]
    where = getattr(error, "filename", None)
    if number in _OF_THE_PLACE:
        where = getattr(error, "filename2", None) or where
    name = where.decode(errors="replace") if isinstance(where, bytes) else str(where or "")
    place = name or doing or "here"
    return Trouble(f"{place}: {seen}; {way_out} and run it again")


def gone_meanwhile(error: BaseException, folder: Path) -> Trouble | None:
    """The trouble that something in a folder that a run holds was taken away by another hand, if the error
    tells of that."""
    name = getattr(error, "filename", None)
    if not isinstance(error, FileNotFoundError) or not isinstance(name, str | os.PathLike):
        return None
    if not Path(name).absolute().is_relative_to(folder.absolute()):
        return None
    return Trouble(
        f"{name}: it was removed while this run worked in {folder}; leave that folder alone, or end what "
        "changes it, and run it again"
    )


def _number_in(error: BaseException) -> int:
    """Which system error a library speaks of: pyarrow, DuckDB, SQLite and others wrap it in words."""
    if not isinstance(error, Exception):
        return 0
    text = str(error)
    found = _NUMBER.search(text)
    if found and int(found[1]) in _SAID:
        return int(found[1])
    return next((number for words, number in _WORDS.items() if words in text), 0)
