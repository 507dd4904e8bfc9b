"""`verify`: re-checks checksums, schemas and sums of what was published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.package import verify
from pipeline.package.standards import validate_standards


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory", type=Path, metavar="DIR", help="a package, or a folder of them"
    )
    parser.add_argument(
        "--standards", action="store_true",
        help="let frictionless, and what other validators are installed, judge all of it",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 if all is as published, 1 otherwise, 2 where there is no such folder."""
    if not options.directory.is_dir():
        print(f"{options.directory}: there is no such folder", file=sys.stderr)
        return 2
    problems = verify(options.directory)
    judged = list(validate_standards(options.directory)) if options.standards else []
    for each in judged:
        problems += each.problems
    for problem in problems:
        print(problem)
    for each in judged:
        print(each)
    print(f"{len(problems)} problems" if problems else "Everything is as it was published.")
    return 1 if problems else 0
