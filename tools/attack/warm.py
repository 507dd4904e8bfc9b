"""The two commands as processes that are forked off one which has loaded the program: many more tries in
the same time. Their first moments, in which nothing is read or written, are left out.

A process of its own starts them (`multiprocessing`'s fork server), so that no thread of an attack is
taken along; each has a session of its own, as in `runs`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

_LOADED = [
    "pipeline.commands.publish",
    "pipeline.package",
    "pipeline.catalogue",
    "frictionless",
    "jsonschema",
]


def start(arguments: Sequence[str], log: Path) -> Forked:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_LOADED, __name__])
    process = context.Process(target=_command, args=(tuple(arguments), str(log)))
    process.start()
    return Forked(process)


def _command(arguments: Sequence[str], log: str) -> None:
    os.setsid()
    multiprocessing.set_start_method("fork", force=True)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(said, stream.fileno())
    from pipeline.commands import main  # noqa: PLC0415 - loaded by the fork server

    sys.exit(main(arguments))


class Forked:
    """What an attack asks of `subprocess.Popen`."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("a run", timeout or 0)
        return self._process.exitcode

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        if self._process.exitcode is None:
            os.kill(self.pid, number)
