"""One run at a time, and nothing that is gone holds anything."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.folders import Held, held, held_for_reading
from pipeline.folders import lock as lock_module
from tests.conftest import ROOT

HOLD = """
import sys, time
from pathlib import Path
from pipeline.folders import held
with held(Path(sys.argv[1]), "build"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_module, "_PATIENCE", 0.1)


def hold(folder: Path) -> None:
    with held(folder, "build"):
        pass


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    process = holder(tmp_path)
    try:
        with pytest.raises(
            Held, match=rf"held by process {process.pid} on \S+ since 20\S+ \(build\)"
        ):
            hold(tmp_path)
    finally:
        process.kill()
        process.wait()
    hold(tmp_path)


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    process = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert "process" in (tmp_path / ".lock").read_text(encoding="utf-8")
    hold(tmp_path)


def test_a_number_that_was_given_again_holds_nothing(tmp_path: Path) -> None:
    """What the file says is for people: a living process of that number is no holder."""
    said = {"process": os.getpid(), "host": "h", "born": "x", "since": "y", "doing": "build"}
    (tmp_path / ".lock").write_text(json.dumps(said), encoding="utf-8")
    hold(tmp_path)
    assert (tmp_path / ".lock").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"process": "x"}'])
def test_a_lock_file_of_any_shape_is_no_lock(tmp_path: Path, text: str) -> None:
    (tmp_path / ".lock").write_text(text, encoding="utf-8")
    hold(tmp_path)


def test_readers_share_and_keep_a_build_out(tmp_path: Path) -> None:
    with held_for_reading(tmp_path), held_for_reading(tmp_path), pytest.raises(Held):
        hold(tmp_path)
    with held(tmp_path, "build"), pytest.raises(Held), held_for_reading(tmp_path):
        pass


def test_a_folder_that_may_not_be_written_is_read_without_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "open", denied)
    with held_for_reading(tmp_path):
        pass


class TestWithoutLocksOfTheKernel:
    @pytest.fixture(autouse=True)
    def no_flock(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lock_module, "_locked", lambda *_: False)

    def test_the_file_holds(self, tmp_path: Path) -> None:
        with held(tmp_path, "build"), pytest.raises(Held, match=f"process {os.getpid()}"):
            hold(tmp_path)
        hold(tmp_path)
        assert not (tmp_path / ".lock.held").exists()

    @pytest.mark.parametrize(
        ("changed", "holds"),
        [
            ({"process": 2**22 + 1}, False),
            ({"born": "another start"}, False),
            ({"host": "elsewhere"}, True),
        ],
    )
    def test_a_holder_that_is_gone_is_seen_but_not_one_elsewhere(
        self, tmp_path: Path, changed: dict[str, object], holds: bool
    ) -> None:
        said = json.loads(lock_module._own("build")) | changed
        (tmp_path / ".lock.held").write_text(json.dumps(said), encoding="utf-8")
        if holds:
            with pytest.raises(Held, match="elsewhere"):
                hold(tmp_path)
        else:
            hold(tmp_path)


WORKER = """
import multiprocessing, os, sys, time
from pipeline.folders import end_with_parent
def work(said):
    end_with_parent()
    said.put(os.getpid())
    time.sleep(60)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    said = multiprocessing.Queue()
    multiprocessing.Process(target=work, args=(said,)).start()
    print(said.get(), flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("how", multiprocessing.get_all_start_methods())
def test_a_worker_lives_and_ends_with_its_run(tmp_path: Path, how: str) -> None:
    script = tmp_path / "run.py"
    script.write_text(WORKER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), how], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until and _runs(worker):
        time.sleep(0.02)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        stat = Path(f"/proc/{process}/stat")
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (ProcessLookupError, FileNotFoundError):
        return False
