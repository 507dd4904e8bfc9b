"""What building one disclosure may cost; a job past it is ended, and refused with the way out.

A disclosure has some 50 pages and takes a second; a hostile or broken one must not hold up the others.
Time is that of the processor, so that a busy machine ends nothing; memory is what the process has
taken for itself. A job is ended at its next step in Python; what hangs within a library has none, and is
ended with its process, where it has one of its own, which whoever runs it then tells.
"""

from __future__ import annotations

import math
import multiprocessing
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pipeline.model.document import Document, Grid
from pipeline.model.refusal import Refusal

try:
    import resource
except ImportError:  # no such limits on Windows
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Limits:
    """For one disclosure; 0 is no limit."""

    seconds: int = 900
    """Of processor time: a hundred scanned pages take some ten minutes."""
    megabytes: int = 4096
    rows: int = 400_000
    cells: int = 4_000_000
    """Of all grids together."""
    characters: int = 40_000_000
    megabytes_written: int = 2048
    """Of its package, which is many times the text of what was read."""


DEFAULT = Limits()
_HANGS_FOR = 30
"""Seconds past the limit after which no further step in Python is to be expected."""
_SPLIT = "check that it is a disclosure; split it into several if it is"


class _OutOfTime(BaseException):
    """Not an Exception, so that nothing that mends a fault of the data catches it."""


@contextmanager
def limited(name: str, limits: Limits = DEFAULT) -> Iterator[None]:
    """Ends what runs within once it has taken too much time or memory: a Refusal that names it."""
    with _memory(limits.megabytes), _hanging(limits.seconds), _time(limits.seconds):
        try:
            yield
        except _OutOfTime:
            seen = f"building it took more than {limits.seconds} seconds of processor time"
            raise Refusal(name, seen, _SPLIT, may_pass=True) from None
        except MemoryError:
            seen = f"building it took more than {limits.megabytes:,} MB of memory"
            raise Refusal(name, seen, _SPLIT, may_pass=True) from None


def expect_size(name: str, documents: Sequence[Document], limits: Limits = DEFAULT) -> None:
    """Raises Refusal where the documents hold more rows, cells or characters than a disclosure has."""
    grids = [b for document in documents for b in document.blocks if isinstance(b, Grid)]
    counted = (
        ("rows in its tables", sum(len(each.rows) for each in grids), limits.rows),
        ("cells in its tables", sum(len(r) for g in grids for r in g.rows), limits.cells),
        (
            "characters",
            sum(len(line) for document in documents for page in document.pages for line in page),
            limits.characters,
        ),
    )
    for what, seen, most in counted:
        if most and seen > most:
            raise Refusal(
                name, f"{seen:,} {what}, more than the {most:,} that a disclosure may have", _SPLIT
            )


def expect_written(name: str, folder: Path, limits: Limits = DEFAULT) -> None:
    """Raises Refusal where a package takes more room than one may."""
    written = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if limits.megabytes_written and written > limits.megabytes_written * 1_000_000:
        raise Refusal(
            name,
            f"its package has {written:,} bytes, more than the {limits.megabytes_written:,} MB that "
            "one may have",
            _SPLIT,
        )


@contextmanager
def _hanging(seconds: int) -> Iterator[None]:
    """Has the system end this process, if it is one of a pool, well after its time: what hangs within
    a library comes to no step at which it could be told."""
    if not seconds or resource is None or multiprocessing.parent_process() is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_CPU)
    ends = math.ceil(time.process_time()) + seconds + _HANGS_FOR
    stated = [each for each in before if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_CPU, (min([ends, *stated]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


@contextmanager
def _time(seconds: int) -> Iterator[None]:
    """Raises _OutOfTime after so many seconds of processor time, in the main thread of a process."""
    is_main = threading.current_thread() is threading.main_thread()
    if not seconds or not is_main or not hasattr(signal, "setitimer"):
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    """Lets the process take no more memory for its data; what asks for more gets a MemoryError."""
    if not megabytes or resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = megabytes * 1024 * 1024
    stated = [each for each in before if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([allowed, *stated]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
