"""Pages that worker processes recognize → the process that started them, while they go on.

Only a page that is being recognized is told of, and only where somebody watches: other runs say nothing.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.queues import Queue
from threading import Thread
from typing import TypeAlias

from pipeline.read.progress import OnPage, watch

Said: TypeAlias = "Queue[tuple[str, int, int] | None]"
"""File, page and pages; None ends it."""


@contextmanager
def heard(on_page: OnPage | None) -> Iterator[Said | None]:
    """What workers say into, to be told to `on_page` as it comes; None where nobody watches."""
    if on_page is None:
        yield None
        return
    said: Said = multiprocessing.Queue()
    teller = Thread(target=_tell, args=(said, on_page), daemon=True)
    teller.start()
    try:
        yield said
    finally:
        said.put(None)
        teller.join()
        said.close()


def _tell(said: Said, on_page: OnPage) -> None:
    while (page := said.get()) is not None:
        on_page(*page)


def listen(said: Said | None) -> None:
    """Begin a worker: what it recognizes is said into the queue. It never waits for what it has said."""
    if said is None:
        watch(None)
        return
    said.cancel_join_thread()
    watch(lambda file, page, pages: said.put((file, page, pages)))
