"""Pelican runs in a process that ends with the run that asked for it, and tells how it ended."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.pelican_run import HOLDS_PACKAGES, run_pelican
from tests.conftest import ROOT

PELICAN = """
import os, sys, time
def main(arguments):
    exec(arguments[0])
"""
ASKS_FOR_PELICAN = """
import sys
from pathlib import Path
from pipeline.pelican_run import run_pelican
run_pelican([sys.argv[1]], {}, Path("."))
"""


@pytest.fixture
def pelican(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Pelican that does what it is told in Python; gives the folder in which it lies."""
    (tmp_path / "pelican.py").write_text(PELICAN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [each for each in sys.modules if each.partition(".")[0] == "pelican"]:
        monkeypatch.delitem(sys.modules, name)
    return tmp_path


def test_it_runs_in_its_folder_with_its_environment_and_all_that_it_says_is_heard(
    pelican: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = f"os.environ['SITEURL'], os.environ['{HOLDS_PACKAGES}'], os.getcwd()"
    order = f"print(*({told})); print('所见', file=sys.stderr); os.system('echo heard')"
    before = Path.cwd(), {**os.environ}
    code, said = run_pelican([order], {"SITEURL": "https://example.org"}, pelican)
    assert code == 0
    assert sorted(said.splitlines()) == [
        "heard", f"https://example.org {os.getpid()} {pelican}", "所见"
    ]  # fmt: skip
    assert (Path.cwd(), {**os.environ}) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("order", "code", "said"),
    [
        ("sys.exit(3)", 3, ""),
        ("raise RuntimeError('no page')", 1, "RuntimeError: no page\n"),
        ("os.kill(os.getpid(), 9)", -9, ""),
    ],
)
def test_how_it_ended_is_told(pelican: Path, order: str, code: int, said: str) -> None:
    ended = run_pelican([order], {}, pelican)
    assert ended[0] == code
    assert ended[1].endswith(said)


def test_it_ends_when_the_run_is_broken_off(pelican: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def broken(self: object, *_: object) -> None:
        monkeypatch.undo()
        started.append(self.pid)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("multiprocessing.process.BaseProcess.join", broken)
    with pytest.raises(KeyboardInterrupt):
        run_pelican(["time.sleep(60)"], {}, pelican)
    with pytest.raises(ProcessLookupError):
        os.kill(*started, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux kills by itself")
def test_it_goes_with_a_run_that_is_killed(pelican: Path) -> None:
    ours, theirs = os.pipe()
    order = f"os.write({theirs}, b'loading'); time.sleep(60)"
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKS_FOR_PELICAN, order], cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{pelican}"}, pass_fds=[theirs],
    )  # fmt: skip
    os.close(theirs)
    try:
        assert select.select([ours], [], [], 60)[0]
        assert os.read(ours, 7) == b"loading"
        asking.send_signal(signal.SIGKILL)
        assert select.select([ours], [], [], 30)[0], "it still holds its end of the pipe"
        assert os.read(ours, 1) == b""
    finally:
        asking.kill()
        asking.wait()
        os.close(ours)
