"""Processes that end with the run that started them, also when it is killed and can say nothing."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import wait
from threading import Thread

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Called in a process just started by `multiprocessing`: it ends when the one that asked for it does.

    Linux kills it by itself, whatever it is doing; elsewhere, and where a fork server started it (whose
    end is another's), a thread waits for that. It also ends at once when it is asked to (SIGTERM), whatever
    handler came along by the fork: a pool of which a worker was killed asks the others, which may be waiting
    for a lock that the killed one held (concurrent.futures, CPython 3.11), and waits for their end.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if sys.platform == "linux" and (parent is None or os.getppid() == parent.pid):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if parent is not None and os.getppid() != parent.pid:
            os._exit(1)  # it ended before this was asked for
    elif parent is not None:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
