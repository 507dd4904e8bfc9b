"""`python -m tools.attack`: attacks build and publish; ends 1 if anything came out wrong."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.attack.damage import damage
from tools.attack.disks import full_disks
from tools.attack.kills import kills
from tools.attack.outcome import Field, Outcome
from tools.attack.races import races


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.attack", description=(__doc__ or "").strip()
    )
    parser.add_argument("--build-kills", type=int, default=60, metavar="N")
    parser.add_argument("--publish-kills", type=int, default=60, metavar="N")
    parser.add_argument("--pairs", type=int, default=20, metavar="N")
    parser.add_argument("--disks", type=int, default=10, metavar="N", help="sizes for each folder")
    parser.add_argument("--damages", type=int, default=12, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--warm", action="store_true", help="fork runs off a process that has loaded the program"
    )
    parser.add_argument("--scratch", type=Path, help="where (default: a temporary folder)")
    return parser.parse_args()


def _outcomes(field: Field, wanted: argparse.Namespace) -> Iterator[Outcome]:
    if wanted.build_kills:
        yield from kills(field, "build", wanted.build_kills)
    if wanted.publish_kills:
        yield from kills(field, "publish", wanted.publish_kills)
    if wanted.pairs:
        yield from races(field, wanted.pairs, wanted.seed)
    if wanted.disks:
        yield from full_disks(field, wanted.disks)
    if wanted.damages:
        yield from damage(field, wanted.damages, wanted.seed)


def main() -> int:
    wanted = _arguments()
    scratch = wanted.scratch or Path(tempfile.mkdtemp(prefix="attack-"))
    started = time.monotonic()
    tried, wrong = Counter[str](), Counter[str]()
    for outcome in _outcomes(Field(scratch, wanted.warm), wanted):
        tried[outcome.attack] += 1
        wrong[outcome.attack] += bool(outcome.wrong)
        mark = f"✗ {outcome.wrong}" if outcome.wrong else "✓"
        print(f"{outcome.attack}: {outcome.said} {mark}", flush=True)
    print(f"\n{sum(tried.values())} tries in {time.monotonic() - started:.0f} s")
    for attack, tries in tried.items():
        print(f"{attack:22} {tries - wrong[attack]:4} of {tries} right")
    if not wanted.scratch:
        shutil.rmtree(scratch, ignore_errors=True)
    return 1 if wrong.total() else 0


if __name__ == "__main__":
    sys.exit(main())
