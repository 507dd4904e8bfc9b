"""Jobs → what they made, on all cores. Few jobs are made in this process, which costs no start."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TypeVar

from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made

J = TypeVar("J")
Making = Callable[[House, J], dict[str, Made]]

_FEW = 8
_house: House | None = None


def run_all(house: House, make: Making[J], jobs: Sequence[J], workers: int) -> dict[str, Made]:
    """Makes all jobs; what fails in one stops the run with its error."""
    made: dict[str, Made] = {}
    if workers < 2 or len(jobs) <= _FEW:
        for job in jobs:
            made |= make(house, job)
        return made
    with ProcessPoolExecutor(workers, _start_method(), _enter, (house,)) as pool:
        parts = [pool.submit(_make_all, make, part) for part in _parted(jobs, workers)]
        try:
            for each in as_completed(parts):
                made |= each.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return made


def cores() -> int:
    """How many processes may work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_method() -> multiprocessing.context.BaseContext:
    """A fork has the house, the vocabulary and the templates already; where there is none, they are sent."""
    is_there = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if is_there else None)


def _parted(jobs: Sequence[J], workers: int) -> Iterable[Sequence[J]]:
    """A few jobs at a time, many times as many parts as there are processes."""
    size = max(1, min(16, len(jobs) // (workers * 8)))
    return (jobs[start : start + size] for start in range(0, len(jobs), size))


def _enter(house: House) -> None:
    global _house  # noqa: PLW0603  -- what a process of the pool is given when it begins
    _house = house


def _make_all(make: Making[J], jobs: Sequence[J]) -> dict[str, Made]:
    assert _house is not None
    made: dict[str, Made] = {}
    for job in jobs:
        made |= make(_house, job)
    return made
