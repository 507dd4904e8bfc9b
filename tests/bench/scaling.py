"""`make bench`: what becomes of processor time, memory and one change as disclosures become more.

    python tests/bench/scaling.py [--counts 200,400,800]

For each count of made-up disclosures: processor seconds of packages with catalogue and of the site, for
each disclosure; the most memory of any one process; and the same for one changed disclosure among them, in
all. What is in proportion has the same figure in each line; what is flat, the same seconds for one change.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_MIB = 1024 if sys.platform == "linux" else 1024 * 1024
_CHANGE = "\n本表由本单位填报。\n"


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds, and the mebibytes of the largest process."""

    seconds: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--counts", default="200,400,800")
    counts = [int(each) for each in parser.parse_args().counts.split(",")]
    print("disclosures   each: packages      site   memory   one changed: packages      site")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            print(_line(count, Path(folder)), flush=True)


def _line(count: int, folder: Path) -> str:
    corpus = folder / "disclosures"
    _run("-m", "tools.corpus", str(corpus), "--count", str(count), "--seed", "12")
    for path in corpus.iterdir():
        if path.suffix != ".txt":
            path.unlink()
    packages, site = _whole(folder)
    changed = min(corpus.glob("*.txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + _CHANGE, encoding="utf-8")
    again, site_again = _whole(folder)
    memory = max(packages.memory, site.memory)
    return (
        f"{count:>11} {packages.seconds / count:>17.3f} s {site.seconds / count:>7.3f} s "
        f"{memory:>5.0f} MB {again.seconds:>19.1f} s {site_again.seconds:>7.1f} s"
    )


def _whole(folder: Path) -> tuple[Spent, Spent]:
    packages = folder / "packages"
    how = {"PACKAGES": str(packages), "CACHE": str(folder / "cache"), "SITEURL": ""}
    built = _run(
        "-m", "pipeline", "build", str(folder / "disclosures"), "--packages", str(packages)
    )
    written = _run(
        "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(folder / "site"), **how
    )
    return built, written


def _run(*arguments: str, **environment: str) -> Spent:
    """Runs Python in a process of its own, whose children are counted with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    _, status, own = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(spent, own.ru_maxrss / _MIB)


if __name__ == "__main__":
    main()
