"""Pages that workers recognize are told of in the process that started them."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor

from pipeline.assemble.pages_told import heard, listen
from pipeline.read.progress import recognizing

_PATIENCE = 20.0
"""Seconds: what a worker says comes when it comes."""


def test_what_workers_recognize_is_told_as_they_say_it() -> None:
    told: list[tuple[str, int, int]] = []
    with (
        heard(lambda *page: told.append(page)) as said,
        ProcessPoolExecutor(1, initializer=listen, initargs=(said,)) as pool,
    ):
        for page in (1, 2, 3):
            pool.submit(recognizing, "水利.pdf", page, 3).result()
        ends = time.monotonic() + _PATIENCE
        while len(told) < 3 and time.monotonic() < ends:
            time.sleep(0.01)
    assert told == [("水利.pdf", 1, 3), ("水利.pdf", 2, 3), ("水利.pdf", 3, 3)]


def test_where_nobody_watches_nothing_is_said() -> None:
    with (
        heard(None) as said,
        ProcessPoolExecutor(1, initializer=listen, initargs=(said,)) as pool,
    ):
        assert said is None
        assert pool.submit(recognizing, "水利.pdf", 1, 3).result() is None
