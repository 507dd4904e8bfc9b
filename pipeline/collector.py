"""Python's collector of reference cycles, paused while a disclosure is built or a page is made.

A disclosure is some hundred thousand small frozen values that refer downward only: there are no cycles
among them, and looking for some took an eighth of the time of a PDF, and a sixth of that of the site. The
few that templates make are found between one job and the next; what keeps much (parsers, what checks share)
is let go of where it is done with.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave cycles alone until the block ends; also a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
