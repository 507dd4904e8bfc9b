"""Calls → their results, from the workers of a Dask cluster.

The workers see the same files at the same paths as the run that asks (a shared file system), and run the
same program, which each call checks. One call at a time runs in a worker's process, as its limits of
memory and time are those of the process. A worker that is lost is Dask's business, which gives its calls
to others.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pipeline.folders import Trouble

if TYPE_CHECKING:
    from distributed import Client

A = TypeVar("A")
R = TypeVar("R")

_ROOT = Path(__file__).parent
_ANSWERS_WITHIN = 10
"""Seconds within which a scheduler is expected to answer."""
_LOOKS_EVERY = 0.05
"""Seconds between looks at what is done, where nothing is; what workers there are is asked far less often."""
_COUNTS_EVERY = 1.0
PATIENCE = 300.0
"""Seconds that a cluster may be without a worker."""
_CANNOT_LOAD = ("deserialization of the task graph", f"No module named '{__package__}")
_LOAD = "the scheduler or a worker cannot load the program; start both with PYTHONPATH naming the checkout"
_GONE = "the Dask scheduler is gone; start it and its workers and run it again"
_ONE_AT_A_TIME = threading.Lock()


class Cluster(NamedTuple):
    """A Dask cluster: its scheduler's address (`tcp://host:8786`), and how many seconds it may be without
    a worker."""

    scheduler: str
    patience: float = PATIENCE


class Lost(Exception):
    """A call that ran on several workers as they went down, through its own fault or another's."""


def run_on(
    cluster: Cluster, call: Callable[[A], R], arguments: Sequence[A]
) -> Iterator[tuple[A, R | Lost]]:
    """Each argument with what the call makes of it, as they are done; what a call raises is raised.

    A call may be run twice, where a worker is lost with what it has made. Raises `Trouble` where Dask is
    not installed, no scheduler answers or none any more, no worker is there for long, or a worker runs
    another program.
    """
    try:
        from distributed import Client  # noqa: PLC0415  -- an extra, for clusters only
        from distributed.client import FutureCancelledError  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError:
        raise Trouble("--engine dask needs Dask, which is not installed: make dask") from None
    try:
        client = Client(  # type: ignore[no-untyped-call]
            cluster.scheduler, timeout=_ANSWERS_WITHIN, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise Trouble(f"{cluster.scheduler}: no Dask scheduler answers there ({error})") from None
    with client:
        asked = {client.submit(_run, program(), call, each, pure=False): each for each in arguments}
        for future in _as_done(client, asked, cluster):
            result: R | Lost
            try:
                result = future.result()
            except KilledWorker as error:
                result = Lost(str(error))
            except FutureCancelledError as error:
                raise Trouble(f"{cluster.scheduler}: {_GONE}") from error
            except (RuntimeError, ModuleNotFoundError) as error:
                if any(each in str(error) for each in _CANNOT_LOAD):
                    raise Trouble(f"{cluster.scheduler}: {_LOAD}") from error
                raise
            argument = asked.pop(future)
            future.release()  # else it would be made again when its worker is lost later
            yield argument, result


def _as_done(client: Client, asked: Iterable[Any], cluster: Cluster) -> Iterator[Any]:
    """The futures as they are done. Raises `Trouble` once the cluster was without a worker for too long."""
    from distributed import as_completed  # noqa: PLC0415

    done = as_completed(asked, loop=client.loop)  # type: ignore[no-untyped-call]
    seen = counted = time.monotonic()
    while not done.is_empty():  # type: ignore[no-untyped-call]
        if done.has_ready():  # type: ignore[no-untyped-call]
            yield next(done)
            continue
        time.sleep(_LOOKS_EVERY)
        if (now := time.monotonic()) - counted < _COUNTS_EVERY:
            continue
        counted = now
        if _has_workers(client):
            seen = now
        elif now - seen > cluster.patience:
            raise Trouble(
                f"{cluster.scheduler}: the cluster has had no worker for {cluster.patience:g} s; start "
                "some (or wait longer: --patience) and run it again"
            )


def _has_workers(client: Client) -> bool:
    """Whether a worker is there, or nobody can tell: a scheduler that is gone cancels what it was asked."""
    try:
        return bool(client.ncores())  # type: ignore[no-untyped-call]
    except OSError:
        return True


@cache
def program() -> str:
    """SHA-256 over this program's source and specs."""
    digest = hashlib.sha256()
    for path in sorted(_ROOT.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            digest.update(path.relative_to(_ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _run(wanted: str, call: Callable[[A], R], argument: A) -> R:
    if program() != wanted:
        raise Trouble(
            f"a worker runs another version of the program, in {_ROOT}: bring it up to date"
        )
    with _ONE_AT_A_TIME:
        return call(argument)
