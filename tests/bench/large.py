"""`make bench`: what large input costs, and which reader or stage grows faster than its input.

    python tests/bench/large.py [--scale 1] [--kinds figures,rows] [--full]

Each kind of input (`large_inputs.py`) is made at one, two and four times a size, and built in a process of
its own. Printed are processor seconds of every stage, the process's largest memory, and for each stage the
exponent with which it grows from the smallest to the largest: 1 is in proportion, 2 is quadratic. `--full`
builds instead, once each, the sizes for which there are marks: 5 MB of prose, lines of 5 and 10 MB, 200,000
rows. What takes too long, or is past the limits of a disclosure, is told.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.large_inputs import KINDS  # noqa: E402

LONGEST = 1800
"""Seconds that one input may take."""
SLIGHT = 0.05
"""Seconds below which a stage tells nothing of how it grows."""
FULL = {"words": (5.0,), "figures": (5.0,), "line": (5.0, 10.0), "rows": (200_000.0,)}
_STEPS = (1, 2, 4)
_WHOLE = ("all", "memory", "bytes")

Spent = dict[str, float] | str
"""Seconds by stage, with the whole and its memory in MB; else what became of it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scale", type=float, default=1, help="how many times the usual sizes")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--full", action="store_true", help="the sizes for which there are marks")
    options = parser.parse_args()
    print("load", *(f"{each:.1f}" for each in os.getloadavg()))
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds.split(","):
            steps = [KINDS[kind][1] * options.scale * times for times in _STEPS]
            found = list(built(kind, FULL.get(kind, ()) if options.full else steps, Path(folder)))
            if not options.full:
                print(f"{kind:>8} grows by  {', '.join(exponents(found))}", flush=True)


def built(kind: str, sizes: Sequence[float], folder: Path) -> Iterator[Spent]:
    """Each size, told as soon as it is built."""
    for size in sizes:
        spent = measured(kind, size, folder)
        print(f"{kind:>8} {size:>9,g}  {told(spent)}", flush=True)
        yield spent


def told(spent: Spent) -> str:
    """The whole, then the stages that take the most."""
    if isinstance(spent, str):
        return spent
    stages = sorted(((s, n) for n, s in spent.items() if n not in _WHOLE), reverse=True)
    most = ", ".join(f"{name} {seconds:.2f}" for seconds, name in stages if seconds >= SLIGHT)
    return (
        f"{spent['bytes'] / 1e6:6.2f} MB  {spent['all']:7.2f} s {spent['memory']:6.0f} MB  {most}"
    )


def exponents(found: Sequence[Spent]) -> Iterator[str]:
    """Each stage with the power of the input's size that its time grows by."""
    first, last = found[0], found[-1]
    if isinstance(first, str) or isinstance(last, str):
        yield "(not all were built)"
        return
    growth = math.log(_STEPS[-1])
    for name, seconds in last.items():
        if name not in ("memory", "bytes") and min(seconds, first.get(name, 0)) >= SLIGHT:
            yield f"{name} {math.log(seconds / first[name]) / growth:.2f}"


def measured(kind: str, size: float, folder: Path) -> Spent:
    """One input, built in a process of its own."""
    name, content = KINDS[kind][0](size)
    path = folder / name
    path.write_bytes(content)
    one = [
        sys.executable,
        str(ROOT / "tests/bench/one_build.py"),
        str(path),
        str(folder / "package"),
    ]
    try:
        run = subprocess.run(one, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return f"more than {LONGEST} s"
    finally:
        path.unlink()
    if run.returncode:
        return (
            f"not built: {(run.stderr.strip().splitlines() or [f'signal {-run.returncode}'])[-1]}"
        )
    return {"bytes": len(content), **json.loads(run.stdout.splitlines()[-1])}


if __name__ == "__main__":
    main()
