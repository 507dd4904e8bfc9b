"""Pelican ends with the run that asked for it, from before anything that takes long is loaded."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.commands import publish
from pipeline.pelican_run import HOLDS_PACKAGES
from tests.conftest import ROOT

LOADED_WHEN_TIED = """
import sys
import pipeline.folders

def tied():
    print(*(each for each in sys.modules if each.partition(".")[0] in ("pelican", "pipeline")))
    sys.exit()

pipeline.folders.end_with_parent = tied
import runpy
runpy.run_module(sys.argv[1], run_name="__main__")
"""
ASKS_FOR_PELICAN = """
import os, subprocess, sys, time
environment = {**os.environ, sys.argv[2]: str(os.getpid())}
subprocess.Popen([sys.executable, *sys.argv[3:]], env=environment, pass_fds=[int(sys.argv[1])])
time.sleep(60)
"""
LOADS_FOR_A_MINUTE = """
import os, time
os.write({end}, b"loading")
time.sleep(60)
"""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `publish` hands to Python."""
    seen: list[str] = []

    def run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
        seen.extend(command[1:])
        return 0, ""

    monkeypatch.setattr(publish, "_run", run)
    publish.pelican(tmp_path, "", tmp_path / "site", {})
    return seen


def test_nothing_is_loaded_before_it_is_tied(command: Sequence[str]) -> None:
    flag, module = command[:2]
    assert flag == "-m"
    ended = subprocess.run(
        [sys.executable, "-c", LOADED_WHEN_TIED, module], cwd=ROOT,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = ended.stdout.split()
    assert "pipeline.folders.with_parent" in loaded
    assert [each for each in loaded if not each.startswith("pipeline.folders.")] == [
        "pipeline", "pipeline.folders",
    ]  # fmt: skip


def test_a_run_that_is_gone_already_gets_no_site(command: Sequence[str]) -> None:
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**os.environ, HOLDS_PACKAGES: "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (1, "the run that asked for the site is gone\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux kills by itself")
def test_it_goes_with_a_run_that_is_killed_while_pelican_is_loaded(
    command: Sequence[str], tmp_path: Path
) -> None:
    ours, theirs = os.pipe()
    (tmp_path / "pelican.py").write_text(LOADS_FOR_A_MINUTE.format(end=theirs), encoding="utf-8")
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKS_FOR_PELICAN, str(theirs), HOLDS_PACKAGES, *command],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)}, pass_fds=[theirs],
    )  # fmt: skip
    os.close(theirs)
    try:
        assert select.select([ours], [], [], 30)[0]
        assert os.read(ours, 7) == b"loading"
        asking.send_signal(signal.SIGKILL)
        assert select.select([ours], [], [], 30)[0], "it still holds its end of the pipe"
        assert os.read(ours, 1) == b""
    finally:
        asking.kill()
        asking.wait()
        os.close(ours)
