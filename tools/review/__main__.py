"""Review by hand, before a change of the program is published.

    python -m tools.review compare OLD NEW [--most 20]
    python -m tools.review draw PACKAGES --what WHAT [--count 200] [--seed 1] > drawn.tsv
    python -m tools.review tally drawn.tsv

OLD, NEW and PACKAGES are folders as `python -m pipeline build … --packages FOLDER` writes them; WHAT is
claims, headlines, amounts or failures. `compare` ends with 1 where anything differs, as diff does.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from tools.review.compare import KINDS, Difference, compare, outcomes
from tools.review.draw import SAMPLES, draw
from tools.review.packages import packages
from tools.review.tally import read, tally


def main(arguments: list[str] | None = None) -> int:
    """Run one of the three; 2 where what is given is not what it takes."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.review", description=(__doc__ or "").splitlines()[0]
    )
    of = parser.add_subparsers(dest="command", required=True)
    comparing = of.add_parser("compare", help="what records of two builds differ")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument(
        "--most", type=int, default=20, help="rows of a kind printed per package"
    )
    drawing = of.add_parser("draw", help="records to be judged by hand, as TSV")
    drawing.add_argument("packages", type=Path)
    drawing.add_argument("--what", choices=SAMPLES, required=True)
    drawing.add_argument("--count", type=int, default=200)
    drawing.add_argument("--seed", type=int, default=1)
    of.add_parser("tally", help="sum up a TSV with verdicts").add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.command == "compare":
            return _compare(options.old, options.new, options.most)
        if options.command == "draw":
            rows = draw(packages(options.packages), options.what, options.count, options.seed)
            csv.writer(sys.stdout, dialect="excel-tab", lineterminator="\n").writerows(rows)
        else:
            print(*tally(read(options.file)), sep="\n")
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _compare(old: Path, new: Path, most: int) -> int:
    olds, news = ({each.name: each for each in packages(folder)} for folder in (old, new))
    for sign, only in (("-", olds.keys() - news.keys()), ("+", news.keys() - olds.keys())):
        for name in sorted(only):
            print(f"{sign} package: {name}")
    differ = olds.keys() != news.keys()
    counts = Counter[tuple[str, str]]()
    before, after = Counter[str](), Counter[str]()
    for name in sorted(olds.keys() & news.keys()):
        before += outcomes(olds[name])
        after += outcomes(news[name])
        found = [compare(olds[name], news[name], kind) for kind in KINDS]
        if any(found):
            differ = True
            print(name)
        for differences in found:
            counts.update((each.kind.name, each.sign) for each in differences)
            _print(differences, most)
    print(f"\n{'':<12}{'gone':>8}{'new':>8}{'changed':>9}   in packages that both have")
    for kind in KINDS:
        gone, came, changed = (counts[kind.name, sign] for sign in "-+~")
        print(f"{kind.name + 's':<12}{gone:8}{came:8}{changed:9}")
    for outcome in sorted(before | after):
        print(f"findings {outcome}: {before[outcome]} → {after[outcome]}")
    return 1 if differ else 0


def _print(differences: list[Difference], most: int) -> None:
    for each in differences[:most]:
        print(f"  {each}")
    if len(differences) > most:
        print(f"  … and {len(differences) - most} more: --most")


if __name__ == "__main__":
    sys.exit(main())
