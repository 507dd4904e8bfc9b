"""`make bench`: what becomes of processor time, memory and one change as disclosures become more.

    python tests/bench/scaling.py [--counts 200,400,800]

For each count of made-up disclosures: processor seconds of packages with catalogue and of the site, for
each disclosure; the most memory that all processes of a run had together; and the seconds for one changed
disclosure among them, in all. The last line has the power of the count by which each grew from the first
count to the last: 1 is in proportion, 0 is flat, 2 would be each with each.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_CHANGE = "\n本表由本单位填报。\n"
_LOOKS = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds, and the mebibytes of all processes together at their most."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one count: seconds of both stages in all, mebibytes, seconds of both for one change."""

    packages: float
    site: float
    memory: float
    packages_again: float
    site_again: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--counts", default="200,400,800")
    counts = [int(each) for each in parser.parse_args().counts.split(",")]
    print("disclosures   each: packages      site   memory   one changed: packages      site")
    found = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measured(count, Path(folder)))
        print(_line(count, found[-1]), flush=True)
    if len(counts) > 1:
        powers = list(growth(counts, found))
        print(
            f"      power {powers[0]:>17.2f}   {powers[1]:>7.2f} {powers[2]:>9.2f} "
            f"{powers[3]:>20.2f} {powers[4]:>9.2f}"
        )


def _line(count: int, of_it: Measured) -> str:
    return (
        f"{count:>11} {of_it.packages / count:>17.3f} s {of_it.site / count:>7.3f} s "
        f"{of_it.memory:>5.0f} MB {of_it.packages_again:>19.1f} s {of_it.site_again:>7.1f} s"
    )


def growth(counts: Sequence[int], found: Sequence[Measured]) -> Iterator[float]:
    """The power of the count by which each figure grew."""
    for first, last in zip(astuple(found[0]), astuple(found[-1]), strict=True):
        yield math.log(last / first) / math.log(counts[-1] / counts[0])


def measured(count: int, folder: Path) -> Measured:
    """Builds so many disclosures and their site, then again with one of them changed."""
    corpus = folder / "disclosures"
    _run("-m", "tools.corpus", str(corpus), "--count", str(count), "--seed", "12")
    packages, site = _whole(folder)
    changed = min(corpus.glob("*.txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + _CHANGE, encoding="utf-8")
    again, site_again = _whole(folder)
    memory = max(each.memory for each in (packages, site, again, site_again))
    return Measured(packages.seconds, site.seconds, memory, again.seconds, site_again.seconds)


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
    memory = 0.0
    while process.poll() is None:
        memory = max(memory, sum(map(_memory, _family(process.pid))))
        time.sleep(_LOOKS)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(spent, memory)


def _family(process: int) -> list[int]:
    """The process and all below it; only itself where there is no /proc."""
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = path.read_text().split()
        except OSError:
            continue
        found += [each for child in below for each in _family(int(child))]
    return found


def _memory(process: int) -> float:
    """Its mebibytes; pages that several share are told once (Pss)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(each.split()[1]) for each in lines if each.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
