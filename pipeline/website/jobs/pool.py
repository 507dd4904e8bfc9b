"""Jobs → what they made, on all cores or a cluster. Few are made in this process, which costs no start."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from pipeline.collector import collector_paused
from pipeline.engine import Cluster, Lost, run_on
from pipeline.folders import end_with_parent
from pipeline.values.memo import forget_many
from pipeline.website.jobs.house import House
from pipeline.website.jobs.manifest import Made

J = TypeVar("J")
Making = Callable[[House, J], dict[str, Made]]

_FEW = 8
_JOBS_OF_A_POOL = 1024
"""After so many jobs processes end and others begin: what they share with this one turns into their own as
they look at it, and a new process costs some hundredths of a second."""
_house: House | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Who makes pages: so many processes, or the workers of a cluster that share our files."""

    workers: int
    cluster: Cluster | None = None


def run_all(house: House, make: Making[J], jobs: Sequence[J], crew: Crew) -> dict[str, Made]:
    """Makes all jobs; what fails in one stops the run with its error."""
    made: dict[str, Made] = {}
    if len(jobs) <= _FEW or (crew.workers < 2 and not crew.cluster):
        return _all_made(house, make, jobs)
    if crew.cluster:
        return _on_cluster(house, make, jobs, crew.cluster)
    for start in range(0, len(jobs), _JOBS_OF_A_POOL):
        made |= _pooled(house, make, jobs[start : start + _JOBS_OF_A_POOL], crew.workers)
    return made


def _pooled(house: House, make: Making[J], jobs: Sequence[J], workers: int) -> dict[str, Made]:
    made: dict[str, Made] = {}
    with ProcessPoolExecutor(workers, _start_method(), _enter, (house,)) as pool:
        parts = [pool.submit(_make_all, make, part) for part in _parted(jobs, workers)]
        try:
            for each in as_completed(parts):
                made |= each.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return made


def apart(call: Callable[..., None], *given: object) -> None:
    """The call in a process of its own, which takes its memory with it; what it raises is raised here."""
    with ProcessPoolExecutor(1, _start_method(), end_with_parent) as pool:
        pool.submit(call, *given).result()


def _on_cluster(
    house: House, make: Making[J], jobs: Sequence[J], cluster: Cluster
) -> dict[str, Made]:
    """The workers read the house from the disk that they share with us, once each."""
    made: dict[str, Made] = {}
    place = _written(house)
    parts = list(_parted(jobs, len(jobs)))
    for part, result in run_on(cluster, partial(_make_there, place, make), parts):
        made |= _make_there(place, make, part) if isinstance(result, Lost) else result
    return made


def _written(house: House) -> Path:
    """What jobs share, in a file; without what it has worked out so far, which is no part of it."""
    stated = [
        getattr(house, each.name) for each in fields(House) if each.init and each.name[0] != "_"
    ]
    content = pickle.dumps(stated)
    name = f"house-{hashlib.sha256(content).hexdigest()[:16]}.pickle"
    place = house.coded.path.with_name(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


@lru_cache(maxsize=1)
def _house_at(place: Path) -> House:
    return House(*pickle.loads(place.read_bytes()))


def _make_there(place: Path, make: Making[J], jobs: Sequence[J]) -> dict[str, Made]:
    return _all_made(_house_at(place), make, jobs)


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
    end_with_parent()
    gc.freeze()  # what the fork has from its parent stays as long as it does: nobody need look there


def _make_all(make: Making[J], jobs: Sequence[J]) -> dict[str, Made]:
    assert _house is not None
    return _all_made(_house, make, jobs)


def _all_made(house: House, make: Making[J], jobs: Sequence[J]) -> dict[str, Made]:
    """What each job makes, without a look for cycles in the midst of one."""
    made: dict[str, Made] = {}
    for job in jobs:
        with collector_paused():
            made |= make(house, job)
        forget_many()
    return made
