"""`build`: files or folders of disclosures → packages and catalogue, without the site."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tqdm import tqdm

from pipeline.assemble import Report, build
from pipeline.package.standards import Judged, validate_sample

_SAMPLE = 2
"""Packages of a build that are validated at its end, besides the catalogue."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[Path("data/disclosures")], metavar="PATH",
        help="files or folders (default: data/disclosures)",
    )  # fmt: skip
    parser.add_argument(
        "--packages", type=Path, default=Path("data/packages"), metavar="DIR",
        help="where the packages go (default: data/packages)",
    )  # fmt: skip
    parser.add_argument(
        "--workers", type=_positive, default=None, metavar="N",
        help="processes at once (default: one per core)",
    )  # fmt: skip
    parser.add_argument(
        "--strict", action="store_true", help="say so at the end if anything was set aside"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build; 0 if all was built, 1 if something was set aside, 2 for a path that is not there."""
    started = time.perf_counter()
    with tqdm(total=0, unit="份", disable=None, leave=False) as bar:

        def on_progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        def on_page(file: str, page: int, pages: int) -> None:
            bar.set_postfix_str(f"{file} 识别第 {page}/{pages} 页")

        try:
            report = build(
                options.paths, options.packages, options.workers, on_progress,
                None if bar.disable else on_page,
            )  # fmt: skip
        except FileNotFoundError as error:
            print(f"{error}: there is no such file or folder", file=sys.stderr)
            return 2
    print(summary(report, options.packages, time.perf_counter() - started))
    sample = sampled(report, options.packages)
    if sample is not None:
        print(sample)
        for problem in sample.problems:
            print(f"  ✗ {problem}", file=sys.stderr)
    if options.strict and not report.is_complete:
        print("--strict: not everything was built", file=sys.stderr)
    return 0 if report.is_complete and not (sample and sample.problems) else 1


def sampled(report: Report, packages: Path) -> Judged | None:
    """What frictionless says of the catalogue and of a few packages built; None if none was built."""
    built = [each.package for each in report.built][:_SAMPLE]
    return validate_sample(packages, ["catalogue", *built]) if built else None


def summary(report: Report, packages: Path, seconds: float) -> str:
    """What happened, for a maintainer at a glance: what was built, what not and why."""
    lines = [
        f"Built {len(report.built)}, unchanged {len(report.unchanged)}, "
        f"set aside {len(report.set_aside)} in {seconds:.1f} s → {packages}"
    ]
    for built in report.built:
        lines.append(
            f"  ✓ {built.package}  {built.title}: {built.tables} tables, {built.amounts} amounts, "
            f"{built.indicators} indicators, {built.failed_checks} checks failed"
        )
        lines += [f"      ! {note}" for note in built.notes]
    for label, package in report.unchanged:
        lines.append(f"  = {package}  {label}")
    for aside in report.set_aside:
        lines.append(f"  ✗ {aside.reason}")
        lines += [f"      {line}" for line in aside.details.splitlines()]
    for stray in report.strays:
        lines.append(f"  ? {stray}")
    for package in report.withdrawn:
        lines.append(f"  ? {package}: its source is gone; delete the package to withdraw it")
    return "\n".join(lines)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
