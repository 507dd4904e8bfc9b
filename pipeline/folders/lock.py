"""One run at a time on a folder: a lock that the system itself lets go when its holder is gone.

The lock is the kernel's (`flock`), not the file: it ends with the last process of the run that took
it, so that neither a killed run nor a process that was given its number later holds anything. What
stands in the file is for people: who holds it, where and since when. Workers inherit the lock, and
a run that follows a killed one begins only when the last of them is gone.

On file systems that have no locks, a second file that only one can make is the lock; a holder of
this machine is then looked for by its number and start, one of another machine is believed.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.folders.trouble import Trouble

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without flock
    fcntl = None  # type: ignore[assignment]

LOCK = ".lock"
BY_FILE = ".lock.held"
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
_PATIENCE = 2.0
"""Seconds: as long as the workers of a killed run may take to go."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a folder: process, machine, start of the process, since when, to do what."""

    process: int
    host: str
    born: str
    since: str
    doing: str

    def __str__(self) -> str:
        return f"process {self.process} on {self.host} since {self.since} ({self.doing})"


class Held(Exception):
    """Another run holds the folder."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        self.folder, self.holder = folder, holder
        who = str(holder) if holder else "another run"
        super().__init__(
            f"{folder}: held by {who}; wait for it to end, or end it, and run it again"
        )


@contextmanager
def held(folder: Path, doing: str) -> Iterator[None]:
    """Hold `folder`, which is made, until the block ends. Raises `Held` where another run has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Trouble(f"{folder}: a file stands there; name a folder") from None
    path = folder / LOCK
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if fcntl is not None and _locked(number, fcntl.LOCK_EX, path):
            os.ftruncate(number, 0)
            os.pwrite(number, _own(doing), 0)
            yield
            os.ftruncate(number, 0)
        else:
            with _held_by_file(folder / BY_FILE, doing):
                yield
    finally:
        os.close(number)


@contextmanager
def held_for_reading(folder: Path) -> Iterator[None]:
    """Keep runs from changing `folder` while the block reads it. Raises `Held` where one does."""
    path = folder / LOCK
    try:
        number = os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    except OSError:  # nobody can build where nobody may write
        yield
        return
    try:
        if fcntl is not None:
            _locked(number, fcntl.LOCK_SH, path)
        yield
    finally:
        os.close(number)


def _locked(number: int, how: int, path: Path) -> bool:
    """Whether the kernel gave the lock; False where it has none. Raises `Held`."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(number, how | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
        else:
            return True
        holder = _holder(path)
        if holder and _lives(holder):
            raise Held(path.parent, holder)
        if time.monotonic() > until:
            elsewhere = holder and holder.host != socket.gethostname()
            raise Held(path.parent, holder if elsewhere else None)
        time.sleep(0.05)


@contextmanager
def _held_by_file(path: Path, doing: str) -> Iterator[None]:
    """Without locks of the kernel: whoever makes the file holds, as long as its process lives."""
    while True:
        try:
            with path.open("xb") as file:
                file.write(_own(doing))
            break
        except FileExistsError:
            holder = _holder(path)
            if holder is None or holder.host != socket.gethostname() or _lives(holder):
                raise Held(path, holder) from None
            path.unlink(missing_ok=True)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _own(doing: str) -> bytes:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    own = Holder(os.getpid(), socket.gethostname(), _born(os.getpid()), since, doing)
    return json.dumps(asdict(own), ensure_ascii=False).encode()


def _holder(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _lives(holder: Holder) -> bool:
    """Whether it is a process of this machine that runs, and the one that wrote this."""
    if holder.host != socket.gethostname():
        return False
    with suppress(PermissionError):  # it is another user's: it lives
        try:
            os.kill(holder.process, 0)
        except ProcessLookupError:
            return False
    born = _born(holder.process)
    return not born or not holder.born or born == holder.born


def _born(process: int) -> str:
    """When the process was started, as the kernel counts it, so that a number used again is seen."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return f"{boot}/{stat.rpartition(')')[2].split()[19]}"
    except (OSError, IndexError):
        return ""
