"""`verify`: re-checks checksums, schemas and sums of what was published."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from pipeline.assemble import repair_held
from pipeline.commands.build import HELD, STATUS, add_versions, versions_of
from pipeline.commands.reporting import summary
from pipeline.folders import Held, held
from pipeline.package import verify
from pipeline.publish import site_faults, status_of, write_status
from pipeline.resource.fiscal import DESCRIPTOR
from pipeline.website.output import LEDGER


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory", type=Path, metavar="DIR", help="a package, a folder of them, or a site"
    )
    parser.add_argument(
        "--repair", action="store_true",
        help="make again what is damaged or missing in a folder of packages, from its sources or the "
        "store of versions",
    )  # fmt: skip
    add_versions(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 if all is as published, 1 otherwise, 2 where there is no such folder, 3 if a run that
    is to be repaired after still goes on."""
    directory: Path = options.directory
    if not directory.is_dir():
        print(f"{directory}: there is no such folder", file=sys.stderr)
        return 2
    if options.repair:
        if (directory / DESCRIPTOR).is_file():
            print(f"{directory}: give the folder of the packages", file=sys.stderr)
            return 2
        if (code := _repair(options)) == HELD:
            return code
    problems = [str(each) for each in verify(directory)] if not _is_site(directory) else []
    problems += site_faults(directory) if _is_site(directory) else []
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "Everything is as it was published.")
    return 1 if problems else 0


def _is_site(directory: Path) -> bool:
    return (directory / LEDGER).is_file()


def _repair(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    options.packages = options.directory
    try:
        with held(options.directory, "repair"):
            report = repair_held(options.directory, versions_of(options))
            seconds = time.perf_counter() - started
            code = 0 if report.is_complete else 1
            write_status(status_of(report, seconds, code), options.directory / STATUS)
    except Held as error:
        print(error, file=sys.stderr)
        return HELD
    print(summary(report, options.directory, seconds))
    return code
