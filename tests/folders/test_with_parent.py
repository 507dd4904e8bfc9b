"""A process that was started by a run ends when it is asked to, whatever the run itself does then."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from multiprocessing.connection import Connection

import pytest

from pipeline.folders import end_with_parent


def _never_ending(ready: Connection) -> None:
    end_with_parent()
    while True:
        try:
            ready.send(os.getpid())
            time.sleep(60)
        except BaseException:
            continue


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_handler_that_came_along_by_the_fork_is_not_kept() -> None:
    def refuse(number: int, frame: object) -> None:
        raise RuntimeError(number)

    fork = multiprocessing.get_context("fork")
    heard, ready = fork.Pipe(duplex=False)
    before = signal.signal(signal.SIGTERM, refuse)
    try:
        process = fork.Process(target=_never_ending, args=(ready,))
        process.start()
        assert heard.poll(30)
        process.terminate()
        process.join(10)
        assert process.exitcode == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)
        process.kill()
