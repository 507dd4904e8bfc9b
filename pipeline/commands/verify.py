"""`verify`: re-checks checksums, schemas and sums of what was published, in a folder or at an address."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.package import Problem, verify
from pipeline.package.published_copy import CopyError, is_copy, verify_address, verify_copy
from pipeline.package.standards import validate_standards


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "published", metavar="DIR|URL",
        help="a package, a folder of them, or a whole published site; of an address, the hashes",
    )  # fmt: skip
    parser.add_argument(
        "--standards", action="store_true",
        help="let frictionless, and what other validators are installed, judge all of it",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 if all is as published, 1 otherwise, 2 where there is no such folder or manifest."""
    if options.published.startswith(("http://", "https://")):
        return _verify_address(options.published, standards=options.standards)
    directory = Path(options.published)
    if not directory.is_dir():
        print(f"{directory}: there is no such folder", file=sys.stderr)
        return 2
    said: list[object] = []
    problems: list[Problem] = []
    if is_copy(directory):
        copy = verify_copy(directory)
        problems += copy.problems
        said.append(copy)
        # what the manifests of the packages say is said already
        seen = {each.place.removeprefix("data/packages/") for each in problems}
        problems += [
            each for each in verify(directory / "data" / "packages") if each.place not in seen
        ]
    else:
        problems += verify(directory)
    judged = list(validate_standards(directory)) if options.standards else []
    for each in judged:
        problems += each.problems
    for problem in problems:
        print(problem)
    for line in [*said, *judged]:
        print(line)
    print(f"{len(problems)} problems" if problems else "Everything is as it was published.")
    return 1 if problems else 0


def _verify_address(address: str, *, standards: bool) -> int:
    if standards:
        print("--standards judges a folder: fetch a copy first", file=sys.stderr)
        return 2
    try:
        copy = verify_address(address)
    except CopyError as error:
        print(f"{address}: {error}", file=sys.stderr)
        return 2
    for problem in copy.problems:
        print(problem)
    print(copy)
    return 1 if copy.problems else 0
