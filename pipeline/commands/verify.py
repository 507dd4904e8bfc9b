"""`verify`: re-checks checksums, schemas and sums of what was published, in a folder or at an address."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from pipeline.assemble import repair_held
from pipeline.commands.build import HELD, STATUS, add_versions, versions_of
from pipeline.commands.reporting import mended
from pipeline.folders import Held, held
from pipeline.package import verify
from pipeline.package.published_copy import CopyError, is_copy, verify_address, verify_copy
from pipeline.package.standards import validate_standards
from pipeline.publish import site_faults, status_of, write_status
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.website.output import LEDGER

_PACKAGES = "data/packages"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "published", metavar="DIR|URL",
        help="a package, a folder of them, or a whole published site; of an address, the hashes",
    )  # fmt: skip
    parser.add_argument(
        "--standards", action="store_true",
        help="let frictionless, and what other validators are installed, judge all of it",
    )  # fmt: skip
    parser.add_argument(
        "--repair", action="store_true",
        help="make again what is damaged or missing in a folder of packages, from its sources or the "
        "store of versions",
    )  # fmt: skip
    add_versions(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 if all is as published, 1 otherwise, 2 where there is no such folder or manifest, 3 if a
    run that is to be repaired after still goes on."""
    if options.published.startswith(("http://", "https://")):
        return _verify_address(options)
    directory = Path(options.published)
    if not directory.is_dir():
        print(f"{directory}: there is no such folder", file=sys.stderr)
        return 2
    if options.repair:
        if (directory / DESCRIPTOR).is_file():
            print(f"{directory}: give the folder of the packages", file=sys.stderr)
            return 2
        if (code := _repair(options)) == HELD:
            return code
    problems, said = _looked_at(directory)
    if options.standards:
        for judged in validate_standards(directory):
            problems += map(str, judged.problems)
            said.append(str(judged))
    for problem in problems:
        print(problem)
    for line in said:
        print(line)
    print(f"{len(problems)} problems" if problems else "Everything is as it was published.")
    return 1 if problems else 0


def _looked_at(directory: Path) -> tuple[list[str], list[str]]:
    """What is wrong with what lies in the folder, and what else is to be said of it."""
    is_site = (directory / LEDGER).is_file()
    if not is_copy(directory):
        if is_site:
            return site_faults(directory), []
        return [str(each) for each in verify(directory)], []
    copy = verify_copy(directory)
    faults = [str(each) for each in copy.problems]
    # what a manifest says of a file need not be said again
    said = {each.place for each in copy.problems}
    faults += [
        f"{_PACKAGES}/{each}"
        for each in verify(directory / _PACKAGES)
        if f"{_PACKAGES}/{each.place}" not in said
    ]
    if is_site:
        faults += [each for each in site_faults(directory) if each.partition(": ")[0] not in said]
    return faults, [str(copy)]


def _verify_address(options: argparse.Namespace) -> int:
    if options.standards or options.repair:
        print("--standards and --repair need a folder: fetch a copy first", file=sys.stderr)
        return 2
    try:
        copy = verify_address(options.published)
    except CopyError as error:
        print(f"{options.published}: {error}", file=sys.stderr)
        return 2
    for problem in copy.problems:
        print(problem)
    print(copy)
    return 1 if copy.problems else 0


def _repair(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    directory = options.packages = Path(options.published)
    try:
        with held(directory, "repair"):
            report = repair_held(directory, versions_of(options))
            seconds = time.perf_counter() - started
            code = 0 if report.is_complete else 1
            write_status(status_of(report, directory, seconds, code), directory / STATUS)
    except Held as error:
        print(error, file=sys.stderr)
        return HELD
    print(mended(report, directory, seconds))
    return code
