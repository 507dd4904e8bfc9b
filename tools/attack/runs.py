"""The two commands as processes of their own, in sessions of their own, so that all they started is seen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.attack import warm

ROOT = Path(__file__).parents[2]
_PATIENCE = 900
Process = subprocess.Popen[bytes] | warm.Forked


@dataclass(frozen=True, slots=True)
class Place:
    """Where one attack happens; with `warm` runs are forked off a process that has loaded the program."""

    sources: Path
    packages: Path
    output: Path
    warm: bool = False

    def command(self, name: str) -> list[str]:
        """`build` or `publish`, without a store of versions: both states come again and again."""
        command = [_WARM] if self.warm else [sys.executable, "-m", "pipeline"]
        command += [name, str(self.sources)]
        command += ["--packages", str(self.packages), "--workers", "2", "--versions", ""]
        return command + (["--output", str(self.output)] if name == "publish" else [])


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that ended: its exit code, all it said, the seconds."""

    code: int
    said: str
    seconds: float

    @property
    def wrong(self) -> str:
        """A traceback or a fault of our own is never right."""
        if "Traceback" in self.said or self.code == 70:
            return f"exit code {self.code}: {self.said[-300:]}"
        return ""


_WARM = "warm"


def start(command: Sequence[str], log: Path, **environment: str) -> Process:
    if command[0] == _WARM:
        return warm.start(command[1:], log)
    with log.open("wb") as said:
        return subprocess.Popen(
            command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT,
            env={**os.environ, **environment}, start_new_session=True,
        )  # fmt: skip


def end(process: Process, log: Path, started: float) -> Ended:
    code = process.wait(timeout=_PATIENCE)
    said = log.read_text(encoding="utf-8", errors="replace")
    return Ended(code, said, time.monotonic() - started)


def run(command: Sequence[str], log: Path, **environment: str) -> Ended:
    started = time.monotonic()
    return end(start(command, log, **environment), log, started)


def members(session: int) -> list[int]:
    """The processes of a session that still run (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(stat.parent.name))
    return found


def kill(process: Process, how: str) -> None:
    """SIGKILL to the run alone ("main"), to all of it ("group"), to one of its children ("child"),
    or SIGTERM to the run ("term")."""
    try:
        if how == "main":
            process.kill()
        elif how == "term":
            process.terminate()
        elif how == "group":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            children = [each for each in members(process.pid) if each != process.pid]
            os.kill(children[0] if children else process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def orphans(process: Process, seconds: float = 3.0) -> str:
    """What of a run goes on after its end."""
    until = time.monotonic() + seconds
    while left := members(process.pid):
        if time.monotonic() > until:
            return f"{len(left)} processes of the killed run go on"
        time.sleep(0.05)
    return ""
