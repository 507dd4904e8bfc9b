"""Processes that make pages go when what started them is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.website.jobs import pool
from tests.conftest import ROOT
from tests.folders.test_lock import _runs

RUN = """
import os, time
from pipeline.website.jobs.pool import Crew, run_all
def make(house, job):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: another process writes there too
    time.sleep(60)
if __name__ == "__main__":
    run_all("a house", make, list(range(20)), Crew(2))
"""


def _made_in(house: object, job: int) -> dict[str, int]:
    return {str(job): os.getpid()}


def test_processes_are_begun_anew_after_some_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process has of its own would else grow to all that it shares with the one that started it."""
    monkeypatch.setattr(pool, "_JOBS_OF_A_POOL", 20)
    found: Any = pool.run_all("a house", _made_in, range(50), pool.Crew(2))  # type: ignore[arg-type]
    assert found.keys() == set(map(str, range(50)))
    made_in = [{found[str(job)] for job in part} for part in (range(20), range(20, 40))]
    assert not made_in[0] & made_in[1]
    assert os.getpid() not in made_in[0]


def test_a_process_that_makes_pages_ends_with_its_run(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(2)}
    process.kill()
    process.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(map(_runs, workers)):
        time.sleep(0.02)
    left = [each for each in workers if _runs(each)]
    for each in left:
        os.kill(each, 9)
    assert left == []
