"""Processes that make pages go when what started them is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

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
